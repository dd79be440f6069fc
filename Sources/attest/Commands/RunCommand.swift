import ArgumentParser
import DocumentModel
import Foundation
import KnowledgeBase
import Logging
import Pipelines
import Readers

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads sources and writes the knowledge base and its exports; unchanged sources cost a hash.",
    discussion: """
      Examples:
        attest run Pipelines/corpus/pipeline.yml
        attest run reports/ --kb reports.sqlite
      """)

  @Argument(help: ArgumentHelp("A pipeline file (.yml), or files and folders to read.", valueName: "INPUT"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The knowledge base to write.", valueName: "KB"))
  var kb: String?

  @Option(help: "Documents read at the same time.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Leave full-text search out.")
  var noSearch = false

  @Flag(help: "Keep the bytes of the sources in the knowledge base.")
  var keepSources = false

  @Flag(help: "Of web archives, also read what broke off while it was fetched, as far as it goes.")
  var acceptPartial = false

  @Flag(help: "Also remove documents of files that lie in none of the inputs any more, and what was imported.")
  var removeUnnamed = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Option(help: "trace, debug, info, notice, warning, error or critical: what is told of single documents.")
  var logLevel: String = "warning"

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard Logger.Level(rawValue: logLevel) != nil else {
      throw ValidationError(
        "--log-level \(logLevel): should be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard jobs > 0 else { throw ValidationError("--jobs \(jobs): should be 1 or more") }
    if kb == nil, inputs.count != 1 || !Self.isPipeline(inputs[0]) {
      throw ValidationError("--kb KB is missing (or name one pipeline file ending in .yml)")
    }
    if kb != nil, inputs.contains(where: Self.isPipeline) {
      throw ValidationError("a pipeline file names its own knowledge base: leave --kb out")
    }
  }

  func run() async throws {
    let definition = kb == nil ? try PipelineFile.read(inputs[0]) : nil
    let options = try reading.readOptions(
      documentBytes: definition?.definition.documentBytes, depth: definition?.definition.depth,
      attributes: definition?.definition.attributes)
    let extractor = try reading.extractor(
      options, packs: definition?.packs ?? [],
      kinds: definition?.definition.kinds)
    let base = definition?.knowledgeBase ?? kb ?? ""
    var sources = definition?.inputs ?? inputs.map { (path: $0, include: [], exclude: []) }
    if let archive = definition?.archive, FileManager.default.fileExists(atPath: archive) {
      sources.append((path: archive, include: ["*.warc", "*.warc.gz"], exclude: []))
    }
    var plan = PipelineRunner.Plan(
      inputs: sources, knowledgeBase: base,
      documentBytes: options.limits.documentBytes, jobs: jobs, search: !noSearch,
      keepSources: keepSources || definition?.definition.keepSources == true)
    plan.acceptsPartial = acceptPartial
    (plan.isWhole, plan.removesUnnamed) = (definition != nil, removeUnnamed)
    var logger = Logger(label: "attest") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: logLevel) ?? .warning
    let signals = StopSignals()
    plan.isStopped = { [flag = signals.flag] in flag.number != nil }
    let bar = ProgressLine(isOn: Output.errorIsTerminal && !quiet)
    let summary = try await PipelineRunner(extractor: extractor, plan: plan, logger: logger).run { bar.show($0, $1) }
    bar.clear()
    if summary.isStopped, let number = signals.flag.number {
      Output.error("stopped: \(summary.stored) documents were stored; the same command goes on from there")
      throw ExitCode(128 + number)
    }
    if let exports = definition?.exports, !exports.isEmpty {
      let exporter = Exporter(try KnowledgeBaseReader.open(path: base))
      for export in exports { try exporter.export(export.format, path: export.path) }
    }
    if let report = definition?.report { try ExportFile.write(RunReport.markdown(summary), to: report) }
    if json {
      Output.shared.write(RunReport.json(summary))
    } else if !quiet {
      Output.shared.write(RunReport.table(summary, base))
    }
    if json || quiet {
      for problem in summary.problems where !quiet {
        Output.error("\(problem.source): \(problem.status): \(problem.reason)")
      }
    }
    try Output.shared.flush()
    if summary.allUnusable { throw PipelineError(.unusableData, "no input could be used; the list is above") }
    if summary.isEmpty {
      throw PipelineError(
        .unusableData,
        "nothing was read: \(summary.skipped) files were skipped; documents end in .html .htm .xhtml .xml .nxml .rss .atom "
          + ".txt (each also .gz), archives in .warc or .warc.gz (--log-level info names the files)")
    }
    if !summary.problems.isEmpty { throw ExitCode(1) }
  }

  private static func isPipeline(_ path: String) -> Bool { path.hasSuffix(".yml") || path.hasSuffix(".yaml") }
}
