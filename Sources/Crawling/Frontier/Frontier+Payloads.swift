import Foundation
import GRDB

/// What the archive holds, so that nothing is archived twice, and the copies of robots.txt.
extension Frontier {
  /// A record with the payload of a digest; nil where none is known, or, for a document, none that documents may refer to.
  func copy(digest: [UInt8], isDocument: Bool) throws -> KnownPayload? {
    if let fresh = fresh(digest: digest), fresh.isDocument || !isDocument { return fresh }
    return try read { db in
      let sql = """
        SELECT origin || path AS url, record, captured, role = 0 AS is_document FROM urls JOIN hosts ON hosts.id = host
          WHERE digest = ? AND (role = 0 OR NOT ?)
        UNION ALL SELECT url, record, captured, is_document FROM payloads WHERE digest = ? AND (is_document OR NOT ?)
        LIMIT 1
        """
      let key = Data(digest)
      guard
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key, isDocument, key, isDocument]),
        let record: Data = row["record"]
      else { return nil }
      let copy = KnownCopy(digest: digest, record: RecordKey.text(Array(record)), captured: row["captured"] ?? 0)
      return KnownPayload(url: row["url"], copy: copy, isDocument: row["is_document"])
    }
  }

  /// Keeps the copy of a URL that gets another or none.
  func keepVersion(_ db: Database, _ id: Int64) throws {
    let sql = """
      INSERT INTO payloads SELECT digest, origin || path, record, captured, role = 0 FROM urls
        JOIN hosts ON hosts.id = host WHERE urls.id = ? AND digest IS NOT NULL
      ON CONFLICT (digest) DO UPDATE SET url = excluded.url, record = excluded.record, captured = excluded.captured,
        is_document = 1 WHERE excluded.is_document > payloads.is_document
      """
    try db.cachedStatement(sql: sql).execute(arguments: [id])
  }

  func keep(_ db: Database, _ payload: KnownPayload) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO payloads VALUES (?, ?, ?, ?, 0)").execute(arguments: [
      Data(payload.copy.digest), payload.url, Data(RecordKey.bytes(payload.copy.record)), payload.copy.captured,
    ])
  }

  func keep(_ db: Database, _ copy: RobotsCopy) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)").execute(arguments: [
      copy.host, Data(copy.text), copy.fetched, copy.expires,
    ])
  }

  /// The robots.txt of a host as it was last read.
  func robots(_ host: Int64) throws -> RobotsCopy? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT text, fetched, expires FROM robots WHERE host = ?", arguments: [host]).map {
        RobotsCopy(host: host, text: Array($0["text"] as Data), fetched: $0["fetched"], expires: $0["expires"])
      }
    }
  }

  /// The URL itself and those that redirected to it, one after the other.
  func chain(_ url: QueuedURL) throws -> [String] {
    var texts = [url.url.text]
    var (next, hops) = (url.via, url.hops)
    while hops > 0, let id = next {
      let sql = "SELECT origin || path AS text, via, hops FROM urls JOIN hosts ON hosts.id = host WHERE urls.id = ?"
      guard let row = try read({ try Row.fetchOne($0, sql: sql, arguments: [id]) }) else { break }
      texts.append(row["text"])
      // Never more than it was: a damaged frontier makes no loop.
      (next, hops) = (row["via"], min(row["hops"], hops - 1))
    }
    return texts
  }

  /// The text of a URL by its number.
  func text(_ id: Int64) throws -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT origin || path FROM urls JOIN hosts ON hosts.id = host WHERE urls.id = ?", arguments: [id])
    }
  }

  /// Forgets copies that were captured at a time (microseconds since 1970) and are not in the archive any more: their URLs
  /// are fetched anew. How many URLs that are.
  func forget(from: Int, until: Int?, except kept: Set<[UInt8]>) throws -> Int {
    try mapping {
      try queue.write { db in
        let bounds: StatementArguments = [from, until ?? Int.max]
        let lost = try Row.fetchAll(
          db, sql: "SELECT id, record FROM urls WHERE captured >= ? AND captured < ? AND record IS NOT NULL",
          arguments: bounds
        ).filter { !kept.contains(Array($0["record"] as Data)) }
        let update = try db.cachedStatement(
          sql: """
            UPDATE urls SET night = 0, outcome = NULL, change = NULL, etag = NULL, modified = NULL, digest = NULL,
              record = NULL, captured = NULL WHERE id = ?
            """)
        for row in lost { try update.execute(arguments: [row["id"] as Int64]) }
        let payloads = try Row.fetchAll(
          db, sql: "SELECT digest, record FROM payloads WHERE captured >= ? AND captured < ?", arguments: bounds)
        for row in payloads where !kept.contains(Array(row["record"] as Data)) {
          try db.execute(sql: "DELETE FROM payloads WHERE digest = ?", arguments: [row["digest"] as Data])
        }
        return lost.count
      }
    }
  }
}
