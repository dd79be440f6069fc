import DocumentModel

/// A change told by both of its ends: the way it goes, and by how many percent.
enum ChangeRules {
  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    for statement in document.statements
    where statement.table == nil && statement.denials.isEmpty && statement.irrealis.isEmpty {
      let rises = statement.words.contains { $0.term == "rise" && !$0.isCovered }
      let falls = statement.words.contains { $0.term == "fall" && !$0.isCovered }
      guard rises != falls, let ends = ends(statement) else { continue }
      direction(ends, rises, statement, &list)
      share(ends, statement, &list)
    }
  }

  /// The only two numbers that are no percents: "from 200 … to 250".
  private static func ends(_ statement: Statement) -> (first: Figure, second: Figure)? {
    let figures = statement.figures.filter { $0.amount.kind != .percent && $0.amount.kind != .duration }
    guard figures.count == 2,
      figures.allSatisfy({ $0.amount.value != nil && $0.amount.qualifier == nil && $0.whole == nil }),
      figures[0].amount.isComparable(with: figures[1].amount)
    else { return nil }
    func before(_ figure: Figure) -> String { statement.words.last { $0.range.end <= figure.range.start }?.text ?? "" }
    let (from, to): (Set<String>, Set<String>) = (["from", "dari"], ["to", "menjadi", "hingga", "ke"])
    if from.contains(before(figures[0])), to.contains(before(figures[1])) { return (figures[0], figures[1]) }
    if to.contains(before(figures[0])), from.contains(before(figures[1])) { return (figures[1], figures[0]) }
    return nil
  }

  /// "Exports fell from 120 tonnes to 180 tonnes."
  private static func direction(
    _ ends: (first: Figure, second: Figure), _ rises: Bool, _ statement: Statement, _ list: inout FindingList
  ) {
    // With years each end is looked for in the report's series.
    guard statement.times.isEmpty, let first = ends.first.amount.value, let second = ends.second.amount.value,
      first != second, (second > first) != rises
    else { return }
    list.add(
      "trend", .high, "from \(ends.first.amount.text) to \(ends.second.amount.text)",
      [ends.first.range, ends.second.range])
  }

  /// "an increase of 25%", "by 25%"
  private static func share(
    _ ends: (first: Figure, second: Figure), _ statement: Statement, _ list: inout FindingList
  ) {
    let percents = statement.figures.filter { $0.amount.kind == .percent }
    guard percents.count == 1, let said = percents[0].amount.value, let first = ends.first.amount.value, first > 0,
      let second = ends.second.amount.value
    else { return }
    let before = statement.words.filter { $0.range.end <= percents[0].range.start }.suffix(2)
    guard let last = before.last,
      ["by", "sebesar"].contains(last.text)
        || last.text == "of" && before.first.map({ $0.term == "rise" || $0.term == "fall" }) == true
    else { return }
    let change = abs(second - first) / first * 100
    let places = [ends.first.range, ends.second.range]
    // Ends that are rounded themselves make the share less sure.
    let inexact = (ends.first.amount.rounding + ends.second.amount.rounding) / first * 100
    let reach = (percents[0].amount.qualifier == nil ? 1 : 2.5) + inexact
    guard abs(change - said) > reach else { return }
    list.add(
      "percent", .high, "the numbers give \((change * 10).rounded() / 10)%, the text says \(PartRules.shown(said))%",
      places + [percents[0].range])
  }
}
