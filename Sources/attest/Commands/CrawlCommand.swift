import ArgumentParser
import Crawling
import Pipelines

/// What a crawl can be told besides its pipeline.
struct CrawlOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Seconds between requests to a host; a site's Crawl-delay may make it longer."
  )
  var delay: Double = 1

  @Option(
    help: "A file that hears of every fetch as a JSON line. Without it: crawl.jsonl in the archive, or KB.log.jsonl.")
  var crawlLog: String?

  @Flag(help: ArgumentHelp("Fetch from this machine: for tests.", visibility: .hidden))
  var allowLoopback = false

  @Option(help: ArgumentHelp("Connections to a host, all at once: for tests.", visibility: .hidden))
  var connections: Int = 1

  @Option(help: ArgumentHelp("Seconds for which addresses of names are remembered: for tests.", visibility: .hidden))
  var nameSeconds: Int = 60

  @Option(parsing: .unconditional, help: "Seconds that a fetch may take in all.")
  var deadline: Double = 60

  func validate() throws {
    guard delay >= 0, delay.isFinite else { throw ValidationError("--delay \(delay): should be 0 or more") }
    guard deadline > 0 else { throw ValidationError("--deadline \(deadline): should be above 0") }
  }

  /// The plan of a pipeline with these. Throws `PipelineError`.
  func plan(_ file: PipelineFile, _ signals: StopSignals) throws -> CrawlPlan {
    var plan = try CrawlRun.plan(file)
    plan.delay = delay
    plan.policy.deadline = deadline
    plan.policy.nameSeconds = max(0, nameSeconds)
    plan.policy.allowsLoopback = allowLoopback
    plan.policy.connectionsPerHost = max(1, connections)
    plan.policy.isPoliteByAddress = connections == 1
    plan.isStopped = { [flag = signals.flag] in flag.number != nil }
    return plan
  }

  /// The log of a pipeline's crawl. Throws `PipelineError` (73).
  func log(_ plan: CrawlPlan) throws -> LineLog { try LineLog(crawlLog ?? plan.archive + "/crawl.jsonl") }
}

struct CrawlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crawl",
    abstract: "Fetches the pipeline's sites into a WARC archive; after a stop or a kill the same command goes on.",
    discussion: """
      A pipeline file with sites (paths are relative to it):
        formatVersion: 1
        contact: mailto:you@example.org   # stands in the User-Agent
        archive: warc/
        knowledgeBase: reports.sqlite
        sites:
          - seeds: ["https://www.example.org/reports/"]
            scope: host                   # host, domain or prefix
            depth: 5                      # links from a seed
            budget: {pages: 1000, bytes: 1GB, time: 6h}

      Ends with 0, with 1 where a URL could not be fetched (listed, and in crawl.jsonl), with 69 where none could, with 75
      where another crawl of this archive runs.

      Example:
        attest crawl Pipelines/nightly/pipeline.yml
      """)

  @Argument(help: ArgumentHelp("A pipeline file with `sites`, `contact` and `archive`.", valueName: "PIPELINE"))
  var pipeline: String

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Flag(help: "End with 1 also where a budget was used up, or a host left alone.")
  var strict = false

  @OptionGroup var crawling: CrawlOptions

  func run() throws {
    let file = try PipelineFile.read(pipeline)
    let signals = StopSignals()
    let plan = try crawling.plan(file, signals)
    let log = try crawling.log(plan)
    let summary = try CrawlRun.run(plan) { log.write($0) }
    if json {
      Output.shared.write(CrawlRun.json(summary))
    } else if !quiet {
      Output.shared.write(CrawlRun.table(summary, archive: plan.archive))
    }
    try Output.shared.flush()
    if summary.isStopped, let number = signals.flag.number {
      Output.error("stopped: \(summary.total) fetches were kept; the same command goes on from there")
      throw ExitCode(128 + number)
    }
    if summary.isOffline {
      throw PipelineError(.unavailable, "nothing could be fetched; the list is above")
    }
    if !summary.failures.isEmpty || strict && summary.left > 0 { throw ExitCode(1) }
  }
}
