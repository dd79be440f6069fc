public import DocumentModel
import GRDB

/// A stored passage.
public struct StoredPassage: Sendable {
  /// Its block's kind.
  public var kind: String
  /// Hull of its place in the source; nil where it is not proven.
  public var place: SourceRange?
  /// Its text.
  public var text: String

  /// Makes a passage from its fields.
  public init(kind: String, place: SourceRange?, text: String) {
    self.kind = kind
    self.place = place
    self.text = text
  }
}

/// Finds the documents that may say something of a claim, by the indexes alone.
public struct ClaimPassages: Sendable {
  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Words of a claim that are looked up.
  private static let mostWords = 24
  /// Passages that are looked at for two rare words.
  private static let mostPassages = 200

  /// The documents whose passages hold the rarest words of a claim together, and name its entities: those that hold most
  /// of them first. `words` in lower case.
  public func documents(words: [String], keys: [String], limit: Int) throws -> [Int64] {
    try reader.read { db in
      var rare: [(word: String, count: Int)] = []
      var seen: Set<String> = []
      for word in words.prefix(Self.mostWords) where seen.insert(word).inserted {
        let plain = word.filter { $0.isLetter || $0.isNumber }
        guard plain.count > 1 else { continue }
        let count = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT doc FROM _passage_words WHERE term = ?"), arguments: [plain])
        if let count, count > 0 { rare.append((plain, count)) }
      }
      rare.sort { ($0.count, $0.word) < ($1.count, $1.word) }
      var scores: [Int64: Double] = [:]
      let few = rare.prefix(6)
      for (place, first) in few.enumerated() {
        for second in few.dropFirst(place + 1) {
          let weight = 1 / Double(first.count + 1) + 1 / Double(second.count + 1)
          for document in try Self.matching("\"\(first.word)\" AND \"\(second.word)\"", db) {
            scores[document, default: 0] += 1 + weight
          }
        }
      }
      if scores.isEmpty, let first = rare.first {
        for document in try Self.matching("\"\(first.word)\"", db) { scores[document, default: 0] += 1 }
      }
      for key in keys {
        let sql = """
          SELECT DISTINCT document FROM _entities JOIN _labels ON _labels.entity = _entities.id
            JOIN _names ON _names.label = _labels.id JOIN _documents ON _documents.id = document
          WHERE key = ? AND current = 1 LIMIT 50
          """
        for document in try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [key]) {
          scores[document, default: 0] += 1
        }
      }
      return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }
  }

  private static func matching(_ expression: String, _ db: Database) throws -> Set<Int64> {
    let sql = """
      SELECT document FROM (SELECT rowid AS id FROM _passage_search WHERE _passage_search MATCH ? LIMIT \(mostPassages)) AS found
        JOIN _passages ON _passages.id = found.id JOIN _documents ON _documents.id = document
      WHERE current = 1
      """
    return Set(try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [expression]))
  }

  /// The documents of a source's name, file name, URL or digest.
  public func documents(source: String) throws -> [Int64] {
    try reader.read { db in
      let exact = try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT document FROM _sources WHERE until IS NULL AND name = ?
            UNION SELECT id FROM _documents WHERE current = 1 AND sha256 = lower(?)
            """), arguments: [source, source])
      guard exact.isEmpty else { return exact }
      return try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT document FROM _sources WHERE until IS NULL
              AND (url = ?1 OR substr(name, -length(?1) - 1) = '/' || ?1 OR substr(?1, -length(name) - 1) = '/' || name)
            ORDER BY document
            """), arguments: [source])
    }
  }

  /// What is stored of a document's source; nil for an unknown number.
  public func record(_ document: Int64) throws -> SourceRecord? {
    try reader.read { db in
      let sql = """
        SELECT sources.name, sources.url, media_type, sha256, byte_count
        FROM _documents JOIN _sources AS sources ON document = _documents.id
        WHERE _documents.id = ? AND until IS NULL ORDER BY sources.name LIMIT 1
        """
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [document]) else { return nil }
      var columns = ColumnReader(row)
      let (name, url) = (try columns.text(), try columns.optionalText())
      let type = MediaType(rawValue: try columns.text()) ?? .html
      guard let digest = SHA256Digest(hex: try columns.text()) else { return nil }
      return SourceRecord(name: name, url: url, mediaType: type, sha256: digest, byteCount: try columns.int())
    }
  }

  /// The passages of a document in order.
  public func passages(_ document: Int64) throws -> [StoredPassage] {
    try reader.read { db in
      try DocumentLoader(db).passages(document).map { StoredPassage(kind: $0.kind, place: $0.place, text: $0.text) }
    }
  }
}
