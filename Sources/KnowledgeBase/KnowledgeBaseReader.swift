public import DocumentModel
import GRDB

/// Reads a knowledge base and never changes it. Readers do not hinder each other; a commit waits for them.
public final class KnowledgeBaseReader: Sendable {
  /// The path it was opened at.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens a knowledge base. Throws `KnowledgeBaseError`.
  public static func open(path: String) throws -> KnowledgeBaseReader {
    KnowledgeBaseReader(path: path, queue: try StoreConnection.openForReading(path))
  }

  private init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// How many documents, mentions, facts and entities there are; each list in order of its names.
  public func summary() throws -> KnowledgeSummary {
    try read { try KnowledgeSummary($0) }
  }

  /// A text that changes with whatever a run stores or removes, for what is kept about the documents elsewhere.
  public func revision() throws -> String {
    try read { db in
      try String.fetchOne(db, sql: "SELECT count(*) || '.' || sum(stored) || '.' || sum(removed) FROM _runs") ?? ""
    }
  }

  /// All sources in the order of their names.
  public func documents() throws -> [DocumentListing] {
    try read { db in
      let sql = """
        SELECT source, sha256, status, reason, title, mentions, facts FROM documents ORDER BY source
        """
      return try Row.fetchAll(db, sql: sql).map {
        var columns = ColumnReader($0)
        return DocumentListing(
          source: try columns.text(), id: String(try columns.text().prefix(32)), status: try columns.text(),
          reason: try columns.optionalText(), title: try columns.optionalText(), mentions: try columns.int(),
          facts: try columns.int())
      }
    }
  }

  /// The records of web archives from which sources hold their documents, by the names of the sources.
  public func archivePlaces() throws -> [String: ArchivePlace] {
    try read { try ArchivePlaces($0)?.current() ?? [:] }
  }

  /// What is stored of a source, without its text; nil for an unknown name.
  public func extraction(source: String) throws -> Extraction? {
    try read { db in
      guard
        let id = try Int64.fetchOne(
          db, sql: "SELECT document FROM _sources WHERE name = ? AND until IS NULL", arguments: [source])
      else { return nil }
      return try DocumentLoader(db).load(id).extraction
    }
  }

  /// Calls `body` for each document in the order of its first source's name, all as of one moment.
  public func forEachExtraction(_ body: (Extraction) throws -> Void) throws {
    try read { db in
      let loader = DocumentLoader(db)
      for document in try loader.documents() { try body(try loader.load(document.id).extraction) }
    }
  }

  /// Pairs of facts that agree, and that contradict each other; in order of the facts' identifiers.
  public func comparisons() throws -> [ComparedFacts] {
    try read { db in
      let sql = """
        SELECT agrees, scope = 'between documents', fact, other_fact FROM _compared ORDER BY fact, other_fact
        """
      return try Row.fetchAll(db, sql: sql).map {
        var columns = ColumnReader($0)
        return ComparedFacts(
          agrees: try columns.int() == 1, isBetweenDocuments: try columns.int() == 1, fact: try columns.text(),
          otherFact: try columns.text())
      }
    }
  }

  /// The kept bytes of a digest; nil where none were kept.
  public func original(_ digest: SHA256Digest) throws -> [UInt8]? {
    try read { try Self.original($0, digest) }
  }

  /// Copies all pages to a file as of one moment; a writer waits until it is done.
  func copy(to path: String) throws {
    try KnowledgeBaseError.mapping(path) {
      let target = try StoreConnection.open(path, Configuration())
      try queue.backup(to: target)
      try target.close()
    }
  }

  /// Ends reading.
  public func close() throws {
    try KnowledgeBaseError.mapping(path) { try queue.close() }
  }

  /// Reads in one transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try KnowledgeBaseError.mapping(path) { try queue.read(body) }
  }

  static func original(_ db: Database, _ digest: SHA256Digest) throws -> [UInt8]? {
    let sql = "SELECT byte_count, packed FROM _originals WHERE sha256 = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [digest.hex]) else { return nil }
    var columns = ColumnReader(row)
    let count = try columns.int()
    return PackedBytes.unpack(try columns.bytes(), count: count)
  }
}
