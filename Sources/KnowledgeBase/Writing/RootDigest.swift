import DocumentModel
import GRDB

/// The digest that joins those of all sources and documents, kept up while they change: what changes is taken out before
/// and added again after.
struct RootDigest {
  private let db: Database
  private(set) var value: SHA256Digest

  /// The root as stored.
  init(stored db: Database) throws {
    self.db = db
    guard let digest = SHA256Digest(hex: try String.fetchOne(db, sql: "SELECT root FROM _state") ?? "") else {
      throw KnowledgeBaseError.corrupt("the root digest is missing")
    }
    value = digest
  }

  /// The root of what is stored, computed anew.
  static func computed(_ db: Database) throws -> SHA256Digest {
    var root = RootDigest(db: db, value: ContentDigest.emptyRoot)
    for name in try String.fetchAll(db, sql: "SELECT DISTINCT name FROM _sources") { try root.toggle(source: name) }
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM _documents") { try root.toggle(document: id) }
    return root.value
  }

  private init(db: Database, value: SHA256Digest) {
    self.db = db
    self.value = value
  }

  /// Adds or takes away all that a source ever held.
  mutating func toggle(source: String) throws {
    try toggle(
      """
      SELECT name, since, until, url, sha256, content_hash FROM _sources JOIN _documents ON _documents.id = document
      WHERE name = ?
      """, source.databaseValue)
  }

  /// Adds or takes away a document.
  mutating func toggle(document: Int64) throws {
    try toggle(
      """
      SELECT sha256, content_hash, passages_hash, extractor, run, current FROM _documents WHERE id = ?
      """, document.databaseValue)
  }

  /// Notes the root.
  func store() throws { try db.execute(sql: "UPDATE _state SET root = ?", arguments: [value.hex]) }

  private mutating func toggle(_ sql: String, _ argument: DatabaseValue) throws {
    for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [argument]) {
      value = ContentDigest.toggling(value, row.databaseValues.map(\.description))
    }
  }
}
