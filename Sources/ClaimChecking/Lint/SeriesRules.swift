import DocumentModel

/// Trends and figures of the text against the tables and against each other, and times out of order.
enum SeriesRules {
  static func check(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    let sentences = document.statements.indices.filter { document.statements[$0].table == nil }
    for index in sentences {
      let statement = document.statements[index]
      trend(statement, document, lexicon, &list)
      tables(statement, document, lexicon, &list)
      times(statement, document, &list)
    }
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
    let answer =
      operations.trend() ?? (own.times.isEmpty ? nil : operations.superlative()) ?? throughout(own, operations, lexicon)
    guard let answer, !answer.holds else { return }
    let figures = answer.statements.flatMap { document.statements[$0].figures.prefix(1) }
    list.add(
      "trend", .high, answer.trace.joined(separator: "; "), [TextRange(bounds.0, bounds.1)] + figures.map(\.range))
  }

  /// "Stalls declined over the period" without a year beside a table that rises from row to row, or the other way round.
  private static func throughout(
    _ own: Statement, _ operations: Operations, _ lexicon: ClaimLexicon
  ) -> Operations.Answer? {
    let rises = own.words.contains { $0.term == "rise" && !$0.isCovered }
    let falls = own.words.contains { $0.term == "fall" && !$0.isCovered }
    guard rises != falls, own.times.isEmpty, own.figures.isEmpty,
      !own.words.contains(where: { lexicon.more.contains($0.text) || lexicon.less.contains($0.text) })
    else { return nil }
    let terms = operations.description(without: ["rise", "fall"]).filter { !period.contains($0) }
    guard !terms.isEmpty, let points = operations.finder.series(terms).ordered, points.count >= 3,
      Set(points.map { operations.document.statements[$0.statement].table }).count == 1,
      operations.document.statements[points[0].statement].table != nil
    else { return nil }
    let steps = zip(points, points.dropFirst()).map { $1.value - $0.value }
    guard steps.allSatisfy({ $0 > 0 }) || steps.allSatisfy({ $0 < 0 }) else { return nil }
    return Operations.Answer(
      holds: (steps[0] > 0) == rises, statements: points.map(\.statement),
      trace: ["series: \(operations.says(points.map(\.value)))"])
  }

  /// Terms that say no more than that it went on for some time.
  private static let period: Set<String> = [
    "period", "year", "decade", "time", "whole", "throughout", "trend", "periode", "tahun", "level", "course",
  ]

  /// A figure of the text with the table's figure of the same thing and time.
  private static func tables(
    _ statement: Statement, _ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList
  ) {
    // "48,920 visits in 2022, not yet the number of 2019"
    guard !document.cells.isEmpty, statement.denials.isEmpty, statement.irrealis.isEmpty else { return }
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
