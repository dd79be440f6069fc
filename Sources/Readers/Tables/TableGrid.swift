import DocumentModel

/// Makes grids of drafts, as https://html.spec.whatwg.org/multipage/tables.html#forming-a-table does.
struct TableGrid {
  /// Most columns a cell may cover: the HTML standard's limit.
  static let mostColumns = 1000
  /// Most rows a cell may cover: the HTML standard's limit.
  static let mostRows = 65534

  /// The blocks of the document.
  let blocks: [Block]
  /// The canonical hull of each.
  let sources: [SourceRange]
  /// Leads to the bytes as received.
  let map: CanonicalMap
  /// The text, to see numbers.
  let text: [UInt8]
  /// Places that may still be filled.
  var budget: Int
  /// Whether a table has more places or wider cells than the limits allow.
  private(set) var isClamped = false

  init(blocks: [Block], sources: [SourceRange], map: CanonicalMap, text: [UInt8], budget: Int) {
    self.blocks = blocks
    self.sources = sources
    self.map = map
    self.text = text
    self.budget = budget
  }

  /// The table of a draft, nil where it holds no data but a layout.
  mutating func table(_ draft: TableDraft) -> DocumentTable? {
    let cells = draft.rows.reduce(0) { $0 + $1.count }
    let widest = draft.rows.map(\.count).max() ?? 0
    let hasText = draft.rows.contains { $0.contains { !$0.blocks.isEmpty } }
    guard !draft.isLayout, !draft.holdsTable, hasText, cells > 1, widest > 1 else { return nil }
    var rows = place(draft.rows)
    let width = rows.map(\.count).max() ?? 0
    guard width > 1, rows.count * width <= max(budget, 0) + rows.reduce(0, { $0 + $1.count }) else {
      isClamped = true
      return nil
    }
    for row in rows.indices where rows[row].count < width {
      rows[row].append(contentsOf: repeatElement(emptyCell, count: width - rows[row].count))
    }
    markHead(&rows)
    return DocumentTable(caption: draft.caption.flatMap(hull), rows: rows, path: draft.path)
  }

  private var emptyCell: DocumentTable.Cell {
    DocumentTable.Cell(
      blocks: 0..<0, range: TextRange(0, 0), source: SourceRange(0, 0), isHeader: false)
  }

  private mutating func place(_ rows: [[TableDraft.Cell]]) -> [[DocumentTable.Cell]] {
    var grid: [[DocumentTable.Cell]] = []
    // For each column: the cell that reaches down into it and through how many more rows.
    var reaching: [(rows: Int, cell: DocumentTable.Cell)] = []
    for row in rows {
      var line: [DocumentTable.Cell] = []
      for draft in row {
        takeReaching(&reaching, &line)
        let cell = cell(draft)
        let columns = min(draft.extent.columns, Self.mostColumns)
        let height = min(draft.extent.rows, Self.mostRows)
        if columns != draft.extent.columns || height != draft.extent.rows { isClamped = true }
        for _ in 0..<columns {
          guard budget > 0 else {
            isClamped = true
            break
          }
          budget -= 1
          while reaching.count <= line.count { reaching.append((0, cell)) }
          reaching[line.count] = (height - 1, cell)
          line.append(cell)
        }
      }
      takeReaching(&reaching, &line)
      grid.append(line)
    }
    return grid
  }

  private mutating func takeReaching(
    _ reaching: inout [(rows: Int, cell: DocumentTable.Cell)], _ line: inout [DocumentTable.Cell]
  ) {
    while line.count < reaching.count, reaching[line.count].rows > 0 {
      guard budget > 0 else {
        isClamped = true
        return
      }
      budget -= 1
      reaching[line.count].rows -= 1
      line.append(reaching[line.count].cell)
    }
  }

  private func cell(_ draft: TableDraft.Cell) -> DocumentTable.Cell {
    guard let range = hull(draft.blocks) else {
      let place = draft.blocks.lowerBound > 0 ? blocks[draft.blocks.lowerBound - 1].range.end : 0
      let source = draft.blocks.lowerBound > 0 ? map.sourceOffset(sources[draft.blocks.lowerBound - 1].end) : 0
      return DocumentTable.Cell(
        blocks: draft.blocks, range: TextRange(place, place), source: SourceRange(source, source),
        isHeader: draft.isHeader)
    }
    let first = sources[draft.blocks.lowerBound]
    let last = sources[draft.blocks.upperBound - 1]
    return DocumentTable.Cell(
      blocks: draft.blocks, range: range,
      source: SourceRange(map.sourceOffset(first.start), map.sourceOffset(last.end)), isHeader: draft.isHeader)
  }

  private func hull(_ range: Range<Int>) -> TextRange? {
    guard !range.isEmpty else { return nil }
    return TextRange(blocks[range.lowerBound].range.start, blocks[range.upperBound - 1].range.end)
  }

  /// Where no cell is marked as a header: the first row is the head if it has no numbers and a later row has.
  private func markHead(_ rows: inout [[DocumentTable.Cell]]) {
    guard rows.count > 1, !rows.joined().contains(where: \.isHeader) else { return }
    guard !rows[0].contains(where: isNumber), rows.dropFirst().joined().contains(where: isNumber) else { return }
    for column in rows[0].indices { rows[0][column].isHeader = true }
  }

  /// Whether a cell is a figure: digits are at least half of its letters and digits. A year alone is a label.
  private func isNumber(_ cell: DocumentTable.Cell) -> Bool {
    let bytes = text[cell.range.start..<cell.range.end]
    let digits = bytes.count(where: ASCII.isDigit)
    if digits == 4, bytes.count == 4, bytes.starts(with: "19".utf8) || bytes.starts(with: "20".utf8) { return false }
    return digits > 0 && digits >= bytes.count(where: ASCII.isLetter)
  }
}
