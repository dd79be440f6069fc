import ArgumentParser
import KnowledgeBase
import Pipelines

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what a knowledge base holds; byte-identical for equal knowledge.",
    discussion: """
      Example:
        attest export kb.sqlite --format jsonl > kb.jsonl
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Option(help: "jsonl or csv.")
  var format: ExportFormat

  func run() throws {
    try Exporter(try KnowledgeBaseReader.open(path: knowledgeBase)).export(format.format) {
      try Output.shared.stream($0)
    }
    try Output.shared.flush()
  }
}

/// The forms of an export as arguments.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, csv

  var format: Exporter.Format {
    switch self {
    case .jsonl: .jsonl
    case .csv: .csv
    }
  }
}
