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
      html     one page: documents with their marks, facts with quotes, entities; at most 2 MB
      annotations  documents that people decided about in `attest serve`, as gold for `attest evaluate`
      csl      the references for Zotero and pandoc; bibtex: for LaTeX; jats: as journals keep them

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
    guard let format = format.format else {
      try annotations()
      return
    }
    let exporter = Exporter(try KnowledgeBaseReader.open(path: knowledgeBase))
    if let output {
      try exporter.export(format, path: output)
    } else {
      try exporter.export(format) { try Output.shared.stream($0) }
      try Output.shared.flush()
    }
  }

  private func annotations() throws {
    guard let output else { throw ValidationError("--format annotations needs --output FOLDER") }
    let decisions = DecisionSet(try DecisionFile(knowledgeBase: knowledgeBase).read())
    let summary = try GoldWriter(extractor: try Extractor.standard(), decisions: decisions)
      .write(try KnowledgeBaseReader.open(path: knowledgeBase), to: output)
    for source in summary.missing { Output.error("\(source): the bytes that were decided about cannot be opened") }
    Output.error("\(summary.documents) documents, \(summary.mentions) mentions, \(summary.decided) decisions")
    if !summary.missing.isEmpty { throw ExitCode(1) }
  }
}

/// A form of an export as an argument.
struct ExportFormat: ExpressibleByArgument {
  private static let annotations = "annotations"

  /// The form; nil for annotations, which are made of the sources.
  var format: Exporter.Format?

  init?(argument: String) {
    format = Exporter.Format(rawValue: argument)
    if format == nil, argument != Self.annotations { return nil }
  }

  static var allValueStrings: [String] { Exporter.Format.allCases.map(\.rawValue) + [annotations] }
}
