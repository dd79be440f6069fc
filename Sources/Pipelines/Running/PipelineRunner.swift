import Digests
import DocumentModel
import Foundation
import KnowledgeBase
public import Logging
import Readers

/// Runs a pipeline: finds the inputs, extracts what is new on a fixed number of workers, stores whole documents in
/// batches while workers read on, removes what is gone, and compares the facts that changed.
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
    /// Whether captures of a web archive that broke off are documents, as far as they go.
    public var acceptsPartial = false
    /// Whether the inputs are all that the knowledge base is made from: documents of other files are counted.
    public var isWhole = false
    /// Whether documents of files that lie in no input are removed.
    public var removesUnnamed = false
    /// Documents stored in one transaction, at most.
    public var batch = 512
    /// Asked between documents: whether to stop. What is stored by then is kept.
    public var isStopped: @Sendable () -> Bool = { false }

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

  /// Inputs that are looked up at once, so that workers seldom wait for the writer.
  private static let ahead = 256

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
    let own = KnowledgeBaseWriter.files(plan.knowledgeBase)
    let found = try SourceWalker.find(plan.inputs, leaveOut: Set(own)) { logger.info("\($0): skipped") }
    let writer = try KnowledgeBaseWriter.open(
      path: plan.knowledgeBase, extractor: extractor.fingerprint, search: plan.search)
    defer { try? writer.close() }
    var summary = RunSummary()
    summary.skipped = found.skipped
    for folder in found.unreadable {
      summary.problems.append(
        RunSummary.Problem(source: sourceName(folder), status: "failed", reason: "the folder cannot be read"))
    }
    let named = Set(plan.inputs.map(\.path))
    let isArchive = found.paths.map { ArchiveInputs.isArchive($0, isNamed: named.contains($0)) }
    let archives = try ArchiveInputs(
      zip(found.paths, isArchive).filter(\.1).map(\.0), writer, extractor: extractor.fingerprint,
      acceptsPartial: plan.acceptsPartial, name: sourceName,
      path: { SourceNaming.path(name: $0, knowledgeBase: plan.knowledgeBase) }, isStopped: plan.isStopped)
    summary.unchanged += archives.unchanged
    summary.problems += archives.problems
    (summary.otherRecords, summary.knownArchives) = (archives.others, archives.knownFiles)
    let files = zip(found.paths, isArchive).filter { !$0.1 }.map { ($0.0, RunInput.file(path: $0.0)) }
    let inputs = files.map { (name: sourceName($0.0), input: $0.1) } + archives.documents
    let names = try await store(inputs, writer, &summary, progress)
    summary.problems.sort { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    guard !plan.isStopped() else {
      summary.isStopped = true
      return summary
    }
    let (missing, unnamed) = try removed(writer, names, unknown: found.unreadable.map(sourceName))
    if plan.isWhole, !plan.removesUnnamed { summary.unnamed = unnamed.count }
    let gone = missing + archives.gone + (plan.removesUnnamed ? unnamed : [])
    if !gone.isEmpty { try writer.remove(sources: gone) }
    summary.removed = gone.count
    try writer.compare(isCancelled: plan.isStopped)
    summary.isStopped = plan.isStopped()
    if !summary.isStopped, !archives.read.isEmpty { try writer.noteRead(archives: archives.read) }
    return summary
  }

  /// Reads all inputs and stores what is new; the names of their sources.
  private func store(
    _ inputs: [(name: String, input: RunInput)], _ writer: KnowledgeBaseWriter, _ summary: inout RunSummary,
    _ progress: (_ done: Int, _ total: Int) -> Void
  ) async throws -> Set<String> {
    let decisions = try decisions()
    var names: Set<String> = []
    var rest = inputs[...]
    var waiting: [DocumentTask] = []
    let total = inputs.count
    var moves: [(source: String, sha256: SHA256Digest, place: ArchivePlace)] = []
    try await withThrowingTaskGroup(of: DocumentTask.Outcome.self) { group in
      var batches = BatchWriter(writer, most: plan.batch)
      var running = 0
      var done = 0
      while true {
        while running < plan.jobs, !plan.isStopped() {
          if waiting.isEmpty, !rest.isEmpty {
            let new = rest.prefix(Self.ahead).filter { names.insert($0.name).inserted }
            done += min(Self.ahead, rest.count) - new.count
            rest = rest.dropFirst(Self.ahead)
            waiting = try tasks(new, decisions, writer).reversed()
          }
          guard let task = waiting.popLast() else {
            if rest.isEmpty { break } else { continue }
          }
          group.addTask { task.run() }
          running += 1
        }
        guard running > 0, let outcome = try await group.next() else { break }
        running -= 1
        done += 1
        switch outcome {
        case .unchanged(let problem):
          summary.unchanged += 1
          if let problem { summary.problems.append(problem) }
        case .moved(let problem, let source, let digest, let place):
          summary.unchanged += 1
          if let problem { summary.problems.append(problem) }
          moves.append((source, digest, place))
        case .unreadable(let problem): summary.problems.append(problem)
        case .extracted(let document, let entry, let bytes):
          summary.add(entry)
          log(entry)
          try await batches.add(document, original: bytes.map { (entry.sha256, $0) })
        }
        progress(done, total)
      }
      try await batches.finish()
    }
    try writer.move(moves)
    return names
  }

  /// The decisions that hold; lines that are none are told.
  private func decisions() throws -> DecisionSet {
    let file = DecisionFile(knowledgeBase: plan.knowledgeBase)
    let (decisions, broken) = try file.readLines()
    if let warning = file.warning(broken: broken) { logger.warning("\(warning)") }
    return DecisionSet(decisions)
  }

  /// What is to be done with some inputs.
  private func tasks(
    _ inputs: [(name: String, input: RunInput)], _ decisions: DecisionSet, _ writer: KnowledgeBaseWriter
  ) throws -> [DocumentTask] {
    let known = try writer.known(sources: inputs.map(\.name))
    return inputs.map { name, input in
      DocumentTask(
        extractor: extractor, plan: plan, input: input, name: name, known: known[name], decisions: decisions)
    }
  }

  private func sourceName(_ path: String) -> String {
    SourceNaming.name(
      path: path, knowledgeBase: plan.knowledgeBase, workingFolder: FileManager.default.currentDirectoryPath)
  }

  private func log(_ entry: RunSummary.Entry) {
    for diagnostic in entry.diagnostics {
      let level: Logger.Level = diagnostic.severity == .info ? .debug : .info
      let place = diagnostic.start.map { " at byte \($0)" } ?? ""
      logger.log(level: level, "\(entry.source): \(diagnostic.id)\(place): \(diagnostic.message)")
    }
  }

  /// Sources of the knowledge base that lie under a folder of this run and were not found in it, and those that lie in no
  /// input. Of folders that could not be read nothing is known.
  private func removed(
    _ writer: KnowledgeBaseWriter, _ names: Set<String>, unknown: [String]
  ) throws -> (missing: [String], unnamed: [String]) {
    func lies(_ source: String, in folders: [String]) -> Bool {
      folders.contains { source == $0 || source.hasPrefix($0 + "/") || $0.isEmpty }
    }
    let folders = plan.inputs.map { sourceName($0.path) }
    var (missing, unnamed) = ([String](), [String]())
    for source in try writer.sources() where !SourceNaming.isURL(source) && !names.contains(source) {
      guard lies(source, in: folders) else {
        unnamed.append(source)
        continue
      }
      if !lies(source, in: unknown) { missing.append(source) }
    }
    return (missing, unnamed)
  }
}
