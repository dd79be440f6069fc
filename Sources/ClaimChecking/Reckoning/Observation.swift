import DocumentModel

/// A number of a document with all that tells what it is a number of: a cell with its headers, or a number of a sentence with
/// the words of its stretch. (An observation with its dimensions, as data cubes have them.)
struct Observation {
  var amount: Amount
  var value: Double
  var time: TimeSpan?
  /// Whether the time is only the caption's.
  var isCaptionTime = false
  /// Terms that tell it from the numbers beside it.
  var own: Set<String>
  /// Of these the ones that a claim must say too: a part is not the whole.
  var narrowing: Set<String>
  /// Terms of its caption or of its sentence.
  var around: Set<String>
  /// Terms of headings and of the title.
  var far: Set<String>
  /// Terms of the sentences before it.
  var lead: Set<String> = []
  /// Keys of the names that stand with it.
  var keys: Set<String>
  /// Of a cell: keys of the places in its table's caption.
  var places: Set<String> = []
  /// Of a cell: terms of its row's label and of its column's head.
  var label: Set<String> = []
  var head: Set<String> = []
  /// Whether it is the whole of the numbers above or beside it.
  var isTotal = false
  /// Whether its column is that of wholes.
  var isTotalColumn = false
  /// Index of its statement, and its place.
  var statement: Int
  var table: Int?
  var row = 0
  var column = 0
  var range: TextRange
}

/// The observations of a document.
struct Observations {
  private(set) var all: [Observation] = []
  /// Terms of the rows and columns of each table, and keys of the names in them.
  private var terms: [Int: Set<String>] = [:]
  private(set) var keys: [Int: Set<String>] = [:]

  /// Terms by which an observation is told from others of its table: one of these that only a title has does not stand for it.
  func dimensions(_ observation: Observation) -> Set<String> { observation.table.flatMap { terms[$0] } ?? [] }

  init(_ document: EvidenceDocument, _ lexicon: ClaimLexicon) {
    for (index, statement) in document.statements.enumerated() where !statement.figures.isEmpty {
      if statement.table != nil {
        addCell(statement, index, document)
      } else if statement.negatedClauses.isEmpty, statement.irrealis.isEmpty, !statement.isReported {
        addFigures(statement, index, document)
      }
    }
    markTotals()
    for observation in all {
      guard let table = observation.table else { continue }
      terms[table, default: []].formUnion(observation.label.union(observation.head))
      keys[table, default: []].formUnion(observation.isTotal ? [] : observation.keys)
    }
  }

  private mutating func addCell(_ statement: Statement, _ index: Int, _ document: EvidenceDocument) {
    guard statement.figures.count == 1, let figure = statement.figures.first, let value = figure.amount.value,
      figure.amount.kind != .age
    else { return }
    let (isTotal, isTotalColumn) = (statement.isTotalRow, statement.isTotalColumn)
    // Times are compared as times.
    var label = isTotal || statement.isLabelTime ? [] : statement.label
    // The country that the document is about narrows nothing: "Lao PDR (internal trafficking)".
    for name in statement.names where name.key.map(document.subjects.contains) == true && label.count > name.terms.count
    {
      label.subtract(name.terms)
    }
    let head = statement.headTerms.subtracting(Self.totals)
    all.append(
      Observation(
        amount: figure.amount, value: value, time: figure.time ?? statement.captionTime,
        isCaptionTime: figure.time == nil, own: label.union(head),
        narrowing: label.union(head), around: statement.captionTerms, far: statement.context.union(document.title),
        keys: Set(statement.names.compactMap(\.key)), places: statement.captionPlaces, label: label, head: head,
        isTotal: isTotal,
        isTotalColumn: isTotalColumn, statement: index, table: statement.table, row: statement.row,
        column: statement.column, range: figure.range))
  }

  private mutating func addFigures(_ statement: Statement, _ index: Int, _ document: EvidenceDocument) {
    for figure in statement.figures {
      guard let value = figure.amount.value, figure.amount.kind != .age,
        figure.amount.qualifier == nil || figure.amount.qualifier == "about"
      else { continue }
      let role = FigureRole(figure, statement)
      guard role == .plain || role == .from else { continue }
      // "half of the 640": a share, no number of them.
      if figure.amount.kind == .count, value > 0, value < 1 { continue }
      var own = figure.things
      var around = statement.terms
      var keys = Set(statement.names.compactMap(\.key))
      var narrowing = figure.head.union(figure.things.intersection([FigureBinder.part]))
      if Observations.isPerCapita(statement.words), figure.amount.kind != .count {
        narrowing.insert(Self.perCapita)
        own.insert(Self.perCapita)
      }
      if let segment = statement.segment(at: figure.range) {
        own.formUnion(segment.own)
        if statement.segments.count > 1 {
          // What only belongs to another number of the sentence does not describe this one.
          var foreign = statement.segments.reduce(into: Set<String>()) { $0.formUnion($1.own) }
          foreign.subtract(segment.own.union(segment.shared).union(figure.things))
          // "in five states: Louisiana (16), Texas (14)": what stands before a colon is said of all behind it.
          if let colon = colon(statement, document), figure.range.start > colon {
            foreign.subtract(statement.words.filter { $0.range.end <= colon }.map(\.term))
          }
          // "Of the 22 persons convicted, 13 were women": all of the whole is said of its part.
          if figure.partOf != nil, let first = statement.segments.first { foreign.subtract(first.own) }
          around.subtract(foreign)
          let others = statement.segments.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
          if figure.things.isEmpty || figure.isThingInherited { own.formUnion(segment.shared) }
          // A stretch without names takes those before it over.
          if !segment.keys.isEmpty {
            keys.subtract(others.subtracting(segment.keys.union(segment.keysShared)))
          }
        }
      }
      all.append(
        Observation(
          amount: figure.amount, value: value, time: time(figure, statement), own: own,
          narrowing: narrowing, around: around,
          far: statement.context.union(document.title), lead: statement.lead, keys: keys, statement: index,
          range: figure.range))
    }
  }

  /// Where a colon stands in a sentence with numbers before and behind it.
  private func colon(_ statement: Statement, _ document: EvidenceDocument) -> Int? {
    let range = statement.places[0]
    let utf8 = document.document.text.utf8
    return (range.start..<min(range.end, utf8.count - 1)).first { utf8[$0] == 0x3A && utf8[$0 + 1] == 0x20 }
  }

  /// Its own time, else the only one of its sentence, else that of the sentence before.
  private func time(_ figure: Figure, _ statement: Statement) -> TimeSpan? {
    if let time = figure.time { return time }
    if statement.times.isEmpty { return statement.contextTimes.last }
    let isOne = statement.times.count == 1 && !statement.segments.contains(where: \.isContrast)
    return isOne ? statement.times[0].span : nil
  }

  /// A row that is named by no word for it is a total where its numbers are the sums of those above: the country's.
  private mutating func markTotals() {
    let tables = Dictionary(grouping: all.indices.filter { all[$0].table != nil }) { all[$0].table ?? 0 }
    for places in tables.values {
      guard !places.contains(where: { all[$0].isTotal }), let last = places.map({ all[$0].row }).max() else { continue }
      var sums = 0
      for cells in Dictionary(grouping: places, by: { all[$0].column }).values {
        let parts = cells.filter { all[$0].row < last }.map { all[$0].value }
        guard parts.count > 2, let whole = cells.first(where: { all[$0].row == last }).map({ all[$0].value }) else {
          continue
        }
        let sum = parts.reduce(0, +)
        if whole > 0, abs(sum - whole) <= whole * 0.002 { sums += 1 }
      }
      guard sums > 0 else { continue }
      for place in places where all[place].row == last {
        all[place].isTotal = true
        all[place].own.subtract(all[place].label)
        all[place].narrowing.subtract(all[place].label)
      }
    }
  }

  /// Stands for "per person": such a number is none of the whole.
  static let perCapita = "per-capita"

  static func isPerCapita(_ words: [StatementWord]) -> Bool {
    zip(words, words.dropFirst()).contains { pair in
      ["per", "a"].contains(pair.0.text)
        && ["person", "inhabitant", "capita", "head", "resident", "household", "kapita", "orang"].contains(pair.1.text)
    }
  }

  static let totals: Set<String> = ["total", "totals", "all", "jumlah", "seluruh", "overall", "sum", "jumlahnya"]
}
