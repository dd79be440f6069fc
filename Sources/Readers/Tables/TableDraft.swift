import DocumentModel

/// A table while its elements are read: cells in rows, not yet a grid.
struct TableDraft {
  /// One cell as written.
  struct Cell {
    var extent: CellExtent
    var isHeader: Bool
    var blocks: Range<Int>
    /// What it says it is the header of.
    var heads = DocumentTable.Heads.nothing
    /// The level a header cell says it has, from 1; 0 where it says none.
    var headerLevel: UInt8 = 0
    /// The column it says it stands in, from 0; -1 where it says none.
    var column: Int32 = -1
    /// Canonical offset of its tag, where it may name headers or be named as one; -1 elsewhere.
    var tag: Int32 = -1
    /// Bytes of text in links.
    var linked: Int32 = 0
    /// Whether a table stands in it.
    var holdsTable = false
  }

  /// What the rows of a part of a table are.
  enum Part: UInt8 { case head, body, foot }

  /// A row as written.
  struct Row {
    var cells: [Cell] = []
    var part: Part
    /// The number of its part in the table: no cell reaches from one part into the next.
    var group: Int
  }

  /// Path of the table's element.
  var path = ""
  /// The node of that path.
  var node: Int32
  /// Whether the document says it is for layout.
  var isLayout: Bool
  /// How many elements were open around it.
  var stackDepth: Int
  /// The table around it, as an index into the drafts.
  var outer: Int?
  /// The cells by rows, in the order in which they are written.
  fileprivate(set) var rows: [Row] = []
  /// Blocks of the caption.
  private(set) var caption: Range<Int>?
  /// Its blocks, caption and all.
  var blocks: Range<Int>
  /// Whether cells say which cells are their headers, or what they head.
  private(set) var namesHeaders = false

  private var part = Part.body
  private var group = 0
  private var isRowOpen = false
  private var openCellDepth: Int?
  private var captionStart: Int?
  /// Names of the columns (CALS), and whether a row has begun since.
  private var columns: [String] = []
  private var areColumnsComplete = false
  /// Columns with names beyond these are not known by name.
  private static let mostNames = 200

  init(node: Int32, isLayout: Bool, stackDepth: Int, outer: Int?, firstBlock: Int) {
    self.node = node
    self.isLayout = isLayout
    self.stackDepth = stackDepth
    self.outer = outer
    blocks = firstBlock..<firstBlock
  }

  /// Whether a cell is open.
  var isCellOpen: Bool { openCellDepth != nil }

  mutating func openPart(_ part: Part) {
    guard !isCellOpen else { return }
    self.part = part
    group += 1
    isRowOpen = false
  }

  mutating func closePart(_ part: Part) {
    guard !isCellOpen, self.part == part else { return }
    if part == .head { spreadHeaderLevels() }
    openPart(.body)
  }

  mutating func openRow() {
    guard !isCellOpen else { return }
    rows.append(Row(part: part, group: group))
    isRowOpen = true
    areColumnsComplete = true
  }

  mutating func closeRow() { if !isCellOpen { isRowOpen = false } }

  mutating func openCell(_ extent: CellExtent, isHeader: Bool, firstBlock: Int, stackDepth: Int) {
    guard openCellDepth == nil else { return }
    if !isRowOpen { openRow() }
    rows[rows.count - 1].cells.append(
      Cell(extent: extent, isHeader: isHeader || part == .head, blocks: firstBlock..<firstBlock))
    openCellDepth = stackDepth
  }

  mutating func closeCell(endBlock: Int, stackDepth: Int) {
    guard openCellDepth == stackDepth else { return }
    changeLastCell { $0.blocks = $0.blocks.lowerBound..<endBlock }
    openCellDepth = nil
  }

  mutating func openCaption(firstBlock: Int) {
    if caption == nil, captionStart == nil, !isCellOpen { captionStart = firstBlock }
  }

  mutating func closeCaption(endBlock: Int) {
    if let start = captionStart, start < endBlock { caption = start..<endBlock }
    captionStart = nil
  }

  /// Says that another table stands in the open cell, or ends there with so many bytes of links.
  mutating func holdTable() { if isCellOpen { changeLastCell { $0.holdsTable = true } } }

  /// Counts text of links in the open cell.
  mutating func addLink(_ bytes: Int) {
    if isCellOpen { changeLastCell { $0.linked &+= Int32(truncatingIfNeeded: bytes) } }
  }
}

/// What the attributes of a cell say.
extension TableDraft {
  /// Sets the level of the last cell.
  mutating func setHeaderLevel(_ level: Int) { changeLastCell { $0.headerLevel = UInt8(clamping: level) } }

  /// Makes the last cell cover more columns.
  mutating func widen(by columns: Int) { changeLastCell { $0.extent.columns += columns } }

  /// Takes the name of a column of CALS; a group of columns behind rows begins anew.
  mutating func addColumn(_ name: String) {
    if areColumnsComplete { columns = [] }
    areColumnsComplete = false
    if columns.count < Self.mostNames { columns.append(name) }
  }

  /// Places the last cell by the names of columns in its tag (CALS).
  mutating func placeByName(_ tag: TagAttributes) {
    guard !columns.isEmpty else { return }
    func column(_ name: String) -> Int? { tag.value(of: name).flatMap { columns.firstIndex(of: $0.text) } }
    guard let first = column("namest") ?? column("colname") else { return }
    let last = column("nameend") ?? first
    changeLastCell {
      $0.column = Int32(clamping: first)
      $0.extent.columns = max(1, last - first + 1)
    }
  }

  /// Takes what the last cell says of headers (HTML `scope`; `headers` is read when the grid is there).
  mutating func nameHeaders(_ tag: TagAttributes) {
    namesHeaders = true
    setTag(tag.start)
    let scope = tag.value(of: "scope")?.text.lowercased() ?? ""
    changeLastCell {
      switch scope {
      case "row", "rowgroup": $0.heads = .row
      case "col", "colgroup", "column": $0.heads = .column
      default: return
      }
      $0.isHeader = true
    }
  }

  /// Sets where the tag of the last cell stands.
  mutating func setTag(_ offset: Int) { changeLastCell { $0.tag = Int32(truncatingIfNeeded: offset) } }

  private mutating func changeLastCell(_ change: (inout Cell) -> Void) {
    guard let row = rows.indices.last, let cell = rows[row].cells.indices.last else { return }
    change(&rows[row].cells[cell])
  }

  /// Makes rows of a head that is one list of cells with levels: a cell stands above the deeper ones behind it.
  private mutating func spreadHeaderLevels() {
    guard rows.count == 1, let deepest = rows[0].cells.map({ Int($0.headerLevel) }).max(), deepest > 1, deepest <= 20
    else {
      return
    }
    let cells = rows[0].cells
    var levels = [[Cell]](repeating: [], count: deepest)
    // For each level: where the last cell of it stands that may have deeper ones behind it.
    var above: [Int?] = Array(repeating: nil, count: deepest)
    for (place, cell) in cells.enumerated() {
      var cell = cell
      let level = min(max(Int(cell.headerLevel), 1), deepest) - 1
      let next = place + 1 < cells.count ? Int(cells[place + 1].headerLevel) : 0
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
    let group = rows[0].group
    rows = levels.map { Row(cells: $0, part: .head, group: group) }
  }
}
