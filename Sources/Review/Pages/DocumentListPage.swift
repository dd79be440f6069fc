import DocumentModel

/// All documents, by source.
enum DocumentListPage {
  private static let path = "/documents"

  static func make(_ visit: Visit) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["words"] = .string(visit.fields["q"] ?? "")
    parameters["status"] = .string(visit.fields["status"] ?? "")
    parameters["language"] = .string(visit.fields["language"] ?? "")
    let rows = try visit.store.rows(
      """
      SELECT source, id, title, status, reason, language, media_type, byte_count, mentions, facts FROM documents
      WHERE (:words = '' OR instr(lower(source || ' ' || coalesce(title, '')), lower(:words)) > 0)
        AND (:status = '' OR status = :status) AND (:language = '' OR language = :language)
      ORDER BY source LIMIT :limit OFFSET :offset
      """, parameters)
    let (documents, pages) = paging.cut(rows, path: path, visit.fields)
    return Page(
      title: "Documents", template: "documents", area: "Documents",
      data: [
        "documents": documents, "paging": pages, "words": .string(visit.fields["q"] ?? ""),
        "statuses": try facet("status", visit), "languages": try facet("language", visit),
      ])
  }

  private static func facet(_ column: String, _ visit: Visit) throws -> NormalizedValue {
    let rows = try visit.store.rows(
      """
      SELECT \(column) AS name, count(*) AS count FROM _documents
      WHERE current = 1 AND \(column) IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30
      """)
    return Facet.make(rows, parameter: column, path: path, visit.fields)
  }
}
