/// How much one query may take.
public struct QueryLimits: Hashable, Sendable {
  /// Time from its first step to its last row, in milliseconds.
  public var milliseconds: Int
  /// Rows that are handed over.
  public var rows: Int
  /// Bytes of text that are handed over in all rows together.
  public var bytes: Int

  /// Makes limits from their fields.
  public init(milliseconds: Int, rows: Int, bytes: Int) {
    self.milliseconds = milliseconds
    self.rows = rows
    self.bytes = bytes
  }

  /// For queries that a person typed: a second and a thousand rows, as Datasette has it
  /// (https://docs.datasette.io/en/stable/settings.html).
  public static let typed = QueryLimits(milliseconds: 1_000, rows: 1_000, bytes: 1 << 20)
  /// For the program's own.
  public static let own = QueryLimits(milliseconds: 10_000, rows: 100_000, bytes: 64 << 20)
}
