import Foundation
import GRDB
import Glibc

/// All URLs that are known, and what is known of them, in one SQLite file: after a kill a crawl goes on from its last commit.
final class Frontier {
  let path: String
  let queue: DatabaseQueue
  private let lock: FileLock
  /// The night that is crawled.
  private(set) var night = 0
  /// Whether this night was begun by a process that did not end it.
  private(set) var isResumed = false
  /// When the night began, in seconds since 1970.
  private(set) var started = 0
  /// The archive file being written, and how much of it is committed.
  private(set) var archive: (path: String, length: Int)?

  /// URLs of a host of a site that are kept, at most; a long one counts for several, seeds always have room.
  var mostURLs: (_ site: Int) -> Int = { _ in .max }
  /// Hosts of which not all URLs were kept since this was last emptied.
  var full: Set<String> = []
  /// How many URLs of a host there is still room for.
  private var room: [Int64: Int] = [:]
  /// Bytes of a URL that count for one.
  private static let urlBytes = 256

  private var found: [FoundURL] = []
  /// Bytes of those that were found.
  private(set) var foundBytes = 0
  private var updates: [URLUpdate] = []
  /// What was archived since the last commit, by its digest.
  private var copies: [[UInt8]: KnownPayload] = [:]
  private var robots: [RobotsCopy] = []
  private var hosts: [String: Int64] = [:]
  /// Hashes of URLs that were found lately: most links lead to what is known.
  private var recent: Set<Int64> = []
  private static let mostRecent = 1 << 17

  /// Opens a frontier, or makes it, and begins a night at a time (seconds since 1970; nil: none is begun) or goes on with one
  /// that was not ended. Throws `CrawlError`.
  init(path: String, now: Int?) throws {
    self.path = path
    lock = try FileLock(path + ".lock")
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard application == FrontierSchema.applicationID || isEmpty else {
          throw CrawlError.corrupt(
            "\(path): an SQLite file of another program; move it away, or name another `archive`")
        }
        // A rollback journal: Debian's SQLite 3.40.1 has the WAL-reset bug (https://sqlite.org/wal.html#walresetbug).
        try db.execute(
          sql: """
            PRAGMA page_size = 4096; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;
            PRAGMA temp_store = MEMORY
            """)
        if isEmpty {
          try db.inTransaction(.immediate) {
            try db.execute(sql: FrontierSchema.tables)
            try db.execute(sql: "PRAGMA application_id = \(FrontierSchema.applicationID)")
            return .commit
          }
        }
        try db.execute(sql: FrontierSchema.laterTables)
      }
      if let now { try begin(now) }
    } catch let error as DatabaseError {
      throw CrawlError.of(error, path)
    }
  }

  private func begin(_ now: Int) throws {
    try queue.write { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT night, is_finished, started, archive, length FROM state") else {
        throw CrawlError.corrupt("\(path): without its state")
      }
      isResumed = row["is_finished"] == 0
      night = isResumed ? row["night"] : row["night"] + 1
      started = isResumed ? row["started"] : now
      if let file: String = row["archive"] { archive = (file, row["length"]) }
      try db.execute(
        sql: "UPDATE state SET night = ?, is_finished = 0, started = ?", arguments: [night, started])
      if !isResumed { try db.execute(sql: "UPDATE hosts SET night = ?, pages = 0, bytes = 0", arguments: [night]) }
      // No host is waited for longer than a day: a time behind that is of a clock that was wrong.
      try db.execute(sql: "UPDATE hosts SET ready = 0 WHERE ready > ?", arguments: [(now + 86_400) * 1000])
    }
  }

  /// All hosts, in the order in which they were found.
  func allHosts() throws -> [HostRow] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT id, origin, site, pages, bytes, ready FROM hosts ORDER BY id").map {
        HostRow(
          id: $0["id"], origin: $0["origin"], site: $0["site"], pages: $0["pages"], bytes: $0["bytes"],
          ready: $0["ready"])
      }
    }
  }

  /// Adds a URL at the next commit, unless it is known.
  func add(_ url: FoundURL) {
    let mark = Self.hash(url.url.text)
    guard !recent.contains(mark) else { return }
    if recent.count >= Self.mostRecent { recent.removeAll(keepingCapacity: true) }
    recent.insert(mark)
    found.append(url)
    foundBytes += url.url.path.utf8.count
  }

  /// Notes the outcome of a fetch at the next commit.
  func note(_ update: URLUpdate) {
    updates.append(update)
    updates[updates.count - 1].detail = update.detail.map(Self.shown)
  }

  /// The words of servers, as they may be shown: without what moves a terminal's cursor or turns the direction of a text.
  private static func shown(_ text: String) -> String {
    func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(500).map { isUnseen($0) ? "\u{FFFD}" : $0 }))
  }

  /// Notes what was archived just now.
  func note(payload: KnownPayload) {
    if payload.isDocument || copies[payload.copy.digest] == nil { copies[payload.copy.digest] = payload }
  }

  /// Notes a robots.txt at the next commit.
  func note(_ copy: RobotsCopy) { robots.append(copy) }

  /// What was archived since the last commit, of a digest.
  func fresh(digest: [UInt8]) -> KnownPayload? { copies[digest] }

  /// How much waits for the next commit.
  var pending: Int { updates.count }
  /// Whether URLs wait that were found.
  var hasFound: Bool { !found.isEmpty }

  /// Writes all that was found and noted, with how far the archive goes and what hosts used up. All or nothing.
  func commit(archive: (path: String, length: Int)?, hosts used: [HostRow]) throws {
    try mapping {
      try queue.write { db in
        let insert = try db.cachedStatement(
          sql: """
            INSERT OR IGNORE INTO urls (host, hash, path, night, depth, hops, role, via) VALUES (?, ?, ?, 0, ?, ?, ?, ?)
            """)
        for url in found {
          let host = try host(db, url.url.origin, url.site)
          let left = try room[host] ?? mostURLs(url.site) - known(db, host)
          room[host] = left
          guard left > 0 || url.depth == 0 && url.via == nil else {
            full.insert(url.url.origin)
            continue
          }
          try insert.execute(
            arguments: [
              host, Self.hash(url.url.path), url.url.path, url.depth, url.hops, url.role.rawValue, url.via,
            ])
          if db.changesCount > 0 { room[host] = left - 1 - url.url.path.utf8.count / Self.urlBytes }
        }
        let update = try db.cachedStatement(
          sql: """
            UPDATE urls SET night = ?, outcome = ?, change = ?, detail = ?, etag = ?, modified = ?, digest = ?, record = ?,
              captured = ?, role = coalesce(?, role) WHERE id = ?
            """)
        for entry in updates where entry.change == .changed || entry.change == .withdrawn {
          try keepVersion(db, entry.id)
        }
        for payload in copies.values where !payload.isDocument { try keep(db, payload) }
        for copy in robots { try keep(db, copy) }
        for entry in updates {
          try update.execute(
            arguments: [
              night, FetchOutcome.allCases.firstIndex(of: entry.outcome), entry.change?.rawValue, entry.detail,
              entry.etag, entry.modified, entry.copy.map { Data($0.digest) },
              entry.copy.map { Data(RecordKey.bytes($0.record)) }, entry.copy?.captured, entry.role?.rawValue, entry.id,
            ])
        }
        let usage = try db.cachedStatement(
          sql: "UPDATE hosts SET night = ?, pages = ?, bytes = ?, ready = ? WHERE id = ?")
        for host in used { try usage.execute(arguments: [night, host.pages, host.bytes, host.ready, host.id]) }
        try db.execute(
          sql: "UPDATE state SET archive = ?, length = ?", arguments: [archive?.path, archive?.length ?? 0])
      }
      self.archive = archive
      found.removeAll(keepingCapacity: true)
      foundBytes = 0
      updates.removeAll(keepingCapacity: true)
      copies.removeAll(keepingCapacity: true)
      robots.removeAll(keepingCapacity: true)
    }
  }

  private func host(_ db: Database, _ origin: String, _ site: Int) throws -> Int64 {
    if let id = hosts[origin] { return id }
    try db.execute(
      sql: "INSERT OR IGNORE INTO hosts (origin, site, night, pages, bytes, ready) VALUES (?, ?, ?, 0, 0, 0)",
      arguments: [origin, site, night])
    let id = try Int64.fetchOne(db, sql: "SELECT id FROM hosts WHERE origin = ?", arguments: [origin]) ?? 0
    hosts[origin] = id
    return id
  }

  private func known(_ db: Database, _ host: Int64) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM urls WHERE host = ?", arguments: [host]) ?? 0
  }

  /// URLs of a host that are due in this night behind a place, new ones first, the nearest to a seed first: `limit` of them
  /// are looked at, those that are `taken` left out.
  func due(
    _ host: HostRow, _ origin: WebURL, after place: DuePlace?, limit: Int, except taken: Set<Int64>
  ) throws -> (urls: [QueuedURL], last: DuePlace?, isLast: Bool) {
    try read { db in
      let sql = """
        SELECT id, night, path, depth, hops, role, via, etag, modified, digest, record, captured, outcome FROM urls
        WHERE host = ? AND night < ? AND (night, depth, id) > (?, ?, ?) ORDER BY night, depth, id LIMIT ?
        """
      let place = place ?? DuePlace(night: -1, depth: 0, id: 0)
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: [host.id, night, place.night, place.depth, place.id, limit])
      var (urls, last, count) = ([QueuedURL](), DuePlace?.none, 0)
      while let row = try rows.next() {
        count += 1
        let id: Int64 = row["id"]
        last = DuePlace(night: row["night"], depth: row["depth"], id: id)
        guard !taken.contains(id) else { continue }
        var copy: KnownCopy?
        if let digest: Data = row["digest"], let record: Data = row["record"] {
          copy = KnownCopy(
            digest: Array(digest), record: RecordKey.text(Array(record)), captured: row["captured"] ?? 0)
        }
        urls.append(
          QueuedURL(
            id: id, url: WebURL(origin: origin, path: row["path"]), depth: row["depth"], hops: row["hops"],
            role: URLRole(rawValue: row["role"]) ?? .page, via: row["via"], etag: row["etag"],
            modified: row["modified"], copy: copy, outcome: FetchOutcome.at(row["outcome"])))
      }
      return (urls, last, count < limit)
    }
  }

  /// Reads one thing. No transaction is begun, which costs more than what is read: nobody else writes.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try mapping { try queue.unsafeRead(body) } }

  /// Ends the night.
  func finish() throws {
    try mapping {
      try queue.write { try $0.execute(sql: "UPDATE state SET is_finished = 1, archive = NULL, length = 0") }
    }
    archive = nil
  }

  func mapping<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw CrawlError.of(error, path)
    }
  }

  /// FNV-1a of 64 bits: a host that makes collisions hides only its own pages.
  static func hash(_ text: String) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(bitPattern: hash)
  }
}
