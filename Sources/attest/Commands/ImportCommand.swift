import ArgumentParser
import Foundation
import KnowledgeBase
import Pipelines

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes exports (JSON Lines) and answers of `attest worker` into a knowledge base.",
    discussion: """
      A document is taken whole or not at all. Identifiers, digests and places are checked; where an original can be
      opened, every quote is cut from it again ("proven"). What cannot be checked is refused with its line.

      Examples:
        attest import all.sqlite part-1.jsonl part-2.jsonl
        attest worker < reports.jsonl | attest import kb.sqlite -
      """)

  @Argument(help: ArgumentHelp("The knowledge base; it is made where there is none.", valueName: "KB"))
  var knowledgeBase: String

  @Argument(help: ArgumentHelp("Files of JSON Lines; - is standard input.", valueName: "INPUT"))
  var inputs: [String]

  @Flag(help: "Leave full-text search out.")
  var noSearch = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    for input in inputs where input != "-" && access(input, F_OK) != 0 {
      throw PipelineError(.inputNotFound, "\(input): no such file")
    }
    let writer = try Importer.open(path: knowledgeBase, search: !noSearch)
    let path = URL(fileURLWithPath: knowledgeBase).path
    let importer = Importer(writer, knowledgeBase: path)
    let originals = Originals(knowledgeBase: knowledgeBase, places: [:])
    var summary = Importer.Summary()
    for input in inputs {
      let before = summary.refusals.count
      let spool = try Self.isFile(input) ? nil : SpooledInput(input)
      try importer.run(spool?.path ?? input, open: originals.open, into: &summary)
      for refusal in summary.refusals[before...] {
        let source = refusal.source.map { "\($0): " } ?? ""
        Output.error("\(input == "-" ? "standard input" : input):\(refusal.line): refused: \(source)\(refusal.reason)")
      }
    }
    try importer.finish()
    try writer.close()
    if !quiet { Output.shared.write(ImportRendering.text(summary)) }
    try Output.shared.flush()
    guard summary.refusals.isEmpty else {
      if summary.stored + summary.unchanged == 0 {
        throw PipelineError(.unusableData, "no document could be used; the list is above")
      }
      throw ExitCode(1)
    }
  }

  /// Whether a path can be read twice.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// Standard input or a pipe in a file, since an import reads twice: the entities stand at the end of an export.
private final class SpooledInput {
  let path: String

  init(_ input: String) throws {
    guard let source = input == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: input) else {
      throw PipelineError(.permission, "\(input): cannot be read")
    }
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    path = "\(folder)/attest-import-\(UUID().uuidString).jsonl"
    let file = try OutputFile(path)
    while true {
      let chunk = source.readData(ofLength: 1 << 16)
      if chunk.isEmpty { break }
      try file.write([UInt8](chunk))
    }
    try file.finish()
  }

  deinit { unlink(path) }
}
