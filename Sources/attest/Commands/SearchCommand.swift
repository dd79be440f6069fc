import ArgumentParser
import DocumentModel
import KnowledgeBase
import Pipelines

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Full-text search over facts, entities and passages.",
    discussion: """
      Examples:
        attest search kb.sqlite "victim protection"
        attest search kb.sqlite 'traffick*' --kind law --format jsonl
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Argument(help: ArgumentHelp("Words that must all be found; word* for beginnings.", valueName: "QUERY"))
  var query: String

  @Option(help: "At most so many hits of each sort.")
  var limit = 10

  @Option(help: "Only facts, mentions or passages.")
  var only: SearchSort?

  @Option(help: "Only mentions of this kind: law, treaty, agency, …")
  var kind: String?

  @Option(help: "text or jsonl.")
  var format: ResultFormat = .text

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit \(limit): should be 1 or more") }
    if let kind, MentionKind(rawValue: kind) == nil {
      throw ValidationError(
        "--kind \(kind): should be one of \(MentionKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() throws {
    let reader = try KnowledgeBaseReader.open(path: knowledgeBase)
    let mentionKind = kind.flatMap { MentionKind(rawValue: $0) }
    let sorts = only.map { Set([$0.kind]) } ?? (mentionKind == nil ? Set(SearchHit.Kind.allCases) : [.mention])
    let hits = try Searcher(reader).search(
      query, limit: limit, kinds: sorts, mentionKind: mentionKind)
    switch format {
    case .jsonl:
      var writer = JSONWriter()
      for hit in hits { SearchRendering.json(hit, into: &writer) }
      Output.shared.write(writer.bytes)
    case .text: Output.shared.write(SearchRendering.text(hits))
    }
    try Output.shared.flush()
    if hits.isEmpty {
      Output.error("nothing found for \(query)")
      throw ExitCode(1)
    }
  }
}

/// The sorts of hits as arguments.
enum SearchSort: String, ExpressibleByArgument, CaseIterable {
  case fact, mention, passage

  var kind: SearchHit.Kind {
    switch self {
    case .fact: .fact
    case .mention: .mention
    case .passage: .passage
    }
  }
}
