import DocumentModel

/// Facts that are figures: counts, and points of series.
enum FigureListPage {
  private static let path = "/counts"

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let paging = Paging(visit.fields)
    var parameters = paging.parameters
    parameters["words"] = .string(visit.fields["q"] ?? "")
    parameters["property"] = .string(visit.fields["property"] ?? "")
    parameters["unit"] = .string(visit.fields["unit"] ?? "")
    let rows = try visit.store.rows(
      FactRows.select + """
         WHERE property IN ('quantity', 'series', 'membership') AND (:property = '' OR property = :property)
          AND (:unit = '' OR unit = :unit)
          AND (:words = '' OR instr(lower(subject || ' ' || coalesce(unit, '')), lower(:words)) > 0)
        ORDER BY source, evidence.start, facts.id LIMIT :limit OFFSET :offset
        """, parameters)
    let (figures, pages) = paging.cut(rows, path: path, visit.fields)
    return Page(
      title: "Figures", template: "counts", area: "Figures",
      data: [
        "figures": figures, "paging": pages, "words": .string(visit.fields["q"] ?? ""),
        "properties": try facet("property", limit: 5, visit), "units": try facet("unit", limit: 20, visit),
      ])
  }

  private static func facet(_ column: String, limit: Int, _ visit: Visit) throws -> NormalizedValue {
    let rows = try visit.store.rows(
      """
      SELECT \(column) AS name, count(*) AS count FROM _facts JOIN _documents ON _documents.id = document
      WHERE current = 1 AND property IN ('quantity', 'series', 'membership') AND \(column) IS NOT NULL
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT \(limit)
      """)
    return Facet.make(rows, parameter: column, path: path, visit.fields)
  }
}
