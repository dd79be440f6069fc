/// A table while its elements are read: cells in rows, not yet a grid.
struct TableDraft {
  /// One cell as written.
  struct Cell {
    var extent: CellExtent
    var isHeader: Bool
    var blocks: Range<Int>
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
  private(set) var rows: [[Cell]] = []
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
