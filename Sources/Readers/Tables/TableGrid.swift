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
  /// Places that may still be filled.
  var budget: Int
  /// Whether a table has more places or wider cells than the limits allow.
  private(set) var isClamped = false

  init(blocks: [Block], sources: [SourceRange], map: CanonicalMap, budget: Int) {
    self.blocks = blocks
    self.sources = sources
    self.map = map
    self.budget = budget
  }

  /// A grid, and where each of its cells was written.
  struct Grid {
    /// Rows of equal length.
    var rows: [[DocumentTable.Cell]] = []
    /// For each row, how many cells were written in it.
    var written: [Int] = []
    /// The first place of each cell that may name headers or be named as one, and its tag.
    var tags: [(place: DocumentTable.Place, tag: Int)] = []
  }

  /// The grid of a draft, nil where the limits do not allow it.
  mutating func grid(_ draft: TableDraft) -> Grid? {
    // The standard puts feet below the bodies, wherever they are written.
    let rows = draft.rows.filter { $0.part != .foot } + draft.rows.filter { $0.part == .foot }
    var grid = Grid()
    place(rows, keepsTags: draft.namesHeaders, &grid)
    let width = grid.rows.map(\.count).max() ?? 0
    let padding = grid.rows.reduce(0) { $0 + width - $1.count }
    guard width > 0, padding <= budget else {
      if width > 0 { isClamped = true }
      return nil
    }
    budget -= padding
    for row in grid.rows.indices where grid.rows[row].count < width {
      grid.rows[row].append(contentsOf: repeatElement(emptyCell, count: width - grid.rows[row].count))
    }
    leaveOutRows(&grid)
    return grid.rows.isEmpty ? nil : grid
  }

  private var emptyCell: DocumentTable.Cell {
    DocumentTable.Cell(blocks: 0..<0, range: TextRange(0, 0), source: SourceRange(0, 0), isHeader: false)
  }

  private mutating func place(_ rows: [TableDraft.Row], keepsTags: Bool, _ grid: inout Grid) {
    // For each column: the cell that reaches down into it and through how many more rows.
    var reaching: [(rows: Int, cell: DocumentTable.Cell)] = []
    var group = rows.first?.group
    for row in rows {
      if row.group != group { reaching = [] }
      group = row.group
      var line: [DocumentTable.Cell] = []
      line.reserveCapacity(max(reaching.count, row.cells.count))
      for draft in row.cells {
        takeReaching(&reaching, &line)
        let cell = cell(draft)
        if case let column = Int(draft.column), column >= 0 {
          while line.count < min(column, Self.mostColumns), budget > 0 {
            budget -= 1
            line.append(emptyCell)
            takeReaching(&reaching, &line)
          }
        }
        if keepsTags, draft.tag >= 0 {
          grid.tags.append((DocumentTable.Place(row: grid.rows.count, column: line.count), Int(draft.tag)))
        }
        let columns = min(draft.extent.columns, Self.mostColumns)
        let height = draft.extent.rows == 0 ? Self.mostRows : min(draft.extent.rows, Self.mostRows)
        if columns != draft.extent.columns || height < draft.extent.rows { isClamped = true }
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
      grid.rows.append(line)
      grid.written.append(row.cells.count)
    }
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

  /// Leaves out rows without cells of their own, and rows whose cells all reach into the row above or below: they only hold
  /// a cell for the others.
  private func leaveOutRows(_ grid: inout Grid) {
    var kept: [Int] = []
    for row in grid.rows.indices {
      let next = row + 1 < grid.rows.count ? grid.rows[row + 1] : []
      let last = kept.last.map { grid.rows[$0] } ?? []
      let isEmpty = grid.rows[row].allSatisfy(\.blocks.isEmpty)
      let saysMore =
        isEmpty
        ? grid.written[row] > 0
        : grid.rows[row].indices.contains { column in
          let cell = grid.rows[row][column]
          return !cell.blocks.isEmpty && !(column < next.count && next[column] == cell)
            && !(column < last.count && last[column] == cell)
        }
      if saysMore { kept.append(row) }
    }
    guard kept.count < grid.rows.count else { return }
    var places: [Int: Int] = [:]
    for (place, row) in kept.enumerated() { places[row] = place }
    grid.rows = kept.map { grid.rows[$0] }
    grid.written = kept.map { grid.written[$0] }
    grid.tags = grid.tags.compactMap { tag in
      places[tag.place.row].map { (DocumentTable.Place(row: $0, column: tag.place.column), tag.tag) }
    }
  }

  private func cell(_ draft: TableDraft.Cell) -> DocumentTable.Cell {
    guard let range = hull(draft.blocks) else {
      let place = draft.blocks.lowerBound > 0 ? blocks[draft.blocks.lowerBound - 1].range.end : 0
      let source = draft.blocks.lowerBound > 0 ? map.sourceOffset(sources[draft.blocks.lowerBound - 1].end) : 0
      return DocumentTable.Cell(
        blocks: draft.blocks, range: TextRange(place, place), source: SourceRange(source, source),
        isHeader: draft.isHeader, heads: draft.heads)
    }
    let start = sources[draft.blocks.lowerBound].start
    // A note in a line stands behind it in the text and inside it in the source; around another table the last block is
    // the last, and nested tables are not looked through again and again.
    let end =
      draft.holdsTable
      ? sources[draft.blocks.upperBound - 1].end : draft.blocks.reduce(start) { max($0, sources[$1].end) }
    return DocumentTable.Cell(
      blocks: draft.blocks, range: range, source: SourceRange(map.sourceOffset(start), map.sourceOffset(end)),
      isHeader: draft.isHeader, heads: draft.heads)
  }

  /// The range in the text of blocks that follow each other.
  func hull(_ range: Range<Int>) -> TextRange? {
    guard !range.isEmpty else { return nil }
    return TextRange(blocks[range.lowerBound].range.start, blocks[range.upperBound - 1].range.end)
  }
}
