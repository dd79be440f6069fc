import DocumentModel

/// Numbers that are names, rates, or parts of others.
extension FigureBinder {
  static func isVerb(_ thing: TextRange, _ statement: Statement) -> Bool {
    let inside = statement.words.filter { thing.contains($0.range) }
    return inside.count == 1 && inside[0].text.hasPrefix("di") && inside[0].text.utf8.count > 5
  }

  static func numberRange(_ mention: Mention) -> TextRange {
    guard let thing = mention.part("thing"), thing.start > mention.range.start else { return mention.range }
    return TextRange(mention.range.start, thing.start)
  }

  /// "the 1362 hotline": digits in one, behind an article, that count nothing.
  static func isName(_ mention: Mention, _ amount: Amount, _ before: String, _ statement: Statement) -> Bool {
    guard amount.kind == .count, mention.part("thing") == nil, let value = amount.value, value >= 100,
      ["the", "its", "a", "their"].contains(before)
    else { return false }
    return statement.words.contains { $0.range.start == mention.range.start && Double($0.text) == value }
  }

  /// The number and its thing as one word of the measure.
  static func takeRate(_ mention: Mention, _ value: Double, _ statement: inout Statement) {
    let rate = ClaimWords.rate(value)
    statement.terms.insert(rate)
    for index in statement.words.indices where mention.range.contains(statement.words[index].range) {
      let isFirst = statement.words[index].range.start == mention.range.start
      statement.words[index].isContent = isFirst
      statement.words[index].isCovered = false
      (statement.words[index].text, statement.words[index].term) = (rate, rate)
    }
  }

  /// "rose from 40.0 to 44.0 million": the scale and the unit are those of both.
  static func shareScales(_ statement: inout Statement) {
    for index in statement.figures.indices.dropLast() {
      let (first, second) = (statement.figures[index], statement.figures[index + 1])
      guard first.amount.kind == .count, let small = first.amount.value, let large = second.amount.value,
        second.amount.rounding > 0
      else { continue }
      let between = statement.words.filter { $0.range.start >= first.range.end && $0.range.end <= second.range.start }
        .map(\.text)
      let scale = statement.words.lazy.filter { second.range.contains($0.range) }.compactMap { scales[$0.text] }.first
      guard let scale, between == ["to"] || between == ["and"] || between == ["menjadi"], small < scale,
        (large / 100...large * 100).contains(small * scale)
      else { continue }
      statement.figures[index].amount = second.amount
      (statement.figures[index].amount.low, statement.figures[index].amount.high) = (small * scale, small * scale)
    }
  }

  /// "126 dari 147 anak": a number, one word and the number of the whole.
  static func joinWhole(_ statement: inout Statement) {
    guard statement.figures.count > 1 else { return }
    for index in statement.figures.indices.dropLast() {
      let (part, whole) = (statement.figures[index], statement.figures[index + 1])
      guard part.whole == nil, part.amount.kind == .count, whole.amount.kind == .count else { continue }
      let between = statement.words.filter { $0.range.start >= part.range.end && $0.range.end <= whole.range.start }
      let texts = between.map(\.text)
      guard texts == ["dari"] || texts == ["of"] || texts == ["of", "the"] || texts == ["out", "of"] else { continue }
      statement.figures[index].whole = whole.amount.value
      if part.things.isEmpty { statement.figures[index].things = whole.things }
      statement.figures.remove(at: index + 1)
      return
    }
  }

  /// "418 victims, of whom 251 were women"; "Of the 418 victims, 205 …".
  static func bindParts(_ statement: inout Statement) {
    guard let first = statement.figures.first, first.amount.kind == .count, let whole = first.amount.value else {
      return
    }
    let before = statement.words.filter { $0.range.end <= first.range.start }
    let isLed =
      (1...2).contains(before.count) && ["of", "dari", "among"].contains(before[0].text)
      && statement.segment(at: first.range)?.range.end != statement.segments.last?.range.end
    for index in statement.figures.indices.dropFirst() {
      let figure = statement.figures[index]
      guard figure.amount.kind == .count, figure.whole == nil, figure.isThingInherited,
        isLed || index == 1 && (figure.things.contains(part) || isOfThem(figure, statement))
      else { continue }
      statement.figures[index].partOf = whole
    }
  }

  /// "opened 5,420 cases and closed 4,065 of them"
  static func isOfThem(_ figure: Figure, _ statement: Statement) -> Bool {
    let behind = statement.words.filter { $0.range.start >= figure.range.end }.prefix(2).map(\.text)
    return behind.first == "of" && ["them", "these", "those"].contains(behind.last ?? "")
  }
}
