import DocumentModel
import Recognition

/// Parts and wholes inside of sentences.
enum PartRules {
  static func check(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    let text = document.document.text
    var last: Statement?
    for statement in document.statements where statement.table == nil {
      defer { last = statement }
      wholes(statement, document, &list)
      if let split = PartSplit(statement, text, lint) {
        compare(split, &list)
      } else if let last, last.block == statement.block, isEnumeration(statement),
        let whole = last.figures.last(where: { $0.amount.kind == .count })
      {
        var split = PartSplit(whole: whole, parts: statement.figures)
        split.isExhaustive = true
        split.isExclusive = true
        compare(split, &list)
      }
    }
  }

  /// "214 of the 168 patients": both numbers must stand in the sentence.
  private static func wholes(_ statement: Statement, _ document: EvidenceDocument, _ list: inout FindingList) {
    for figure in statement.figures {
      guard let whole = figure.whole, let value = figure.amount.value, figure.amount.kind == .count, value > whole,
        whole >= 1
      else { continue }
      let isWritten = document.recognition.mentions.contains { mention in
        statement.places[0].contains(mention.range)
          && (mention.normalized["whole"]?.double == whole || mention.normalized["value"]?.double == whole)
      }
      guard isWritten else { continue }
      list.add("part-of-whole", .high, "\(shown(value)) is more than its whole, \(shown(whole))", [figure.range])
    }
  }

  /// "They were 438 women and 266 men."
  private static func isEnumeration(_ statement: Statement) -> Bool {
    let words = statement.words.prefix(3).map(\.text)
    guard let first = words.first, ["they", "these", "mereka"].contains(first) else { return false }
    return words.dropFirst().contains { ["were", "are", "comprised", "included", "terdiri"].contains($0) }
      && statement.figures.filter { $0.amount.kind == .count && !$0.things.isEmpty }.count >= 2
      && statement.figures.allSatisfy { $0.amount.kind == .count }
  }

  private static func compare(_ split: PartSplit, _ list: inout FindingList) {
    guard let all = split.whole.amount.value, all >= 2,
      split.whole.amount.qualifier == nil || split.whole.amount.qualifier == "about",
      split.parts.allSatisfy({ $0.whole == nil && $0.amount.qualifier == nil })
    else { return }
    let values = split.parts.compactMap(\.amount.value)
    guard values.count == split.parts.count else { return }
    let ranges = [split.whole.range] + split.parts.map(\.range)
    if values.count == 1 {
      // What counts something else is no part: "two repeats (of these, 309 insertions …)".
      let part = split.parts[0]
      guard values[0] > all, values[0] < all * 10,
        !part.hasThing || part.isThingInherited || !part.things.isDisjoint(with: split.whole.things)
      else { return }
      list.add("part-of-whole", .high, "\(shown(values[0])) is more than its whole, \(shown(all))", ranges)
      return
    }
    let total = values.reduce(0, +)
    let reach = split.whole.amount.qualifier == "about" ? AmountSpan.step(all) / 2 : split.whole.amount.rounding
    // Parts that make something quite different are parts of something else.
    guard abs(total - all) > reach, abs(total - all) <= all / 2, values.allSatisfy({ $0 <= all }),
      split.isExhaustive || split.isExclusive && total > all
    else { return }
    list.add(
      "part-of-whole", split.isExhaustive ? .high : .medium,
      "the parts \(values.map(shown).joined(separator: " + ")) make \(shown(total)), not \(shown(all))", ranges)
  }

  static func shown(_ value: Double) -> String {
    NormalizedValue.numeric((value * 1000).rounded() / 1000).displayText
  }
}
