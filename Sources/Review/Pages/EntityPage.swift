import DocumentModel
import Pipelines

/// Everything that is known of one entity.
enum EntityPage {
  /// Mentions shown, and mentions that its relations are told from: enough to see what it stands with.
  private static let (shown, looked) = (100, 400)

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let store = visit.store
    guard
      let entity = try store.row(
        "SELECT * FROM entities WHERE id = :id", ["id": .string(visit.path[1])]),
      let number = try store.row("SELECT id FROM _entities WHERE identifier = :id", ["id": .string(visit.path[1])])?[
        "id"]
    else { throw PageProblem.missing }
    let parameters: [String: NormalizedValue] = [
      "id": .string(visit.path[1]), "number": number, "shown": .integer(shown), "looked": .integer(looked),
    ]
    let facts = try store.rows(
      FactRows.select
        + " WHERE subject_entity = :number OR value_entity = :number ORDER BY year_from, property LIMIT 200",
      parameters)
    var data: NormalizedFields = ["entity": .object(entity)]
    data["names"] = try store.list(
      "SELECT name, form, documents FROM aliases WHERE entity = :id AND documents > 0 ORDER BY documents DESC, name LIMIT 50",
      parameters)
    data["identifiers"] = try store.list(
      "SELECT scheme, value FROM identifiers WHERE entity = :id ORDER BY scheme, value", parameters)
    data["facts"] = .array(facts.map(NormalizedValue.object))
    data["decisions"] = .array(
      try store.decisions().about(entity: entity["key"]?.displayText ?? "").map { .object(DecisionPages.row($0)) })
    data["mentions"] = try store.list(mentions, parameters)
    data["relations"] = try store.list(relations, parameters)
    let name = entity["name"]?.displayText ?? visit.path[1]
    return Page(
      title: name, template: "entity", area: "Entities", data: data,
      drawn: [
        "timeline": Timeline(title: "Timeline", facts: facts).markup,
        "neighbours": neighbours(entity, data["relations"] ?? .array([])),
      ])
  }

  /// The entity and what is named with it, as a graph.
  private static func neighbours(_ entity: NormalizedFields, _ relations: NormalizedValue) -> String {
    guard case .array(let rows) = relations, rows.count > 1 else { return "" }
    func node(_ row: NormalizedFields, _ weight: String) -> NetworkGraph.Node {
      var count = 1
      if case .integer(let number)? = row[weight] { count = number }
      return .init(
        name: row["name"]?.displayText ?? "", kind: row["kind"]?.displayText ?? "",
        link: "/entities/" + (row["id"]?.displayText ?? ""), weight: count)
    }
    let beside = rows.compactMap { row -> NetworkGraph.Node? in
      if case .object(let fields) = row { node(fields, "count") } else { nil }
    }
    var centre = node(entity, "mentions")
    centre.weight = beside.map(\.weight).max() ?? 1
    return NetworkGraph(
      title: "What is named with it", nodes: [centre] + beside,
      edges: beside.enumerated().map { .init(a: 0, b: $0 + 1, weight: $1.weight) }, counted: "sentences"
    ).markup
  }

  private static let mentions = """
    SELECT (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source,
      substr(sha256, 1, 32) AS document, mentions.kind, start, "end", quote, sentences.text AS context
    FROM _mentions AS mentions JOIN _documents AS documents ON documents.id = mentions.document
      JOIN _sentences AS sentences ON sentences.id = sentence
    WHERE entity = :number AND current = 1 ORDER BY source, start LIMIT :shown
    """

  /// What stands in the same sentences.
  private static let relations = """
    SELECT others.identifier AS id, others.kind, (SELECT name FROM _labels WHERE entity = others.id AND scheme IS NULL
        ORDER BY rank, length(name), name LIMIT 1) AS name, count(DISTINCT beside.sentence) AS count
    FROM (SELECT m.document, m.sentence, m.entity FROM _mentions AS m JOIN _documents ON _documents.id = m.document
        WHERE m.entity = :number AND current = 1 LIMIT :looked) AS these
      JOIN _mentions AS beside ON beside.document = these.document AND beside.sentence = these.sentence
        AND beside.entity <> these.entity
      JOIN _entities AS others ON others.id = beside.entity
    GROUP BY others.id ORDER BY count DESC, name LIMIT 25
    """
}
