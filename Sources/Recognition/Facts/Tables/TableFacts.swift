import DocumentModel

/// Facts from tables: each counted cell with its headers, caption and unit, and the time of its row or column.
struct TableFacts {
  private let text: TokenizedDocument
  private let frame: TableFrame
  private let table: DocumentTable
  /// How many rows and columns hold figures: a sum has at least two parts.
  private var dataRows = 0
  /// How many columns of figures have a unit, as headers say it; those without under "".
  private var columnsOfUnit: [String: Int] = [:]

  /// The facts of a document's tables, in the order of the text.
  static func facts(in text: TokenizedDocument, mentions: [Mention], _ words: TableWords) -> [FactDraft] {
    guard !text.document.tables.isEmpty else { return [] }
    var figures: [Int: Mention] = [:]
    for index in mentions.indices where QuantityFacts.kinds.contains(mentions[index].kind) {
      let start = mentions[index].range.start
      if figures[start] == nil { figures[start] = mentions[index] }
    }
    let sorted = SortedMentions(mentions)
    var reader = CellReader(text, sorted, words)
    var facts: [FactDraft] = []
    for table in text.document.tables {
      var one = TableFacts(text: text, frame: TableFrame(table, text, sorted, words), table: table)
      one.find(figures, &reader, into: &facts)
    }
    return facts
  }

  private init(text: TokenizedDocument, frame: TableFrame, table: DocumentTable) {
    self.text = text
    self.frame = frame
    self.table = table
  }

  private mutating func find(
    _ figures: [Int: Mention], _ reader: inout CellReader, into facts: inout [FactDraft]
  ) {
    var places: [(row: Int, column: Int, figure: Mention)] = []
    for (row, cells) in table.rows.enumerated() {
      let before = places.count
      for (column, cell) in cells.enumerated() {
        // A figure with a remark beside it is one; a cell that spans several places stands at the first.
        guard let figure = figures[cell.range.start], figure.range.end <= cell.range.end, !cell.isHeader,
          cell.blocks.count == 1, !(column > 0 && cells[column - 1] == cell),
          !(row > 0 && table.rows[row - 1][column] == cell)
        else { continue }
        places.append((row, column, figure))
      }
      if places.count > before { dataRows += 1 }
    }
    let headers = TableHeaders(table)
    var row = -1
    var heads: [[DocumentTable.Cell]] = []
    for place in places {
      if place.row != row { (row, heads) = (place.row, headers.cells(ofRow: place.row)) }
      if columnsOfUnit.isEmpty {
        for other in places.prefix(while: { $0.row == row }) {
          columnsOfUnit[unit(heads[other.column], other.figure, &reader), default: 0] += 1
        }
      }
      guard let value = FactSentence.value(place.figure) else { continue }
      if let fact = fact(place.row, place.column, heads[place.column], place.figure, value, &reader) {
        facts.append(fact)
      }
    }
  }

  private func fact(
    _ row: Int, _ column: Int, _ headers: [DocumentTable.Cell], _ figure: Mention, _ value: NormalizedValue,
    _ reader: inout CellReader
  ) -> FactDraft? {
    let headers = headers.filter { !reader.read($0).isLong }
    let labels = labels(row, column).filter { !reader.read($0).isLong }
    // What is measured: the label of the row; where that is a year or a number of the list, the header of the column.
    let named = (labels + headers).filter { !reader.read($0).isTime && reader.read($0).isName }
    guard let subject = named.first else { return nil }
    // The time stands in the row (a column of years), above (a row of years) or, with more, in a header.
    let pure = (labels + headers).filter { reader.read($0).isTime }.compactMap { reader.read($0).time }
    let time = pure.last ?? headers.compactMap { reader.read($0).time }.last
    var fact = FactDraft(
      property: (time == nil ? FactProperty.quantity : .series).rawValue,
      subject: text.document.text.quote(subject.range), value: value,
      qualifier: figure.normalized["qualifier"]?.text,
      evidence: [FactDraft.Evidence(.value, figure.range), FactDraft.Evidence(.subject, subject.range)])
    for header in (headers.isEmpty ? labels : headers) { fact.evidence.append(.init(.header, header.range)) }
    if let caption = frame.caption { fact.evidence.append(.init(.caption, caption)) }
    setUnit(of: &fact, figure, named, &reader)
    if let time = time ?? frame.time, let period = FactSentence.period(time) {
      fact.period = period
      fact.evidence.append(.init(.period, time.range))
    }
    let place = named.compactMap { reader.read($0).place }.first ?? reader.read(subject).namedPlace
    fact.place = place.map(text.document.text.quote)
    if let source = frame.source {
      fact.attribution = text.document.text.quote(source)
      fact.evidence.append(.init(.attribution, source))
    }
    if isTotal(labels, headers, figure, &reader) { fact.qualifier = "total" }
    return fact
  }

  /// The unit that tells whether figures can be summed: `%`, a currency or "".
  private func unit(_ headers: [DocumentTable.Cell], _ figure: Mention, _ reader: inout CellReader) -> String {
    if figure.kind == .percent { return "%" }
    if figure.kind != .count, let unit = figure.normalized["unit"]?.text { return unit }
    return headers.compactMap { reader.read($0).unit }.last ?? ""
  }

  /// The unit of the figure; else that of its headers, the nearest first; else that of the whole table.
  private func setUnit(
    of fact: inout FactDraft, _ figure: Mention, _ named: [DocumentTable.Cell], _ reader: inout CellReader
  ) {
    switch figure.kind {
    case .percent: fact.unit = "%"
    case .money, .measure: fact.unit = figure.normalized["unit"]?.text
    default:
      if let cell = named.last(where: { reader.read($0).unit != nil }) {
        let reading = reader.read(cell)
        fact.unit = reading.unit
        if reading.scale != 1 { fact.value = fact.value.scaled(by: reading.scale) }
        fact.evidence.append(.init(.unit, cell.range))
      } else if let unit = frame.unit {
        fact.unit = text.document.text.quote(unit)
        fact.evidence.append(.init(.unit, unit))
      }
    }
  }

  /// Whether the figure is the sum of those above or beside it: its header says so, and there are at least two of them.
  private func isTotal(
    _ labels: [DocumentTable.Cell], _ headers: [DocumentTable.Cell], _ figure: Mention, _ reader: inout CellReader
  ) -> Bool {
    if dataRows > 2, let label = labels.first, reader.read(label).isTotal { return true }
    // A number beside a share and a sum of money (`Jumlah`, `Persen`, `Nilai (Rp)`) is the sum of neither.
    guard columnsOfUnit[unit(headers, figure, &reader), default: 0] > 2,
      let header = headers.last(where: { $0.heads == .column })
    else { return false }
    return reader.read(header).isTotal
  }

  /// What names a row stands in its first cells: a wide row is not looked at anew for each of its cells.
  private static let mostLabels = 16

  /// The cells at the left of a cell that may name its row, each once.
  private func labels(_ row: Int, _ column: Int) -> [DocumentTable.Cell] {
    var labels: [DocumentTable.Cell] = []
    for cell in table.rows[row].prefix(min(column, Self.mostLabels)) {
      if !cell.blocks.isEmpty, !labels.contains(cell) { labels.append(cell) }
    }
    return labels
  }
}
