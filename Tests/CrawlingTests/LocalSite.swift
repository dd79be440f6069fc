import Foundation
import Glibc
import TestSupport

@testable import Crawling

/// `site.py`, running on a port of this machine.
final class LocalSite {
  let folder: String
  let port: Int
  private let process = Process()

  init(pages: Int, isHostile: Bool = false) throws {
    folder = try Repository.temporaryFolder()
    if isHostile { _ = FileManager.default.createFile(atPath: folder + "/hostile", contents: nil) }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Repository.root + "/Tests/CrawlingTests/site.py", folder, String(pages)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var line = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), byte != Data([0x0A]) {
      guard !byte.isEmpty else { break }
      line += byte
    }
    port = Int(String(decoding: line, as: UTF8.self)) ?? 0
  }

  deinit { end() }

  /// Ends the site.
  func end() {
    // Threads of tests block SIGTERM, and their children inherit that.
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    Thread.sleep(forTimeInterval: 0.1)
  }

  /// Lets the site change, and waits until it has.
  func begin(night: Int) throws {
    try Data("\(night)".utf8).write(to: URL(fileURLWithPath: folder + "/night"))
    Thread.sleep(forTimeInterval: 0.6)
  }

  /// What was asked for: path, validator, User-Agent, and whether a cookie, a password or a referrer came along.
  func requests() throws -> [(path: String, validator: String, agent: String, leaks: Bool)] {
    Thread.sleep(forTimeInterval: 0.5)
    let text = try String(contentsOfFile: folder + "/requests.log", encoding: .utf8)
    return text.split(separator: "\n").map {
      let parts = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (parts[2], parts[3], parts[4], parts[5] == "True")
    }
  }

  /// A plan to crawl it without waiting.
  func plan(pages: Int = 100_000, depth: Int = 10) throws -> CrawlPlan {
    var site = CrawlPlan.Site(seeds: [try WebURL("http://127.0.0.1:\(port)/")])
    (site.pages, site.depth) = (pages, depth)
    var plan = CrawlPlan(
      sites: [site], archive: folder + "/warc", name: "test", contact: "mailto:crawl@site.example", version: "test")
    plan.policy.allowsLoopback = true
    plan.delay = 0
    return plan
  }
}
