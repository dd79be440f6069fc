import DocumentModel

/// Trends and figures of the text against the tables and against each other, and times out of order.
enum SeriesRules {
  /// Statements compared with each other: larger documents are compared with their tables only.
  private static let mostStatements = 3_000

  static func check(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    let sentences = document.statements.indices.filter { document.statements[$0].table == nil }
    for index in sentences {
      let statement = document.statements[index]
      trend(statement, document, lexicon, &list)
      tables(statement, document, lexicon, &list)
      times(statement, document, &list)
    }
    if sentences.count <= mostStatements { duplicates(sentences, document, &list) }
    events(document, &list)
  }

  /// A sentence that says more than its own figures: "rose every year" beside a table that falls.
  private static func trend(
    _ statement: Statement, _ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList
  ) {
    guard
      let verb = statement.words.first(where: { ($0.term == "rise" || $0.term == "fall") && !$0.isCovered })
        ?? statement.words.first(where: { lexicon.highest.contains($0.text) || lexicon.lowest.contains($0.text) })
    else { return }
    guard statement.denials.isEmpty, statement.irrealis.isEmpty else { return }
    var own = statement
    own.words = statement.words.filter { $0.clause == verb.clause }
    own.names = []
    let bounds = (own.words.first?.range.start ?? 0, own.words.last?.range.end ?? 0)
    own.times = statement.times.filter { $0.range.start >= bounds.0 && $0.range.end <= bounds.1 }
    own.figures = statement.figures.filter { $0.range.start >= bounds.0 && $0.range.end <= bounds.1 }
    let operations = Operations(form: ClaimForm(own), lexicon: lexicon, document: document)
    guard let answer = operations.trend() ?? (own.times.isEmpty ? nil : operations.superlative()), !answer.holds else {
      return
    }
    let figures = answer.statements.flatMap { document.statements[$0].figures.prefix(1) }
    list.add(
      "trend", .high, answer.trace.joined(separator: "; "), [TextRange(bounds.0, bounds.1)] + figures.map(\.range))
  }

  /// A figure of the text with the table's figure of the same thing and time.
  private static func tables(
    _ statement: Statement, _ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList
  ) {
    guard !document.cells.isEmpty else { return }
    for figure in statement.figures {
      guard let time = figure.time, time.isPoint, !figure.isTimeInherited, !figure.things.isEmpty,
        let value = figure.amount.value,
        figure.amount.qualifier == nil || figure.amount.qualifier == "about", figure.whole == nil,
        !figure.things.contains(FigureBinder.part)
      else { continue }
      // What the sentence says besides must not be of something else: "visited 200 of the …".
      let verbs = statement.words.filter {
        $0.isContent && $0.text.hasSuffix("ed") && $0.clause == clause(figure, statement)
      }
      var fitting: [(said: Figure, isEqual: Bool, table: Int)] = []
      for table in document.cells {
        for index in table.values {
          let cell = document.statements[index]
          for said in cell.figures where figure.amount.isComparable(with: said.amount) {
            guard let other = said.time, other.start == time.start, other.isPoint, let number = said.amount.value,
              figure.things.isSubset(of: cell.terms),
              verbs.allSatisfy({
                cell.terms.contains($0.term) || lexicon.tableVerbs.contains($0.term) || $0.term == "rise"
                  || $0.term == "fall"
              }),
              said.things.isSubset(of: figure.things)
                || said.things.isSubset(of: statement.terms) && said.things.isSuperset(of: figure.things)
            else { continue }
            let reach = figure.amount.qualifier == "about" ? AmountSpan.step(value) : figure.amount.rounding
            fitting.append((said, abs(number - value) <= reach, cell.table ?? 0))
          }
        }
      }
      guard !fitting.isEmpty, !fitting.contains(where: \.isEqual), Set(fitting.map(\.table)).count == 1 else {
        continue
      }
      // Several rows fit: which one is meant is not known.
      let exact = fitting.filter { $0.said.things == figure.things || $0.said.things.isEmpty }
      guard let said = exact.count == 1 ? exact.first?.said : fitting.count == 1 ? fitting.first?.said : nil else {
        continue
      }
      list.add(
        "table-text", .high,
        "the text says \(figure.amount.text) for \(time.text), the table \(said.amount.text)",
        [figure.range, said.range])
    }
  }

  private static func clause(_ figure: Figure, _ statement: Statement) -> Int {
    statement.words.last { $0.range.start <= figure.range.start }?.clause ?? 0
  }

  /// The same figure with two values in the text.
  private static func duplicates(_ sentences: [Int], _ document: EvidenceDocument, _ list: inout FindingList) {
    var byThing: [Set<String>: [(statement: Int, figure: Figure)]] = [:]
    for index in sentences {
      for figure in document.statements[index].figures
      where figure.amount.kind != .duration && figure.amount.kind != .age {
        guard !figure.things.isEmpty, !figure.isThingInherited, figure.amount.value != nil,
          figure.amount.qualifier == nil || figure.amount.qualifier == "about"
        else { continue }
        byThing[figure.things, default: []].append((index, figure))
      }
    }
    for (_, group) in byThing where group.count > 1 && group.count <= 40 {
      for (place, a) in group.enumerated() {
        for b in group[(place + 1)...] where a.statement != b.statement { compare(a, b, document, &list) }
      }
    }
  }

  private static func compare(
    _ a: (statement: Int, figure: Figure), _ b: (statement: Int, figure: Figure), _ document: EvidenceDocument,
    _ list: inout FindingList
  ) {
    let (x, y) = (document.statements[a.statement], document.statements[b.statement])
    guard let first = a.figure.amount.value, let second = b.figure.amount.value,
      a.figure.amount.isComparable(with: b.figure.amount),
      a.figure.time == b.figure.time, a.figure.whole == b.figure.whole, x.denials.isEmpty, y.denials.isEmpty,
      x.irrealis.isEmpty, y.irrealis.isEmpty, Set(x.names.compactMap(\.key)) == Set(y.names.compactMap(\.key))
    else { return }
    let reach = [a.figure, b.figure].contains { $0.amount.qualifier == "about" } ? AmountSpan.step(first) : 0
    guard abs(first - second) > max(reach, a.figure.amount.rounding, b.figure.amount.rounding) else { return }
    // What else the two sentences say must be the same: all that the shorter one says, and that must be something.
    func content(_ statement: Statement) -> Set<String> { Set(statement.words.filter(\.isContent).map(\.term)) }
    let (p, q) = (content(x), content(y))
    let common = p.intersection(q)
    guard common.count >= 2 || a.figure.time != nil && a.figure.things.count > 0 && common.count >= 1,
      common.count * 5 >= min(p.count, q.count) * 4, common.count * 2 >= max(p.count, q.count)
    else { return }
    let isProven = a.figure.time != nil && !a.figure.isTimeInherited && !b.figure.isTimeInherited
    list.add(
      "duplicate-figure", isProven || p == q ? .high : .medium,
      "\(a.figure.amount.text) here, \(b.figure.amount.text) there", [a.figure.range, b.figure.range])
  }

  /// "from 2019 to 2015".
  private static func times(_ statement: Statement, _ document: EvidenceDocument, _ list: inout FindingList) {
    for time in statement.times where !time.span.isPoint {
      if let start = time.span.start, let end = time.span.end,
        end.prefix(start.utf8.count) < start.prefix(end.utf8.count)
      {
        list.add("date-order", .high, "\(start) to \(end) runs backwards", [time.range])
      }
    }
    let words = statement.words
    for (place, first) in statement.times.enumerated() where place + 1 < statement.times.count {
      let second = statement.times[place + 1]
      guard first.span.isPoint, second.span.isPoint, let start = first.span.start, let end = second.span.start,
        end < start,
        !start.hasPrefix(end), let before = words.last(where: { $0.range.end <= first.range.start })
      else { continue }
      let between = words.filter { $0.range.start >= first.range.end && $0.range.end <= second.range.start }.map(\.text)
      let isSpan =
        before.text == "from" && between == ["to"] || before.text == "between" && between == ["and"]
        || before.text == "dari" && between == ["sampai"] || before.text == "antara" && between == ["dan"]
      if isSpan {
        list.add(
          "date-order", .high, "\(start) to \(end) runs backwards",
          [TextRange(before.range.start, second.range.end)])
      }
    }
  }

  /// An instrument in force before it was signed or adopted; a paper published before it was received.
  private static func events(_ document: EvidenceDocument, _ list: inout FindingList) {
    var made: [String: (time: String, range: TextRange)] = [:]
    var force: [String: (time: String, range: TextRange)] = [:]
    for statement in document.statements
    where statement.table == nil && statement.denials.isEmpty && statement.irrealis.isEmpty {
      let keys = Set(statement.names.filter { $0.kind == .treaty || $0.kind == .law }.compactMap(\.key))
      guard statement.times.count == 1, keys.count == 1, let key = keys.first,
        let start = statement.times[0].span.start,
        statement.times[0].span.isPoint
      else { continue }
      if statement.terms.contains("force"), statement.terms.contains("enter") || statement.terms.contains("come") {
        force[key] = (start, statement.times[0].range)
      } else if !statement.terms.isDisjoint(with: ["sign", "adopt"]), statement.names.count <= 2 {
        if made[key].map({ start < $0.time }) ?? true { made[key] = (start, statement.times[0].range) }
      }
    }
    for (key, entry) in force.sorted(by: { $0.key < $1.key }) {
      guard let first = made[key], entry.time.prefix(first.time.utf8.count) < first.time.prefix(entry.time.utf8.count)
      else { continue }
      list.add(
        "date-order", .high, "in force in \(entry.time), but made in \(first.time)", [first.range, entry.range])
    }
  }
}
