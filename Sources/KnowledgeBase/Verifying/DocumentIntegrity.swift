import DocumentModel
import GRDB

/// Checks what is stored against its own digests, without any original.
struct DocumentIntegrity {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// What is wrong with the knowledge base as a whole: its file, the root of its digests, superseded versions. Nil where
  /// it is as it was written. Current documents are left to ``isWhole(_:)``.
  func problem() throws -> String? {
    // The checksums of its pages tell that the file is as it was written; this that it was written as a whole.
    if let broken = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), broken != "ok" { return broken }
    let stored = try String.fetchOne(db, sql: "SELECT root FROM _state")
    guard stored == (try RootDigest.computed(db)).hex else {
      return "documents were added, removed or changed behind its back"
    }
    let isMissing = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM _documents WHERE searchable <> (current = 1 AND passages_hash IS NOT NULL))
        """)
    if isMissing == true { return "a document is not in the search indexes" }
    // Superseded versions have no original any more, but what is stored of them must be as it was.
    let loader = DocumentLoader(db)
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM _documents WHERE current = 0 ORDER BY id") {
      guard try isWhole(try loader.load(id)) else { return "what is stored of a superseded version was changed" }
    }
    return nil
  }

  /// Whether all that is stored of a document is what its digests say.
  func isWhole(_ stored: StoredDocument) throws -> Bool {
    try isWhole(stored, without: PreparedDocument(stored.extraction, passages: nil))
  }

  /// The same for a document whose rows were prepared without its passages.
  func isWhole(_ stored: StoredDocument, without prepared: PreparedDocument) throws -> Bool {
    guard
      try stored.passagesHash == nil || StoredRows(db).passagesDigest(document: stored.id) == stored.passagesHash
    else { return false }
    return try isWhole(stored, prepared)
  }

  /// A document with its passages as rows, ready to be written elsewhere; nil where what is stored is not what its digests
  /// say.
  func prepared(_ stored: StoredDocument) throws -> PreparedDocument? {
    let passages = stored.passagesHash == nil ? nil : try DocumentLoader(db).passages(stored.id)
    let prepared = PreparedDocument(stored.extraction, passages: passages)
    return try prepared.passagesHash == stored.passagesHash && isWhole(stored, prepared) ? prepared : nil
  }

  private func isWhole(_ stored: StoredDocument, _ prepared: PreparedDocument) throws -> Bool {
    guard prepared.contentHash == stored.contentHash,
      try DocumentLoader(db).names(stored.id) == prepared.labels.map(\.label)
    else { return false }
    return try StoredRows(db).match(prepared, document: stored.id)
  }
}
