import DocumentModel

/// Pairs of facts that cannot both be true, side by side.
enum ContradictionsPage {
  private static let path = "/contradictions"

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["scope"] = .string(visit.fields["scope"] ?? "")
    let rows = try visit.store.rows(
      """
      SELECT scope, replace(property, '_', ' ') AS label, subject, unit, period, place, population, basis, value,
        replace(qualifier, '_', ' ') AS qualifier, attribution, source, start, "end", quote, fact, other_value,
        replace(other_qualifier, '_', ' ') AS other_qualifier, other_attribution, other_source, other_start, other_end,
        other_quote, other_fact,
        (SELECT id FROM documents WHERE documents.source = contradictions.source) AS document,
        (SELECT id FROM documents WHERE documents.source = contradictions.other_source) AS other_document
      FROM contradictions WHERE (:scope = '' OR scope = :scope)
      ORDER BY scope, subject, period, fact, other_fact LIMIT :limit OFFSET :offset
      """, parameters)
    let (contradictions, pages) = paging.cut(rows, path: path, visit.fields)
    let scopes = try visit.store.rows(
      "SELECT scope AS name, count(*) AS count FROM contradictions GROUP BY 1 ORDER BY 1")
    return Page(
      title: "Contradictions", template: "contradictions", area: "Contradictions",
      data: [
        "contradictions": contradictions, "paging": pages,
        "scopes": Facet.make(scopes, parameter: "scope", path: path, visit.fields),
      ])
  }
}
