import DocumentModel
import GRDB

/// The rows of `_archived` and `_archives`.
struct ArchivePlaces {
  private let db: Database

  /// Nil for a knowledge base without these tables.
  init?(_ db: Database) throws {
    guard try db.tableExists("_archived") else { return nil }
    self.db = db
  }

  private static let columns = "file, record, offset, captured"

  /// The place of what a source holds or held.
  func place(name: String, sha256: String) throws -> ArchivePlace? {
    let sql = "SELECT \(Self.columns) FROM _archived WHERE name = ? AND sha256 = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [name, sha256]).map(Self.place)
  }

  /// The place of a record of which some source's document is the payload.
  func place(record: String) throws -> ArchivePlace? {
    let sql = "SELECT \(Self.columns) FROM _archived WHERE record = ? LIMIT 1"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [record]).map(Self.place)
  }

  /// The place of the document that a source of this name got at this time.
  func place(name: String, captured: String) throws -> ArchivePlace? {
    let sql = "SELECT \(Self.columns) FROM _archived WHERE name = ? AND captured = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [name, captured]).map(Self.place)
  }

  /// The places of what sources hold now, by their names.
  func current() throws -> [String: ArchivePlace] {
    let sql = """
      SELECT _archived.name, file, record, _archived.offset, captured FROM _archived
        JOIN _sources ON _sources.name = _archived.name AND until IS NULL
        JOIN _documents ON _documents.id = document AND _documents.sha256 = _archived.sha256
      """
    var places: [String: ArchivePlace] = [:]
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      let name = try columns.text()
      places[name] = try Self.place(&columns)
    }
    return places
  }

  /// Notes a place; nothing is written where it is known.
  func note(_ place: ArchivePlace, name: String, sha256: String) throws {
    guard try self.place(name: name, sha256: sha256) != place else { return }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO _archived VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [name, sha256, place.file, place.recordID, place.offset, place.captured])
  }

  /// The root digest as stored.
  func root() throws -> RootDigest { try RootDigest(stored: db) }

  /// Notes that the bytes of a source are cited from another place. Digests of what is stored cover that place: those of all
  /// versions with these bytes are made anew, but only where all was whole before, so that no damage is sealed.
  func move(name: String, sha256: String, to place: ArchivePlace, _ root: inout RootDigest) throws {
    let documents = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM _documents WHERE sha256 = ?"), arguments: [sha256])
    let (loader, integrity) = (DocumentLoader(db), DocumentIntegrity(db))
    guard try documents.allSatisfy({ try integrity.isWhole(loader.load($0)) }) else { return }
    let sources = try documents.reduce(into: Set<String>()) { names, document in
      names.formUnion(
        try String.fetchAll(
          db.cachedStatement(sql: "SELECT name FROM _sources WHERE document = ?"), arguments: [document]))
    }
    func toggle() throws {
      for source in sources { try root.toggle(source: source) }
      for document in documents { try root.toggle(document: document) }
    }
    try toggle()
    try note(place, name: name, sha256: sha256)
    for document in documents {
      let prepared = PreparedDocument(try loader.load(document).extraction, passages: nil)
      try db.cachedStatement(sql: "UPDATE _documents SET content_hash = ? WHERE id = ?")
        .execute(arguments: [prepared.contentHash, document])
    }
    try toggle()
  }

  /// Whether a file was read to its end, as it is, by an extractor.
  func isRead(_ file: String, mark: String, extractor: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM _archives WHERE file = ? AND mark = ? AND extractor = ?)"),
      arguments: [file, mark, extractor]) == true
  }

  /// Notes that a file was read to its end.
  func noteRead(_ file: String, mark: String, extractor: String) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO _archives VALUES (?, ?, ?)")
      .execute(arguments: [file, mark, extractor])
  }

  private static func place(_ row: Row) throws -> ArchivePlace {
    var columns = ColumnReader(row)
    return try place(&columns)
  }

  private static func place(_ columns: inout ColumnReader) throws -> ArchivePlace {
    ArchivePlace(
      file: try columns.text(), recordID: try columns.text(), offset: try columns.int(), captured: try columns.text())
  }
}
