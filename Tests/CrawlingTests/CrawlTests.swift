import DocumentModel
import Foundation
import Synchronization
import TestSupport
import Testing
import WebArchive

@testable import Crawling

@Suite("Crawls of a local site", .serialized)
struct CrawlTests {
  private static func crawl(_ plan: CrawlPlan) throws -> CrawlSummary { try Crawler(plan) { _ in }.run() }

  /// Crawls until so many lines were logged.
  private static func crawl(_ plan: CrawlPlan, lines: Int) throws -> CrawlSummary {
    let count = LineCount()
    var plan = plan
    plan.isStopped = { count.lines.load(ordering: .relaxed) >= lines }
    return try Crawler(plan) { _ in count.lines.add(1, ordering: .relaxed) }.run()
  }

  private final class LineCount: Sendable {
    let lines = Atomic<Int>(0)
  }

  private static func count(_ summary: CrawlSummary, _ outcome: FetchOutcome) -> Int {
    summary.outcomes.first { $0.outcome == outcome }?.count ?? 0
  }

  private static func archives(_ plan: CrawlPlan) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: plan.archive).filter { $0.hasSuffix(".warc.gz") }.sorted()
      .map { plan.archive + "/" + $0 }
  }

  @Test("nights: all is fetched once, unchanged pages cost a condition or a revisit, changes and withdrawals are seen")
  func nights() throws {
    let site = try LocalSite(pages: 200)
    let plan = try site.plan()
    let first = try Self.crawl(plan)
    // 200 pages, 20 of one text, the start page, two lists and the sitemap; what is private is not asked for.
    #expect(Self.count(first, .fetched) == 200 + 1 + 1 + 2 + 1)
    #expect(Self.count(first, .same) == 19 && Self.count(first, .robotsDenied) == 1)
    #expect(first.failures.isEmpty)
    #expect(try Dictionary(grouping: site.requests(), by: \.path).allSatisfy { $0.value.count == 1 })
    #expect(try site.requests().allSatisfy { $0.agent == "attest/test (+mailto:crawl@site.example)" && !$0.leaks })

    try site.begin(night: 2)
    let second = try Self.crawl(plan)
    #expect(second.night == 2)
    #expect(second.changes[.changed] == 20 && second.changes[.withdrawn] == 4 && second.changes[.new] == nil)
    #expect(Self.count(second, .notModified) == 100 && Self.count(second, .fetched) == 20)
    let files = try Self.archives(plan)
    #expect(files.count == 2)
    for file in files { #expect(try ArchiveCheck.damages(file).isEmpty) }
    // Every URL of the second night leads to its bytes in the archive alone.
    var index = CaptureIndex()
    for file in files { try index.add(path: file) }
    var documents = 0
    for target in index.targets {
      if case .elsewhere? = index.state(target) { Issue.record("\(target) refers to nothing") }
      guard case .document(let place)? = index.state(target) else { continue }
      let record = try #require(try ArchiveLookup.record(place, path: place.file, keep: 1 << 20))
      #expect(try !ArchivePayload(record, limit: 1 << 20).bytes.isEmpty)
      documents += 1
    }
    #expect(documents == 200 - 4 + 20 + 3)
  }

  @Test("a budget is met, and the next night goes on behind it")
  func budget() throws {
    let site = try LocalSite(pages: 300)
    let summary = try Self.crawl(try site.plan(pages: 50))
    #expect(summary.total == 50)
    #expect(summary.left > 100)
  }

  @Test("hostile answers end in named outcomes, and honest pages are fetched all the same")
  func hostile() throws {
    let site = try LocalSite(pages: 50, isHostile: true)
    var plan = try site.plan()
    plan.policy.deadline = 3
    plan.policy.bodyBytes = 4 << 20
    plan.policy.connectionsPerHost = 8
    plan.policy.isPoliteByAddress = false
    let summary = try Self.crawl(plan)
    let ends = Dictionary(
      summary.failures.map { (URL(string: $0.url)?.lastPathComponent ?? "", $0.outcome) },
      uniquingKeysWith: { a, _ in a })
    let wanted: [String: FetchOutcome] = [
      "headers": .headers, "longheader": .headers, "short": .shortBody, "http09": .protocolError,
      "private": .blockedAddress,
      "slow": .deadline, "drip": .deadline, "big": .tooLarge, "encodings": .contentEncoding,
      "unknown": .contentEncoding,
      "bomb": .contentEncoding, "error": .serverError, "login": .refused, "file": .blockedURL, "octal": .blockedURL,
      "noplace": .protocolError,
    ]
    for (name, outcome) in wanted where name != "private" {
      #expect(ends[name] == outcome, "\(name): \(ends[name]?.rawValue ?? "none")")
    }
    #expect(Self.count(summary, .fetched) >= 50)
    let pages = try site.requests().filter { $0.path.hasPrefix("/p/") }
    #expect(pages.count == 50 && Set(pages.map(\.path)).count == 50)
    #expect(try site.requests().allSatisfy { !$0.leaks })
    for file in try Self.archives(plan) { #expect(try ArchiveCheck.damages(file).isEmpty) }
  }

  @Test("a host that asks for years is left alone for the night")
  func retryAfter() throws {
    let site = try LocalSite(pages: 5, isHostile: true)
    var plan = try site.plan()
    plan.sites[0].seeds = [try WebURL("http://127.0.0.1:\(site.port)/hostile/busy")]
    let summary = try Self.crawl(plan)
    #expect(Self.count(summary, .limited) == 1)
    #expect(try site.requests().filter { $0.path == "/hostile/busy" }.count == 1)
  }

  @Test("requests to a host are as far apart as they should be, one at a time")
  func politeness() throws {
    let site = try LocalSite(pages: 4)
    var plan = try site.plan()
    plan.delay = 0.2
    let begun = ContinuousClock.now
    _ = try Self.crawl(plan)
    let requests = try site.requests().count
    #expect(ContinuousClock.now - begun > .milliseconds(200 * (requests - 1)))
  }

  @Test("an address that is not public is not connected to")
  func loopback() throws {
    let site = try LocalSite(pages: 5)
    var plan = try site.plan()
    plan.policy.allowsLoopback = false
    let summary = try Self.crawl(plan)
    #expect(Self.count(summary, .blockedAddress) == 1 && summary.total == 1)
    #expect((try? site.requests().isEmpty) ?? true)
  }

  @Test(
    "Retry-After in all forms of RFC 9110",
    arguments: [
      ("120", 120), ("0", 0), ("Thu, 26 Nov 2026 02:00:10 GMT", 10), ("Thursday, 26-Nov-26 02:00:10 GMT", 10),
      ("Thu Nov 26 02:00:10 2026", 10), ("Thu Nov  5 02:00:10 2026", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
      ("soon", nil), ("-5", nil), ("", nil), ("nan", nil), ("1e999", nil), ("Thu, 26 Foo 2026 02:00:10 GMT", nil),
      ("Thu, 99 Nov 2026 02:00:10 GMT", nil),
    ])
  func retryAfter(_ text: String, _ wanted: Double?) {
    // 2026-11-26, 02:00:00.
    #expect(Clock.retryAfter(text, now: 1_795_658_400_000_000) == wanted)
  }

  @Test("the time in a file's name is read back")
  func stamp() {
    let now = 1_795_658_400_123_456
    #expect(Clock.micros(stamp: Clock.text(now).prefix(26).filter(\.isNumber)[...]) == now)
    #expect(Clock.micros(stamp: "20261326020000000000") == nil && Clock.micros(stamp: "x") == nil)
  }

  @Test(
    "forms of URLs",
    arguments: [
      ("/calendar/2024/05/17/event", "/calendar/N/N/…"), ("/list?page=12&sort=up", "/list?page=&sort="), ("/", "/"),
      ("/p/7", "/p/N"),
    ])
  func forms(_ path: String, _ wanted: String) { #expect(CrawlSummary.pattern(path) == wanted) }

  @Test("robots.txt is asked for once a day, and a copy serves while there is none")
  func robotsCopy() throws {
    let site = try LocalSite(pages: 30)
    func asked() throws -> Int { try site.requests().count { $0.path == "/robots.txt" } }
    _ = try Self.crawl(try site.plan())
    _ = try Self.crawl(try site.plan())
    #expect(try asked() == 1)
    site.end()
    var plan = try site.plan()
    plan.robotsSeconds = 0
    plan.mostStrikes = 3
    let summary = try Self.crawl(plan)
    #expect(Self.count(summary, .robotsUnavailable) == 0 && Self.count(summary, .noConnection) > 0)
    // No host is asked for ever that does not answer.
    #expect(summary.total <= 3 && summary.left > 20)
  }

  @Test(
    "a damaged archive of a crawl that was killed is kept aside, and what it lost is fetched again",
    arguments: [0, 1, 2])
  func damagedArchive(_ kind: Int) throws {
    let site = try LocalSite(pages: 400)
    let plan = try site.plan()
    #expect(try Self.crawl(plan, lines: 200).isStopped)
    let names = try FileManager.default.contentsOfDirectory(atPath: plan.archive)
    let open = plan.archive + "/" + (try #require(names.first { $0.hasSuffix(".open") }))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: open))
    switch kind {
    case 0: bytes = bytes.prefix(bytes.count * 2 / 3)
    case 1: bytes[bytes.count / 2] ^= 0x40
    default: bytes = Data()
    }
    if kind == 2 {
      try FileManager.default.removeItem(atPath: open)
    } else {
      try bytes.write(to: URL(fileURLWithPath: open))
    }
    let summary = try Self.crawl(try site.plan())
    #expect(summary.notes.count == 1, "\(summary.notes)")
    #expect(Self.count(summary, .fetched) == 400 + 1 + 1 + 4 + 1)
    var index = CaptureIndex()
    for file in try Self.archives(plan) {
      #expect(try ArchiveCheck.damages(file).isEmpty)
      try index.add(path: file)
    }
    let held = index.targets.filter { if case .document? = index.state($0) { true } else { false } }
    #expect(held.count == 400 + 20 + 1 + 4)
    let aside = try FileManager.default.contentsOfDirectory(atPath: plan.archive).filter { $0.hasSuffix(".damaged") }
    #expect(aside.count == (kind == 2 ? 0 : 1))
  }

  @Test("what an archive lost is fetched anew, not referred to")
  func deletedArchive() throws {
    let site = try LocalSite(pages: 20)
    let plan = try site.plan()
    let first = try Self.crawl(plan)
    for file in first.files { try FileManager.default.removeItem(atPath: file) }
    try CrawlMemory.forget(files: first.files, archive: plan.archive)
    let second = try Self.crawl(plan)
    #expect(Self.count(second, .notModified) == 0 && Self.count(second, .fetched) == Self.count(first, .fetched))
    var index = CaptureIndex()
    for file in try Self.archives(plan) { try index.add(path: file) }
    for target in index.targets {
      if case .elsewhere? = index.state(target) { Issue.record("\(target) refers to nothing") }
    }
  }

  @Test("what stood in an archive file that somebody deleted is fetched anew, and told")
  func missingArchive() throws {
    let site = try LocalSite(pages: 20)
    let plan = try site.plan()
    let first = try Self.crawl(plan)
    for file in first.files { try FileManager.default.removeItem(atPath: file) }
    let second = try Self.crawl(plan)
    #expect(Self.count(second, .notModified) == 0 && Self.count(second, .fetched) == Self.count(first, .fetched))
    #expect(second.notes.count { $0.contains("the archive file is gone") } == first.files.count)
    #expect(try Self.crawl(plan).notes.isEmpty)
  }

  @Test("a host that is down is named, and verdicts of a robots.txt that was kept are nothing that was had")
  func silence() throws {
    let site = try LocalSite(pages: 20)
    let plan = try site.plan()
    let first = try Self.crawl(plan)
    #expect(first.silent.isEmpty && !first.isOffline)
    site.end()
    let second = try Self.crawl(plan)
    #expect(second.isOffline)
    let host = try #require(second.silent.first)
    #expect(second.silent.count == 1 && host.origin == "http://127.0.0.1:\(site.port)")
    #expect(host.outcome == .noConnection && host.until == nil && host.known == second.known)
  }

  @Test("a host belongs to its site wherever that stands in the pipeline, and to none where it was taken out")
  func sites() throws {
    let (one, two) = (try WebURL("https://one.example/a/"), try WebURL("https://two.example/"))
    func plan(_ sites: [CrawlPlan.Site]) -> CrawlPlan {
      CrawlPlan(sites: sites, archive: "", name: "n", contact: "c", version: "v")
    }
    let both = plan([CrawlPlan.Site(seeds: [one], scope: .prefix), CrawlPlan.Site(seeds: [two])])
    let (first, second) = (try WebURL("/", base: one), try WebURL("/", base: two))
    #expect(both.site(of: first, before: 0) == 0 && both.site(of: second, before: 1) == 1)
    #expect(both.site(of: first, before: 1) == 0 && both.site(of: second, before: 7) == 1)
    #expect(plan([CrawlPlan.Site(seeds: [two])]).site(of: first, before: 0) == nil)
    // Where several sites name a host it stays where it was.
    let same = plan([CrawlPlan.Site(seeds: [two]), CrawlPlan.Site(seeds: [two])])
    #expect(same.site(of: second, before: 1) == 1)
  }

  @Test("a stop keeps what was fetched, and the same night goes on")
  func stop() throws {
    let site = try LocalSite(pages: 400)
    let plan = try site.plan()
    let first = try Self.crawl(plan, lines: 100)
    #expect(first.isStopped)
    let second = try Self.crawl(plan)
    #expect(second.night == 1 && second.isResumed && !second.isStopped)
    #expect(Self.count(second, .fetched) == 400 + 1 + 1 + 4 + 1)
    for file in try Self.archives(plan) { #expect(try ArchiveCheck.damages(file).isEmpty) }
  }
}
