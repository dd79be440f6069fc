import DocumentModel

/// Citations with the entries they lead to, and the documents of this knowledge base that those are.
enum CitationListPage {
  private static let path = "/citations"

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["words"] = .string(visit.fields["q"] ?? "")
    parameters["resolution"] = .string(visit.fields["resolution"] ?? "")
    let rows = try visit.store.rows(
      """
      SELECT found.*, entry.start AS ref_start, entry."end" AS ref_end, entry.title AS ref_title, entry.url AS ref_url,
        (SELECT id FROM documents WHERE documents.url = entry.url OR documents.source = entry.url
          OR (length(entry.title) > 12 AND lower(documents.title) = lower(entry.title)) LIMIT 1) AS cited
      FROM (
        SELECT source, substr(sha256, 1, 32) AS document, quote, context, start, "end", resolution, ref_id, ref_quote
        FROM citations WHERE (:resolution = '' OR resolution = :resolution)
          AND (:words = '' OR instr(lower(quote || ' ' || coalesce(ref_quote, '')), lower(:words)) > 0)
        ORDER BY source, start LIMIT :limit OFFSET :offset
      ) AS found LEFT JOIN bibliography AS entry ON entry.source = found.source AND entry.ref_id = found.ref_id
      ORDER BY found.source, found.start
      """, parameters)
    let (citations, pages) = paging.cut(rows, path: path, visit.fields)
    let resolutions = try visit.store.rows(
      "SELECT resolution AS name, count(*) AS count FROM citations GROUP BY 1 ORDER BY 2 DESC")
    return Page(
      title: "Citations", template: "citations", area: "Citations",
      data: [
        "citations": citations, "paging": pages, "words": .string(visit.fields["q"] ?? ""),
        "resolutions": Facet.make(resolutions, parameter: "resolution", path: path, visit.fields),
      ])
  }
}
