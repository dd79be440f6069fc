import GRDB

/// What a knowledge base says that said nothing before: all is new. The first of it, and how much there is.
public struct KnowledgeBeginning: Sendable {
  /// The first facts by source and place, and the first contradictions.
  public private(set) var changes: [FactChange] = []
  /// How many there are in all.
  public private(set) var counts: [FactChange.Kind: Int] = [:]

  /// Reads at most `most` of each kind. Throws `KnowledgeBaseError`.
  public init(_ reader: KnowledgeBaseReader, most: Int) throws {
    try reader.read { db in
      counts[.added] = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM _facts WHERE document IN (SELECT id FROM _documents WHERE current)")
      for (document, source) in try KnowledgeState.now(reader).documents(db) where changes.count < most {
        let facts = try KnowledgeState.facts(document, source: source, db)
        changes += facts.prefix(most - changes.count).map { FactChange(kind: .added, after: $0) }
      }
      counts[.contradicted] = try Int.fetchOne(db, sql: "SELECT count(*) FROM _pairs WHERE agrees = 0")
      let sql = """
        SELECT a.identifier, a.document, b.identifier, b.document FROM _pairs
          JOIN _facts AS a ON a.id = x JOIN _facts AS b ON b.id = y
        WHERE agrees = 0 ORDER BY a.identifier, b.identifier LIMIT ?
        """
      for row in try Row.fetchAll(db, sql: sql, arguments: [most]) {
        var columns = ColumnReader(row)
        let (a, first) = (try columns.text(), Int64(try columns.int()))
        let (b, second) = (try columns.text(), Int64(try columns.int()))
        guard let fact = try KnowledgeDiff.fact(a, in: first, db), let other = try KnowledgeDiff.fact(b, in: second, db)
        else { continue }
        changes.append(FactChange(kind: .contradicted, after: fact, other: other))
      }
      changes.sort(by: FactChange.order)
    }
  }
}
