import DocumentModel

/// Reads a number or range with its bound words.
struct QuantityReader: Sendable {
  let numerals: NumeralGrammar
  let bounds: BoundGrammar
  private let between: LexemeSet
  private let and: LexemeSet
  private let to: LexemeSet
  private let or: LexemeSet
  private let from: LexemeSet
  private let ranging: LexemeSet
  private let percent: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    numerals = NumeralGrammar(packs, &vocabulary)
    bounds = BoundGrammar(packs, &vocabulary)
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    between = set("range.between")
    and = set("range.and")
    to = set("range.to")
    or = set("range.or")
    from = set("range.from")
    ranging = set("range.verbs")
    percent = set("percent.words")
  }

  /// The quantity whose first number begins at `index`; bound words may begin at `floor` or later.
  func quantity(_ clause: Clause, at index: Int, floor: Int) -> Quantity? {
    guard let first = numerals.numeral(clause, at: index) else { return nil }
    var quantity = Quantity(start: index, numerals: first.tokens, low: first.value)
    quantity.isYearLike = first.isYearLike
    quantity.isWords = !first.isDigits
    let end = first.tokens.upperBound
    let before = index - 1 >= floor ? clause.lexeme(index - 1) : .unknown
    if between.contains(before), let second = second(clause, after: end, first, connectors: and) {
      extend(&quantity, first, second)
      quantity.start = index - 1
    } else if let second = range(clause, first, index) {
      extend(&quantity, first, second)
    }
    // `93.90±0.15`: the tolerance belongs to the figure.
    if quantity.high == nil, clause.symbol(end) == 0xB1, let tolerance = numerals.numeral(clause, at: end + 1) {
      quantity.numerals = quantity.numerals.lowerBound..<tolerance.tokens.upperBound
    }
    takeSign(clause, &quantity, floor: floor)
    if let bound = bounds.bound(clause, before: quantity.start, floor: floor) {
      quantity.bound = bound.start..<quantity.start
      quantity.qualifier = bound.qualifier
      quantity.start = bound.start
    }
    return quantity
  }

  /// The number after a dash or `to` at `index`, nil where there is none: the high end of `27 kg to 31 kg`.
  func highEnd(_ clause: Clause, at index: Int) -> Numeral? {
    guard to.contains(clause.lexeme(index)) || clause.isDash(index) else { return nil }
    return numerals.numeral(clause, at: index + 1)
  }

  /// Whether the number at `index` stands after `from` and no word of ranging: it is no low end.
  func isAfterFrom(_ clause: Clause, _ index: Int) -> Bool {
    from.contains(clause.lexeme(index - 1)) && !ranging.contains(clause.lexeme(index - 2))
  }

  /// Takes a minus or `±` joined to the figure and not to a word before it.
  private func takeSign(_ clause: Clause, _ quantity: inout Quantity, floor: Int) {
    let sign = quantity.start - 1
    guard sign >= floor, !quantity.isWords, clause.isJoined(quantity.start), clause[sign]?.kind == .mark else { return }
    let isOpen =
      clause[sign]?.isSpaced == true || clause.mark(sign - 1) == UInt8(ascii: "(") || isSign(clause, sign - 1)
    guard isOpen else { return }
    if clause.symbol(sign) == 0xB1 {
      quantity.start = sign
      quantity.numerals = sign..<quantity.numerals.upperBound
    } else if clause.symbol(sign) == 0x2212 || clause.mark(sign) == UInt8(ascii: "-") {
      quantity.start = sign
      quantity.numerals = sign..<quantity.numerals.upperBound
      quantity.low = -quantity.low
    }
  }

  private func isSign(_ clause: Clause, _ index: Int) -> Bool {
    switch clause.symbol(index) {
    case 0x223C, 0x2248, 0x2264, 0x2265: true
    default: clause.mark(index) == UInt8(ascii: "~")
    }
  }

  private func extend(_ quantity: inout Quantity, _ first: Numeral, _ second: Numeral) {
    quantity.numerals = quantity.numerals.lowerBound..<second.tokens.upperBound
    quantity.high = second.value
    quantity.isYearLike = false
    // `1.4 to 2.1 million`: the magnitude stands once.
    if first.magnitude == 1, second.magnitude > 1, first.value < 1000 {
      quantity.low *= second.magnitude
    }
  }

  private func range(_ clause: Clause, _ first: Numeral, _ index: Int) -> Numeral? {
    let end = first.tokens.upperBound
    // `fell from 10,155 in 2018 to 6,870`: a year is no low end.
    if first.isYearLike { return nil }
    // `rose from 46 to 176` names two numbers, `ranging from 46 to 176` one range.
    if !isAfterFrom(clause, index), let second = second(clause, after: end, first, connectors: to) { return second }
    if clause.isDash(end), clause.isJoined(end) == clause.isJoined(end + 1),
      !(clause.isDash(end + 2) && clause.isJoined(end + 2))
    {
      return second(clause, after: end, first, connectors: nil)
    }
    if or.contains(clause.lexeme(end)), first.value < 100 { return second(clause, after: end, first, connectors: or) }
    return nil
  }

  /// The second number after a connector (nil: the token at `index` is one, as proven by the caller).
  private func second(_ clause: Clause, after index: Int, _ first: Numeral, connectors: LexemeSet?) -> Numeral? {
    var place = index
    let signEnd = percentEnd(clause, place)
    if let signEnd { place = signEnd }
    if let connectors {
      guard connectors.contains(clause.lexeme(place)) else { return nil }
    } else {
      guard clause.isDash(place) else { return nil }
    }
    guard let second = numerals.numeral(clause, at: place + 1) else { return nil }
    let scale = first.magnitude == 1 && first.value < 1000 ? second.magnitude : 1
    guard second.value > first.value * scale || (signEnd != nil && second.value != first.value) else { return nil }
    if signEnd != nil, percentEnd(clause, second.tokens.upperBound) == nil { return nil }
    return second
  }

  private func percentEnd(_ clause: Clause, _ index: Int) -> Int? {
    if clause.mark(index) == UInt8(ascii: "%") { return index + 1 }
    if percent.contains(clause.lexeme(index)) { return index + 1 }
    return nil
  }
}
