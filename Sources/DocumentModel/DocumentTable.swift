/// A data table as a grid: cells that span rows or columns stand at each of their places.
public struct DocumentTable: Hashable, Sendable {
  /// What a cell is the header of.
  public enum Heads: String, Sendable {
    /// Nothing: it is data.
    case nothing
    /// The cells below it.
    case column
    /// The cells beside it in its row, or in its rows.
    case row
    /// The rows below it, to the next such cell: it stands alone in its row.
    case section
  }

  /// One place of the grid.
  public struct Cell: Hashable, Sendable {
    /// Indexes into `Document.blocks` of the blocks in this cell; empty for an empty cell.
    public var blocks: Range<Int>
    /// Range in the text from the first to the last of its blocks; empty (start = end) for an empty cell.
    public var range: TextRange
    /// Range in the source of the cell's content (half-open bytes); its text, not its tags. Empty for an empty cell.
    public var source: SourceRange
    /// Whether the document says that it is a header (`th`, or in the head of the table), or it is in a first row that
    /// cannot be anything else.
    public var isHeader: Bool
    /// What it is the header of. A cell of labels beside the data heads its row whether or not the document says so.
    public var heads: Heads

    /// Makes a cell from its fields.
    public init(
      blocks: Range<Int>, range: TextRange, source: SourceRange, isHeader: Bool, heads: Heads = .nothing
    ) {
      self.blocks = blocks
      self.range = range
      self.source = source
      self.isHeader = isHeader
      self.heads = heads
    }
  }

  /// A place of the grid, counted from 0.
  public struct Place: Hashable, Sendable {
    /// The row.
    public var row: Int
    /// The column.
    public var column: Int

    /// Makes a place from its fields.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Range of the caption in the text.
  public var caption: TextRange?
  /// The unit that holds for the whole table, in its caption, its corner or beside it: `(in thousands)`.
  public var unit: TextRange?
  /// Blocks of the notes below the table, as indexes into `Document.blocks`.
  public var notes: Range<Int> = 0..<0
  /// Index into `Document.tables` of the table in one of whose cells this one stands.
  public var outer: Int?
  /// Rows from top to bottom, each of equal length. Rows in which nothing begins and nothing stands are left out.
  public var rows: [[Cell]]
  /// The headers of those cells that name them (`headers="h1 h2"`), by the cell's place.
  public var namedHeaders: [Place: [Place]] = [:]
  /// Path of the table's element.
  public var path: String

  /// Makes a table from its fields.
  public init(caption: TextRange?, rows: [[Cell]], path: String) {
    self.caption = caption
    self.rows = rows
    self.path = path
  }

  /// The header cells that hold for the cell at `row`, `column`, as `TableHeaders` tells them. Cost: linear in the number
  /// of rows and columns; for all cells of a table make `TableHeaders` once.
  public func headers(row: Int, column: Int) -> [Cell] {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return [] }
    return TableHeaders(self).cells(ofRow: row)[column]
  }
}
