import GRDB

/// A source that holds another document now than at the end of a run, or none any more.
public struct SourceChange: Sendable {
  /// What was read of a document, in numbers.
  public struct Holding: Hashable, Sendable {
    /// `ok`, `partial`, `rejected` or `failed`.
    public var status: String
    /// Why it is not ok.
    public var reason: String?
    /// Facts found in it.
    public var facts: Int
    /// Mentions found in it.
    public var mentions: Int
    /// Pieces of text in it, as they are kept for search; 0 also where search is left out.
    public var passages: Int

    init?(_ document: Int64, _ db: Database) throws {
      let sql = """
        SELECT status, reason, (SELECT count(*) FROM _facts WHERE document = d.id),
          (SELECT count(*) FROM _mentions WHERE document = d.id), (SELECT count(*) FROM _passages WHERE document = d.id)
        FROM _documents AS d WHERE id = ?
        """
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [document]) else { return nil }
      var columns = ColumnReader(row)
      (status, reason) = (try columns.text(), try columns.optionalText())
      (facts, mentions, passages) = (try columns.int(), try columns.int(), try columns.int())
    }
  }

  /// The source's name.
  public var source: String
  /// What it held at the end of the run.
  public var before: Holding
  /// What it holds now; nil for nothing.
  public var after: Holding?

  /// Hands over all changes since the end of a run, by source. A document that another source holds now has moved, and
  /// nothing is lost of it.
  public static func each(since run: Int, _ reader: KnowledgeBaseReader, _ body: (SourceChange) throws -> Void) throws {
    try reader.read { db in
      let sql = """
        SELECT old.name, old.document, new.document FROM _sources AS old
          LEFT JOIN _sources AS new ON new.name = old.name AND new.until IS NULL
          JOIN _documents ON _documents.id = old.document
        WHERE old.since <= ? AND old.until > ? AND (new.document IS NOT NULL OR NOT current) ORDER BY old.name
        """
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [run, run])
      while let row = try rows.next() {
        var columns = ColumnReader(row)
        let (source, old, new) = (try columns.text(), try columns.int(), try columns.optionalInt())
        guard old != new, let before = try Holding(Int64(old), db) else { continue }
        try body(
          SourceChange(source: source, before: before, after: try new.flatMap { try Holding(Int64($0), db) }))
      }
    }
  }

  /// What a source holds now; nil for nothing.
  public static func holding(_ source: String, _ reader: KnowledgeBaseReader) throws -> Holding? {
    try reader.read { db in
      let sql = "SELECT document FROM _sources WHERE name = ? AND until IS NULL"
      return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [source]).flatMap { try Holding($0, db) }
    }
  }
}
