import ArgumentParser
import ClaimChecking
import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines
import Readers

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks claims against sources: verdict, evidence, and the comparison that decided.",
    discussion: """
      Examples:
        attest check --kb kb.sqlite "LPSK received 176 applications in 2019"
        attest check --against report.html --file claims.txt
        attest check --kb kb.sqlite --document draft.html --format jsonl
      Exit 1 when a claim is refuted, or a line of CLAIMS could not be read.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, html }

  @Argument(help: ArgumentHelp("The claim: a sentence.", valueName: "CLAIM"))
  var claim: String?

  @Option(help: ArgumentHelp("The knowledge base to check against.", valueName: "KB"))
  var kb: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Documents to check against, without a knowledge base.", valueName: "INPUT"))
  var against: [String] = []

  @Option(
    help: ArgumentHelp("A file of claims: one a line, or JSON Lines with id, claim, source.", valueName: "CLAIMS"))
  var file: String?

  @Option(help: ArgumentHelp("A report whose checkable sentences are the claims.", valueName: "REPORT"))
  var document: String?

  @Option(help: "text, jsonl or html.")
  var format: Format = .text

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard (kb == nil) != against.isEmpty else { throw ValidationError("name --kb KB or --against INPUT…, one of them") }
    guard [claim, file, document].compactMap({ $0 }).count == 1 else {
      throw ValidationError(
        "name one of \"CLAIM\", --file CLAIMS and --document REPORT (a claim goes before --against)")
    }
  }

  func run() throws {
    let options = try reading.readOptions()
    let extractor = try reading.extractor(options)
    let packs = try PackFolder.load(reading.packs)
    let checker = ClaimChecker(packs: packs) { extractor.recognize($0) }
    let inputs = InputReader(extractor: extractor, limit: options.limits.documentBytes)
    let source: any EvidenceSource
    if let kb {
      let reader = try KnowledgeBaseReader.open(path: kb)
      source = KnowledgeEvidence(
        reader, checker: checker, recognize: { extractor.recognize($0) },
        reread: { KnowledgeOriginal.reread($0, kb, reader, extractor) })
    } else {
      let documents = try inputs.documents(against)
      source = GivenDocuments(documents.map { checker.evidence($0) })
    }
    var claims: [Claim] = []
    if let claim { claims = [Claim(id: "1", isNumbered: true, text: claim)] }
    var problems: [String] = []
    if let file { (claims, problems) = try ClaimsFile.read(inputs.text(file), name: file) }
    for problem in problems { Output.error(problem) }
    if let document {
      for report in try inputs.documents([document]) { claims += checker.claims(in: report) }
    }
    var verdicts: [ClaimVerdict] = []
    var writer = JSONWriter()
    for claim in claims {
      let verdict = try checker.check(claim, in: source)
      switch format {
      case .jsonl:
        VerdictRendering.json(verdict, into: &writer)
        try Output.shared.stream(writer.bytes)
        writer.removeAll()
      case .text: try Output.shared.stream(Array(VerdictRendering.text(verdict).utf8))
      case .html: break
      }
      verdicts.append(verdict)
    }
    if format == .html { Output.shared.write(VerdictRendering.page(verdicts)) }
    if format == .text, verdicts.count != 1 { Output.shared.write(VerdictRendering.summary(verdicts)) }
    try Output.shared.flush()
    if !problems.isEmpty || verdicts.contains(where: { $0.label == .refuted }) { throw ExitCode(1) }
  }
}
