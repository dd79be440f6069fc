import DocumentModel
import KnowledgeBase

/// Full-text search with facets.
enum SearchPage {
  /// Hits of each sort.
  private static let limit = 50

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let fields = visit.fields
    let query = fields["q"] ?? ""
    var filter = SearchFilter()
    filter.kind = fields["kind"].flatMap(MentionKind.init)
    (filter.property, filter.entity) = (fields["property"], fields["entity"])
    filter.source = fields["source"]
    filter.years = years(fields["from"], fields["to"])
    let only = fields["only"].flatMap(SearchHit.Kind.init)
    let hits = try Searcher(visit.store.reader).search(
      query, limit: limit, kinds: only.map { [$0] } ?? Set(SearchHit.Kind.allCases), filter: filter)
    var data: NormalizedFields = [
      "words": .string(query), "hits": .array(try hits.map { .object(try row($0)) }), "count": .integer(hits.count),
      "asked": .boolean(!query.isEmpty || filter != SearchFilter()),
      "sorts": choices(SearchHit.Kind.allCases.map(\.rawValue), "only", fields),
      "kinds": choices(MentionKind.allCases.map(\.rawValue), "kind", fields),
      "properties": choices(FactProperty.allCases.map(\.rawValue), "property", fields),
    ]
    for name in ["from", "to", "entity", "source"] { data[name] = fields[name].map(NormalizedValue.string) }
    return Page(title: query.isEmpty ? "Search" : "Search: \(query)", template: "search", data: data)
  }

  private static func row(_ hit: SearchHit) throws -> NormalizedFields {
    var row: NormalizedFields = [
      "sort": .string(hit.kind.rawValue), "label": .string(hit.label.replacing("_", with: " ")),
      "source": .string(hit.source), "quote": .string(hit.quote), "document": .string(String(hit.sha256.prefix(32))),
      "snippet": .string(hit.snippet),
    ]
    row["pieces"] = .array(pieces(hit.snippet))
    row["statement"] = hit.statement.map(NormalizedValue.string)
    row["start"] = hit.place.map { .integer($0.start) }
    row["end"] = hit.place.map { .integer($0.end) }
    switch hit.kind {
    case .fact: row["link"] = .string("/facts/\(hit.id)")
    case .mention where hit.label == "law" || hit.label == "treaty" || hit.label == "agency":
      row["link"] = .string("/entities/\(hit.id)")
    default: break
    }
    return row
  }

  /// A snippet, cut where the words that were found begin and end.
  private static func pieces(_ snippet: String) -> [NormalizedValue] {
    snippet.split(separator: "⟦", omittingEmptySubsequences: false).enumerated().flatMap {
      index, part -> [NormalizedValue] in
      guard index > 0, let end = part.firstIndex(of: "⟧") else { return [.object(["text": .string(String(part))])] }
      return [
        .object(["found": .string(String(part[..<end]))]),
        .object(["text": .string(String(part[part.index(after: end)...]))]),
      ]
    }
  }

  private static func choices(_ names: [String], _ parameter: String, _ fields: FormFields) -> NormalizedValue {
    .array(
      names.map {
        .object([
          "name": .string($0), "label": .string($0.replacing("_", with: " ")),
          "chosen": .boolean(fields[parameter] == $0),
        ])
      })
  }

  private static func years(_ from: String?, _ to: String?) -> ClosedRange<Int>? {
    let (first, last) = (from.flatMap { Int($0) }, to.flatMap { Int($0) })
    guard let low = first ?? last, let high = last ?? first, low <= high else { return nil }
    return low...high
  }
}
