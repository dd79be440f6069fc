public import DocumentModel
import Foundation
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
  /// Rare words whose passages are gathered, and passages of them all.
  private static let (mostRare, mostPassages) = (6, 1_500)
  /// Documents that an entity may be named in and still tell which are meant.
  private static let mostNamed = 50

  /// The documents whose passages hold the rarest words of a claim, and that name its entities: the best first, without those
  /// that are far behind it. `words` in lower case.
  public func documents(words: [String], keys: [String], limit: Int) throws -> [Int64] {
    try reader.read { db in
      var scores: [Int64: Double] = [:]
      for passage in try Self.passages(Self.rare(words, db), db) {
        // The best passage counts, others a little: they tell documents apart that say the same once.
        let old = scores[passage.document] ?? 0
        scores[passage.document] = max(old, passage.score) + min(old, passage.score) * 0.2
      }
      let sql = """
        SELECT DISTINCT document FROM _entities JOIN _labels ON _labels.entity = _entities.id
          JOIN _names ON _names.label = _labels.id JOIN _documents ON _documents.id = document
        WHERE key = ? AND current = 1 LIMIT \(Self.mostNamed)
        """
      for key in keys {
        let named = try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [key])
        // What half the documents name tells nothing.
        let weight = log(2 * Double(Self.mostNamed) / Double(max(1, named.count)))
        for document in named { scores[document, default: 0] += named.count < Self.mostNamed ? 4 + weight : 0.5 }
      }
      let sorted = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      let best = sorted.first?.value ?? 0
      return sorted.filter { $0.value >= best * 0.6 }.map(\.key)
    }
  }

  /// A word as the index has it, and in how many passages it stands.
  private struct Rare {
    var expression: String
    var count: Int
  }

  private static func rare(_ words: [String], _ db: Database) throws -> [Rare] {
    var rare: [Rare] = []
    var seen: Set<String> = []
    for word in words.prefix(mostWords) where seen.insert(word).inserted {
      // The index cuts at marks: "1,204" is a phrase of two.
      let parts = word.split { !$0.isLetter && !$0.isNumber }
      guard word.count > 1, let last = parts.max(by: { $0.count < $1.count }) else { continue }
      let count = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT doc FROM _passage_words WHERE term = ?"), arguments: [String(last)])
      guard let count, count > 0 else { continue }
      rare.append(
        Rare(expression: "\"" + parts.joined(separator: " ") + "\"", count: parts.count > 1 ? count / 8 + 1 : count))
    }
    return Array(rare.sorted { ($0.count, $0.expression) < ($1.count, $1.expression) }.prefix(mostRare))
  }

  /// The passages of the rarest words, scored by how rare those are that stand in them.
  private static func passages(_ rare: [Rare], _ db: Database) throws -> [(document: Int64, score: Double)] {
    guard let first = rare.first else { return [] }
    var scores: [Int64: Double] = [:]
    var left = mostPassages
    for (place, word) in rare.enumerated() {
      let weight = log(1 + 1_000_000 / Double(word.count))
      // A frequent word is looked for only beside the rarest.
      let isRare = place == 0 || word.count <= left
      let expression = isRare ? word.expression : "\(first.expression) AND \(word.expression)"
      let found = try Int64.fetchAll(
        db.cachedStatement(
          sql: "SELECT rowid FROM _passage_search WHERE _passage_search MATCH ? LIMIT \(mostPassages)"),
        arguments: [expression])
      if isRare { left -= found.count }
      for passage in found { scores[passage, default: 0] += weight }
    }
    let best = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(64)
    let sql = """
      SELECT document FROM _passages JOIN _documents ON _documents.id = document WHERE _passages.id = ? AND current = 1
      """
    var passages: [(document: Int64, score: Double)] = []
    for (passage, score) in best {
      guard let document = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [passage]) else { continue }
      passages.append((document, score))
    }
    return passages
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
