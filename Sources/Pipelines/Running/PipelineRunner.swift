import Digests
import DocumentModel
import Foundation
import KnowledgeBase
public import Logging
import Readers

/// Runs a pipeline: finds the inputs, extracts what is new on a fixed number of workers, stores whole documents in
/// batches, removes what is gone.
public struct PipelineRunner: Sendable {
  /// What to run.
  public struct Plan: Sendable {
    /// Folders and files, with the name patterns to take and to leave out.
    public var inputs: [(path: String, include: [String], exclude: [String])]
    /// Path of the knowledge base.
    public var knowledgeBase: String
    /// Bytes of the largest document.
    public var documentBytes: Int
    /// Documents read at the same time.
    public var jobs: Int
    /// Whether full-text search is kept up.
    public var search: Bool
    /// Whether the bytes of the sources are kept in the knowledge base.
    public var keepSources: Bool

    /// Makes a plan from its fields.
    public init(
      inputs: [(path: String, include: [String], exclude: [String])], knowledgeBase: String, documentBytes: Int,
      jobs: Int, search: Bool, keepSources: Bool
    ) {
      self.inputs = inputs
      self.knowledgeBase = knowledgeBase
      self.documentBytes = documentBytes
      self.jobs = jobs
      self.search = search
      self.keepSources = keepSources
    }
  }

  /// Documents stored in one transaction (DESIGN: 64 documents, or one second).
  private static let batchSize = 64

  private let extractor: Extractor
  private let plan: Plan
  private let logger: Logger

  /// Takes the extractor, what to run, and where to log what is noticed in documents.
  public init(extractor: Extractor, plan: Plan, logger: Logger) {
    self.extractor = extractor
    self.plan = plan
    self.logger = logger
  }

  /// Runs to the end and says what happened. `progress` hears how many of how many inputs are done. Throws
  /// `PipelineError`, or `KnowledgeBaseError` where the knowledge base refuses.
  public func run(progress: (_ done: Int, _ total: Int) -> Void) async throws -> RunSummary {
    let folder = (plan.knowledgeBase as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw PipelineError(.cannotCreate, "\(folder): the folder for the knowledge base cannot be made")
      }
    }
    let own = [plan.knowledgeBase, plan.knowledgeBase + "-journal", plan.knowledgeBase + ".lock"]
    let found = try SourceWalker.find(plan.inputs, leaveOut: Set(own))
    let writer = try KnowledgeBaseWriter.open(
      path: plan.knowledgeBase, extractor: extractor.fingerprint, search: plan.search)
    defer { try? writer.close() }
    var summary = RunSummary()
    summary.skipped = found.skipped
    var names: Set<String> = []
    var done = 0
    var batch: [Extraction] = []
    var iterator = found.paths.makeIterator()
    while true {
      // What changed since the last run, up to one batch.
      var changed: [DocumentInput] = []
      while changed.count + batch.count < Self.batchSize, let path = iterator.next() {
        let name = sourceName(path)
        guard names.insert(name).inserted else { continue }
        switch try open(path, name, &summary) {
        case .bytes(let bytes, let isCut):
          if let known = try writer.known(source: name), known.extractor == extractor.fingerprint,
            known.sha256 == SHA256.digest(bytes)
          {
            summary.unchanged += 1
            done += 1
            if let reason = known.reason {
              summary.problems.append(RunSummary.Problem(source: name, status: known.status, reason: reason))
            }
          } else {
            var input = DocumentInput(name: name, bytes: bytes)
            input.isCut = isCut
            changed.append(input)
          }
        case .rejected(let reason): batch.append(Self.rejected(name, reason))
        case nil: done += 1
        }
      }
      if changed.isEmpty && batch.isEmpty { break }
      batch += await extract(changed)
      batch.sort { $0.document.source.name.utf8.lexicographicallyPrecedes($1.document.source.name.utf8) }
      try writer.store(batch, originals: plan.keepSources ? originals(changed) : [:])
      for extraction in batch {
        summary.add(extraction)
        log(extraction)
      }
      done += batch.count
      batch.removeAll()
      progress(done, found.paths.count)
    }
    let gone = try removed(writer, names)
    if !gone.isEmpty { try writer.remove(sources: gone) }
    summary.removed = gone.count
    return summary
  }

  private func originals(_ inputs: [DocumentInput]) -> [SHA256Digest: [UInt8]] {
    Dictionary(inputs.map { (SHA256.digest($0.bytes), $0.bytes) }) { first, _ in first }
  }

  private func sourceName(_ path: String) -> String {
    SourceNaming.name(
      path: path, knowledgeBase: plan.knowledgeBase, workingFolder: FileManager.default.currentDirectoryPath)
  }

  /// The bytes of one input; nil where it cannot be read, which the summary then says.
  private func open(_ path: String, _ name: String, _ summary: inout RunSummary) throws -> FileReader.Outcome? {
    do {
      return try FileReader.read(path, limit: plan.documentBytes)
    } catch let problem as PipelineError {
      summary.problems.append(RunSummary.Problem(source: name, status: "failed", reason: problem.message))
      return nil
    }
  }

  private func extract(_ inputs: [DocumentInput]) async -> [Extraction] {
    let extractor = self.extractor
    return await withTaskGroup(of: Extraction.self) { group in
      var waiting = inputs.makeIterator()
      var results: [Extraction] = []
      for _ in 0..<max(1, plan.jobs) {
        guard let input = waiting.next() else { break }
        group.addTask { extractor.extract(input) }
      }
      for await result in group {
        results.append(result)
        if let input = waiting.next() { group.addTask { extractor.extract(input) } }
      }
      return results
    }
  }

  private func log(_ extraction: Extraction) {
    for diagnostic in extraction.diagnostics {
      let level: Logger.Level = diagnostic.severity == .info ? .debug : .info
      let place = diagnostic.start.map { " at byte \($0)" } ?? ""
      logger.log(level: level, "\(extraction.document.source.name): \(diagnostic.id)\(place): \(diagnostic.message)")
    }
  }

  /// Sources of the knowledge base that lie under a folder of this run and were not found in it.
  private func removed(_ writer: KnowledgeBaseWriter, _ names: Set<String>) throws -> [String] {
    let folders = plan.inputs.map { sourceName($0.path) }
    return try writer.sources().filter { source in
      guard !names.contains(source) else { return false }
      return folders.contains { source == $0 || source.hasPrefix($0 + "/") || $0.isEmpty }
    }
  }

  private static func rejected(_ name: String, _ reason: String) -> Extraction {
    let source = SourceRecord(name: name, mediaType: .text, sha256: SHA256.digest([]), byteCount: 0)
    let diagnostic = Diagnostic("reader.rejected", .error, reason)
    let document = Document(
      source: source, charset: Charset(name: "utf-8", why: "fallback"), text: DocumentText(utf8: []), blocks: [],
      sourceMap: .identity(), status: .rejected(reason: reason, offset: nil), diagnostics: [diagnostic])
    return Extraction(document: document, mentions: [], facts: [], diagnostics: [diagnostic])
  }
}
