import DocumentModel
import GRDB

/// What the bytes of a document were and how they were read, as far as it can still be read.
struct SalvagedRecord: Hashable {
  var source: SourceRecord
  var charset: Charset
  var extractor: String
  /// Whether it can be believed; else the digest must be confirmed by bytes, and all else by the document's own digest.
  var isCertain: Bool

  /// Of whole pages, else of all.
  init?(_ holding: SalvagedHoldings.Holding, _ damaged: DamagedFile, isConfirmed: Bool) {
    if let record = try? damaged.whole.read({ try SalvagedRecord(holding, $0, isCertain: true) }) {
      self = record
    } else if let record = try? damaged.all.read({ try SalvagedRecord(holding, $0, isCertain: isConfirmed) }) {
      self = record
    } else {
      return nil
    }
  }

  private init(_ holding: SalvagedHoldings.Holding, _ db: Database, isCertain: Bool) throws {
    let sql = "SELECT sha256, media_type, byte_count, charset, charset_why, extractor FROM _documents WHERE id = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [holding.document]) else {
      throw KnowledgeBaseError.corrupt("document \(holding.document) is missing")
    }
    var columns = ColumnReader(row)
    guard let digest = SHA256Digest(hex: try columns.text()), let type = MediaType(rawValue: try columns.text()) else {
      throw KnowledgeBaseError.corrupt("document \(holding.document) has no digest")
    }
    source = SourceRecord(
      name: holding.name, url: holding.url, mediaType: type, sha256: digest, byteCount: try columns.int())
    source.archive = try? ArchivePlaces(db)?.place(name: holding.name, sha256: digest.hex)
    charset = Charset(name: try columns.text(), why: try columns.text())
    extractor = try columns.text()
    self.isCertain = isCertain
  }

  /// The versions of extractors that whole pages name.
  static func extractors(_ damaged: DamagedFile) -> Set<String> {
    var known: Set<String> = []
    for sql in ["SELECT extractor FROM _runs", "SELECT extractor FROM _documents"] {
      try? damaged.whole.read { db in
        let cursor = try String.fetchCursor(db, sql: sql)
        while let version = try cursor.next() { known.insert(version) }
      }
    }
    return known
  }
}
