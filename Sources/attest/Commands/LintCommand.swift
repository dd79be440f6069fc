import ArgumentParser
import ClaimChecking
import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines
import Readers
import Recognition

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Contradictions inside reports: totals, parts, lists, trends against tables, citations.",
    discussion: """
      Examples:
        attest lint report.html
        attest lint kb.sqlite --format jsonl
        attest lint report.html --format html > findings.html
      Exit 1 when a finding is high.
      """)

  @Argument(help: ArgumentHelp("Documents, folders, or a knowledge base.", valueName: "INPUT"))
  var inputs: [String]

  @Option(help: "text, jsonl or html.")
  var format: CheckCommand.Format = .text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let options = try reading.readOptions()
    let extractor = try reading.extractor(options)
    let packs = try PackFolder.load(reading.packs)
    let checker = ClaimChecker(packs: packs) { extractor.recognize($0) }
    let linter = ReportLinter(packs: packs)
    var findings: [Finding] = []
    for input in inputs {
      if Self.isKnowledgeBase(input) {
        let reader = try KnowledgeBaseReader.open(path: input)
        let evidence = KnowledgeEvidence(
          reader, checker: checker, recognize: { extractor.recognize($0) },
          reread: { KnowledgeOriginal.reread($0, input, reader, extractor) })
        for document in try reader.documents() {
          for found in try evidence.documents(source: document.source) { findings += linter.findings(in: found) }
        }
      } else {
        let inputs = InputReader(extractor: extractor, limit: options.limits.documentBytes)
        for document in try inputs.documents([input]) { findings += linter.findings(in: checker.evidence(document)) }
      }
    }
    switch format {
    case .jsonl:
      var writer = JSONWriter()
      for finding in findings { FindingRendering.json(finding, into: &writer) }
      Output.shared.write(writer.bytes)
    case .text: Output.shared.write(FindingRendering.text(findings))
    case .html: Output.shared.write(FindingRendering.page(findings))
    }
    try Output.shared.flush()
    if findings.contains(where: { $0.severity == .high }) { throw ExitCode(1) }
  }

  /// Whether a file is an SQLite database.
  private static func isKnowledgeBase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 15)) == Data("SQLite format 3".utf8)
  }
}
