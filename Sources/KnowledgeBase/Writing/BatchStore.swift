import DocumentModel
import Foundation
import GRDB

/// Stores and removes documents inside one transaction. No document is changed: sources come to hold others.
struct BatchStore {
  private let db: Database
  private var rows: DocumentRows
  private let search: SearchIndex
  private let run: Int64
  private let extractor: String
  private var root: RootDigest
  /// Documents to add to the search indexes, in order.
  private var unsearched: [Int64] = []
  private(set) var stored = 0
  private(set) var removed = 0

  init(_ db: Database, run: Int64, extractor: String) throws {
    self.db = db
    self.run = run
    self.extractor = extractor
    rows = try DocumentRows(db)
    search = SearchIndex(db)
    root = try RootDigest(stored: db)
  }

  /// What a source holds now.
  private struct Holding {
    var document: Int64
    var since: Int64
    var url: String?
  }

  /// Lets a source hold a document. The same bytes read in the same way with the same outcome are one document.
  mutating func store(_ prepared: PreparedDocument) throws {
    let source = prepared.document.source
    // An earlier version with these bytes cites the record that is cited now: it is the same document.
    if let place = source.archive, let places = try ArchivePlaces(db),
      let held = try places.place(name: source.name, sha256: source.sha256.hex), held != place
    {
      try places.move(name: source.name, sha256: source.sha256.hex, to: place, &root)
    }
    let document = try self.document(prepared)
    let before = try holding(source.name)
    if let place = source.archive {
      try ArchivePlaces(db)?.note(place, name: source.name, sha256: source.sha256.hex)
    }
    if let before, before.document == document, before.url == source.url { return }
    // Most names are new and have nothing to take out.
    if try before != nil || isKnown(source.name) { try root.toggle(source: source.name) }
    if let before { try end(source.name, before) }
    try begin(source.name, source.url, document)
    try root.toggle(source: source.name)
    if let before, before.document != document { try released(before.document) }
    try held(document)
    stored += 1
  }

  /// Keeps bytes as received, packed.
  func keep(_ bytes: [UInt8], digest: SHA256Digest) throws {
    let known = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM _originals WHERE sha256 = ?)"), arguments: [digest.hex])
    guard known == false else { return }
    guard let packed = PackedBytes.pack(bytes) else { throw KnowledgeBaseError.io("a source could not be packed") }
    try db.cachedStatement(sql: "INSERT INTO _originals VALUES (?, ?, ?)")
      .execute(arguments: [digest.hex, bytes.count, Data(packed)])
  }

  /// Lets a source hold nothing any more.
  mutating func remove(source: String) throws {
    guard let before = try holding(source) else { return }
    try root.toggle(source: source)
    try end(source, before)
    try root.toggle(source: source)
    try released(before.document)
    removed += 1
  }

  /// Fills the search indexes and notes the new root.
  mutating func finish() throws {
    // Documents written one after the other are added as one range of numbers.
    var index = 0
    while index < unsearched.count {
      var end = index + 1
      while end < unsearched.count, unsearched[end] == unsearched[end - 1] + 1 { end += 1 }
      try search.fill(unsearched[index]...unsearched[end - 1])
      index = end
    }
    unsearched.removeAll()
    if stored > 0 || removed > 0 { try FollowStore(db)?.forget() }
    try root.store()
    try db.execute(
      sql: "UPDATE _runs SET stored = stored + ?, removed = removed + ? WHERE id = ?",
      arguments: [stored, removed, run])
  }

  /// The number of a document, which is written where there is none like it.
  private mutating func document(_ prepared: PreparedDocument) throws -> Int64 {
    let read = prepared.document
    let extractor = prepared.extractor ?? self.extractor
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id, extractor, passages_hash FROM _documents WHERE sha256 = ? AND media_type = ? AND charset = ?
            AND charset_why = ? AND content_hash = ?
          """),
      arguments: [
        read.source.sha256.hex, read.source.mediaType.rawValue, read.charset.name, read.charset.why,
        prepared.contentHash,
      ])
    guard let row else {
      let number = try rows.insert(prepared, extractor: extractor, run: run)
      try root.toggle(document: number)
      if prepared.passagesHash != nil { wait(number) }
      return number
    }
    var columns = ColumnReader(row)
    let (number, by, passages) = (Int64(try columns.int()), try columns.text(), try columns.optionalText())
    if by != extractor || (passages == nil && prepared.passagesHash != nil) {
      try root.toggle(document: number)
      try db.cachedStatement(sql: "UPDATE _documents SET extractor = ? WHERE id = ?")
        .execute(arguments: [extractor, number])
      if passages == nil, prepared.passagesHash != nil {
        try rows.addPassages(prepared, to: number)
        wait(number)
      }
      try root.toggle(document: number)
    }
    return number
  }

  private func holding(_ source: String) throws -> Holding? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT document, since, url FROM _sources WHERE name = ? AND until IS NULL"),
      arguments: [source])
    guard let row else { return nil }
    var columns = ColumnReader(row)
    return Holding(
      document: Int64(try columns.int()), since: Int64(try columns.int()), url: try columns.optionalText())
  }

  /// Whether a source ever held a document.
  private func isKnown(_ source: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM _sources WHERE name = ?)"), arguments: [source]) == true
  }

  /// Ends what a source holds. What began in this very run was never the state at the end of a run, and leaves no trace.
  private func end(_ source: String, _ holding: Holding) throws {
    if holding.since == run {
      try db.cachedStatement(sql: "DELETE FROM _sources WHERE name = ? AND since = ?")
        .execute(arguments: [source, run])
    } else {
      try db.cachedStatement(sql: "UPDATE _sources SET until = ? WHERE name = ? AND until IS NULL")
        .execute(arguments: [run, source])
    }
  }

  /// Lets a source hold a document from this run on, or go on with what this very run had ended.
  private func begin(_ source: String, _ url: String?, _ document: Int64) throws {
    try db.cachedStatement(
      sql: "UPDATE _sources SET until = NULL WHERE name = ? AND until = ? AND document = ? AND url IS ?"
    ).execute(arguments: [source, run, document, url])
    guard db.changesCount == 0 else { return }
    try db.cachedStatement(sql: "INSERT INTO _sources VALUES (?, ?, NULL, ?, ?)")
      .execute(arguments: [source, run, url, document])
  }

  /// A document that a source holds now: it is current.
  private mutating func held(_ document: Int64) throws {
    let isCurrent = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT current FROM _documents WHERE id = ?"), arguments: [document])
    guard isCurrent == false else { return }
    try root.toggle(document: document)
    try db.cachedStatement(sql: "UPDATE _documents SET current = 1 WHERE id = ?").execute(arguments: [document])
    let hasPassages = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT passages_hash IS NOT NULL FROM _documents WHERE id = ?"), arguments: [document])
    if hasPassages == true { wait(document) }
    try root.toggle(document: document)
    try touchMeasures(of: document)
  }

  /// A document that lost a source: superseded where none holds it now, erased where none ever did at the end of a run.
  private mutating func released(_ document: Int64) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM _sources WHERE document = _documents.id AND until IS NULL),
            EXISTS (SELECT 1 FROM _sources WHERE document = _documents.id), searchable
          FROM _documents WHERE id = ?
          """), arguments: [document])
    guard let row else { return }
    var columns = ColumnReader(row)
    let (isHeld, isKnown, isSearchable) = (try columns.int(), try columns.int(), try columns.int())
    guard isHeld == 0 else { return }
    try touchMeasures(of: document)
    try root.toggle(document: document)
    if let place = unsearched.firstIndex(of: document) { unsearched.remove(at: place) }
    if isSearchable == 1 { try search.empty(document) }
    if isKnown == 0 {
      try rows.delete(document)
    } else {
      try db.cachedStatement(sql: "UPDATE _documents SET current = 0 WHERE id = ?").execute(arguments: [document])
      try root.toggle(document: document)
    }
  }

  /// Notes a document for the search indexes, once.
  private mutating func wait(_ document: Int64) {
    if !unsearched.contains(document) { unsearched.append(document) }
  }

  private func touchMeasures(of document: Int64) throws {
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO _pending SELECT measure FROM _facts WHERE document = ? AND measure IS NOT NULL"
    ).execute(arguments: [document])
  }
}
