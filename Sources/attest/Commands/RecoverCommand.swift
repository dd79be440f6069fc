import ArgumentParser
import DocumentModel
import KnowledgeBase
import Pipelines

struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Saves what can be saved of a damaged knowledge base; what cannot be is listed.",
    discussion: """
      Documents that are as their digests say are taken over. Others are read again from the kept copy or the source, if
      those are the same bytes. The damaged file is not changed. Give the new file the place of the old one: names of
      sources are relative to its folder.

      Example:
        attest recover damaged.sqlite --to saved.sqlite
      """)

  @Argument(help: ArgumentHelp("The damaged knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Option(help: ArgumentHelp("The new knowledge base; there must be nothing yet.", valueName: "NEW"))
  var to: String

  @Flag(help: "Print nothing but errors and what is lost.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let extractor = try reading.extractor(try reading.readOptions())
    var counts: [Recovery.Outcome.Way: Int] = [:]
    // Which records of archives hold documents can only be told by what can still be read.
    let originals =
      (try? Originals(try KnowledgeBaseReader.open(path: knowledgeBase)))
      ?? Originals(knowledgeBase: knowledgeBase, places: [:])
    try Recovery(knowledgeBase, to: to).run(
      extractor: extractor.fingerprint, open: originals.open, read: { extractor.extract($0) }
    ) { outcome in
      counts[outcome.way, default: 0] += 1
      guard outcome.way == .lost || (outcome.way == .reread && !quiet) else { return }
      let version = outcome.isCurrent ? "" : " (a superseded version)"
      Output.error("\(outcome.source)\(version): \(outcome.way.rawValue): \(outcome.reason ?? "")")
    }
    if !quiet {
      Output.shared.write(
        TextColumns.render(
          [["documents", "number"]] + Recovery.Outcome.Way.allCases.map { [$0.rawValue, String(counts[$0] ?? 0)] }))
    }
    try Output.shared.flush()
    if counts[.lost] != nil { throw ExitCode(1) }
  }
}
