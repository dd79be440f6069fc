import DocumentModel
import GRDB

/// The rows of documents, through prepared statements.
struct DocumentRows {
  private let db: Database
  private var diagnostics: RowWriter
  private var passages: RowWriter
  private var sentences: RowWriter
  private var mentions: RowWriter
  private var facts: RowWriter
  private var evidence: RowWriter
  private var names: RowWriter
  private var measures: RowWriter
  private var entities: EntityRows

  init(_ db: Database) throws {
    self.db = db
    diagnostics = try RowWriter(db, table: "_diagnostics", width: 8)
    passages = try RowWriter(db, table: "_passages", width: 6)
    sentences = try RowWriter(db, table: "_sentences", width: 4)
    mentions = try RowWriter(db, table: "_mentions", width: 18)
    facts = try RowWriter(db, table: "_facts", width: 21)
    evidence = try RowWriter(db, table: "_evidence", width: 7)
    names = try RowWriter(db, table: "_names", width: 2, hasNumber: false)
    measures = try RowWriter(db, table: "_pending", width: 1, hasNumber: false, ignores: true)
    entities = EntityRows(db)
  }

  /// Writes a document and all that belongs to it, and notes its measures as changed; its number. It is not searchable yet.
  mutating func insert(_ prepared: PreparedDocument, extractor: String, run: Int64) throws -> Int64 {
    let read = prepared.document
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO _documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?)
        """)
    insert.setUncheckedArguments([
      read.source.sha256.hex, read.source.mediaType.rawValue, read.charset.name, read.charset.why,
      read.source.byteCount, read.language, read.title, read.status.name, read.status.reason, read.status.offset,
      extractor, run, prepared.contentHash, prepared.passagesHash,
    ])
    try insert.execute()
    var targets = RowWriter.Targets(document: db.lastInsertedRowID)
    if let doi = read.metadata(.doi)?.value { try FollowStore(db)?.note(doi: doi, of: targets.document) }
    for entity in prepared.entities { targets.entities.append(try entities.number(entity)) }
    for (label, entity) in prepared.labels {
      targets.labels.append(try entities.label(label, entity: targets.entities[entity]))
    }
    targets.sentences = sentences.next
    targets.facts = facts.next
    try diagnostics.write(prepared.diagnostics, targets)
    try passages.write(prepared.passages, targets)
    try names.write(prepared.labelRows, targets)
    try sentences.write(prepared.sentences, targets)
    try mentions.write(prepared.mentions, targets)
    try facts.write(prepared.facts, targets)
    try evidence.write(prepared.evidence, targets)
    try measures.write(prepared.measures, targets)
    return targets.document
  }

  /// Adds the passages of a document that was stored without them.
  mutating func addPassages(_ prepared: PreparedDocument, to document: Int64) throws {
    try passages.write(prepared.passages, RowWriter.Targets(document: document))
    try db.cachedStatement(sql: "UPDATE _documents SET passages_hash = ? WHERE id = ?")
      .execute(arguments: [prepared.passagesHash, document])
  }

  /// Deletes a document and all that belongs to it.
  mutating func delete(_ document: Int64) throws {
    let labels = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT label FROM _names WHERE document = ?"), arguments: [document])
    for sql in [
      "DELETE FROM _evidence WHERE fact IN (SELECT id FROM _facts WHERE document = ?)",
      "DELETE FROM _facts WHERE document = ?", "DELETE FROM _mentions WHERE document = ?",
      "DELETE FROM _sentences WHERE document = ?", "DELETE FROM _names WHERE document = ?",
      "DELETE FROM _passages WHERE document = ?", "DELETE FROM _diagnostics WHERE document = ?",
      """
      DELETE FROM _originals WHERE sha256 = (SELECT sha256 FROM _documents WHERE id = ?)
        AND 1 = (SELECT count(*) FROM _documents WHERE _documents.sha256 = _originals.sha256)
      """,
      "DELETE FROM _documents WHERE id = ?",
    ] {
      try db.cachedStatement(sql: sql).execute(arguments: [document])
    }
    try FollowStore(db)?.delete(document)
    try entities.dropUnused(labels: labels)
  }
}
