import DocumentModel

/// One fact: what it says, each piece of its evidence, and what agrees with it or contradicts it.
enum FactPage {
  @Sendable static func make(_ visit: Visit) throws -> Page {
    let store = visit.store
    let parameters: [String: NormalizedValue] = ["id": .string(visit.path[1])]
    guard let fact = try store.row(FactRows.select + " WHERE facts.identifier = :id LIMIT 1", parameters) else {
      throw PageProblem.missing
    }
    var data: NormalizedFields = ["fact": .object(fact)]
    data["evidence"] = try store.list(
      """
      SELECT role, source, substr(sha256, 1, 32) AS document, start, "end", quote, sha256 FROM evidence WHERE fact = :id
      """, parameters)
    data["compared"] = try store.list(
      """
      SELECT CASE agrees WHEN 1 THEN 'agrees' ELSE 'contradicts' END AS verdict, scope, fact, subject, value, source,
        quote FROM (
          SELECT agrees, scope, other_fact AS fact, subject, other_value AS value, other_source AS source,
            other_quote AS quote FROM _compared WHERE fact = :id
          UNION ALL SELECT agrees, scope, fact, subject, value, source, quote FROM _compared WHERE other_fact = :id
        ) ORDER BY agrees, fact LIMIT 100
      """, parameters)
    // A knowledge base of before is given the view by its next run.
    let isFollowed = try store.count("SELECT count(*) FROM about WHERE \"view\" = 'cited_facts'") > 0
    data["cited"] =
      !isFollowed
      ? .array([])
      : try store.list(
        """
        SELECT verdict, ref_id, basis, cited_source AS source, other_fact AS fact, other_subject AS subject,
          other_value AS value, other_quote AS quote
        FROM cited_facts WHERE fact = :id ORDER BY cited_source, other_fact LIMIT 100
        """, parameters)
    let subject = fact["subject"]?.displayText ?? ""
    return Page(
      title: subject, template: "fact", area: "Figures", data: data,
      drawn: ["chart": try SeriesPage.chart(of: visit.path[1], store)])
  }
}
