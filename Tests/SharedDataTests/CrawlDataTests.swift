import Foundation
import Testing
import WebArchive

@testable import Crawling

@Suite("Robots, sitemaps and archives of others", .enabled(if: SharedData.exists))
struct CrawlDataTests {
  private struct Decision: Decodable {
    var id, robots, agent, kind: String
    var url, note: String?
    var expected: Expected?

    enum Expected: Decodable, Hashable {
      case may(Bool)
      case delay(Double)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
          self = .may(flag)
        } else {
          self = .delay(try container.decode(Double.self))
        }
      }
    }

    /// Bytes of the file, where each character of the record stands for one.
    var bytes: [UInt8] {
      let scalars = robots.unicodeScalars
      guard note?.contains("latin-1") == true, !scalars.contains(where: { $0.value > 255 }) else {
        return Array(robots.utf8)
      }
      return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// The path as the crawler would ask for it.
    var path: String {
      let text = url ?? ""
      if let parsed = try? WebURL(text) { return parsed.path }
      let rest = text.firstRange(of: "://").map { text[$0.upperBound...].drop { $0 != "/" } } ?? text[...]
      let path = rest.prefix { $0 != "#" }
      return path.isEmpty ? "/" : String(path)
    }
  }

  @Test("every decision is right where sources agree on it")
  func robots() throws {
    let rows = try SharedData.rows("crawl_robots", as: Decision.self)
    // Two collections decide some of the same questions differently: there RFC 9309 is followed.
    let answers = Dictionary(grouping: rows, by: { [$0.robots, $0.url ?? "", $0.agent, $0.kind] })
    for row in rows
    where Set((answers[[row.robots, row.url ?? "", row.agent, row.kind]] ?? []).map(\.expected)).count == 1 {
      let rules = RobotsRules(RobotsFile(row.bytes), agent: row.agent)
      if row.kind == "can_fetch" {
        #expect(row.expected == .may(rules.allows(path: row.path)), "\(row.id)")
      } else {
        #expect(row.expected == rules.crawlDelay.map { .delay($0) }, "\(row.id)")
      }
    }
  }

  @Test("real files are read without failure, each in a moment")
  func realRobots() throws {
    for file in SharedData.files(["crawl_robots_real"], ["txt"]) where !file.hasSuffix("dev.txt") {
      let bytes = try SharedData.bytes(file)
      let time = ContinuousClock().measure {
        _ = RobotsRules(RobotsFile(bytes), agent: "attest").allows(path: "/a/b?c=d")
      }
      #expect(time < .seconds(1), "\(file)")
    }
  }

  @Test("sitemaps give URLs")
  func sitemaps() throws {
    for file in SharedData.files(["crawl_sitemaps"], ["xml", "gz"])
    where file.contains("/sitemaps/") || file.contains("/rss/") {
      let contents = SitemapContents(try SharedData.bytes(file))
      #expect(contents.form != nil && !(contents.pages + contents.sitemaps).isEmpty, "\(file)")
    }
  }

  @Test("archives are read, and damaged ones are told")
  func archives() throws {
    let root = SharedData.root
    for file in SharedData.files(["crawl_warc"], ["warc", "arc"]) {
      let damages = try ArchiveCheck.damages(root.appendingPathComponent(file).path)
      let isDamaged = file.contains("bad") || file.contains("wrong")
      #expect(damages.isEmpty != isDamaged, "\(file): \(damages.map(\.message))")
    }
  }
}
