import DocumentModel
import Recognition

/// Reads the sentences and the table cells of a document into statements.
struct EvidenceReader {
  private(set) var statements: [Statement] = []
  private(set) var subjects: Set<String> = []
  private(set) var title: Set<String> = []
  private(set) var cells: [[DocumentTable.Place: Int]] = []
  private let lexicon: ClaimLexicon
  private let recognition: RecognitionEngine.Recognition
  private let builder: StatementBuilder
  /// Where the mentions of each sentence begin.
  private var bounds: [Int] = []

  /// Cells that are read as statements: larger tables are data sets, not reports.
  private static let mostCells = 20_000

  init(_ recognition: RecognitionEngine.Recognition, _ lexicon: ClaimLexicon) {
    self.recognition = recognition
    self.lexicon = lexicon
    builder = StatementBuilder(recognition, lexicon)
    var start = 0
    for sentence in recognition.text.sentences.indices {
      bounds.append(start)
      while start < recognition.mentions.count, recognition.mentions[start].sentence <= sentence { start += 1 }
    }
    bounds.append(start)
    readSubjects()
    readSentences()
    readTables()
  }

  private var document: Document { recognition.text.document }

  private func mentions(_ sentence: Int) -> ArraySlice<Mention> {
    recognition.mentions[bounds[sentence]..<bounds[sentence + 1]]
  }

  private mutating func readSubjects() {
    title = document.title.map(lexicon.terms) ?? []
    if let heading = document.blocks.first(where: { $0.kind == .heading && $0.level <= 1 }) {
      title.formUnion(lexicon.terms(document.text.quote(heading.range)))
    }
    for item in document.metadata where [.publisher, .author].contains(item.field) {
      title.formUnion(lexicon.terms(item.value))
    }
    var counts: [String: Int] = [:]
    for mention in recognition.mentions where mention.kind == .agency || mention.kind == .place {
      if let key = mention.entityKey { counts[key, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    subjects = Set(counts.filter { $0.value >= 5 && $0.value * 2 >= most }.keys)
  }

  private mutating func readSentences() {
    var lead: (block: Int, statement: Statement)?
    for sentence in recognition.text.sentences.indices {
      let block = document.blocks[recognition.text.block(ofToken: recognition.text.sentences[sentence].lowerBound)]
      guard block.kind != .tableCell, block.kind != .reference else { continue }
      var statement = builder.statement(sentence, mentions(sentence))
      for heading in document.sectionPath(of: block) { statement.context.formUnion(lexicon.terms(heading)) }
      if let lead, lead.block == statement.block || block.kind == .listItem {
        statement.lead = lead.statement.terms.union(lead.statement.lead)
        statement.contextNames = lead.statement.names
        statement.contextTimes = lead.statement.times.map(\.span)
        inherit(&statement, from: lead.statement)
        // "Law No. 12 did the same for the Charter."
        let words = statement.words.map(\.text)
        if (zip(words, words.dropFirst()).map { $0 } + zip(words, words.dropFirst(2)).map { $0 }).contains(where: {
          ["did", "does", "do"].contains($0.0) && ["same", "so"].contains($0.1)
        }) {
          statement.terms.formUnion(lead.statement.words.filter(\.isContent).map(\.term))
        }
      }
      if let last = statements.last, isSameTime(statement), let time = last.times.last?.span ?? last.contextTimes.last {
        statement.contextTimes = [time]
        for index in statement.figures.indices where statement.figures[index].time == nil {
          statement.figures[index].time = time
        }
      }
      statements.append(statement)
      if block.kind != .listItem || lead == nil || document.blocks[lead?.block ?? 0].kind == .listItem {
        lead = (statement.block, statement)
      }
    }
  }

  /// "in the same year", "at the same time", "that year".
  private func isSameTime(_ statement: Statement) -> Bool {
    let words = statement.words.map(\.text)
    return zip(words, words.dropFirst()).contains { pair in
      ["year", "time", "month", "period"].contains(pair.1) && ["same", "that"].contains(pair.0)
        || pair == ("tahun", "itu")
        || pair == ("tahun", "yang")
    } && statement.times.isEmpty
  }

  /// "The number reached 117 in 2017": what it is a number of stands in the sentence before.
  private func inherit(_ statement: inout Statement, from lead: Statement) {
    guard let things = lead.figures.last(where: { $0.amount.kind == .count && !$0.things.isEmpty })?.things else {
      return
    }
    let refers = statement.words.prefix(8).contains {
      ["it", "number", "figure", "total", "count", "jumlahnya", "angka", "jumlah", "they", "remaining", "antaranya"]
        .contains(
          $0.text)
    }
    for index in statement.figures.indices
    where statement.figures[index].amount.kind == .count && statement.figures[index].things.isEmpty {
      guard refers else { continue }
      statement.figures[index].things = things
      statement.figures[index].isThingInherited = true
    }
    // "126 of them": the whole is the number before.
    let words = statement.words.map(\.text)
    let isPart = zip(words, words.dropFirst()).contains {
      $0.0 == "of" && ["them", "these", "those", "whom"].contains($0.1) || $0.0 == "di" && $0.1 == "antaranya"
    }
    if isPart, statement.figures.count == 1, statement.figures[0].whole == nil, let last = lead.figures.last,
      last.amount.kind == .count, let value = last.amount.value
    {
      statement.figures[0].whole = value
    }
  }

  private mutating func readTables() {
    var sentenceOfBlock: [Int: [Int]] = [:]
    for sentence in recognition.text.sentences.indices {
      sentenceOfBlock[recognition.text.block(ofToken: recognition.text.sentences[sentence].lowerBound), default: []]
        .append(sentence)
    }
    var count = 0
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
              statement.figures += head.figures.filter { _ in false }
            }
            statement.places.append(label.range)
          }
          for index in statement.figures.indices {
            statement.figures[index].time = time ?? statement.figures[index].time
            if statement.figures[index].things.isEmpty {
              statement.figures[index].things = things.filter { Int($0) == nil }
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
