import Testing

@testable import Crawling

@Suite("robots.txt by RFC 9309")
struct RobotsTests {
  private static func rules(_ text: String, _ agent: String = "attest") -> RobotsRules {
    RobotsRules(RobotsFile(Array(text.utf8)), agent: agent)
  }

  @Test(
    "paths that may be fetched, and not",
    arguments: [
      ("User-agent: *\nDisallow: /a", "/ab", false), ("User-agent: *\nDisallow: /a/", "/a", true),
      ("User-agent: *\nDisallow: /\nAllow: /open", "/open/x", true), ("User-agent: *\nDisallow:", "/x", true),
      ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", true), ("user-agent:*\ndisallow:/x#y", "/x", false),
      ("User-agent: other\nDisallow: /", "/x", true), ("Disallow: /", "/x", true),
      ("User-agent: *\nDisallow: /*.zip$", "/f.zip", false), ("User-agent: *\nDisallow: /*.zip$", "/f.zip?x", true),
      ("User-agent: attest\nUser-agent: b\nDisallow: /x\nUser-agent: *\nDisallow: /", "/y", true),
      ("User-agent: *\rDisallow: /x\r", "/x", false), ("\u{FEFF}User-agent: *\nDisallow: /x", "/x", false),
      ("<html><body>User-agent: *</body></html>", "/x", true), ("User-agent: *\nDisallow: /é", "/%C3%A9", false),
      ("User-agent: ATTEST/1.0\nDisallow: /x", "/x", false), ("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
    ])
  func decisions(_ file: String, _ path: String, _ isAllowed: Bool) {
    #expect(Self.rules(file).allows(path: path) == isAllowed)
  }

  @Test("groups of one name are joined, and delays and sitemaps are read")
  func groups() {
    let rules = Self.rules(
      "User-agent: attest\nDisallow: /a\nCrawl-delay: 2.5\nUser-agent: x\nDisallow: /\nUser-agent: attest\nDisallow: /b\n"
        + "Sitemap: https://site.example/s.xml\n")
    #expect(!rules.allows(path: "/a") && !rules.allows(path: "/b") && rules.allows(path: "/c"))
    #expect(rules.crawlDelay == 2.5 && rules.sitemaps == ["https://site.example/s.xml"])
  }

  @Test("a rule that the limit cuts is dropped, never shortened", arguments: [-1, 0, 1, 5])
  func limit(_ more: Int) {
    // The last line ends `more` bytes behind the limit.
    let head = "User-agent: *\nDisallow: /first\n"
    let last = "\nDisallow: /secret-area"
    let fill = RobotsFile.limit + more - head.utf8.count - last.utf8.count
    let text = head + "#" + String(repeating: "x", count: fill - 1) + last + "\n"
    let file = RobotsFile(Array(text.utf8))
    let rules = RobotsRules(file, agent: "attest")
    #expect(!rules.allows(path: "/first"))
    #expect(rules.allows(path: "/secret-area") == (more > 0))
    #expect(rules.allows(path: "/secret"))
    #expect((file.dropped > 0) == (more > -1))
  }

  @Test("hostile files are read in linear time")
  func hostile() {
    let line = Array(("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 200_000)).utf8)
    let groups = Array(String(repeating: "User-agent: x\nDisallow: /\n", count: 100_000).utf8)
    let clock = ContinuousClock()
    let time = clock.measure {
      let rules = RobotsRules(RobotsFile(line), agent: "attest")
      for _ in 0..<20 { _ = rules.allows(path: "/" + String(repeating: "a", count: 4000) + "b") }
      _ = RobotsRules(RobotsFile(groups), agent: "attest").allows(path: "/x")
      _ = RobotsFile([UInt8](repeating: 0x61, count: 16 << 20))
    }
    #expect(time < .seconds(5))
  }
}
