import DocumentModel

/// Series of figures over years, as charts.
enum SeriesPage {
  private static let path = "/series"
  /// Charts on a page.
  private static let size = 12

  /// One series: figures of one document that differ in their year alone.
  private static let grouped = """
    FROM _facts AS facts JOIN _documents AS documents ON documents.id = facts.document AND current = 1
    WHERE number IS NOT NULL AND year_from IS NOT NULL AND year_from = year_to
      AND property IN ('series', 'quantity', 'membership')
    GROUP BY facts.document, property, subject, coalesce(unit, ''), coalesce(facts.place, ''), coalesce(population, '')
    HAVING count(DISTINCT year_from) > 1
    """

  @Sendable static func list(_ visit: Visit) throws -> Page {
    let number = max(1, min(visit.fields.number("page") ?? 1, 100_000))
    let words = visit.fields["q"] ?? ""
    let found = try visit.store.rows(
      """
      SELECT * FROM (SELECT min(facts.id) AS first, facts.subject AS subject, count(*) AS count \(grouped))
      WHERE :words = '' OR instr(lower(subject), lower(:words)) > 0
      ORDER BY count DESC, first LIMIT \(size + 1) OFFSET \((number - 1) * size)
      """, ["words": .string(words)])
    let charts = try found.prefix(size).compactMap { row in try row["first"].flatMap { try series(of: $0, visit.store) }
    }
    var paging: NormalizedFields = ["page": .integer(number), "isLong": .boolean(number > 1 || found.count > size)]
    func link(_ page: Int) -> NormalizedValue {
      .string(path + "?" + visit.fields.encoded(setting: [("page", String(page))]))
    }
    if number > 1 { paging["previous"] = link(number - 1) }
    if found.count > size { paging["next"] = link(number + 1) }
    return Page(
      title: "Series", template: "series", area: "Figures",
      data: [
        "series": .array(charts.map { .object($0.fields) }), "paging": .object(paging), "words": .string(words),
      ], drawn: ["charts": charts.map(\.chart).joined()])
  }

  /// The chart of the series in which a fact stands; empty where it stands in none.
  static func chart(of id: String, _ store: ReviewStore) throws -> String {
    guard
      let number = try store.row(
        "SELECT _facts.id FROM _facts JOIN _documents ON _documents.id = document WHERE identifier = :id AND current = 1",
        ["id": .string(id)])?["id"]
    else { return "" }
    return try series(of: number, store)?.chart ?? ""
  }

  private static func series(of fact: NormalizedValue, _ store: ReviewStore) throws -> (
    fields: NormalizedFields, chart: String
  )? {
    let rows = try store.rows(
      """
      SELECT facts.identifier AS id, facts.number AS value, facts.year_from AS year, facts.subject, facts.unit,
        facts.place, facts.population, (SELECT min(name) FROM _sources WHERE document = facts.document AND until IS NULL)
          AS source
      FROM _facts AS one JOIN _facts AS facts ON facts.document = one.document AND facts.property = one.property
        AND facts.subject = one.subject AND facts.unit IS one.unit AND facts.place IS one.place
        AND facts.population IS one.population
      WHERE one.id = :fact AND facts.number IS NOT NULL AND facts.year_from IS NOT NULL
        AND facts.year_from = facts.year_to
      ORDER BY year, facts.id LIMIT 500
      """, ["fact": fact])
    guard let first = rows.first, rows.count > 1 else { return nil }
    let points = rows.compactMap { row -> SeriesChart.Point? in
      guard case .integer(let year)? = row["year"], let value = row["value"]?.double, let id = row["id"]?.text else {
        return nil
      }
      return SeriesChart.Point(year: year, value: value, link: "/facts/\(id)")
    }
    var fields: NormalizedFields = [:]
    for name in ["subject", "unit", "place", "population", "source"] { fields[name] = first[name] }
    fields["points"] = .array(
      rows.map { row in
        var point: NormalizedFields = [:]
        for name in ["id", "year", "value"] { point[name] = row[name] }
        return .object(point)
      })
    let about = ["subject", "place", "population"].compactMap { first[$0]?.displayText }.joined(separator: ", ")
    let chart = SeriesChart(title: about, unit: first["unit"]?.displayText ?? "", points: points)
    return (fields, chart.markup)
  }
}
