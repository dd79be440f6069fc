import DocumentModel
import Recognition

/// The cells of tables as statements.
extension EvidenceReader {
  /// Percents and currencies that facts have for the numbers of tables, by where the number begins.
  private func tableUnits() -> [Int: String] {
    var units: [Int: String] = [:]
    for fact in recognition.facts {
      guard let unit = fact.unit, let place = fact.evidence.first(where: { $0.role == .value }),
        unit == "%" || unit.utf8.count == 3 && unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
      else { continue }
      units[place.range.start] = unit
    }
    return units
  }

  /// The time that a caption names; nil where it names none or several.
  private func time(of table: DocumentTable) -> TimeSpan? {
    guard let caption = table.caption else { return nil }
    let spans = recognition.mentions.lazy.filter { caption.contains($0.range) && $0.within == nil }.compactMap(
      TimeSpan.init)
    guard let first = spans.first, spans.dropFirst().isEmpty else { return nil }
    return first
  }

  mutating func readTables() {
    var sentenceOfBlock: [Int: [Int]] = [:]
    for sentence in recognition.text.sentences.indices {
      sentenceOfBlock[recognition.text.block(ofToken: recognition.text.sentences[sentence].lowerBound), default: []]
        .append(sentence)
    }
    var count = 0
    let units = tableUnits()
    for (number, table) in document.tables.enumerated() {
      var places: [DocumentTable.Place: Int] = [:]
      let headers = TableHeaders(table)
      let caption = caption(of: table)
      // Each header is read once, not for each cell below it.
      var heads: [TextRange: Label] = [:]
      for (row, line) in table.rows.enumerated() {
        count += line.count
        guard count <= Self.mostCells else { break }
        let cells = headers.cells(ofRow: row)
        for (column, cell) in line.enumerated() where cell.heads == .nothing && !cell.isHeader && !cell.blocks.isEmpty {
          guard let sentence = sentenceOfBlock[cell.blocks.lowerBound]?.first else { continue }
          var labels = cells[column].filter { !$0.blocks.isEmpty }
          // The first cell names its row, said so or not.
          if let first = line.first, column > 0, !first.blocks.isEmpty, !labels.contains(first), first != cell {
            labels.append(first)
          }
          var statement = builder.statement(sentence, mentions(sentence))
          (statement.table, statement.row, statement.column) = (number, row, column)
          let read = labels.map { label in
            if let known = heads[label.range] { return known }
            let read = self.label(label, label.blocks.flatMap { sentenceOfBlock[$0] ?? [] })
            heads[label.range] = read
            return read
          }
          add(read, caption, units, &statement)
          if let block = cell.blocks.first {
            for heading in document.sectionPath(of: document.blocks[block]) {
              statement.context.formUnion(builder.memo.terms(heading))
            }
          }
          if let caption = table.caption { statement.places.append(caption) }
          places[DocumentTable.Place(row: row, column: column)] = statements.count
          statements.append(statement)
        }
      }
      takeApart(Array(places.values), caption)
      cells.append(places)
    }
  }

  /// "Returns ordered and carried out": what the caption says of all columns is only that of the column whose head says it.
  private mutating func takeApart(_ indices: [Int], _ caption: Caption) {
    // By term, the kinds of numbers in the columns that have it.
    var kinds: [String: Set<Amount.Kind>] = [:]
    for index in indices {
      for term in statements[index].headTerms.intersection(caption.verbs) {
        for figure in statements[index].figures { kinds[term, default: []].insert(figure.amount.kind) }
      }
    }
    guard !kinds.isEmpty else { return }
    for index in indices {
      let own = statements[index].headTerms.union(statements[index].label)
      // A share of victims is said of victims though its head is "Share".
      let foreign = kinds.filter { term, kinds in
        !own.contains(term) && statements[index].figures.contains { kinds.contains($0.amount.kind) }
      }.map(\.key)
      statements[index].terms.subtract(foreign)
      statements[index].captionTerms.subtract(foreign)
      statements[index].context.subtract(foreign)
    }
  }

  /// What a caption says of all cells.
  private struct Caption {
    var terms: Set<String> = []
    /// Of these what was done: "returns ordered".
    var verbs: Set<String> = []
    var places: Set<String> = []
    /// Terms of the corner, which names the rows: "Province".
    var corner: Set<String> = []
    var time: TimeSpan?
    var unit: TableUnit?
    /// Columns in which a currency is written, where there are any: the caption's currency is theirs alone.
    var paid: Set<Int> = []
  }

  private func caption(of table: DocumentTable) -> Caption {
    var caption = Caption()
    if let range = table.caption {
      let quote = document.text.quote(range)
      caption.terms = lexicon.terms(quote)
      caption.verbs = Set(ClaimWords.split(quote).filter { $0.hasSuffix("ed") }.map(lexicon.term))
      caption.unit = TableUnit.bracketed(quote)
      // "thousands and per cent (%)": the headers tell which is which.
      let headers = table.rows.joined().filter { $0.heads == .column && !$0.blocks.isEmpty }
      if caption.unit?.kind == .percent,
        headers.contains(where: { TableUnit.bracketed(document.text.quote($0.range)) != nil })
      {
        caption.unit = nil
      }
      caption.places = Set(
        recognition.mentions.lazy.filter { $0.kind == .place && range.contains($0.range) }.compactMap(\.entityKey))
    }
    if caption.unit == nil, let unit = table.unit { caption.unit = TableUnit(document.text.quote(unit)) }
    caption.time = time(of: table)
    if let corner = table.rows.first?.first, corner.heads == .column, !corner.blocks.isEmpty {
      caption.corner = lexicon.terms(document.text.quote(corner.range))
    }
    if caption.unit?.kind == .money {
      for row in table.rows {
        for (column, cell) in row.enumerated() where cell.heads == .nothing && !cell.blocks.isEmpty {
          if document.text.quote(cell.range).contains(where: { "$€£¥".contains($0) }) { caption.paid.insert(column) }
        }
      }
    }
    return caption
  }

  /// What a header says of the cells below or beside it.
  private struct Label {
    var statements: [Statement] = []
    var range: TextRange
    var isColumn: Bool
    /// All its terms, and those that name a measure.
    var terms: Set<String> = []
    var things: Set<String> = []
    var isTotal = false
    /// Its time, and whether it is nothing else.
    var time: TimeSpan?
    var isTime = false
    var unit: TableUnit?
  }

  private func label(_ cell: DocumentTable.Cell, _ sentences: [Int]) -> Label {
    let quote = document.text.quote(cell.range)
    var label = Label(range: cell.range, isColumn: cell.heads == .column, terms: lexicon.terms(quote))
    label.isTotal = ClaimWords.split(quote).contains(where: Observations.totals.contains)
    label.unit = label.isColumn ? TableUnit.bracketed(quote) : nil
    label.statements = sentences.map { builder.statement($0, mentions($0)) }
    let times = label.statements.flatMap(\.times)
    label.isTime = !times.isEmpty && label.statements.allSatisfy { $0.words.allSatisfy(\.isCovered) }
    if label.isTime || label.isColumn && times.count == 1 { label.time = times.first?.span }
    if !label.isTime { label.things = FigureBinder.contentTerms(quote, lexicon) }
    // "2022 share": the year is the time, not what is measured.
    if label.time != nil { label.terms = label.terms.filter { Int($0) == nil } }
    return label
  }

  private func add(
    _ labels: [Label], _ caption: Caption, _ units: [Int: String], _ statement: inout Statement
  ) {
    var things: Set<String> = []
    var time: TimeSpan?
    for label in labels {
      for head in label.statements {
        statement.terms.formUnion(head.terms)
        statement.words += head.words
        statement.names += head.names
        statement.times += head.times
      }
      time = label.time ?? time
      things.formUnion(label.things)
      if label.isColumn {
        statement.heads.formUnion(label.things)
        statement.headTerms.formUnion(label.terms)
        statement.isTotalColumn = statement.isTotalColumn || label.isTotal
      } else {
        statement.isLabelTime = statement.isLabelTime || label.isTime
        statement.label.formUnion(label.terms)
        statement.isTotalRow = statement.isTotalRow || label.isTotal
      }
      statement.places.append(label.range)
    }
    let unit =
      labels.last(where: { $0.unit != nil })?.unit
      ?? (caption.paid.isEmpty || caption.paid.contains(statement.column) ? caption.unit : nil)
    for index in statement.figures.indices {
      if [.count, .money].contains(statement.figures[index].amount.kind) {
        if let own = units[statement.figures[index].range.start], own == "%" || unit == nil {
          statement.figures[index].amount.kind = own == "%" ? .percent : .money
          statement.figures[index].amount.unit = own == "%" ? nil : own
        } else {
          unit?.apply(to: &statement.figures[index].amount)
        }
      }
      statement.figures[index].time = time ?? statement.figures[index].time
      if statement.figures[index].things.isEmpty {
        statement.figures[index].things = things.filter { Int($0) == nil }
        statement.figures[index].head = statement.figures[index].things
      }
    }
    statement.terms.formUnion(caption.terms)
    (statement.captionTerms, statement.captionTime) = (caption.terms.union(caption.corner), caption.time)
    statement.captionPlaces = caption.places
    statement.context.formUnion(caption.terms)
  }
}
