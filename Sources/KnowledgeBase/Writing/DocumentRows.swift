import Digests
import DocumentModel
import GRDB

/// The rows of documents, through prepared statements.
struct DocumentRows {
  private let db: Database
  private let document: Statement
  private let diagnostic: Statement
  private let passage: Statement
  private let sentence: Statement
  private let mention: Statement
  private let fact: Statement
  private let evidence: Statement
  private let name: Statement
  private let entity: Statement
  private let knownEntity: Statement

  init(_ db: Database) throws {
    self.db = db
    func insert(_ table: String, _ count: Int) throws -> Statement {
      let values = Array(repeating: "?", count: count).joined(separator: ", ")
      return try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(values))")
    }
    document = try insert("documents", 15)
    diagnostic = try insert("diagnostics", 8)
    passage = try insert("passages", 7)
    sentence = try insert("sentences", 4)
    mention = try insert("mentions", 16)
    fact = try insert("facts", 13)
    evidence = try insert("evidence", 7)
    name = try db.cachedStatement(sql: "INSERT OR IGNORE INTO names (entity, rank, name, document) VALUES (?, ?, ?, ?)")
    entity = try insert("entities", 4)
    knownEntity = try db.cachedStatement(sql: "SELECT id FROM entities WHERE key = ?")
  }

  /// Writes a document and all that belongs to it; its number, which is `id` where it had one before.
  func insert(
    _ extraction: Extraction, id: Int64?, passages: [Passage], names: [EntityName], hash: String, extractor: String,
    run: Int64, isSearchable: Bool
  ) throws -> Int64 {
    let read = extraction.document
    try execute(
      document,
      [
        id, read.source.sha256.hex, read.source.mediaType.rawValue, read.charset.name, read.charset.why,
        read.source.byteCount, read.language, read.title, read.status.name, read.status.reason, read.status.offset,
        extractor, run, isSearchable, hash,
      ])
    let number = db.lastInsertedRowID
    for problem in extraction.diagnostics {
      try execute(
        diagnostic,
        [
          nil, number, problem.id, problem.severity.rawValue, problem.message, problem.start, problem.limit,
          problem.value,
        ])
    }
    for entry in passages {
      try execute(passage, [nil, number, entry.kind, entry.path, entry.place?.start, entry.place?.end, entry.text])
    }
    var entities: [String: Int64] = [:]
    for entry in names {
      try execute(name, [try entityNumber(entry.key, &entities), entry.rank, entry.name, number])
    }
    try insertMentions(extraction.mentions, number, &entities)
    for entry in extraction.facts { try insertFact(entry, number, read, &entities) }
    return number
  }

  /// Deletes a document and all that belongs to it.
  func delete(_ document: Int64) throws {
    for sql in [
      "DELETE FROM evidence WHERE fact IN (SELECT id FROM facts WHERE document = ?)",
      "DELETE FROM facts WHERE document = ?", "DELETE FROM mentions WHERE document = ?",
      "DELETE FROM sentences WHERE document = ?", "DELETE FROM names WHERE document = ?",
      "DELETE FROM passages WHERE document = ?", "DELETE FROM diagnostics WHERE document = ?",
      "DELETE FROM documents WHERE id = ?",
    ] {
      try db.cachedStatement(sql: sql).execute(arguments: [document])
    }
  }

  /// Deletes entities that no document names and originals that no document has.
  func dropUnused() throws {
    try db.execute(
      sql: """
        DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM names WHERE entity = entities.id);
        DELETE FROM originals WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = originals.sha256)
        """)
  }

  private func insertMentions(_ mentions: [AnchoredMention], _ number: Int64, _ entities: inout [String: Int64]) throws
  {
    struct Place: Hashable {
      var block: String
      var text: String
    }
    var sentences: [Place: Int64] = [:]
    for anchored in mentions {
      let place = Place(block: anchored.block, text: anchored.context)
      let context: Int64
      if let known = sentences[place] {
        context = known
      } else {
        try execute(sentence, [nil, number, place.block, place.text])
        context = db.lastInsertedRowID
        sentences[place] = context
      }
      let found = anchored.mention
      let hull = anchored.provenance.hull
      try execute(
        mention,
        [
          nil, number, found.kind.rawValue, hull.start, hull.end, StoredPlaces.ranges(anchored.provenance),
          anchored.textScalars.lowerBound, anchored.textScalars.upperBound, anchored.provenance.quote, context,
          found.recognizer, found.within?.rawValue, found.role, try entityNumber(found.entityKey, &entities),
          found.normalized.isEmpty ? nil : StoredPlaces.json(.object(found.normalized)), StoredPlaces.parts(anchored),
        ])
    }
  }

  private func insertFact(
    _ entry: Fact, _ number: Int64, _ read: Document, _ entities: inout [String: Int64]
  ) throws {
    let draft = entry.draft
    try execute(
      fact,
      [
        nil, number, Identifiers.fact(document: Identifiers.document(read.source.sha256), entry), draft.property,
        draft.subject, try entityNumber(draft.subjectKey, &entities), StoredPlaces.json(draft.value),
        try entityNumber(draft.valueKey, &entities), draft.unit, draft.period, draft.qualifier, draft.attribution,
        draft.negated,
      ])
    let factNumber = db.lastInsertedRowID
    for piece in entry.evidence {
      let hull = piece.provenance.hull
      try execute(
        evidence,
        [
          nil, factNumber, piece.role.rawValue, hull.start, hull.end, StoredPlaces.ranges(piece.provenance),
          piece.provenance.quote,
        ])
    }
  }

  /// The number of an entity, which is made where there is none; nil without a key.
  private func entityNumber(_ key: String?, _ entities: inout [String: Int64]) throws -> Int64? {
    guard let key else { return nil }
    if let known = entities[key] { return known }
    let number: Int64
    if let stored = try Int64.fetchOne(knownEntity, arguments: [key]) {
      number = stored
    } else {
      try execute(entity, [nil, Identifiers.entity(key: key), EntityName.kind(ofKey: key), key])
      number = db.lastInsertedRowID
    }
    entities[key] = number
    return number
  }

  private func execute(_ statement: Statement, _ values: [(any DatabaseValueConvertible)?]) throws {
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
  }
}
