import DocumentModel
import KnowledgeBase

/// The first page: how much there is, how sure it is, what is new, what needs a look.
enum OverviewPage {
  static func make(_ visit: Visit) throws -> Page {
    let store = visit.store
    let summary = try store.reader.summary()
    func total(_ counts: [KnowledgeSummary.Count]) -> NormalizedValue {
      .integer(counts.map(\.count).reduce(0, +))
    }
    var data: NormalizedFields = [
      "totals": .object([
        "documents": total(summary.documents), "sources": .integer(summary.sources),
        "mentions": total(summary.mentions),
        "facts": total(summary.facts), "entities": total(summary.entities),
        "contradictions": .integer(try store.count("SELECT count(*) FROM contradictions")),
      ]),
      "status": counts(summary.documents) { "/documents?status=\($0)" },
      "mentions": counts(summary.mentions) { "/search?only=mention&kind=\($0)" },
      "facts": counts(summary.facts) { "/search?only=fact&property=\($0)" },
      "entities": counts(summary.entities) { "/entities?kind=\($0)" },
    ]
    data["citations"] = counts(
      try store.rows("SELECT resolution AS name, count(*) AS count FROM citations GROUP BY 1 ORDER BY 2 DESC")
    ) { "/citations?resolution=\($0)" }
    data["diagnostics"] = counts(
      try store.rows("SELECT severity AS name, count(*) AS count FROM diagnostics GROUP BY 1 ORDER BY 1")
    ) { "/diagnostics?severity=\($0)" }
    data["newest"] = try store.list(
      """
      SELECT source, document, state, from_time AS time FROM versions WHERE state = 'current'
      ORDER BY from_run DESC, source LIMIT 8
      """)
    data["conflicts"] = try store.list(
      """
      SELECT subject, property, period, value, other_value, fact FROM contradictions ORDER BY fact, other_fact LIMIT 5
      """)
    return Page(title: "Overview", template: "overview", area: "Overview", data: data)
  }

  private static func counts(_ counts: [KnowledgeSummary.Count], _ link: (String) -> String) -> NormalizedValue {
    Self.counts(
      counts.sorted { $0.count > $1.count }.map { ["name": .string($0.name), "count": .integer($0.count)] }, link)
  }

  /// Rows of `name` and `count` with a link and a bar's length in percent of the longest.
  private static func counts(_ rows: [NormalizedFields], _ link: (String) -> String) -> NormalizedValue {
    let most = rows.compactMap { $0["count"]?.double }.max() ?? 1
    return .array(
      rows.map { row in
        var row = row
        let name = row["name"]?.displayText ?? ""
        row["label"] = .string(name.replacing("_", with: " "))
        row["link"] = .string(link(FormFields.encode(name)))
        row["share"] = .integer(Int(((row["count"]?.double ?? 0) / most * 100).rounded(.up)))
        return .object(row)
      })
  }
}
