import DocumentModel

/// Shares beside the counts they are of.
enum ShareRules {
  /// A share and what it should be by its counts.
  private struct Pair {
    var part: Figure
    var whole: Figure?
    var share: Double
  }

  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    var last: Statement?
    for statement in document.statements where statement.table == nil {
      defer { last = statement }
      for percent in statement.figures where percent.amount.kind == .percent {
        guard let said = percent.amount.value, !isComparison(percent, statement),
          let pair = joined(percent, statement) ?? written(percent, statement) ?? before(percent, statement, last)
        else { continue }
        let decimals = said == said.rounded() ? 0.51 : 0.051
        let reach = percent.amount.qualifier == nil ? decimals : 2.5
        guard abs(pair.share - said) > reach else { continue }
        let severity: Finding.Severity = abs(pair.share - said) > 1 ? .high : .low
        list.add(
          "percent", severity,
          "the counts give \((pair.share * 10).rounded() / 10)%, the text says \(PartRules.shown(said))%",
          [pair.whole?.range, pair.part.range, percent.range].compactMap { $0 })
      }
    }
  }

  /// "40% more than"
  private static func isComparison(_ percent: Figure, _ statement: Statement) -> Bool {
    let next = statement.words.first { $0.range.start >= percent.range.end }?.text ?? ""
    let before = statement.words.last { $0.range.end <= percent.range.start }?.text ?? ""
    return ["more", "less", "higher", "lower", "fewer", "than", "above", "below", "up", "down", "lebih"].contains(next)
      || ["up", "down", "by", "sebesar"].contains(before)
  }

  /// "300 (17%) of 1,780"
  private static func joined(_ percent: Figure, _ statement: Statement) -> Pair? {
    guard let place = statement.figures.firstIndex(where: { $0.range == percent.range }), place > 0,
      place + 1 < statement.figures.count
    else { return nil }
    let (part, whole) = (statement.figures[place - 1], statement.figures[place + 1])
    guard part.amount.kind == .count, whole.amount.kind == .count, part.whole == nil, whole.whole == nil,
      part.amount.qualifier == nil, whole.amount.qualifier == nil,
      let value = part.amount.value, let all = whole.amount.value, all > 0, value <= all,
      statement.words(from: part.range.end, to: percent.range.start).isEmpty
    else { return nil }
    let between = statement.words(from: percent.range.end, to: whole.range.start).map(\.text)
    guard [["of"], ["of", "the"], ["of", "all"], ["out", "of"], ["dari"]].contains(between) else { return nil }
    return Pair(part: part, whole: whole, share: value / all * 100)
  }

  /// "31 of the 52 permits (60%)"
  private static func written(_ percent: Figure, _ statement: Statement) -> Pair? {
    let part = statement.figures.last { figure in
      figure.whole != nil && figure.range != percent.range && isNear(figure, percent, statement)
    }
    guard let part, let value = part.amount.value, let whole = part.whole, whole > 0 else { return nil }
    return Pair(part: part, share: value / whole * 100)
  }

  /// "418 were helped, of whom 251 were women. That is roughly 60%."
  private static func before(_ percent: Figure, _ statement: Statement, _ last: Statement?) -> Pair? {
    guard let last, last.block == statement.block, isReference(statement, percent) else { return nil }
    let counts = last.figures.filter { $0.amount.kind == .count }
    guard let part = counts.last, let value = part.amount.value else { return nil }
    if let whole = part.whole, whole > 0 { return Pair(part: part, share: value / whole * 100) }
    guard counts.count == 2, part.things.contains(FigureBinder.part), let whole = counts[0].amount.value, whole > 0
    else { return nil }
    return Pair(part: part, whole: counts[0], share: value / whole * 100)
  }

  /// Whether only a few words stand between a count with its whole and a percent, in the same clause or brackets.
  private static func isNear(_ figure: Figure, _ percent: Figure, _ statement: Statement) -> Bool {
    let (first, second) = figure.range.start < percent.range.start ? (figure, percent) : (percent, figure)
    let between = statement.words(from: first.range.end, to: second.range.start)
    return between.count <= 3 && !between.contains { ["and", "while", "but", "dan"].contains($0.text) }
  }

  /// `That is roughly 71%`: the sentence is about the count before.
  private static func isReference(_ statement: Statement, _ percent: Figure) -> Bool {
    let before = statement.words.filter { $0.range.end <= percent.range.start }.map(\.text)
    guard let first = before.first, ["that", "this", "itu", "or", "which"].contains(first) else { return false }
    return before.count <= 4
      && before.dropFirst().contains { ["is", "was", "means", "adalah", "equals", "berarti"].contains($0) }
  }
}
