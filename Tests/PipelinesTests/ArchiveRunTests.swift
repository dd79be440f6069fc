import DocumentModel
import Foundation
import KnowledgeBase
import Logging
import Pipelines
import TestSupport
import Testing
import WebArchive

@Suite("Runs over web archives")
struct ArchiveRunTests {
  private static func run(_ inputs: [String], _ base: String, partial: Bool = false) async throws -> RunSummary {
    var plan = PipelineRunner.Plan(
      inputs: inputs.map { (path: $0, include: [], exclude: []) }, knowledgeBase: base, documentBytes: 64 << 20,
      jobs: 2, search: true, keepSources: false)
    plan.acceptsPartial = partial
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try await PipelineRunner(extractor: try Extractor.standard(), plan: plan, logger: quiet).run { _, _ in }
  }

  private static func entry(_ url: String, _ date: String, _ head: String, _ body: String) -> ArchiveEntry {
    let head = Array("\(head)\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".utf8)
    return ArchiveEntry(
      type: "response", target: url, date: date, contentType: ArchiveEntry.httpResponse,
      block: head + Array(body.utf8), payloadStart: head.count)
  }

  @discardableResult
  private static func write(_ path: String, _ entries: [ArchiveEntry]) throws -> [ArchivePlace] {
    let writer = try ArchiveWriter(path: path, date: "2026-03-01T00:00:00Z", version: "test", fields: [])
    let places = try entries.map { try writer.append($0) }
    try writer.finish(date: "2026-03-01T00:00:00Z")
    return places
  }

  private static func page(_ count: Int) -> String {
    "<html><body><main><h1>Report</h1><p>In 2024 the commission received \(count) complaints.</p></main></body></html>"
  }

  @Test("facts name their record, every quote is verified from the archive, and a second run reads nothing")
  func provenance() async throws {
    let folder = try Repository.temporaryFolder()
    let url = "https://site.example/report"
    let places = try Self.write(
      folder + "/one.warc.gz", [Self.entry(url, "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(126))])
    let base = folder + "/kb.sqlite"
    #expect(try await Self.run([folder + "/one.warc.gz"], base).documents == ["ok": 1])
    let reader = try KnowledgeBaseReader.open(path: base)
    let extraction = try #require(try reader.extraction(source: url))
    #expect(!extraction.mentions.isEmpty)
    #expect(extraction.document.source.archive?.recordID == places[0].recordID)
    #expect(extraction.document.source.archive?.file == "one.warc.gz")
    let counts = try Verifier(reader).verify(open: try Originals(reader).open) { _ in }
    #expect(counts.passes(archived: false))
    let again = try await Self.run([folder + "/one.warc.gz"], base)
    #expect(again.stored == 0 && again.removed == 0 && again.problems.isEmpty)
  }

  @Test("the latest capture counts: a revisit keeps, a new body replaces, a 404 removes")
  func nights() async throws {
    let folder = try Repository.temporaryFolder()
    let base = folder + "/kb.sqlite"
    let urls = (0..<3).map { "https://site.example/\($0)" }
    let first = try Self.write(
      folder + "/1.warc.gz",
      urls.map { Self.entry($0, "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(126)) })
    _ = try await Self.run([folder], base)
    var revisit = ArchiveEntry(
      type: "revisit", target: urls[0], date: "2026-03-02T00:00:01Z", contentType: ArchiveEntry.httpResponse,
      block: Array("HTTP/1.1 304 Not Modified\r\n\r\n".utf8))
    revisit.fields = [("WARC-Refers-To", "<\(first[0].recordID)>")]
    try Self.write(
      folder + "/2.warc.gz",
      [
        revisit, Self.entry(urls[1], "2026-03-02T00:00:01Z", "HTTP/1.1 200 OK", Self.page(130)),
        Self.entry(urls[2], "2026-03-02T00:00:01Z", "HTTP/1.1 404 Not Found", "gone"),
      ])
    let second = try await Self.run([folder], base)
    #expect(second.stored == 1 && second.unchanged == 1 && second.removed == 1 && second.problems.isEmpty)
    let reader = try KnowledgeBaseReader.open(path: base)
    #expect(try reader.documents().map(\.source) == [urls[0], urls[1]])
    #expect(try reader.archivePlaces()[urls[0]]?.file == "1.warc.gz")
    #expect(try reader.archivePlaces()[urls[1]]?.file == "2.warc.gz")
    // An older archive that is read later changes nothing.
    let third = try await Self.run([folder + "/1.warc.gz"], base)
    #expect(third.stored == 0)
    let whole = folder + "/whole.sqlite"
    #expect(try await Self.run([folder], whole).documents == ["ok": 2])
  }

  @Test("a page that comes back to an earlier version is that version, and a revisit of a 404 is a 404")
  func returns() async throws {
    let folder = try Repository.temporaryFolder()
    let base = folder + "/kb.sqlite"
    let (url, other) = ("https://site.example/0", "https://site.example/1")
    let first = try Self.write(
      folder + "/1.warc.gz",
      [
        Self.entry(url, "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(1)),
        Self.entry(other, "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(7)),
        Self.entry("https://site.example/2", "2026-03-01T00:00:01Z", "HTTP/1.1 404 Not Found", "gone"),
      ])
    _ = try await Self.run([folder + "/1.warc.gz"], base)
    try Self.write(
      folder + "/2.warc.gz", [Self.entry(url, "2026-03-02T00:00:01Z", "HTTP/1.1 200 OK", Self.page(2))])
    _ = try await Self.run([folder + "/2.warc.gz"], base)
    func revisit(_ target: String, _ place: Int, _ status: String) -> ArchiveEntry {
      var entry = ArchiveEntry(
        type: "revisit", target: target, date: "2026-03-03T00:00:01Z", contentType: ArchiveEntry.httpResponse,
        block: Array("HTTP/1.1 \(status)\r\n\r\n".utf8))
      entry.fields = [("WARC-Refers-To", "<\(first[place].recordID)>")]
      return entry
    }
    try Self.write(folder + "/3.warc.gz", [revisit(url, 0, "200 OK"), revisit(other, 2, "404 Not Found")])
    let third = try await Self.run([folder + "/3.warc.gz"], base)
    #expect(third.stored == 1 && third.removed == 1 && third.problems.isEmpty)
    let reader = try KnowledgeBaseReader.open(path: base)
    #expect(try reader.archivePlaces()[url]?.recordID == first[0].recordID)
    #expect(try Verifier(reader).verify(open: try Originals(reader).open) { _ in }.passes(archived: false))
    // Read alone once more, under another name, the second archive is older than what is held.
    try FileManager.default.copyItem(atPath: folder + "/2.warc.gz", toPath: folder + "/again.warc.gz")
    #expect(try await Self.run([folder + "/again.warc.gz"], base).stored == 0)
    #expect(try await Self.run([folder], folder + "/whole.sqlite").documents == ["ok": 1])
  }

  @Test("where an archive file is gone, the same bytes in a later one are cited, by earlier versions as well")
  func goneArchive() async throws {
    let folder = try Repository.temporaryFolder()
    let base = folder + "/kb.sqlite"
    let (url, other) = ("https://site.example/0", "https://site.example/1")
    func write(_ file: String, _ day: Int, _ pages: [(String, Int)]) throws -> [ArchivePlace] {
      try Self.write(
        folder + "/" + file,
        pages.map { Self.entry($0.0, "2026-03-0\(day)T00:00:01Z", "HTTP/1.1 200 OK", Self.page($0.1)) })
    }
    func passes() throws -> Bool {
      let reader = try KnowledgeBaseReader.open(path: base)
      return try Verifier(reader).verify(open: try Originals(reader).open) { _ in }.passes(archived: false)
    }
    _ = try write("1.warc.gz", 1, [(url, 1), (other, 7)])
    _ = try await Self.run([folder], base)
    _ = try write("2.warc.gz", 2, [(url, 2)])
    _ = try await Self.run([folder], base)
    #expect(try passes())
    try FileManager.default.removeItem(atPath: folder + "/1.warc.gz")
    #expect(try !passes())
    // One has come back to what it was, the other never changed.
    let third = try write("3.warc.gz", 3, [(url, 1), (other, 7)])
    let summary = try await Self.run([folder], base)
    #expect(summary.stored == 1 && summary.unchanged == 1 && summary.problems.isEmpty)
    let cited = try KnowledgeBaseReader.open(path: base).archivePlaces().mapValues(\.recordID)
    #expect(cited == [url: third[0].recordID, other: third[1].recordID])
    #expect(try passes())
  }

  @Test("what broke off is read only where that is asked for, and is partial")
  func partial() async throws {
    let folder = try Repository.temporaryFolder()
    let base = folder + "/kb.sqlite"
    var cut = Self.entry("https://site.example/cut", "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(5))
    cut.fields = [("WARC-Truncated", "disconnect")]
    try Self.write(
      folder + "/1.warc.gz",
      [cut, Self.entry("https://site.example/0", "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page(1))])
    #expect(try await Self.run([folder + "/1.warc.gz"], base).documents == ["ok": 1])
    #expect(try await Self.run([folder + "/1.warc.gz"], base, partial: true).documents == ["partial": 1])
    #expect(try await Self.run([folder + "/1.warc.gz"], base, partial: true).stored == 0)
  }

  @Test("a damaged archive gives what is whole, and the damage with its place")
  func damage() async throws {
    let folder = try Repository.temporaryFolder()
    let path = folder + "/d.warc.gz"
    let places = try Self.write(
      path,
      (0..<4).map {
        Self.entry("https://site.example/\($0)", "2026-03-01T00:00:01Z", "HTTP/1.1 200 OK", Self.page($0))
      })
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[places[1].offset + 40] ^= 0x10
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let summary = try await Self.run([path], folder + "/kb.sqlite")
    #expect(summary.stored == 3)
    #expect(summary.problems.contains { $0.reason.contains("at byte \(places[1].offset)") })
  }
}
