import ArgumentParser
import KnowledgeBase
import Pipelines

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what a knowledge base holds; byte-identical for equal knowledge.",
    discussion: """
      jsonl    the contract's records, one a line; what `import` takes
      csv      one table; into a folder, a Frictionless data package
      jsonld   W3C Web Annotations with PROV-O
      turtle   schema.org, ELI, SKOS, PROV-O; valid against Pipelines/shapes/attest.ttl
      graphml  documents, facts, entities and references as a graph
      html     one page to read and print
      csl      the references for Zotero and pandoc; bibtex: for LaTeX

      Examples:
        attest export kb.sqlite --format jsonl > kb.jsonl
        attest export kb.sqlite --format csv --output tables/
        attest export kb.sqlite --format html --output kb.html
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Option(help: "The form; see above.")
  var format: ExportFormat

  @Option(help: ArgumentHelp("The file to write, whole or not at all; with csv also a folder.", valueName: "PATH"))
  var output: String?

  func run() throws {
    let exporter = Exporter(try KnowledgeBaseReader.open(path: knowledgeBase))
    if let output {
      try exporter.export(format.format, path: output)
    } else {
      try exporter.export(format.format) { try Output.shared.stream($0) }
      try Output.shared.flush()
    }
  }
}

/// A form of an export as an argument.
struct ExportFormat: ExpressibleByArgument {
  var format: Exporter.Format

  init?(argument: String) {
    guard let format = Exporter.Format(rawValue: argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { Exporter.Format.allCases.map(\.rawValue) }
}
