import DocumentModel
import Recognition

/// The cells of tables as statements.
extension EvidenceReader {
  /// Percents and currencies that headers give the numbers below them, by where the number begins.
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
      let caption = table.caption.map { lexicon.terms(document.text.quote($0)) } ?? []
      var blocks: Statement?
      for (row, line) in table.rows.enumerated() {
        count += line.count
        guard count <= Self.mostCells else { break }
        let heads = headers.cells(ofRow: row)
        for (column, cell) in line.enumerated() where cell.heads == .nothing && !cell.isHeader && !cell.blocks.isEmpty {
          guard let sentence = sentenceOfBlock[cell.blocks.lowerBound]?.first else { continue }
          var statement = builder.statement(sentence, mentions(sentence))
          if blocks == nil { blocks = statement }
          (statement.table, statement.row, statement.column) = (number, row, column)
          var labels = heads[column].filter { !$0.blocks.isEmpty }
          // The first cell names its row, said so or not.
          if let first = line.first, column > 0, !first.blocks.isEmpty, !labels.contains(first), first != cell {
            labels.append(first)
          }
          var things: Set<String> = []
          var time: TimeSpan?
          for label in labels {
            for sentence in label.blocks.flatMap({ sentenceOfBlock[$0] ?? [] }) {
              let head = builder.statement(sentence, mentions(sentence))
              statement.terms.formUnion(head.terms)
              statement.words += head.words
              statement.names += head.names
              if let own = head.times.first, head.words.allSatisfy(\.isCovered) {
                time = own.span
              } else {
                if label.heads == .column {
                  statement.heads.formUnion(FigureBinder.contentTerms(document.text.quote(label.range), lexicon))
                }
                things.formUnion(FigureBinder.contentTerms(document.text.quote(label.range), lexicon))
              }
              statement.times += head.times
            }
            statement.places.append(label.range)
          }
          for index in statement.figures.indices {
            if statement.figures[index].amount.kind == .count,
              let unit = units[statement.figures[index].range.start]
            {
              statement.figures[index].amount.kind = unit == "%" ? .percent : .money
              statement.figures[index].amount.unit = unit == "%" ? nil : unit
            }
            statement.figures[index].time = time ?? statement.figures[index].time
            if statement.figures[index].things.isEmpty {
              statement.figures[index].things = things.filter { Int($0) == nil }
              statement.figures[index].head = statement.figures[index].things
            }
          }
          statement.terms.formUnion(caption)
          statement.context.formUnion(caption)
          if let block = cell.blocks.first {
            for heading in document.sectionPath(of: document.blocks[block]) {
              statement.context.formUnion(lexicon.terms(heading))
            }
          }
          if let caption = table.caption { statement.places.append(caption) }
          places[DocumentTable.Place(row: row, column: column)] = statements.count
          statements.append(statement)
        }
      }
      cells.append(places)
    }
  }
}
