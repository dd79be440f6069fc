import DocumentModel
import Recognition

/// Reads the sentences and the table cells of a document into statements.
struct EvidenceReader {
  var statements: [Statement] = []
  private(set) var subjects: Set<String> = []
  private(set) var title: Set<String> = []
  var cells: [[DocumentTable.Place: Int]] = []
  let lexicon: ClaimLexicon
  let recognition: RecognitionEngine.Recognition
  let builder: StatementBuilder
  /// Where the mentions of each sentence begin.
  private var bounds: [Int] = []

  /// Cells that are read as statements: larger tables are data sets, not reports.
  static let mostCells = 20_000

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

  var document: Document { recognition.text.document }

  func mentions(_ sentence: Int) -> ArraySlice<Mention> {
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
    // The organisation that speaks: the first that gets its short name at the beginning.
    let opening = recognition.mentions.first {
      $0.kind == .acronym && $0.role == nil && $0.sentence < 6 && $0.normalized["long"]?.text != nil
    }
    var speaker: String?
    if let opening, let short = opening.normalized["short"]?.text, let long = opening.normalized["long"]?.text {
      title.formUnion(lexicon.terms(long).union([short.lowercased()]))
      speaker = recognition.mentions.first { $0.kind == .agency && opening.range.contains($0.range) }?.entityKey
    }
    var counts: [String: Int] = [:]
    for mention in recognition.mentions where mention.kind == .agency || mention.kind == .place {
      if let key = mention.entityKey { counts[key, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    subjects = Set(counts.filter { $0.value >= 5 && $0.value * 2 >= most }.keys)
    // A report on four countries is about none of them alone.
    let places = subjects.filter { $0.hasPrefix("place:") }
    if places.count > 1 {
      let named = recognition.mentions.filter { mention in
        mention.kind == .place && mention.entityKey.map(places.contains) == true
          && lexicon.terms(document.text.quote(mention.range)).isSubset(of: title)
      }.compactMap(\.entityKey)
      subjects.subtract(places)
      if Set(named).count == 1 { subjects.formUnion(named) }
    }
    if let speaker { subjects.insert(speaker) }
    // A report that has an organisation in its heading is that organisation's.
    let head = document.blocks.first { $0.kind == .heading && $0.level <= 1 }?.range
    for mention in recognition.mentions where mention.kind == .agency && head?.contains(mention.range) == true {
      if let key = mention.entityKey { subjects.insert(key) }
    }
  }

  private mutating func readSentences() {
    var lead: (block: Int, statement: Statement)?
    for sentence in recognition.text.sentences.indices {
      let block = document.blocks[recognition.text.block(ofToken: recognition.text.sentences[sentence].lowerBound)]
      guard block.kind != .tableCell, block.kind != .reference else { continue }
      var statement = builder.statement(sentence, mentions(sentence))
      for heading in document.sectionPath(of: block) { statement.context.formUnion(builder.memo.terms(heading)) }
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
      [
        "it", "number", "figure", "total", "count", "jumlahnya", "angka", "jumlah", "they", "them", "these",
        "remaining",
        "antaranya",
      ].contains($0.text)
    }
    for index in statement.figures.indices
    where statement.figures[index].amount.kind == .count && statement.figures[index].things.isEmpty {
      // "Ninety-three were children.": a number that opens a sentence counts what was counted before.
      let isOpening = statement.figures[index].range.start == statement.places[0].start
      guard refers || isOpening, !statement.figures[index].hasThing else { continue }
      statement.figures[index].head = things
      statement.figures[index].things = things
      statement.figures[index].isThingInherited = true
    }
    // "251 of the victims": the whole is the number of victims before.
    for index in statement.figures.indices where statement.figures[index].partOf == nil {
      let figure = statement.figures[index]
      let behind = statement.words.filter { $0.range.start >= figure.range.start }.prefix(5).map(\.text)
      guard figure.amount.kind == .count, figure.whole == nil, let value = figure.amount.value,
        zip(behind, behind.dropFirst()).contains(where: { $0.0 == "of" && ["the", "these", "them"].contains($0.1) })
          || behind.contains("antaranya"),
        let whole = lead.figures.last(where: {
          $0.amount.kind == .count && $0.things.isSuperset(of: figure.things) && !$0.isThingInherited
            && !figure.things.isEmpty
        })?.amount.value,
        whole > value
      else { continue }
      statement.figures[index].partOf = whole
    }
    // "Of these, 912 …", "Dari jumlah itu 760 …".
    let opening = statement.words.prefix(3).map(\.text)
    if opening.starts(with: ["of", "these"]) || opening.starts(with: ["of", "them"])
      || opening.starts(with: ["of", "those"])
      || opening == ["dari", "jumlah", "itu"] || opening.starts(with: ["di", "antaranya"]),
      let whole = lead.figures.first(where: { $0.amount.kind == .count && !$0.isThingInherited })
    {
      for index in statement.figures.indices
      where statement.figures[index].isThingInherited && statement.figures[index].whole == nil {
        statement.figures[index].partOf = whole.amount.value
        if statement.figures[index].time == nil { statement.figures[index].time = whole.time }
      }
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
}
