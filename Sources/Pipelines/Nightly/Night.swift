public import Crawling
import DocumentModel
import Foundation
import Glibc
import KnowledgeBase
public import Logging
import WebArchive

/// A night: crawl, run, verify, compare; one after the other, under a lock, each of which a kill leaves as it was.
public struct Night {
  private let file: PipelineFile
  private let extractor: Extractor
  private let plan: PipelineRunner.Plan
  private let crawl: CrawlPlan?
  private let keepNights: Int?
  private let logger: Logger

  /// Takes the pipeline, what it is read with, and of how many nights archive files are kept at least that hold nothing
  /// that the knowledge base cites; nil keeps all.
  public init(
    _ file: PipelineFile, extractor: Extractor, plan: PipelineRunner.Plan, crawl: CrawlPlan?, keepNights: Int?,
    logger: Logger
  ) {
    (self.file, self.extractor, self.plan, self.crawl) = (file, extractor, plan, crawl)
    (self.keepNights, self.logger) = (keepNights, logger)
  }

  /// Runs all steps. `log` hears of each step and each fetch as a line of JSON. Throws `PipelineError` (75 where another
  /// night runs) and `KnowledgeBaseError`.
  public func run(log: @escaping (String) -> Void) async throws -> NightSummary {
    let base = plan.knowledgeBase
    let lock: FileLock
    do {
      let folder = (base as NSString).deletingLastPathComponent
      if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
      lock = try FileLock(base + ".night")
    } catch let error as CrawlError {
      if case .locked(let text) = error { throw PipelineError(.locked, text) }
      throw PipelineError(.cannotCreate, "\(error)")
    }
    defer { withExtendedLifetime(lock) { _ = unlink(base + ".night") } }
    var summary = NightSummary(name: file.definition.name, started: Int(time(nil)))
    if let crawl {
      summary.crawl = try Self.timed("crawl", &summary.seconds, log) { try CrawlRun.run(crawl, log: log) }
      if summary.crawl?.isStopped == true { return summary }
    }
    let before = try? KnowledgeState.runs(try KnowledgeBaseReader.open(path: base)).last
    var plan = self.plan
    if let archive = file.archive, FileManager.default.fileExists(atPath: archive) {
      plan.inputs.append((path: archive, include: ["*.warc", "*.warc.gz"], exclude: []))
    }
    let began = ContinuousClock.now
    summary.run = try await PipelineRunner(extractor: extractor, plan: plan, logger: logger).run { _, _ in }
    Self.note("run", ContinuousClock.now - began, &summary.seconds, log)
    if summary.run.isStopped { return summary }
    let reader = try KnowledgeBaseReader.open(path: base)
    let originals = try Originals(reader)
    let places = try reader.archivePlaces()
    var isThere: [String: Bool] = [:]
    var unverified: [VerificationItem] = []
    summary.verification = try Self.timed("verify", &summary.seconds, log) {
      try Verifier(reader).verify(open: originals.open) { item in
        // Pages that are damaged are no quotes that changed: nothing of the file can be relied on.
        if item.subject == .knowledgeBase, let message = item.message, message.contains("*** ") {
          let why = message.replacing("\n", with: " ")
          throw KnowledgeBaseError.corrupt("\(base): damaged (\(why)); `attest recover` saves what can be saved")
        }
        guard item.verdict != .exact, item.verdict != .archived else { return }
        summary.unverifiedCount += 1
        // An archive file that is gone is told of once, not for each quote that it held.
        if item.verdict == .gone, let file = places[item.source]?.file {
          if isThere[file] == nil {
            let path = SourceNaming.path(name: file, knowledgeBase: base)
            isThere[file] = path.map(FileManager.default.fileExists(atPath:)) ?? false
          }
          if isThere[file] == false {
            summary.missingArchives[file, default: 0] += 1
            return
          }
        }
        if unverified.count < 50 { unverified.append(item) }
      }
    }
    summary.unverified = unverified
    try Self.timed("diff", &summary.seconds, log) {
      if let before, let state = try KnowledgeState.asOf(run: before, reader) {
        summary.changes = try KnowledgeDiff(from: state, to: .now(reader)).changes()
        for change in summary.changes { summary.changeCounts[change.kind, default: 0] += 1 }
      } else {
        let beginning = try KnowledgeBeginning(reader, most: NightReport.most)
        (summary.changes, summary.changeCounts) = (beginning.changes, beginning.counts)
      }
      summary.losses = try SourceLoss.all(
        since: before, crawl: summary.crawl, problems: summary.run.problems, reader)
      summary.stillLost = try StandingLoss.all(summary.crawl, reader)
    }
    if let keepNights, let archive = file.archive {
      summary.pruned = try ArchivePruning.run(archive, keep: keepNights, cited: Set(try cited(reader)))
      try CrawlRun.forget(summary.pruned, archive: archive)
    }
    summary.archiveBytes = file.archive.map(ArchivePruning.bytes) ?? 0
    summary.knowledgeBytes = (try? FileManager.default.attributesOfItem(atPath: base)[.size] as? Int) ?? 0
    return summary
  }

  /// Paths of the archive files that hold what the knowledge base cites.
  private func cited(_ reader: KnowledgeBaseReader) throws -> [String] {
    try reader.archivePlaces().values.compactMap { SourceNaming.path(name: $0.file, knowledgeBase: plan.knowledgeBase) }
  }

  private static func timed<Value>(
    _ step: String, _ seconds: inout [(step: String, seconds: Double)], _ log: (String) -> Void,
    _ body: () throws -> Value
  ) rethrows -> Value {
    let began = ContinuousClock.now
    let value = try body()
    note(step, ContinuousClock.now - began, &seconds, log)
    return value
  }

  private static func note(
    _ step: String, _ time: Duration, _ seconds: inout [(step: String, seconds: Double)], _ log: (String) -> Void
  ) {
    let took = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    seconds.append((step, took))
    var writer = JSONWriter()
    writer.object {
      $0.member("event", "step")
      $0.member("step", step)
      $0.member("milliseconds", Int(took * 1000))
    }
    log(writer.string)
  }
}
