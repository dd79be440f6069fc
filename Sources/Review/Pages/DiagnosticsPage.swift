import DocumentModel

/// What was noticed while documents were read.
enum DiagnosticsPage {
  private static let path = "/diagnostics"

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["severity"] = .string(visit.fields["severity"] ?? "")
    parameters["code"] = .string(visit.fields["code"] ?? "")
    let rows = try visit.store.rows(
      """
      SELECT diagnostics.source, documents.id AS document, code, severity, message, start, "limit", value
      FROM diagnostics LEFT JOIN documents ON documents.source = diagnostics.source
      WHERE (:severity = '' OR severity = :severity) AND (:code = '' OR code = :code)
      ORDER BY severity, code, diagnostics.source, start LIMIT :limit OFFSET :offset
      """, parameters)
    let (diagnostics, pages) = paging.cut(rows, path: path, visit.fields)
    func facet(_ column: String) throws -> NormalizedValue {
      let rows = try visit.store.rows(
        "SELECT \(column) AS name, count(*) AS count FROM diagnostics GROUP BY 1 ORDER BY 2 DESC, 1")
      return Facet.make(rows, parameter: column, path: path, visit.fields)
    }
    return Page(
      title: "Diagnostics", template: "diagnostics", area: "Diagnostics",
      data: [
        "diagnostics": diagnostics, "paging": pages, "severities": try facet("severity"), "codes": try facet("code"),
      ])
  }
}
