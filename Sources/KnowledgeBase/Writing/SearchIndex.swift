import GRDB

/// The full-text indexes, filled and emptied for whole documents: a trigger for each row would take five times as long.
struct SearchIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Adds documents of a range of numbers.
  func fill(_ documents: ClosedRange<Int64>) throws {
    try execute(
      [
        "INSERT INTO _passage_search (rowid, text) SELECT id, text FROM _passages WHERE document BETWEEN ? AND ?",
        """
        INSERT INTO _fact_search (rowid, text) SELECT _fact_texts.id, text FROM _fact_texts
        JOIN _facts ON _facts.id = _fact_texts.id WHERE document BETWEEN ? AND ?
        """,
        "UPDATE _documents SET searchable = 1 WHERE id BETWEEN ? AND ?",
      ], [documents.lowerBound, documents.upperBound])
  }

  /// Takes away a document, which is still stored as it was when it was added.
  func empty(_ document: Int64) throws {
    try execute(
      [
        """
        INSERT INTO _passage_search (_passage_search, rowid, text)
        SELECT 'delete', id, text FROM _passages WHERE document = ?
        """,
        """
        INSERT INTO _fact_search (_fact_search, rowid, text) SELECT 'delete', _fact_texts.id, text FROM _fact_texts
        JOIN _facts ON _facts.id = _fact_texts.id WHERE document = ?
        """,
        "UPDATE _documents SET searchable = 0 WHERE id = ?",
      ], [document])
  }

  private func execute(_ statements: [String], _ arguments: StatementArguments) throws {
    for sql in statements { try db.cachedStatement(sql: sql).execute(arguments: arguments) }
  }
}
