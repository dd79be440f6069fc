import Digests
import DocumentModel
import Foundation
import GRDB

/// Stores and removes documents inside one transaction.
struct BatchStore {
  private let db: Database
  private let rows: DocumentRows
  private let search: SearchIndex
  private let run: Int64
  private let extractor: String
  private let isSearchable: Bool
  private var root: SHA256Digest
  /// Documents whose rows were written, for the search indexes.
  private var written: [Int64] = []
  private(set) var stored = 0
  private(set) var removed = 0

  init(_ db: Database, run: Int64, extractor: String, search isSearchable: Bool) throws {
    self.db = db
    self.run = run
    self.extractor = extractor
    self.isSearchable = isSearchable
    rows = try DocumentRows(db)
    search = SearchIndex(db)
    let hex = try String.fetchOne(db, sql: "SELECT root FROM state") ?? ""
    guard let root = SHA256Digest(hex: hex) else { throw KnowledgeBaseError.corrupt("the root digest is missing") }
    self.root = root
  }

  /// Stores one document in place of what its source held before. The same bytes read in the same way are one document.
  mutating func store(_ extraction: Extraction) throws {
    let source = extraction.document.source
    var sorted = extraction
    sorted.mentions.sort(by: Self.mentionOrder)
    sorted.facts.sort(by: Self.factOrder)
    let passages = isSearchable ? Passage.all(extraction.document) : []
    let names = EntityName.all(sorted)
    let hash = ContentDigest.digest(sorted, passages: passages, names: names).hex
    let before = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT document, url FROM sources WHERE name = ?"), arguments: [source.name])
    let same = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id, content_hash, extractor FROM documents
          WHERE sha256 = ? AND media_type = ? AND charset = ? AND charset_why = ?
          """),
      arguments: [
        source.sha256.hex, source.mediaType.rawValue, extraction.document.charset.name, extraction.document.charset.why,
      ])
    let old = before.flatMap { Int64.fromDatabaseValue($0["document"]) }
    let target = same.flatMap { Int64.fromDatabaseValue($0["id"]) }
    let isCurrent = same.map { $0["content_hash"] == hash.databaseValue && $0["extractor"] == extractor.databaseValue }
    if isCurrent == true, let before, old == target, before["url"] == source.url.databaseValue { return }

    try toggle(old)
    if target != old { try toggle(target) }
    if let target, isCurrent == false { try erase(target) }
    let document: Int64
    if let target, isCurrent == true {
      document = target
    } else {
      document = try rows.insert(
        sorted, id: target, passages: passages, names: names, hash: hash, extractor: extractor, run: run,
        isSearchable: isSearchable)
      written.append(document)
      stored += 1
    }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO sources (name, url, document) VALUES (?, ?, ?)")
      .execute(arguments: [source.name, source.url, document])
    if let old, old != document { try toggleOrErase(old) }
    try toggle(document)
  }

  /// Keeps bytes as received.
  func keep(_ bytes: [UInt8], digest: SHA256Digest) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO originals (sha256, bytes) VALUES (?, ?)")
      .execute(arguments: [digest.hex, Data(bytes)])
  }

  /// Removes a source, and its document if no other source holds it.
  mutating func remove(source: String) throws {
    guard
      let document = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT document FROM sources WHERE name = ?"), arguments: [source])
    else { return }
    try toggle(document)
    try db.cachedStatement(sql: "DELETE FROM sources WHERE name = ?").execute(arguments: [source])
    try toggleOrErase(document)
    removed += 1
  }

  /// Fills the search indexes, drops what nothing points at any more, and notes the new root.
  func finish() throws {
    if isSearchable, let first = written.min(), let last = written.max() {
      // Documents written anew keep their number, so that a batch is not one range of numbers.
      if last - first < Int64(written.count) {
        try search.fill(first...last)
      } else {
        for document in written { try search.fill(document...document) }
      }
    }
    try rows.dropUnused()
    try db.execute(sql: "UPDATE state SET root = ?", arguments: [root.hex])
    try db.execute(
      sql: "UPDATE runs SET stored = stored + ?, removed = removed + ? WHERE id = ?", arguments: [stored, removed, run])
  }

  /// A document that lost a source: counted into the root again with those that are left, or erased.
  private mutating func toggleOrErase(_ document: Int64) throws {
    let isHeld = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM sources WHERE document = ?)"), arguments: [document])
    if isHeld == true { try toggle(document) } else { try erase(document) }
  }

  private mutating func erase(_ document: Int64) throws {
    // What this batch wrote is not in the indexes yet.
    if let place = written.firstIndex(of: document) { written.remove(at: place) } else { try search.empty(document) }
    try rows.delete(document)
  }

  /// Adds a document's sources to the root, or takes them away.
  private mutating func toggle(_ document: Int64?) throws {
    guard let document else { return }
    let sources = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT name, url, extractor, content_hash FROM sources JOIN documents ON documents.id = document
          WHERE document = ?
          """), arguments: [document])
    for row in sources {
      var columns = ColumnReader(row)
      root = ContentDigest.toggling(
        root, source: try columns.text(), url: try columns.optionalText(), extractor: try columns.text(),
        content: try columns.text())
    }
  }

  private static func mentionOrder(_ a: AnchoredMention, _ b: AnchoredMention) -> Bool {
    let (x, y) = (a.provenance.hull, b.provenance.hull)
    return x != y ? x < y : a.mention.kind.rawValue < b.mention.kind.rawValue
  }

  private static func factOrder(_ a: Fact, _ b: Fact) -> Bool {
    let (x, y) = (a.evidence[0].provenance.hull, b.evidence[0].provenance.hull)
    return x != y ? x < y : Identifiers.fact(document: "", a) < Identifiers.fact(document: "", b)
  }
}
