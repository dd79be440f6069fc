import DocumentModel

/// Tells tables that hold data from tables that lay out a page.
///
/// What the document says goes first: `role`, header cells, captions, the vocabularies of XML. Where it says nothing, data
/// are short texts in several cells; a cell with a heading above a text, with most of a long text or with links only, or a frame around
/// other tables is layout.
struct DataTable {
  /// The blocks of the document.
  let blocks: [Block]
  /// Its text.
  let text: [UInt8]
  /// Whether the document is XML, whose tables are for data.
  let isXML: Bool

  /// A cell with more bytes and more than half of the table's text is a page, not a cell: the abstract of a paper has 1,500.
  private static let page = 1500
  /// Longest text of a cell in a single row or column, or beside a heading, in bytes.
  private static let listItem = 200
  /// Longest label of a point, in bytes: `(xviii)`.
  private static let longestLabel = 8
  /// Cells with text of their own for each cell around another table, in a table that is no frame.
  private static let ownCells = 3

  /// Whether a table holds data.
  func holdsData(_ draft: TableDraft) -> Bool {
    var filled = 0
    var widest = 0
    var rows = 0
    var around = 0
    var text = 0
    var longest = 0
    var linked = 0
    var isMarked = draft.caption != nil
    var isList = true
    var points = 0
    var hasHeading = false
    for row in draft.rows {
      widest = max(widest, row.cells.count)
      var filledCells = 0
      var isPoint = false
      for cell in row.cells {
        isMarked = isMarked || cell.isHeader
        around += cell.holdsTable ? 1 : 0
        guard let first = cell.blocks.first, let last = cell.blocks.last else { continue }
        filledCells += 1
        if filledCells == 1 { isPoint = isPointLabel(blocks[first].range) }
        let count = blocks[last].range.end - blocks[first].range.start
        text += count
        linked += Int(cell.linked)
        isList = isList && cell.blocks.count == 1 && count <= Self.listItem
        if !cell.holdsTable {
          longest = max(longest, count)
          if !isMarked, blocks[cell.blocks].contains(where: { $0.kind == .heading }) {
            hasHeading = true
            if count > Self.listItem { return false }
          }
        }
      }
      filled += filledCells
      rows += filledCells > 0 ? 1 : 0
      points += isPoint && filledCells == 2 ? 1 : 0
    }
    guard !draft.isLayout, filled > 0, filled > 1 || rows > 0 && draft.rows.count > 1 && isMarked else { return false }
    if isXML || isMarked { return filled > 1 || widest > 1 }
    // Laws set their points as rows of two cells.
    if points == rows { return false }
    if around > 0 { return rows > 1 && widest > 1 && filled - around >= Self.ownCells * around && longest < Self.page }
    if widest == 1 || rows == 1 { return isList && !hasHeading && filled > 1 && linked * 2 < text }
    return !(longest > Self.page && longest * 2 > text) && linked * 10 < text * 9
  }

  /// Whether a text is the label of a point in a list: `(a)`, `iv)`, a dash.
  private func isPointLabel(_ range: TextRange) -> Bool {
    guard range.count <= Self.longestLabel else { return false }
    let label = text[range.start..<range.end]
    return label.last == 0x29 || !label.contains { ASCII.isLetter($0) || ASCII.isDigit($0) }
  }
}
