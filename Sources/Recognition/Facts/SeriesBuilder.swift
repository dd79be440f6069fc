import DocumentModel

/// Facts from tables: each counted cell with its headers, its caption, and the year of its row or column.
enum SeriesBuilder {
  static func facts(in text: TokenizedDocument, mentions: [Mention]) -> [FactDraft] {
    guard !text.document.tables.isEmpty else { return [] }
    var byStart: [Int: Mention] = [:]
    for mention in mentions where [.count, .percent, .money, .year].contains(mention.kind) {
      byStart[mention.range.start] = mention
    }
    var facts: [FactDraft] = []
    for table in text.document.tables {
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard let mention = byStart[cell.range.start], mention.kind != .year, mention.range.end <= cell.range.end,
            let value = mention.normalized["value"], !(column > 0 && cells[column - 1] == cell)
          else { continue }
          if let fact = fact(text, table, row, column, mention, value, byStart) { facts.append(fact) }
        }
      }
    }
    return facts
  }

  private static func fact(
    _ text: TokenizedDocument, _ table: DocumentTable, _ row: Int, _ column: Int, _ mention: Mention,
    _ value: NormalizedValue, _ byStart: [Int: Mention]
  ) -> FactDraft? {
    let headers = table.headers(row: row, column: column)
    guard let subject = headers.first else { return nil }
    var evidence = [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, subject.range)]
    for header in headers { evidence.append(FactDraft.Evidence(.header, header.range)) }
    if let caption = table.caption { evidence.append(FactDraft.Evidence(.caption, caption)) }
    // The year stands in the row (a column of years) or above (a row of years).
    let places = table.rows[row].prefix(column) + headers
    let year = places.compactMap { byStart[$0.range.start] }.last { $0.kind == .year }
    var fact = FactDraft(
      property: year == nil ? "quantity" : "series", subject: text.document.text.quote(subject.range), value: value,
      unit: mention.kind == .percent ? "%" : mention.normalized["unit"]?.text, evidence: evidence)
    if mention.kind == .count { fact.unit = nil }
    if let year, let period = FactBuilder.period(year) {
      fact.period = period
      fact.evidence.append(FactDraft.Evidence(.period, year.range))
    }
    return fact
  }
}
