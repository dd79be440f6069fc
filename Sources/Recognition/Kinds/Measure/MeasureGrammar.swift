import DocumentModel

/// Figures with a unit: `74 km`, `20 °C`, `1.5 million tonnes`, `12.5 per 100,000`; lengths of time are periods.
final class MeasureGrammar: Sendable {
  let units: UnitGrammar
  private let per: LexemeSet
  private let timeAdjectives: LexemeSet
  /// Compounds such as `six-mile`, which are one token.
  private let compounds: LexemeTable<(value: Double, code: String)>
  /// The words of `compounds`.
  let compoundWords: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    units = UnitGrammar(packs, &vocabulary)
    per = LexemeSet("unit.per", packs, &vocabulary)
    timeAdjectives = LexemeSet("unit.adjectives", packs, &vocabulary)
    var compounds: [Lexeme: (value: Double, code: String)] = [:]
    for (code, words) in packs.lists(under: "unit.compounds.") {
      for (number, value) in packs.numbers where value >= 1 && value <= 100 && value == value.rounded() {
        for word in words { compounds[vocabulary.intern(number + "-" + word)] = (value, code) }
      }
      for half in packs.words("numbers.halves") {
        for word in words { compounds[vocabulary.intern(half + "-" + word)] = (0.5, code) }
      }
    }
    compoundWords = LexemeSet(compounds.keys)
    self.compounds = LexemeTable(compounds)
  }

  /// The measure that is one compound (`six-mile`), one past it, nil where none stands.
  func compound(_ clause: Clause, _ index: Int, into mentions: inout [Mention]) -> Int? {
    guard let (value, code) = compounds[clause.lexeme(index)] else { return nil }
    return append(
      clause, Quantity(start: index, numerals: index..<(index + 1), low: value), index + 1, code, into: &mentions)
  }

  /// What a quantity measures.
  enum Found {
    case measure(Quantity, end: Int, code: String)
    case time(Quantity, end: Int, UnitAtom.Time)

    /// One past its last token.
    var end: Int {
      switch self {
      case .measure(_, let end, _), .time(_, let end, _): end
      }
    }
  }

  /// The unit behind a quantity, ranges with the unit twice included; nil where there is none.
  func find(_ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader) -> Found? {
    var quantity = quantity
    // `27-kilometre`
    // and `30 - year` as tokenised text has it.
    let isCompound =
      clause.isDash(quantity.end) && clause.isJoined(quantity.end) == clause.isJoined(quantity.end + 1)
      && (clause.isJoined(quantity.end) || clause.mark(quantity.end) == UInt8(ascii: "-"))
    let place = isCompound ? quantity.end + 1 : quantity.end
    if isCompound, let token = clause[place], token.count == 1, token.isCapitalized { return nil }
    guard let unit = units.unit(clause, at: place, after: quantity.isWords ? .words : .digits) else {
      // `five more years`, `3 consecutive days`
      if !isCompound, timeAdjectives.contains(clause.lexeme(place)),
        let unit = units.unit(clause, at: place + 1, after: .words), let time = unit.time
      {
        return .time(quantity, end: unit.end, time)
      }
      return rate(clause, quantity, reader)
    }
    // `2,000 m` is a length, `in 2019 m` is nothing.
    var end = unit.end
    if quantity.high == nil, !isCompound {
      let isBetween =
        quantity.start - 1 >= floor && reader.between.contains(clause.lexeme(quantity.start - 1))
        && reader.and.contains(clause.lexeme(end))
      let high =
        isBetween
        ? reader.numerals.numeral(clause, at: end + 1)
        : reader.isAfterFrom(clause, quantity.start) ? nil : reader.highEnd(clause, at: end)
      // `27 kg to 31 kg`, `between 5 mg and 10 mg`
      if let high, high.value > quantity.low,
        let second = units.unit(clause, at: high.tokens.upperBound, after: .digits), second.code == unit.code
      {
        quantity.high = high.value
        quantity.numerals = quantity.numerals.lowerBound..<high.tokens.upperBound
        if isBetween { quantity.start -= 1 }
        end = second.end
      } else if let tolerance = reader.toleranceEnd(clause, end) {
        // `490 K ± 15 K`
        end = units.unit(clause, at: tolerance, after: .digits)?.end ?? tolerance
      } else if unit.code == "[ft_i]" || unit.code == "[lb_av]" {
        end = takeSmaller(clause, &quantity, end, unit.code, reader)
      }
    }
    if let time = unit.time { return .time(quantity, end: end, time) }
    return .measure(quantity, end: end, code: unit.code)
  }

  /// Appends the mention of a measure; returns one past it.
  func append(
    _ clause: Clause, _ quantity: Quantity, _ end: Int, _ code: String, into mentions: inout [Mention]
  ) -> Int {
    mentions.append(
      Mention(
        .measure, clause.textRange(quantity.start..<end), normalized: quantity.fields(unit: code),
        parts: quantity.parts(clause), recognizer: "measure/unit", sentence: clause.sentence))
    return end
  }

  /// `5 ft 2 in`: the smaller unit's share is added.
  private func takeSmaller(
    _ clause: Clause, _ quantity: inout Quantity, _ end: Int, _ code: String, _ reader: QuantityReader
  ) -> Int {
    let place = reader.and.contains(clause.lexeme(end)) ? end + 1 : end
    guard clause.isNumber(place), let small = reader.numerals.numeral(clause, at: place) else { return end }
    let (unit, share) = code == "[ft_i]" ? ("[in_i]", 12.0) : ("[oz_av]", 16.0)
    guard small.value < share else { return end }
    let after = small.tokens.upperBound
    if let found = units.unit(clause, at: after, after: .digits), found.code == unit {
      quantity.low += small.value / share
      return found.end
    }
    if code == "[ft_i]", clause[after].map({ $0.count == 2 }) == true, clause.begins(after, "i"),
      clause.ends(after, "n")
    {
      quantity.low += small.value / share
      return after + 1
    }
    return end
  }

  /// `12.5 per 100,000`
  private func rate(_ clause: Clause, _ quantity: Quantity, _ reader: QuantityReader) -> Found? {
    guard per.contains(clause.lexeme(quantity.end)),
      let base = reader.numerals.numeral(clause, at: quantity.end + 1), base.value >= 10
    else { return nil }
    var (power, rest) = (0, base.value)
    while rest >= 10 {
      rest /= 10
      power += 1
    }
    guard rest == 1 else { return nil }
    return .measure(quantity, end: base.tokens.upperBound, code: "/10*\(power)")
  }
}
