import GRDB

/// What a night's crawl did.
public struct CrawlSummary: Sendable {
  /// A URL and what became of it.
  public struct Entry: Sendable {
    /// The URL.
    public var url: String
    /// How its fetch ended.
    public var outcome: FetchOutcome
    /// A few words more.
    public var detail: String?
  }

  /// A host of which nothing could be had in this night.
  public struct SilentHost: Sendable {
    /// Its scheme, name and port.
    public var origin: String
    /// How most of its fetches ended; nil where it was not asked.
    public var outcome: FetchOutcome?
    /// A few words more.
    public var detail: String?
    /// Until when it asked to be left alone: seconds since 1970; nil where it did not.
    public var until: Int?
    /// Its URLs that are known.
    public var known = 0
  }

  /// The number of the night.
  public var night = 0
  /// Fetches by how they ended.
  public var outcomes: [(outcome: FetchOutcome, count: Int)] = []
  /// Documents by what became of them since the night before.
  public var changes: [URLChange: Int] = [:]
  /// Hosts that were asked.
  public var hosts = 0
  /// Bytes received.
  public var bytes = 0
  /// URLs that are known.
  public var known = 0
  /// URLs that were not asked for because a budget was used up or a host left alone.
  public var left = 0
  /// What they look like, with numbers written as `N`: the most frequent forms.
  public var leftPatterns: [(pattern: String, count: Int)] = []
  /// What happened to the archive, in sentences.
  public var notes: [String] = []
  /// Which of them tell of damage that was mended as far as it could be: somebody should know.
  public var repairs: [String] = []
  /// Archive files that were ended.
  public var files: [String] = []
  /// Failures, the first thousand.
  public var failures: [Entry] = []
  /// Documents that were withdrawn or cannot be had any more, the first thousand.
  public var lost: [Entry] = []
  /// Hosts of seeds, and others of which something could be had before, of which nothing could be had in this night.
  public var silent: [SilentHost] = []
  /// Documents that could not be had any more in an earlier night and still cannot, with when that was first so (seconds since
  /// 1970): the first thousand.
  public var stillLost: [(entry: Entry, since: Int)] = []
  /// Whether it was stopped early: the next crawl goes on from there.
  public var isStopped = false
  /// Whether it went on with a night that another process had begun.
  public var isResumed = false

  /// Fetches.
  public var total: Int { outcomes.reduce(0) { $0 + $1.count } }

  /// Whether there was something to ask for, and nothing could be had. What only robots.txt decided was not asked for.
  public var isOffline: Bool {
    !outcomes.contains { $0.outcome.isAnswer } && (total > 0 || !silent.isEmpty)
  }

  /// Reads what happened in the night of a frontier. `hosts`: those of the plan; only their URLs could have been asked for.
  init(_ frontier: Frontier, hosts places: [Int64], files: [String], isStopped: Bool) throws {
    (night, self.files, self.isStopped, isResumed) = (frontier.night, files, isStopped, frontier.isResumed)
    let night = frontier.night
    try frontier.read { db in
      for row in try Row.fetchAll(
        db, sql: "SELECT outcome, count(*) AS count FROM urls WHERE night = ? GROUP BY 1 ORDER BY 1", arguments: [night]
      ) {
        if let outcome = FetchOutcome.at(row["outcome"]) { outcomes.append((outcome, row["count"])) }
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT change, count(*) AS count FROM urls WHERE night = ? AND change IS NOT NULL GROUP BY 1",
        arguments: [night])
      {
        if let change = URLChange(rawValue: row["change"]) { changes[change] = row["count"] }
      }
      if let row = try Row.fetchOne(
        db, sql: "SELECT count(*) AS hosts, coalesce(sum(bytes), 0) AS bytes FROM hosts WHERE night = ? AND pages > 0",
        arguments: [night])
      {
        (hosts, bytes) = (row["hosts"], row["bytes"])
      }
      known = try Int.fetchOne(db, sql: "SELECT count(*) FROM urls") ?? 0
      let isPlanned = "host IN (\(places.map(String.init).joined(separator: ",")))"
      let unasked = "SELECT count(*) FROM urls WHERE night < ? AND \(isPlanned)"
      left = try Int.fetchOne(db, sql: unasked, arguments: [night]) ?? 0
      if left > 0 { leftPatterns = try Self.patterns(db, night, isPlanned) }
      let failing = FetchOutcome.allCases.indices.filter { FetchOutcome.allCases[$0].isFailure }
      failures = try Self.entries(db, night, "outcome", failing)
      lost = try Self.entries(db, night, "change", [URLChange.withdrawn.rawValue, URLChange.lost.rawValue])
      stillLost = try Self.stillLost(db, night)
    }
  }

  /// The first thousand URLs of a night of which a column has one of some numbers.
  private static func entries(_ db: Database, _ night: Int, _ column: String, _ numbers: [Int]) throws -> [Entry] {
    let sql = """
      SELECT origin || path AS url, outcome, detail FROM urls JOIN hosts ON hosts.id = host
      WHERE urls.night = ? AND \(column) IN (\(numbers.map(String.init).joined(separator: ","))) ORDER BY urls.id LIMIT 1000
      """
    return try Row.fetchAll(db, sql: sql, arguments: [night]).compactMap { row in
      FetchOutcome.at(row["outcome"]).map { Entry(url: row["url"], outcome: $0, detail: row["detail"]) }
    }
  }

  private static func stillLost(_ db: Database, _ night: Int) throws -> [(entry: Entry, since: Int)] {
    let sql = """
      SELECT origin || path AS url, outcome, detail, since FROM losses JOIN urls ON urls.id = losses.url
        JOIN hosts ON hosts.id = host WHERE losses.night < ? ORDER BY since, urls.id LIMIT 1000
      """
    return try Row.fetchAll(db, sql: sql, arguments: [night]).compactMap { row in
      FetchOutcome.at(row["outcome"]).map {
        (Entry(url: row["url"], outcome: $0, detail: row["detail"]), row["since"])
      }
    }
  }

  /// The most frequent forms of URLs that were left, of the first hundred thousand.
  private static func patterns(
    _ db: Database, _ night: Int, _ isPlanned: String
  ) throws -> [(pattern: String, count: Int)] {
    var counts: [String: Int] = [:]
    let sql =
      "SELECT origin, path FROM urls JOIN hosts ON hosts.id = host WHERE urls.night < ? AND \(isPlanned) LIMIT 100000"
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [night])
    while let row = try rows.next() { counts[row["origin"] + pattern(row["path"]), default: 0] += 1 }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(10).map { (pattern: $0.key, count: $0.value) }
  }

  /// A path with its numbers as `N`, cut after its second folder; of a query its names.
  static func pattern(_ path: String) -> String {
    // Servers make paths as long as they like: what stands behind tells nothing more.
    let parts = path.utf8.prefix(1000).split(separator: 0x3F, maxSplits: 1, omittingEmptySubsequences: false)
    var out: [UInt8] = []
    var folders = 0
    for byte in parts[0] {
      if byte == 0x2F {
        folders += 1
        if folders > 3 { return String(decoding: out, as: UTF8.self) + "/…" }
      }
      if !ASCIIBytes.isDigit(byte) { out.append(byte) } else if out.last != 0x4E { out.append(0x4E) }
    }
    if parts.count > 1, !parts[1].isEmpty {
      let names = parts[1].split(separator: 0x26).prefix(5).map { Array($0.prefix { $0 != 0x3D }) + [0x3D] }
      out += [0x3F] + names.joined(separator: [0x26])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
