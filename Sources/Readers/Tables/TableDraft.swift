/// A table while its elements are read: cells in rows, not yet a grid.
struct TableDraft {
  /// One cell as written.
  struct Cell {
    var extent: CellExtent
    var isHeader: Bool
    var blocks: Range<Int>
    /// The level a header cell says it has, from 1; 0 where it says none.
    var headerLevel = 0
  }

  /// Path of the table's element.
  var path: String
  /// Whether the document says it is for layout.
  var isLayout: Bool
  /// How many elements were open around it.
  var stackDepth: Int
  /// Whether another table stands in one of its cells.
  var holdsTable = false
  /// Whether rows belong to the head.
  var isInHead = false
  /// The cells by rows.
  fileprivate(set) var rows: [[Cell]] = []
  /// Blocks of the caption.
  private(set) var caption: Range<Int>?

  private var openCellDepth: Int?
  private var captionStart: Int?

  init(path: String, isLayout: Bool, stackDepth: Int) {
    self.path = path
    self.isLayout = isLayout
    self.stackDepth = stackDepth
  }

  mutating func openRow() { rows.append([]) }

  mutating func openCell(_ extent: CellExtent, isHeader: Bool, firstBlock: Int, stackDepth: Int) {
    guard openCellDepth == nil else { return }
    if rows.isEmpty { rows.append([]) }
    rows[rows.count - 1].append(
      Cell(extent: extent, isHeader: isHeader || isInHead, blocks: firstBlock..<firstBlock))
    openCellDepth = stackDepth
  }

  mutating func closeCell(endBlock: Int, stackDepth: Int) {
    guard openCellDepth == stackDepth, let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    rows[row][cell].blocks = rows[row][cell].blocks.lowerBound..<endBlock
    openCellDepth = nil
  }

  mutating func openCaption(firstBlock: Int) { if caption == nil { captionStart = firstBlock } }

  mutating func closeCaption(endBlock: Int) {
    if let start = captionStart, start < endBlock { caption = start..<endBlock }
    captionStart = nil
  }
}

extension TableDraft {
  /// Sets the level of the last cell.
  mutating func setHeaderLevel(_ level: Int) { changeLastCell { $0.headerLevel = level } }

  /// Makes the last cell cover more columns.
  mutating func widen(by columns: Int) { changeLastCell { $0.extent.columns += columns } }

  private mutating func changeLastCell(_ change: (inout Cell) -> Void) {
    guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    change(&rows[row][cell])
  }

  /// Makes rows of a head that is one list of cells with levels: a cell stands above the deeper ones behind it.
  mutating func spreadHeaderLevels() {
    guard rows.count == 1, let deepest = rows[0].map(\.headerLevel).max(), deepest > 1, deepest <= 20 else { return }
    var levels = [[Cell]](repeating: [], count: deepest)
    // For each level: where the last cell of it stands that may have deeper ones behind it.
    var above: [Int?] = Array(repeating: nil, count: deepest)
    for (place, cell) in rows[0].enumerated() {
      var cell = cell
      let level = min(max(cell.headerLevel, 1), deepest) - 1
      let next = place + 1 < rows[0].count ? rows[0][place + 1].headerLevel : 0
      let isParent = next > level + 1
      cell.extent.rows = isParent ? 1 : deepest - level
      if isParent { cell.extent.columns = 0 }
      if !isParent {
        for outer in 0..<level {
          if let holder = above[outer] { levels[outer][holder].extent.columns += cell.extent.columns }
        }
      }
      for deeper in level..<deepest { above[deeper] = nil }
      if isParent { above[level] = levels[level].count }
      levels[level].append(cell)
    }
    rows = levels
  }
}
