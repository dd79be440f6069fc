import DocumentModel
import Foundation
import TestSupport
import Testing
import WebArchive

@testable import Crawling

@Suite("Crawls of a local site", .serialized)
struct CrawlTests {
  private static func crawl(_ plan: CrawlPlan) throws -> CrawlSummary { try Crawler(plan) { _ in }.run() }

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

  @Test("a stop keeps what was fetched, and the same night goes on")
  func stop() throws {
    let site = try LocalSite(pages: 400)
    var plan = try site.plan()
    let begun = ContinuousClock.now
    plan.isStopped = { ContinuousClock.now - begun > .milliseconds(150) }
    let first = try Self.crawl(plan)
    #expect(first.isStopped)
    let second = try Self.crawl(try site.plan())
    #expect(second.night == 1 && second.isResumed && !second.isStopped)
    #expect(Self.count(second, .fetched) == 400 + 1 + 1 + 4 + 1)
    for file in try Self.archives(plan) { #expect(try ArchiveCheck.damages(file).isEmpty) }
  }
}
