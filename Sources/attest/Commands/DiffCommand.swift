import ArgumentParser
import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Facts added, removed, moved, changed and newly contradicted between two runs or two knowledge bases.",
    discussion: """
      Runs are numbered from 1; `sqlite3 KB 'SELECT * FROM runs'` lists them. Without a run the last is compared with the
      one before it.

      Examples:
        attest diff kb.sqlite
        attest diff kb.sqlite 3 5
        attest diff last-year.sqlite this-year.sqlite --format jsonl
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Argument(
    help: ArgumentHelp("A run, to compare with a second one or with now; or another knowledge base.", valueName: "RUN"))
  var states: [String] = []

  @Option(help: "text or jsonl.")
  var format: ResultFormat = .text

  @Flag(help: "End with 1 where there are differences.")
  var exitCode = false

  func validate() throws {
    guard states.count <= 2 else { throw ValidationError("two runs at most, or one other knowledge base") }
  }

  func run() throws {
    let (before, after) = try sides()
    let changes = try KnowledgeDiff(from: before, to: after).changes()
    switch format {
    case .text: Output.shared.write(DiffRendering.text(changes))
    case .jsonl:
      var writer = JSONWriter()
      for change in changes {
        DiffRendering.json(change, into: &writer)
        writer.newline()
        try Output.shared.stream(writer.bytes)
        writer.removeAll()
      }
    }
    try Output.shared.flush()
    if exitCode, !changes.isEmpty { throw ExitCode(1) }
  }

  private func sides() throws -> (KnowledgeState, KnowledgeState) {
    let reader = try KnowledgeBaseReader.open(path: knowledgeBase)
    if let other = states.first, Int(other) == nil {
      guard states.count == 1 else { throw ValidationError("\(other): should be the number of a run") }
      return (.now(reader), .now(try KnowledgeBaseReader.open(path: other)))
    }
    let runs = try KnowledgeState.runs(reader)
    let numbers = states.isEmpty ? Array(runs.suffix(2).prefix(1)) : states.compactMap(Int.init)
    func state(_ run: Int) throws -> KnowledgeState {
      guard let state = try KnowledgeState.asOf(run: run, reader) else {
        throw ValidationError("\(run): no such run of \(knowledgeBase); it has runs 1 to \(runs.last ?? 0)")
      }
      return state
    }
    guard let first = numbers.first else { return (.now(reader), .now(reader)) }
    return (try state(first), numbers.count > 1 ? try state(numbers[1]) : .now(reader))
  }
}
