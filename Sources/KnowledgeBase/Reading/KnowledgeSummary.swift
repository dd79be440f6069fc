import GRDB

/// How much a knowledge base holds.
public struct KnowledgeSummary: Hashable, Sendable {
  /// A name and how often it stands.
  public struct Count: Hashable, Sendable {
    /// A status, kind or property.
    public var name: String
    /// How many there are.
    public var count: Int
  }

  /// Names under which documents were read.
  public var sources: Int
  /// Documents by status.
  public var documents: [Count]
  /// Mentions by kind.
  public var mentions: [Count]
  /// Facts by property.
  public var facts: [Count]
  /// Entities by kind.
  public var entities: [Count]

  /// Counts what there is.
  init(_ db: Database) throws {
    func counts(_ column: String, _ table: String) throws -> [Count] {
      try Row.fetchAll(db, sql: "SELECT \(column), count(*) FROM \(table) GROUP BY 1 ORDER BY 1").map {
        var columns = ColumnReader($0)
        return Count(name: try columns.text(), count: try columns.int())
      }
    }
    sources = try Int.fetchOne(db, sql: "SELECT count(*) FROM _sources WHERE until IS NULL") ?? 0
    documents = try counts("status", "_documents WHERE current = 1")
    mentions = try counts("kind", "_mentions JOIN _documents ON _documents.id = document WHERE current = 1")
    facts = try counts("property", "_facts JOIN _documents ON _documents.id = document WHERE current = 1")
    entities = try counts("kind", "entities")
  }
}

/// One source and its document, as a list shows it.
public struct DocumentListing: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// The document's identifier.
  public var id: String
  /// `ok`, `partial`, `rejected` or `failed`.
  public var status: String
  /// Why it is not ok.
  public var reason: String?
  /// Its title.
  public var title: String?
  /// Number of its mentions.
  public var mentions: Int
  /// Number of its facts.
  public var facts: Int
}
