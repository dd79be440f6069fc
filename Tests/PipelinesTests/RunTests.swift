import DocumentModel
import Foundation
import Glibc
import KnowledgeBase
import Logging
import Pipelines
import Synchronization
import TestSupport
import Testing

@Suite struct RunTests {
  private static var quiet: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }

  private static func run(_ inputs: [String], _ base: String, jobs: Int = 2) async throws -> RunSummary {
    let plan = PipelineRunner.Plan(
      inputs: inputs.map { (path: $0, include: ["source.*"], exclude: []) }, knowledgeBase: base,
      documentBytes: 64 << 20,
      jobs: jobs, search: true, keepSources: false)
    return try await PipelineRunner(extractor: try Extractor.standard(), plan: plan, logger: Self.quiet).run { _, _ in }
  }

  private static func export(_ base: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Exporter(try KnowledgeBaseReader.open(path: base)).export(.jsonl) { bytes += $0 }
    return bytes
  }

  private static func verify(_ base: String) throws -> VerificationCounts {
    let reader = try KnowledgeBaseReader.open(path: base)
    return try Verifier(reader).verify(open: try Originals(reader).open) { _ in }
  }

  /// A copy of the corpus in an empty folder, and the path of a knowledge base beside it.
  private static func copy() throws -> (folder: String, base: String) {
    let folder = try Repository.temporaryFolder()
    try FileManager.default.copyItem(atPath: Repository.root + "/Corpus/documents", toPath: folder + "/documents")
    return (folder, folder + "/kb.sqlite")
  }

  @Test("running again changes nothing, and any number of jobs gives the same export")
  func idempotent() async throws {
    let (folder, base) = try Self.copy()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try await Self.run([folder + "/documents"], base)
    #expect(first.stored == Repository.corpus.count)
    let export = try Self.export(base)
    let second = try await Self.run([folder + "/documents"], base)
    #expect(second.stored == 0)
    #expect(second.unchanged == first.stored)
    #expect(try Self.export(base) == export)
    for jobs in [1, 3, 8] {
      let other = folder + "/other-\(jobs).sqlite"
      _ = try await Self.run([folder + "/documents"], other, jobs: jobs)
      #expect(try Self.export(other) == export)
    }
  }

  @Test("what is not ok is told again by a run that changes nothing, and equal bytes are counted once")
  func problems() async throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let page = Data("<p>In 2019 LPSK received 176 applications.</p>".utf8)
    let packer = Process()
    packer.executableURL = URL(fileURLWithPath: "/bin/gzip")
    let source = folder + "/long.html"
    try Data(String(repeating: "<p>In 2019 LPSK received 176 applications.</p>\n", count: 400).utf8)
      .write(to: URL(fileURLWithPath: source))
    packer.arguments = [source]
    try packer.run()
    packer.waitUntilExit()
    let packed = try Data(contentsOf: URL(fileURLWithPath: source + ".gz"))
    try FileManager.default.removeItem(atPath: source + ".gz")
    try packed.prefix(packed.count / 2).write(to: URL(fileURLWithPath: folder + "/source.cut.html.gz"))
    try page.write(to: URL(fileURLWithPath: folder + "/source.a.html"))
    try page.write(to: URL(fileURLWithPath: folder + "/source.b.html"))
    let noise = Data((0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) })
    try noise.write(to: URL(fileURLWithPath: folder + "/source.noise.html"))
    let base = folder + "/kb.sqlite"
    let first = try await Self.run([folder], base)
    #expect(first.duplicates == 1)
    #expect(first.documents == ["ok": 2, "partial": 1, "rejected": 1])
    let second = try await Self.run([folder], base)
    #expect(second.stored == 0 && second.unchanged == 4)
    #expect(second.problems.map(\.reason) == ["truncated", "not-text: application/octet-stream"])
    #expect(first.facts == (try KnowledgeBaseReader.open(path: base).summary()).facts.reduce(0) { $0 + $1.count })
  }

  @Test("everything verifies as exact, and one changed byte anywhere is found")
  func verify() async throws {
    let (folder, base) = try Self.copy()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await Self.run([folder + "/documents"], base)
    let clean = try Self.verify(base)
    #expect(clean.passes(archived: false))
    #expect(clean.mentions[.exact, default: 0] > 500)
    #expect(clean.facts[.exact, default: 0] > 50)
    let victim = try #require(
      FileManager.default.enumerator(atPath: folder + "/documents")?.compactMap { $0 as? String }.first {
        $0.hasSuffix("source.html")
      })
    let path = folder + "/documents/" + victim
    let original = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for place in stride(from: 0, to: original.count, by: max(1, original.count / 12)) {
      var bytes = original
      bytes[place] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try !Self.verify(base).passes(archived: false), "byte \(place)")
    }
    try Data(original).write(to: URL(fileURLWithPath: path))
    #expect(try Self.verify(base).passes(archived: false))
  }

  @Test("a document that is gone is removed, one that changed is replaced")
  func changes() async throws {
    let (folder, base) = try Self.copy()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await Self.run([folder + "/documents"], base)
    try FileManager.default.removeItem(atPath: folder + "/documents/journal")
    let changed = folder + "/documents/agency/lpsk-annual-summary/source.html"
    var text = try String(contentsOfFile: changed, encoding: .utf8)
    text = text.split(separator: "No. 21 of 2007", omittingEmptySubsequences: false).joined(separator: "No. 22 of 2007")
    try text.write(toFile: changed, atomically: true, encoding: .utf8)
    let summary = try await Self.run([folder + "/documents"], base)
    #expect(summary.removed == 1)
    #expect(summary.stored == 1)
    let fresh = folder + "/fresh.sqlite"
    _ = try await Self.run([folder + "/documents"], fresh)
    #expect(try Self.export(base) == Self.export(fresh))
  }

  @Test("any order, jobs, batches and interruptions give one export, and one set of comparisons")
  func combinations() async throws {
    let (folder, base) = try Self.copy()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = try SourceWalker.find([(path: folder + "/documents", include: ["source.*"], exclude: [])]).paths
    _ = try await Self.run([folder + "/documents"], base)
    let (export, compared) = (try Self.export(base), try Self.comparisons(base))
    #expect(!compared.isEmpty)
    let count = Int(ProcessInfo.processInfo.environment["ATTEST_COMBINATIONS"] ?? "") ?? 20
    let extractor = try Extractor.standard()
    for number in 0..<count {
      let other = folder + "/other-\(number).sqlite"
      var plan = PipelineRunner.Plan(
        inputs: paths.shuffled().map { (path: $0, include: [], exclude: []) }, knowledgeBase: other,
        documentBytes: 64 << 20, jobs: [1, 2, 3, 8, 16][number % 5], search: number % 3 != 0,
        keepSources: number % 7 == 0)
      plan.batch = [1, 2, 3, 512][number % 4]
      let stop = Mutex(number % 6)
      var runs = 0
      var isStopped = true
      while isStopped, runs < 20 {
        // Stops after some documents, a few times, then goes on to the end.
        let patience = runs < 3 && number % 2 == 1 ? stop.withLock { $0 } : Int.max
        let asked = Counter()
        plan.isStopped = { asked.next() > patience }
        let runner = PipelineRunner(extractor: extractor, plan: plan, logger: Self.quiet)
        isStopped = try await runner.run { _, _ in }.isStopped
        runs += 1
      }
      #expect(try Self.export(other) == export, "combination \(number)")
      #expect(try Self.comparisons(other) == compared, "combination \(number)")
      #expect(try Self.verify(other).passes(archived: false))
    }
  }

  /// Counts how often it was asked.
  private final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }

  /// Which facts agree and which contradict each other.
  private static func comparisons(_ base: String) throws -> [String] {
    let reader = try KnowledgeBaseReader.open(path: base)
    defer { try? reader.close() }
    return try reader.comparisons().map { "\($0.agrees) \([$0.fact, $0.otherFact].sorted())" }.sorted()
  }

  @Test("a folder that cannot be read is told, and nothing in it is taken for removed")
  func unreadable() async throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (open, closed) = (folder + "/open", folder + "/closed")
    for place in [open, closed] {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try Data("<p>In 2019 LPSK received 176 applications in \(place.count).</p>".utf8)
        .write(to: URL(fileURLWithPath: place + "/source.html"))
    }
    let base = folder + "/kb.sqlite"
    let first = try await Self.run([folder], base)
    #expect(first.stored == 2)
    // The root user may read everything: a folder whose name is a broken path cannot be read by anyone.
    guard getuid() != 0 else { return }
    chmod(closed, 0)
    defer { chmod(closed, 0o755) }
    let second = try await Self.run([folder], base)
    #expect(second.removed == 0)
    #expect(second.problems.map(\.source) == ["closed"])
  }
}
