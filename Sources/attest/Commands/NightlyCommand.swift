import ArgumentParser
import Foundation
import KnowledgeBase
import Logging
import Pipelines
import Readers

struct NightlyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Crawl, run, verify, compare: one command for a timer. Ends with 1 only where a person must look.",
    discussion: """
      The report is written to the pipeline's `report` path, as Markdown and beside it as HTML; what happens is added to a log
      beside the knowledge base, KB.log.jsonl (--crawl-log names another), as JSON lines.

      Ends with 0, with 1 where a person must look (the report's first section says at what), with 65 where the knowledge base
      is damaged, with 69 where nothing could be fetched, with 75 where another night runs, with 66, 73, 74 or 78 where a file
      is missing, cannot be written, or is wrong. --metrics tells of nights that fail as well.

      Example:
        attest nightly Pipelines/nightly/pipeline.yml --metrics /var/lib/node_exporter/attest.prom
      """)

  @Argument(help: ArgumentHelp("A pipeline file.", valueName: "PIPELINE"))
  var pipeline: String

  @Option(help: ArgumentHelp("A file for Prometheus' textfile collector.", valueName: "FILE"))
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "Delete archive files but the last N and those that hold what the knowledge base cites.", valueName: "N"))
  var keepArchives: Int?

  @Flag(help: "Also read what broke off while it was fetched, as far as it goes.")
  var acceptPartial = false

  @Flag(help: "Let a budget that was used up, or a host that was left alone, be something to look at.")
  var strict = false

  @Option(help: "Documents read at the same time.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @OptionGroup var crawling: CrawlOptions

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let keepArchives, keepArchives < 1 { throw ValidationError("--keep-archives: should be 1 or more") }
    guard jobs > 0 else { throw ValidationError("--jobs \(jobs): should be 1 or more") }
  }

  func run() async throws {
    var isWritten = false
    do {
      try await night(&isWritten)
    } catch {
      // The numbers of the night before would say that all is well. A stop is no failure: the night goes on.
      let code = ExitCodes.of(error)
      if let metrics, !isWritten, code < 128 {
        try? ExportFile.write(NightMetrics.failure(pipeline: pipeline, code: code), to: metrics)
      }
      throw error
    }
  }

  /// Runs the night. `isWritten`: whether the night's own numbers are.
  private func night(_ isWritten: inout Bool) async throws {
    let file = try PipelineFile.read(pipeline)
    let definition = file.definition
    let options = try reading.readOptions(
      documentBytes: definition.documentBytes, depth: definition.depth, attributes: definition.attributes)
    let extractor = try reading.extractor(options, packs: file.packs, kinds: file.definition.kinds)
    for path in [file.report, metrics].compactMap(\.self) + file.exports.map(\.path) { try ExportFile.check(path) }
    let signals = StopSignals()
    var plan = PipelineRunner.Plan(
      inputs: file.inputs, knowledgeBase: file.knowledgeBase, documentBytes: options.limits.documentBytes, jobs: jobs,
      search: true, keepSources: definition.keepSources)
    (plan.acceptsPartial, plan.isWhole) = (acceptPartial, true)
    plan.isStopped = { [flag = signals.flag] in flag.number != nil }
    let crawl = definition.sites.isEmpty ? nil : try crawling.plan(file, signals)
    let log = try LineLog(crawling.crawlLog ?? file.knowledgeBase + ".log.jsonl")
    var logger = Logger(label: "attest") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let night = Night(
      file, extractor: extractor, plan: plan, crawl: crawl, keepNights: keepArchives, logger: logger)
    let summary = try await night.run { log.write($0) }
    if let number = signals.flag.number {
      Output.error("stopped; the same command goes on from there")
      throw ExitCode(128 + number)
    }
    for export in file.exports {
      try Exporter(try KnowledgeBaseReader.open(path: file.knowledgeBase)).export(export.format, path: export.path)
    }
    let attention = summary.attention(isStrict: strict)
    let markdown = NightReport.markdown(summary, attention: attention)
    if let report = file.report {
      try ExportFile.write(markdown, to: report)
      let stem = report.hasSuffix(".md") ? String(report.dropLast(3)) : report
      try ExportFile.write(NightReport.html(summary, attention: attention), to: stem + ".html")
    }
    if let metrics {
      let code: Int32 = summary.isOffline ? 69 : attention.isEmpty ? 0 : 1
      try ExportFile.write(NightMetrics.text(summary, code: code), to: metrics)
      isWritten = true
    }
    if !quiet { Output.shared.write(markdown) }
    try Output.shared.flush()
    if summary.isOffline { throw PipelineError(.unavailable, "nothing could be fetched; the report says why") }
    guard attention.isEmpty else {
      if quiet { for line in attention { Output.error(line) } }
      throw ExitCode(1)
    }
  }
}
