import Foundation
import GRDB

/// What could be had once and cannot be had now: documents, hosts, archive files.
extension Frontier {
  /// Keeps since when documents cannot be had, and forgets those that can again. Called once at the end of a night.
  func keepLosses() throws {
    try mapping {
      try queue.write { db in
        let refusals = FetchOutcome.allCases.indices.filter { FetchOutcome.allCases[$0].isRefusal }
        // What an earlier version of the frontier did not keep is found by its outcome.
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO losses SELECT id, night, ? FROM urls WHERE night = ? AND (change = ?
              OR role = 0 AND record IS NOT NULL AND outcome IN (\(refusals.map(String.init).joined(separator: ","))))
            """, arguments: [started, night, URLChange.lost.rawValue])
        let found = [FetchOutcome.fetched, .notModified, .same].compactMap(FetchOutcome.allCases.firstIndex(of:))
        try db.execute(
          sql: """
            DELETE FROM losses WHERE url IN (SELECT id FROM urls WHERE night = ? AND role = 0
              AND detail IS NULL AND outcome IN (\(found.map(String.init).joined(separator: ","))))
            """, arguments: [night])
      }
    }
  }

  /// Keeps which archive files should be there. Throws `CrawlError`.
  func keep(files names: [String]) throws {
    try mapping {
      try queue.write { db in
        for name in names { try db.execute(sql: "INSERT OR IGNORE INTO files VALUES (?)", arguments: [name]) }
      }
    }
  }

  /// Forgets an archive file. Throws `CrawlError`.
  func drop(file name: String) throws {
    try mapping { try queue.write { try $0.execute(sql: "DELETE FROM files WHERE name = ?", arguments: [name]) } }
  }

  /// Archive files that were ended and are not there any more; those that are there are kept in mind.
  func missingFiles() throws -> [String] {
    let there = Self.archives(beside: path)
    let known = try read { try String.fetchAll($0, sql: "SELECT name FROM files ORDER BY name") }
    if known.count < there.count || !there.isSubset(of: known) { try keep(files: there.subtracting(known).sorted()) }
    return known.filter { !there.contains($0) }
  }

  /// Forgets what stood in an archive file that is gone: its URLs are fetched anew. How many URLs that are.
  func forget(missing name: String) throws -> Int {
    // A file holds what was captured from its beginning until that of the next, of those that were ever there.
    let known = try read { try String.fetchAll($0, sql: "SELECT name FROM files") }
    let starts = Self.archives(beside: path).union(known).compactMap(Self.start).sorted()
    let count = try Self.start(name).map { since in
      try forget(from: since, until: starts.first { $0 > since }, except: [])
    }
    return count ?? 0
  }

  /// Names of the archive files beside a frontier.
  private static func archives(beside path: String) -> Set<String> {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(names.filter { $0.hasSuffix(".warc.gz") })
  }

  /// When an archive file was begun, as its name has it: microseconds since 1970.
  private static func start(_ name: String) -> Int? { Clock.micros(stamp: name.dropLast(8).suffix(20)) }

  /// What became of a host's URLs in this night: the most frequent outcome, the verdicts of robots.txt last; nil where
  /// something could be had. Nil too where nothing ever could, unless it is `wanted`.
  func silence(_ host: HostRow, isWanted: Bool) throws -> CrawlSummary.SilentHost? {
    try read { db in
      let answers = FetchOutcome.allCases.indices.filter { FetchOutcome.allCases[$0].isAnswer }
      let isAnswer = "outcome IN (\(answers.map(String.init).joined(separator: ",")))"
      let asked = "SELECT EXISTS (SELECT 1 FROM urls WHERE host = ? AND night = ? AND \(isAnswer))"
      let had = "SELECT EXISTS (SELECT 1 FROM urls WHERE host = ? AND record IS NOT NULL)"
      guard try Bool.fetchOne(db, sql: asked, arguments: [host.id, night]) != true,
        try isWanted || Bool.fetchOne(db, sql: had, arguments: [host.id]) == true
      else { return nil }
      var silent = CrawlSummary.SilentHost(origin: host.origin)
      silent.known = try Int.fetchOne(db, sql: "SELECT count(*) FROM urls WHERE host = ?", arguments: [host.id]) ?? 0
      let sql = """
        SELECT outcome, min(detail) AS detail FROM urls WHERE host = ? AND night = ? AND outcome IS NOT NULL
        GROUP BY outcome ORDER BY outcome = ?, count(*) DESC LIMIT 1
        """
      let denied = FetchOutcome.allCases.firstIndex(of: .robotsDenied)
      if let row = try Row.fetchOne(db, sql: sql, arguments: [host.id, night, denied]) {
        (silent.outcome, silent.detail) = (FetchOutcome.at(row["outcome"]), row["detail"])
      }
      return silent
    }
  }
}
