import DocumentModel

/// Facts from tables: each counted cell with its headers, its caption, and the year of its row or column.
enum SeriesBuilder {
  static func facts(in text: TokenizedDocument, mentions: [Mention]) -> [FactDraft] {
    guard !text.document.tables.isEmpty else { return [] }
    var figures: [Int: Mention] = [:]
    var years: [Int: Mention] = [:]
    for mention in mentions {
      switch mention.kind {
      case .count, .percent, .money, .measure: figures[mention.range.start] = figures[mention.range.start] ?? mention
      case .year, .period, .date: if mention.within == nil { years[mention.range.start] = mention }
      default: break
      }
    }
    var facts: [FactDraft] = []
    for table in text.document.tables {
      let headers = TableHeaders(table)
      for (row, cells) in table.rows.enumerated() {
        let headers = headers.cells(ofRow: row)
        for (column, cell) in cells.enumerated() {
          guard let mention = figures[cell.range.start], mention.range.end <= cell.range.end, !cell.isHeader,
            cell.blocks.count == 1,
            let value = FactSentence.value(mention), !(column > 0 && cells[column - 1] == cell),
            !(row > 0 && table.rows[row - 1][column] == cell)
          else { continue }
          if let fact = fact(text, table, row, column, headers[column], mention, value, years) { facts.append(fact) }
        }
      }
    }
    return facts
  }

  private static func fact(
    _ text: TokenizedDocument, _ table: DocumentTable, _ row: Int, _ column: Int,
    _ headers: [DocumentTable.Cell], _ mention: Mention, _ value: NormalizedValue, _ years: [Int: Mention]
  ) -> FactDraft? {
    // The year stands in the row (a column of years) or above (a row of years): a cell that is a time and nothing else.
    func time(_ cell: DocumentTable.Cell) -> Mention? {
      guard let year = years[cell.range.start], year.range == cell.range else { return nil }
      return year
    }
    let labels = labels(table, row, column)
    let year = (labels + headers).compactMap(time).last
    // What is measured: the label of the row; where that is a year or a number of the list, the header of the column.
    let named = (labels + headers).filter { time($0) == nil && isName(text, $0) }
    guard let subject = named.first else { return nil }
    var evidence = [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, subject.range)]
    for header in (headers.isEmpty ? labels : headers) { evidence.append(FactDraft.Evidence(.header, header.range)) }
    if let caption = table.caption { evidence.append(FactDraft.Evidence(.caption, caption)) }
    var unit: String?
    switch mention.kind {
    case .percent: unit = "%"
    case .count: unit = nil
    default: unit = mention.normalized["unit"]?.text
    }
    let property: FactProperty = year == nil ? .quantity : .series
    var fact = FactDraft(
      property: property.rawValue, subject: text.document.text.quote(subject.range), value: value, unit: unit,
      qualifier: mention.normalized["qualifier"]?.text, evidence: evidence)
    if let year, let period = FactSentence.period(year) {
      fact.period = period
      fact.evidence.append(FactDraft.Evidence(.period, year.range))
    }
    return fact
  }

  /// What names a row stands in its first cells: a wide row is not looked at anew for each of its cells.
  private static let mostLabels = 16

  /// The cells at the left of a cell that may name its row, each once.
  private static func labels(_ table: DocumentTable, _ row: Int, _ column: Int) -> [DocumentTable.Cell] {
    var labels: [DocumentTable.Cell] = []
    for cell in table.rows[row].prefix(min(column, mostLabels)) where !cell.blocks.isEmpty && !labels.contains(cell) {
      labels.append(cell)
    }
    return labels
  }

  /// Whether a cell names something: a letter stands in it.
  private static func isName(_ text: TokenizedDocument, _ cell: DocumentTable.Cell) -> Bool {
    let first = text.token(at: cell.range.start)
    var index = first
    while index < text.tokens.count, Int(text.tokens[index].start) < cell.range.end {
      if text.tokens[index].kind == .word { return true }
      index += 1
    }
    return false
  }
}
