import ArgumentParser
import KnowledgeBase
import Pipelines

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "A consistent, checked copy of a knowledge base, also while it is written.",
    discussion: """
      An earlier backup is replaced, no other file is. Names of sources are relative to the folder of the knowledge base: verify the copy where the original lies.

      Example:
        attest backup kb.sqlite /backups/kb-2025.sqlite
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Argument(help: ArgumentHelp("The file to write, whole or not at all.", valueName: "FILE"))
  var file: String

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    let summary = try Backup(try KnowledgeBaseReader.open(path: knowledgeBase)).make(file)
    guard !quiet else { return }
    Output.shared.write(
      TextColumns.render([
        ["backup", "number"], ["documents", String(summary.documents)], ["bytes", String(summary.bytes)],
      ])
        + "\nroot \(summary.root)\n")
    try Output.shared.flush()
  }
}
