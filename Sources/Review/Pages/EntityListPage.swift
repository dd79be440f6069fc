import DocumentModel

/// Entities, the most mentioned first: all of them, laws and treaties, or agencies.
enum EntityListPage {
  @Sendable static func entities(_ visit: Visit) throws -> Page {
    try make(visit, title: "Entities", path: "/entities", kinds: visit.fields["kind"].map { [$0] } ?? [])
  }

  @Sendable static func laws(_ visit: Visit) throws -> Page {
    let kind = visit.fields["kind"].flatMap { ["law", "treaty"].contains($0) ? [$0] : nil }
    return try make(visit, title: "Laws and treaties", path: "/laws", kinds: kind ?? ["law", "treaty"], area: "Laws")
  }

  @Sendable static func agencies(_ visit: Visit) throws -> Page {
    try make(visit, title: "Agencies", path: "/agencies", kinds: ["agency"])
  }

  private static func make(
    _ visit: Visit, title: String, path: String, kinds: [String], area: String? = nil
  ) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["words"] = .string(visit.fields["q"] ?? "")
    parameters["kinds"] = .string(kinds.joined(separator: " "))
    let rows = try visit.store.rows(
      """
      SELECT id, kind, key, name, mentions,
        (SELECT group_concat(scheme || ' ' || value, ', ') FROM identifiers WHERE entity = found.id) AS identifiers
      FROM (
        SELECT * FROM entities
        WHERE (:kinds = '' OR instr(' ' || :kinds || ' ', ' ' || kind || ' ') > 0)
          AND (:words = '' OR id IN (SELECT entity FROM aliases WHERE instr(lower(name), lower(:words)) > 0))
        ORDER BY mentions DESC, name, id LIMIT :limit OFFSET :offset
      ) AS found
      """, parameters)
    let (entities, pages) = paging.cut(rows, path: path, visit.fields)
    let facet = try visit.store.rows(
      """
      SELECT kind AS name, count(*) AS count FROM entities
      WHERE :within = '' OR instr(' ' || :within || ' ', ' ' || kind || ' ') > 0 GROUP BY 1 ORDER BY 2 DESC
      """, ["within": .string(path == "/entities" ? "" : path == "/laws" ? "law treaty" : "agency")])
    var data: NormalizedFields = [
      "entities": entities, "paging": pages, "words": .string(visit.fields["q"] ?? ""), "path": .string(path),
    ]
    if path != "/agencies" {
      data["kinds"] = Facet.make(facet, parameter: "kind", path: path, visit.fields)
    }
    return Page(title: title, template: "entities", area: area ?? title, data: data)
  }
}
