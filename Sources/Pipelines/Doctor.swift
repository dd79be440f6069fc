import CZlib
import Crawling
import DocumentModel
import Foundation
import Glibc
import KnowledgeBase
import Readers
import Recognition

/// What the program runs on: versions of linked libraries, what is known to be wrong with them, limits.
public enum Doctor {
  /// One thing looked at.
  public struct Finding: Sendable {
    /// What was looked at.
    public var name: String
    /// Its version or value.
    public var value: String
    /// What it means.
    public var note: String
    /// Whether the program should not be used like this.
    public var isBad: Bool
  }

  /// Looks at everything.
  public static func examine() -> [Finding] {
    var findings = [
      Finding(name: "attest", value: Extractor.version, note: "", isBad: false),
      Finding(name: "libxml2", value: LibraryVersions.libxml2, note: "SAX only; entities never expanded", isBad: false),
      sqlite(KnowledgeBaseLibrary.sqliteVersion),
      Finding(name: "zlib", value: String(cString: zlibVersion()), note: "", isBad: false),
      Finding(
        name: "libcurl", value: CrawlerLibrary.curlVersion, note: "http and https, public addresses only", isBad: false),
    ]
    do {
      let packs = try PackSet.embedded().packs
      findings.append(Finding(name: "packs", value: String(packs.count), note: "embedded", isBad: false))
    } catch {
      findings.append(Finding(name: "packs", value: "broken", note: "\(error)", isBad: true))
    }
    for (name, resource) in [("open files", RLIMIT_NOFILE), ("memory (bytes)", RLIMIT_AS)] {
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
      let isFew = name == "open files" && limit.rlim_cur < 64
      findings.append(
        Finding(
          name: name, value: limit.rlim_cur == .max ? "unlimited" : String(limit.rlim_cur),
          note: isFew ? "64 or more are needed: ulimit -n 256" : "", isBad: isFew))
    }
    let folder = FileManager.default.currentDirectoryPath
    let isWritable = access(folder, W_OK) == 0
    findings.append(
      Finding(name: "this folder", value: isWritable ? "writable" : "read-only", note: folder, isBad: false))
    return findings
  }

  /// SQLite below 3.51.3 can lose committed rows when a write-ahead log is reset (fixed in 3.51.3, and in 3.50.7 and
  /// 3.44.6 of the older lines); the knowledge base uses a rollback journal, which has no such log.
  static func sqlite(_ version: String) -> Finding {
    let isAffected = !hasWALResetFix(version)
    return Finding(
      name: "sqlite", value: version,
      note: isAffected
        ? "write-ahead log is unsafe in this version; a rollback journal is used" : "rollback journal is used",
      isBad: false)
  }

  /// Whether a version of SQLite has the fix of the WAL-reset bug.
  static func hasWALResetFix(_ version: String) -> Bool {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.count >= 3 else { return false }
    let number = parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2]
    if number >= 3_051_003 { return true }
    return (3_050_007..<3_051_000).contains(number) || (3_044_006..<3_045_000).contains(number)
  }

  /// A table for a terminal.
  public static func table(_ findings: [Finding]) -> String {
    TextColumns.render(
      [["what", "value", "note"]] + findings.map { [$0.name, $0.value, ($0.isBad ? "BAD: " : "") + $0.note] })
  }

  /// One JSON array and a line end.
  public static func json(_ findings: [Finding]) -> String {
    var writer = JSONWriter()
    writer.array { list in
      for finding in findings {
        list.object {
          $0.member("name", finding.name)
          $0.member("value", finding.value)
          if !finding.note.isEmpty { $0.member("note", finding.note) }
          $0.key("bad")
          $0.value(finding.isBad)
        }
      }
    }
    writer.newline()
    return writer.string
  }
}
