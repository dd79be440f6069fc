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
        attest search kb.sqlite applications --agency LPSK --years 2019-2020
        attest search kb.sqlite "" --property enactment --source reports/
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Argument(
    help: ArgumentHelp(
      "Words that must all be found; word* for beginnings; \"\" for all of a facet.", valueName: "QUERY"))
  var query: String

  @Option(help: "At most so many hits of each sort.")
  var limit = 10

  @Option(help: "Only facts, mentions or passages.")
  var only: SearchSort?

  @Option(help: "Only mentions of this kind: law, treaty, agency, …")
  var kind: String?

  @Option(help: "Only facts of this property: quantity, enactment, ratification, …")
  var property: String?

  @Option(help: "Only what has to do with this entity: its name, key or identifier.")
  var entity: String?

  @Option(help: "Only what has to do with this agency: its name, acronym, key or identifier.")
  var agency: String?

  @Option(help: "Only what holds for these years, or names one: 2019 or 2015-2020.")
  var years: String?

  @Option(help: "Only sources whose name begins so.")
  var source: String?

  @Option(help: "text or jsonl.")
  var format: ResultFormat = .text

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit \(limit): should be 1 or more") }
    if let kind, MentionKind(rawValue: kind) == nil {
      throw ValidationError(
        "--kind \(kind): should be one of \(MentionKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if let property, FactProperty(rawValue: property) == nil {
      throw ValidationError(
        "--property \(property): should be one of \(FactProperty.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let facets = [only?.kind.rawValue, kind, property, entity, agency, years, source]
    guard !query.allSatisfy(\.isWhitespace) || facets.contains(where: { $0 != nil }) else {
      throw ValidationError("an empty query needs a facet, such as --kind or --property")
    }
    if let years, Self.span(years) == nil {
      throw ValidationError("--years \(years): should be a year or two, as in 2015-2020")
    }
  }

  func run() throws {
    let reader = try KnowledgeBaseReader.open(path: knowledgeBase)
    var filter = SearchFilter()
    filter.kind = kind.flatMap { MentionKind(rawValue: $0) }
    (filter.property, filter.entity, filter.agency, filter.source) = (property, entity, agency, source)
    filter.years = years.flatMap(Self.span)
    let sorts = only.map { Set([$0.kind]) } ?? Set(SearchHit.Kind.allCases)
    // One more of each sort than is shown tells whether there are more.
    let found = try Searcher(reader).search(query, limit: limit + 1, kinds: sorts, filter: filter)
    let sorted = SearchHit.Kind.allCases.map { sort in found.filter { $0.kind == sort } }
    let hits = sorted.flatMap { $0.prefix(limit) }
    switch format {
    case .jsonl:
      var writer = JSONWriter()
      for hit in hits { SearchRendering.json(hit, into: &writer) }
      Output.shared.write(writer.bytes)
    case .text: Output.shared.write(SearchRendering.text(hits))
    }
    try Output.shared.flush()
    for more in sorted where more.count > limit {
      Output.error("there are more \(more[0].kind.rawValue)s than the \(limit) shown: --limit")
    }
    if hits.isEmpty {
      let advice = query.isEmpty || query.hasSuffix("*") ? "" : "; word* finds words that begin so"
      Output.error("nothing found for \(query.isEmpty ? "this facet" : query)\(advice)")
      throw ExitCode(1)
    }
  }

  /// The years of `2019` or `2015-2020`.
  private static func span(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
      return nil
    }
    return first...last
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
