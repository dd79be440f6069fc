import GRDB

/// The full-text indexes, filled and emptied for whole documents: a trigger for each row would take five times as long.
struct SearchIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Adds documents of a range of numbers.
  func fill(_ documents: ClosedRange<Int64>) throws {
    try execute(
      [
        "INSERT INTO passage_search (rowid, text) SELECT id, text FROM passages WHERE document BETWEEN ? AND ?",
        "INSERT INTO mention_search (rowid, quote) SELECT id, quote FROM mentions WHERE document BETWEEN ? AND ?",
        """
        INSERT INTO fact_search (rowid, text) SELECT fact_texts.id, text FROM fact_texts
        JOIN facts ON facts.id = fact_texts.id WHERE document BETWEEN ? AND ?
        """,
      ], [documents.lowerBound, documents.upperBound])
  }

  /// Takes away a document that is still stored as it was when it was added.
  func empty(_ document: Int64) throws {
    let isSearchable = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT searchable FROM documents WHERE id = ?"), arguments: [document])
    guard isSearchable == true else { return }
    try execute(
      [
        """
        INSERT INTO passage_search (passage_search, rowid, text)
        SELECT 'delete', id, text FROM passages WHERE document = ?
        """,
        """
        INSERT INTO mention_search (mention_search, rowid, quote)
        SELECT 'delete', id, quote FROM mentions WHERE document = ?
        """,
        """
        INSERT INTO fact_search (fact_search, rowid, text) SELECT 'delete', fact_texts.id, text FROM fact_texts
        JOIN facts ON facts.id = fact_texts.id WHERE document = ?
        """,
      ], [document])
  }

  private func execute(_ statements: [String], _ arguments: StatementArguments) throws {
    for sql in statements { try db.cachedStatement(sql: sql).execute(arguments: arguments) }
  }
}
