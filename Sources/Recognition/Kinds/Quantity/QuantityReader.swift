import DocumentModel

/// Reads a number or range with its bound words.
final class QuantityReader: Sendable {
  let numerals: NumeralGrammar
  let bounds: BoundGrammar
  let between: LexemeSet
  let and: LexemeSet
  private let to: LexemeSet
  private let or: LexemeSet
  private let from: LexemeSet
  private let ranging: LexemeSet
  private let percent: LexemeSet
  private let minus: LexemeSet
  private let changes: LexemeSet

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
    minus = set("numbers.minus")
    changes = set("range.changes")
  }

  /// The quantity whose first number begins at `index`; bound words may begin at `floor` or later.
  func quantity(_ clause: Clause, at index: Int, floor: Int) -> Quantity? {
    guard let first = numerals.numeral(clause, at: index) else { return nil }
    var quantity = Quantity(start: index, numerals: first.tokens, low: first.value)
    quantity.isYearLike = first.isYearLike
    quantity.isWords = !first.isDigits
    quantity.needsUnit = first.needsUnit
    takePoint(clause, &quantity, floor: floor)
    takeSign(clause, &quantity, floor: floor)
    let end = first.tokens.upperBound
    let before = quantity.start - 1 >= floor ? clause.lexeme(quantity.start - 1) : .unknown
    if between.contains(before), let second = second(clause, after: end, quantity, first, connectors: and) {
      extend(&quantity, first, second)
      quantity.start -= 1
    } else if let second = range(clause, quantity, first) {
      extend(&quantity, first, second)
    }
    // `93.90±0.15`: the tolerance belongs to the figure.
    if quantity.high == nil, let tolerance = toleranceEnd(clause, end) {
      quantity.numerals = quantity.numerals.lowerBound..<tolerance
    }
    if let bound = bounds.bound(clause, before: quantity.start, floor: floor) {
      quantity.bound = bound.start..<quantity.start
      quantity.qualifier = bound.qualifier
      quantity.start = bound.start
      takeOtherBound(clause, &quantity)
    }
    return quantity
  }

  /// `more than 20 and less than 30`, `at most 100 and at least 20`: two bounds are a range.
  private func takeOtherBound(_ clause: Clause, _ quantity: inout Quantity) {
    guard quantity.high == nil, !quantity.isYearLike, let own = quantity.qualifier, let isLow = own.isLow else {
      return
    }
    var place = quantity.end
    if clause.mark(place) == UInt8(ascii: ",") { place += 1 }
    guard and.contains(clause.lexeme(place)) || clause.mark(place - 1) == UInt8(ascii: ",") else { return }
    if and.contains(clause.lexeme(place)) { place += 1 }
    for index in (place + 1)..<(place + 7) {
      guard let other = numerals.numeral(clause, at: index) else { continue }
      guard let bound = bounds.bound(clause, before: index, floor: place), bound.start == place,
        bound.qualifier.isLow == !isLow, isLow ? other.value > quantity.low : other.value < quantity.low
      else { return }
      (quantity.low, quantity.high) = (min(quantity.low, other.value), max(quantity.low, other.value))
      quantity.qualifier = nil
      quantity.bound = nil
      quantity.numerals = quantity.numerals.lowerBound..<other.tokens.upperBound
      return
    }
  }

  /// One past `± 0.15` or `+/- 0.15` at `index`, nil where none stands.
  func toleranceEnd(_ clause: Clause, _ index: Int) -> Int? {
    var place = index
    if clause.symbol(place) == 0xB1 {
      place += 1
    } else if clause.mark(place) == UInt8(ascii: "+"), clause.mark(place + 1) == UInt8(ascii: "/"),
      clause.isDash(place + 2)
    {
      place += 3
    } else {
      return nil
    }
    return numerals.numeral(clause, at: place)?.tokens.upperBound
  }

  /// The number after a dash or `to` at `index`, nil where there is none: the high end of `27 kg to 31 kg`.
  func highEnd(_ clause: Clause, at index: Int) -> Numeral? {
    guard to.contains(clause.lexeme(index)) || clause.isDash(index) else { return nil }
    return numerals.numeral(clause, at: index + 1)
  }

  /// Whether a word such as `to` stands there.
  func isTo(_ clause: Clause, _ index: Int) -> Bool { to.contains(clause.lexeme(index)) }

  /// Whether the number at `index` stands after `from` and a word of change (`rose from 46 to 176`): it is no low end.
  func isAfterFrom(_ clause: Clause, _ index: Int) -> Bool {
    guard from.contains(clause.lexeme(index - 1)), !ranging.contains(clause.lexeme(index - 2)) else { return false }
    return (max(clause.range.lowerBound, index - 8)..<max(clause.range.lowerBound, index - 1)).contains {
      changes.contains(clause.lexeme($0))
    }
  }

  // MARK: Signs

  /// `.05`: a decimal point without a zero before it.
  private func takePoint(_ clause: Clause, _ quantity: inout Quantity, floor: Int) {
    let point = quantity.start - 1
    guard point >= floor, Self.isLeadingPoint(clause, quantity.start), let token = clause[quantity.start],
      quantity.numerals.count == 1, DigitValue.isPlain(clause, token)
    else { return }
    quantity.low /= DigitValue.power(token.count)
    quantity.start = point
    quantity.numerals = point..<quantity.numerals.upperBound
    quantity.isYearLike = false
  }

  /// Whether a stop that begins a decimal stands before the digits at `index`.
  static func isLeadingPoint(_ clause: Clause, _ index: Int) -> Bool {
    guard clause.mark(index - 1) == UInt8(ascii: "."), clause.isJoined(index), let point = clause[index - 1] else {
      return false
    }
    if point.isSpaced { return true }
    switch clause.mark(index - 2) {
    case UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "-"),
      UInt8(ascii: "~"), UInt8(ascii: "["):
      return true
    default: return clause.symbol(index - 2) == 0x2212
    }
  }

  /// Takes a minus or `±` joined to the figure and not to a word before it; `minus five`.
  private func takeSign(_ clause: Clause, _ quantity: inout Quantity, floor: Int) {
    let sign = quantity.start - 1
    guard sign >= floor else { return }
    if minus.contains(clause.lexeme(sign)) {
      take(&quantity, sign, isMinus: true)
      return
    }
    guard !quantity.isWords, clause.isJoined(quantity.start), clause[sign]?.kind == .mark else { return }
    guard clause[sign]?.isSpaced == true || Self.isOpening(clause, sign - 1) else { return }
    if clause.symbol(sign) == 0xB1 {
      take(&quantity, sign, isMinus: false)
    } else if clause.symbol(sign) == 0x2212 || clause.mark(sign) == UInt8(ascii: "-") {
      take(&quantity, sign, isMinus: true)
    }
  }

  private func take(_ quantity: inout Quantity, _ sign: Int, isMinus: Bool) {
    quantity.start = sign
    quantity.numerals = sign..<quantity.numerals.upperBound
    if isMinus { quantity.low = -quantity.low }
  }

  /// Whether a sign may follow: an opening bracket, `~`, `=`, `<` and their like.
  static func isOpening(_ clause: Clause, _ index: Int) -> Bool {
    switch clause.symbol(index) {
    case 0x223C, 0x2248, 0x2264, 0x2265, 0x2243: return true
    default: break
    }
    switch clause.mark(index) {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: ":"):
      return true
    default: return false
    }
  }

  // MARK: Ranges

  private func extend(_ quantity: inout Quantity, _ first: Numeral, _ second: Numeral) {
    quantity.numerals = quantity.numerals.lowerBound..<second.tokens.upperBound
    quantity.high = second.value
    quantity.isYearLike = false
    // `1.4 to 2.1 million`: the magnitude stands once.
    if first.magnitude == 1, second.magnitude > 1, abs(first.value) < 1000 {
      quantity.low *= second.magnitude
    }
  }

  private func range(_ clause: Clause, _ quantity: Quantity, _ first: Numeral) -> Numeral? {
    let end = first.tokens.upperBound
    // `fell from 10,155 in 2018 to 6,870`: a year is no low end.
    if first.isYearLike { return nil }
    // `rose from 46 to 176` names two numbers, `ranging from 46 to 176` one range.
    if !isAfterFrom(clause, quantity.start), let second = second(clause, after: end, quantity, first, connectors: to) {
      return second
    }
    if isTilde(clause, end) || clause.isDash(end), clause.isJoined(end) == clause.isJoined(end + 1),
      !(clause.isDash(end + 2) && clause.isJoined(end + 2) && !clause.isDash(end + 1))
    {
      return second(clause, after: end, quantity, first, connectors: nil)
    }
    if or.contains(clause.lexeme(end)), first.value < 100 {
      return second(clause, after: end, quantity, first, connectors: or)
    }
    return nil
  }

  private func isTilde(_ clause: Clause, _ index: Int) -> Bool {
    clause.mark(index) == UInt8(ascii: "~") || [0x223C, 0x301C, 0xFF5E].contains(clause.symbol(index))
  }

  /// The second number after a connector (nil: a dash), its sign taken.
  private func second(
    _ clause: Clause, after index: Int, _ quantity: Quantity, _ first: Numeral, connectors: LexemeSet?
  ) -> Numeral? {
    var place = index
    let signEnd = percentEnd(clause, place)
    if let signEnd { place = signEnd }
    if let connectors {
      guard connectors.contains(clause.lexeme(place)) else { return nil }
    } else {
      guard clause.isDash(place) || isTilde(clause, place) else { return nil }
    }
    place += 1
    // `−27.2 to −23.1`
    let isMinus =
      clause[place]?.isSpaced == true && clause.isDash(place) && clause.isJoined(place + 1)
      && clause.isNumber(place + 1)
    guard var second = numerals.numeral(clause, at: isMinus ? place + 1 : place) else { return nil }
    if isMinus { second.value = -second.value }
    let scale = first.magnitude == 1 && abs(first.value) < 1000 ? second.magnitude : 1
    guard second.value > quantity.low * scale || (signEnd != nil && second.value != quantity.low) else { return nil }
    if signEnd != nil, percentEnd(clause, second.tokens.upperBound) == nil { return nil }
    return second
  }

  private func percentEnd(_ clause: Clause, _ index: Int) -> Int? {
    if clause.mark(index) == UInt8(ascii: "%") { return index + 1 }
    if percent.contains(clause.lexeme(index)) { return index + 1 }
    return nil
  }
}
