import ArgumentParser
import DocumentModel
import Pipelines

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Scores the recognisers against annotated documents (source.* with gold.marked beside it).",
    discussion: """
      Example:
        attest evaluate Corpus/documents --check Corpus/baseline.json
      """)

  @Argument(help: ArgumentHelp("A folder of annotated documents.", valueName: "DIR"))
  var folder: String

  @Option(help: ArgumentHelp("Floors; exit 1 where a score is below one.", valueName: "BASELINE"))
  var check: String?

  @Option(help: "How many errors to print.")
  var errors = 0

  @Flag(help: "Print the scores as JSON.")
  var json = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let baseline = try check.map { try Baseline.read($0) }
    let report = try Evaluator(extractor: try reading.extractor(try reading.readOptions())).evaluate(folder)
    Output.shared.write(json ? EvaluationRendering.json(report) : EvaluationRendering.table(report))
    for line in report.errors.prefix(errors) { Output.shared.write(line + "\n") }
    try Output.shared.flush()
    if !report.misplaced.isEmpty {
      for line in report.misplaced { Output.error("not in its document: \(line)") }
      throw PipelineError(.unusableData, "\(report.misplaced.count) expected blocks are not in their own documents")
    }
    let failures = baseline?.failures(report) ?? []
    for failure in failures { Output.error(failure) }
    if !failures.isEmpty { throw ExitCode(1) }
  }
}
