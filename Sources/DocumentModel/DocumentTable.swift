/// A data table as a grid: cells that span rows or columns stand at each of their places.
public struct DocumentTable: Hashable, Sendable {
  /// One place of the grid.
  public struct Cell: Hashable, Sendable {
    /// Indexes into `Document.blocks` of the blocks in this cell; empty for an empty cell.
    public var blocks: Range<Int>
    /// Range in the text from the first to the last of its blocks; empty (start = end) for an empty cell.
    public var range: TextRange
    /// Range in the source of the cell's content (half-open bytes); its text, not its tags. Empty for an empty cell.
    public var source: SourceRange
    /// Whether it is a header cell (`th`, or in the head of the table).
    public var isHeader: Bool

    /// Makes a cell from its fields.
    public init(blocks: Range<Int>, range: TextRange, source: SourceRange, isHeader: Bool) {
      self.blocks = blocks
      self.range = range
      self.source = source
      self.isHeader = isHeader
    }
  }

  /// Range of the caption in the text.
  public var caption: TextRange?
  /// The unit that holds for the whole table, in its caption or beside it: `(in thousands)`.
  public var unit: TextRange?
  /// Blocks of the notes below the table, as indexes into `Document.blocks`.
  public var notes: Range<Int> = 0..<0
  /// Index into `Document.tables` of the table in one of whose cells this one stands.
  public var outer: Int?
  /// Rows from top to bottom, each of equal length.
  public var rows: [[Cell]]
  /// Path of the table's element.
  public var path: String

  /// Makes a table from its fields.
  public init(caption: TextRange?, rows: [[Cell]], path: String) {
    self.caption = caption
    self.rows = rows
    self.path = path
  }

  /// The header cells that hold for the cell at `row`, `column`: those of its column from the top, then the header cells
  /// of its row from the left. Header cells themselves have none.
  public func headers(row: Int, column: Int) -> [Cell] {
    guard rows.indices.contains(row), rows[row].indices.contains(column), !rows[row][column].isHeader else { return [] }
    var found: [Cell] = []
    for above in 0..<row where rows[above].indices.contains(column) {
      let cell = rows[above][column]
      if cell.isHeader, !cell.blocks.isEmpty, !found.contains(cell) { found.append(cell) }
    }
    for left in 0..<column {
      let cell = rows[row][left]
      if cell.isHeader, !cell.blocks.isEmpty, !found.contains(cell) { found.append(cell) }
    }
    return found
  }
}
