import DocumentModel
import GRDB
import GRDBSQLite

/// A document as it is stored, rebuilt into the values it was stored from. Text offsets in bytes are not kept: ranges in
/// the text are empty, scalar offsets are as they were.
struct StoredDocument: Sendable {
  /// The document without its text, under the first of its sources' names.
  var extraction: Extraction
  /// The other sources of the same bytes, in order of their names.
  var others: [String]
  /// Version of what extracted it.
  var extractor: String
  /// The digest stored with it.
  var contentHash: String
  /// The digest of its passages; nil where they were left out.
  var passagesHash: String?
  /// Its number.
  var id: Int64
  /// Its passages, for an export that shows the text.
  var passages: [StoredPassage] = []
  /// Where its references lead; set for exports.
  var followed = Followed()
}

/// Reads stored documents.
struct DocumentLoader {
  private let db: Database
  private let places: ArchivePlaces?
  private let follow: FollowStore?
  private static let nowhere = TextRange(0, 0)

  init(_ db: Database) {
    self.db = db
    places = try? ArchivePlaces(db)
    follow = try? FollowStore(db)
  }

  /// The number and the first source's name of each document that a source holds now, in the order of those names.
  func documents() throws -> [(id: Int64, source: String)] {
    try documents("until IS NULL", [])
  }

  /// The same as of the end of a run.
  func documents(asOf run: Int64) throws -> [(id: Int64, source: String)] {
    try documents("since <= ? AND (until IS NULL OR until > ?)", [run, run])
  }

  private func documents(_ condition: String, _ arguments: StatementArguments) throws -> [(id: Int64, source: String)] {
    let sql = "SELECT document, min(name) AS source FROM _sources WHERE \(condition) GROUP BY document ORDER BY source"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map {
      var columns = ColumnReader($0)
      return (Int64(try columns.int()), try columns.text())
    }
  }

  /// The document of a number. Throws `corrupt` where its rows are no document.
  func load(_ id: Int64) throws -> StoredDocument {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT sha256, media_type, charset, charset_why, byte_count, language, title, status, reason, offset,
              extractor, content_hash, passages_hash FROM _documents WHERE id = ?
            """), arguments: [id])
    else { throw KnowledgeBaseError.corrupt("document \(id) is missing") }
    var columns = ColumnReader(row)
    let digest = try SHA256Digest(hex: columns.text())
    let mediaType = try MediaType(rawValue: columns.text())
    let charset = try Charset(name: columns.text(), why: columns.text())
    let byteCount = try columns.int()
    let language = try columns.optionalText()
    let title = try columns.optionalText()
    let status = try DocumentStatus(
      name: columns.text(), reason: columns.optionalText(), offset: columns.optionalInt())
    let extractor = try columns.text()
    let (hash, passagesHash) = (try columns.text(), try columns.optionalText())
    let sources = try sources(id)
    guard let digest, let mediaType, let status, let first = sources.first else {
      throw KnowledgeBaseError.corrupt("document \(id) has no digest, media type, status or source")
    }
    var record = SourceRecord(
      name: first.name, url: first.url, mediaType: mediaType, sha256: digest, byteCount: byteCount)
    record.archive = try places?.place(name: first.name, sha256: digest.hex)
    let diagnostics = try diagnostics(id)
    var document = Document(
      source: record, charset: charset, language: language, title: title, text: DocumentText(utf8: []), blocks: [],
      sourceMap: SourceMap(segments: []), status: status, diagnostics: diagnostics)
    if let doi = try follow?.doi(of: id) {
      document.metadata = [MetadataItem(.doi, doi, origin: "stored", source: nil)]
    }
    return StoredDocument(
      extraction: Extraction(
        document: document, mentions: try mentions(id), facts: try facts(id), diagnostics: diagnostics),
      others: sources.dropFirst().map(\.name), extractor: extractor, contentHash: hash,
      passagesHash: passagesHash, id: id)
  }

  /// The sources that hold a document now, in order of their names; for one that none holds any more those that did.
  func sources(_ id: Int64) throws -> [(name: String, url: String?)] {
    let all = try rows("SELECT name, url, until FROM _sources WHERE document = ? ORDER BY name, since", id) {
      (name: try $0.text(), url: try $0.optionalText(), until: try $0.optionalInt())
    }
    let current = all.filter { $0.until == nil }
    var names: Set<String> = []
    return (current.isEmpty ? all : current).filter { names.insert($0.name).inserted }.map { ($0.name, $0.url) }
  }

  /// The passages of a document in order.
  func passages(_ id: Int64) throws -> [Passage] {
    try rows(#"SELECT kind, start, "end", text FROM _passages WHERE document = ? ORDER BY id"#, id) {
      let (kind, start, end) = (try $0.text(), try $0.optionalInt(), try $0.optionalInt())
      let place = start.flatMap { first in end.map { SourceRange(first, $0) } }
      return Passage(kind: kind, place: place, text: try $0.text())
    }
  }

  /// The names a document has for entities, in order.
  func names(_ id: Int64) throws -> [EntityName] {
    try rows(
      """
      SELECT key, rank, scheme, name FROM _names JOIN _labels ON _labels.id = label
        JOIN _entities ON _entities.id = entity WHERE document = ?
      """, id
    ) {
      EntityName(key: try $0.text(), rank: try $0.int(), scheme: try $0.optionalText(), name: try $0.text())
    }.sorted()
  }

  private func diagnostics(_ id: Int64) throws -> [Diagnostic] {
    try rows(
      #"SELECT code, severity, message, start, "limit", value FROM _diagnostics WHERE document = ? ORDER BY id"#, id
    ) {
      let code = try $0.text()
      guard let severity = Diagnostic.Severity(rawValue: try $0.text()) else { throw Self.damage("diagnostic", id) }
      return Diagnostic(
        code, severity, try $0.text(), start: try $0.optionalInt(), limit: try $0.optionalInt(),
        value: try $0.optionalInt())
    }
  }

  private func mentions(_ id: Int64) throws -> [AnchoredMention] {
    try rows(
      """
      SELECT mentions.kind, start, "end", ranges, text_start, text_end, quote, text, block, recognizer, within, role,
        key, normalized, parts
      FROM _mentions AS mentions JOIN _sentences AS sentences ON sentences.id = sentence
        LEFT JOIN _entities AS entities ON entities.id = entity
      WHERE mentions.document = ? ORDER BY mentions.id
      """, id
    ) {
      let kind = MentionKind(rawValue: try $0.text())
      let (start, end, ranges) = (try $0.int(), try $0.int(), try $0.optionalText())
      let (first, last, quote) = (try $0.int(), try $0.int(), try $0.text())
      let (context, block, recognizer) = (try $0.text(), try $0.text(), try $0.text())
      let (within, role, key) = (try $0.optionalText(), try $0.optionalText(), try $0.optionalText())
      let (normalized, parts) = (try $0.optionalText(), try $0.optionalText())
      guard let kind, first <= last,
        let place = StoredPlaces.provenance(start: start, end: end, ranges: ranges, quote: quote),
        place.hull == SourceRange(start, end), let fields = Self.fields(normalized),
        let stored = parts.map(StoredPlaces.parts) ?? [], within == nil || MentionKind(rawValue: within ?? "") != nil
      else { throw Self.damage("mention", id) }
      var mention = Mention(
        kind, Self.nowhere, normalized: fields, parts: stored.map { Mention.Part($0.name, Self.nowhere) },
        recognizer: recognizer, entityKey: key, role: role)
      mention.within = within.flatMap(MentionKind.init)
      return AnchoredMention(
        mention: mention, provenance: place, parts: stored.map(\.place), context: context, block: block,
        textScalars: first..<last, partScalars: stored.map(\.scalars))
    }
  }

  private func facts(_ id: Int64) throws -> [Fact] {
    var evidence: [Int: [Fact.Evidence]] = [:]
    let pieces = try rows(
      """
      SELECT fact, role, start, "end", ranges, quote FROM _evidence AS evidence JOIN _facts ON _facts.id = fact
      WHERE document = ? ORDER BY evidence.id
      """, id
    ) {
      let (fact, role) = (try $0.int(), EvidenceRole(rawValue: try $0.text()))
      let (start, end, ranges, quote) = (try $0.int(), try $0.int(), try $0.optionalText(), try $0.text())
      let place = StoredPlaces.provenance(start: start, end: end, ranges: ranges, quote: quote)
      guard let role, let place, place.hull == SourceRange(start, end) else { throw Self.damage("evidence", id) }
      return (fact, Fact.Evidence(role: role, provenance: place))
    }
    for (fact, piece) in pieces { evidence[fact, default: []].append(piece) }
    return try rows(
      """
      SELECT facts.id, property, subject, subjects.key, value, objects.key, unit, period, qualifier, attribution,
        place, population, negated
      FROM _facts AS facts LEFT JOIN _entities AS subjects ON subjects.id = subject_entity
        LEFT JOIN _entities AS objects ON objects.id = value_entity
      WHERE document = ? ORDER BY facts.id
      """, id
    ) {
      let (fact, property, subject) = (try $0.int(), try $0.text(), try $0.text())
      let (subjectKey, value, valueKey) = (
        try $0.optionalText(), JSONParser.parse(try $0.text()), try $0.optionalText()
      )
      let proven = evidence[fact] ?? []
      guard let value else { throw Self.damage("fact", id) }
      var draft = FactDraft(
        property: property, subject: subject, subjectKey: subjectKey, value: value, valueKey: valueKey,
        unit: try $0.optionalText(), period: try $0.optionalText(), qualifier: try $0.optionalText(),
        attribution: try $0.optionalText(),
        evidence: proven.map { FactDraft.Evidence($0.role, Self.nowhere) })
      (draft.place, draft.population) = (try $0.optionalText(), try $0.optionalText())
      draft.negated = try $0.int() != 0
      guard let rebuilt = Fact(draft, evidence: proven) else { throw Self.damage("fact", id) }
      return rebuilt
    }
  }

  private func rows<Value>(
    _ sql: String, _ id: Int64, _ body: (inout ColumnReader) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    let statement = try db.cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(statement)
    defer { sqlite3_reset(statement) }
    sqlite3_bind_int64(statement, 1, id)
    var code = sqlite3_step(statement)
    while code == SQLITE_ROW {
      var columns = ColumnReader(at: statement)
      values.append(try body(&columns))
      code = sqlite3_step(statement)
    }
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    return values
  }

  private static func fields(_ json: String?) -> NormalizedFields? {
    guard let json else { return NormalizedFields() }
    guard case .object(let fields)? = JSONParser.parse(json) else { return nil }
    return fields
  }

  private static func damage(_ what: String, _ id: Int64) -> KnowledgeBaseError {
    .corrupt("a \(what) of document \(id) is damaged")
  }
}
