import ArgumentParser
import DocumentModel
import KnowledgeBase
import Pipelines

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Opens every original again and re-checks each fact's and mention's hash, byte range and quote.",
    discussion: """
      Example:
        attest verify kb.sqlite
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Flag(help: "Let what can only be checked against the kept copy pass.")
  var archived = false

  @Option(help: "text or jsonl.")
  var format: ResultFormat = .text

  func run() throws {
    let reader = try KnowledgeBaseReader.open(path: knowledgeBase)
    var writer = JSONWriter()
    var failures: [VerificationItem] = []
    var others = 0
    let originals = try Originals(reader)
    let counts = try Verifier(reader).verify(open: originals.open) { item in
      if format == .jsonl {
        item.write(into: &writer)
        writer.newline()
        try Output.shared.stream(writer.bytes)
        writer.removeAll()
      } else if item.verdict != .exact, !(archived && item.verdict == .archived) {
        if failures.count < 50 { failures.append(item) } else { others += 1 }
      }
    }
    if format == .text { Output.shared.write(VerificationRendering.text(counts, failures, others: others)) }
    try Output.shared.flush()
    if !counts.passes(archived: archived) { throw ExitCode(1) }
  }
}
