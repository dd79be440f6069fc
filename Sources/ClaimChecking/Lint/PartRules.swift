import DocumentModel

/// Parts and wholes inside of sentences, and shares beside the counts they are of.
enum PartRules {
  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    var last: Statement?
    for statement in document.statements where statement.table == nil {
      defer { last = statement }
      for figure in statement.figures {
        guard let whole = figure.whole, let value = figure.amount.value, figure.amount.kind == .count else { continue }
        if value > whole {
          list.add("part-of-whole", .high, "\(shown(value)) is more than its whole, \(shown(whole))", [figure.range])
        }
      }
      parts(statement, &list)
      if let last, last.block == statement.block, isEnumeration(statement) {
        sum(statement.figures, of: last.figures.last { $0.amount.kind == .count }, isExhaustive: true, &list)
      }
      shares(statement, last, &list)
    }
  }

  /// "314 people, of whom 153 in 2019 and the remaining 161 in 2020".
  private static func parts(_ statement: Statement, _ list: inout FindingList) {
    let counts = statement.figures.filter { $0.amount.kind == .count && $0.whole == nil }
    guard counts.count >= 2, let joint = joint(statement) else { return }
    guard let whole = counts.last(where: { $0.range.end <= joint.range.start }) else { return }
    let parts = counts.filter { $0.range.start >= joint.range.end }
    let isExhaustive = statement.words.contains {
      ["remaining", "rest", "other", "sisanya", "yaitu", "namely"].contains($0.text)
    }
    if parts.count == 1 {
      guard let part = parts[0].amount.value, let all = whole.amount.value, part > all else { return }
      list.add(
        "part-of-whole", .high, "\(shown(part)) is more than its whole, \(shown(all))", [whole.range, parts[0].range])
      return
    }
    sum(parts, of: whole, isExhaustive: isExhaustive, &list)
  }

  /// `of whom`, `of which`, `yaitu`, `consisting of`, `comprising`, `made up of`.
  private static func joint(_ statement: Statement) -> StatementWord? {
    for (first, second) in zip(statement.words, statement.words.dropFirst()) {
      if first.text == "of", ["whom", "which", "these", "them"].contains(second.text) { return second }
      if first.text == "terdiri", second.text == "atas" || second.text == "dari" { return second }
      if ["consisting", "composed"].contains(first.text), second.text == "of" { return second }
      if ["yaitu", "yakni", "comprising", "namely"].contains(first.text) { return first }
    }
    return nil
  }

  /// "They were 438 women and 266 men."
  private static func isEnumeration(_ statement: Statement) -> Bool {
    let words = statement.words.prefix(3).map(\.text)
    guard let first = words.first, ["they", "these", "mereka"].contains(first) else { return false }
    return words.dropFirst().contains { ["were", "are", "comprised", "included", "terdiri"].contains($0) }
      && statement.figures.filter { $0.amount.kind == .count && !$0.things.isEmpty }.count >= 2
      && statement.figures.allSatisfy { $0.amount.kind == .count }
  }

  private static func sum(_ parts: [Figure], of whole: Figure?, isExhaustive: Bool, _ list: inout FindingList) {
    guard let whole, let all = whole.amount.value, parts.count >= 2, parts.count <= 12,
      parts.allSatisfy({ $0.whole == nil && $0.amount.qualifier == nil }),
      whole.amount.qualifier == nil || whole.amount.qualifier == "about"
    else { return }
    let values = parts.compactMap(\.amount.value)
    guard values.count == parts.count else { return }
    let total = values.reduce(0, +)
    let reach = whole.amount.qualifier == "about" ? AmountSpan.step(all) / 2 : 0
    guard abs(total - all) > reach else { return }
    let severity: Finding.Severity = total > all + reach || isExhaustive ? .high : .medium
    list.add(
      "part-of-whole", severity,
      "the parts \(values.map(shown).joined(separator: " + ")) make \(shown(total)), not \(shown(all))",
      [whole.range] + parts.map(\.range))
  }

  /// "31 of the 52 permits (60%)"; "That is roughly 71%".
  private static func shares(_ statement: Statement, _ last: Statement?, _ list: inout FindingList) {
    for percent in statement.figures where percent.amount.kind == .percent {
      guard let said = percent.amount.value else { continue }
      var pair: (part: Figure, part2: Figure?, share: Double)?
      if let part = statement.figures.last(where: { figure in
        figure.whole != nil && figure.range != percent.range && isNear(figure, percent, statement)
      }), let value = part.amount.value, let whole = part.whole, whole > 0 {
        pair = (part, nil, value / whole * 100)
      } else if let last, last.block == statement.block, isReference(statement, percent) {
        let counts = last.figures.filter { $0.amount.kind == .count }
        if let part = counts.last, let value = part.amount.value {
          if let whole = part.whole, whole > 0 {
            pair = (part, nil, value / whole * 100)
          } else if counts.count == 2, part.things.contains("⊂"), let whole = counts[0].amount.value, whole > 0 {
            pair = (part, counts[0], value / whole * 100)
          }
        }
      }
      guard let pair else { continue }
      let reach = percent.amount.qualifier == nil ? (said == said.rounded() ? 0.51 : 0.051) : 2.5
      guard abs(pair.share - said) > reach else { continue }
      let severity: Finding.Severity = abs(pair.share - said) > 1 ? .high : .low
      list.add(
        "percent", severity, "the counts give \((pair.share * 10).rounded() / 10)%, the text says \(shown(said))%",
        [pair.part2?.range, pair.part.range, percent.range].compactMap { $0 })
    }
  }

  /// Whether only a few words stand between a count with its whole and a percent, in the same clause or brackets.
  private static func isNear(_ figure: Figure, _ percent: Figure, _ statement: Statement) -> Bool {
    let (first, second) = figure.range.start < percent.range.start ? (figure, percent) : (percent, figure)
    let between = statement.words.filter { $0.range.start >= first.range.end && $0.range.end <= second.range.start }
    return between.count <= 3 && !between.contains { ["and", "while", "but", "dan"].contains($0.text) }
  }

  /// `That is roughly 71%`: the sentence is about the count before.
  private static func isReference(_ statement: Statement, _ percent: Figure) -> Bool {
    let before = statement.words.filter { $0.range.end <= percent.range.start }.map(\.text)
    guard let first = before.first, ["that", "this", "itu", "or", "which"].contains(first) else { return false }
    return before.count <= 4
      && before.dropFirst().contains { ["is", "was", "means", "adalah", "equals", "berarti"].contains($0) }
  }

  static func shown(_ value: Double) -> String { NormalizedValue.numeric(value).displayText }
}
