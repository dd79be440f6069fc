import DocumentModel

/// Lengths of time: `five years`, `almost two years`, `the next 30 days`, `2 hours and 30 minutes`, `two-year`.
struct DurationGrammar: Sendable {
  /// The rule that finds a length told from the present.
  static let relative = "period/next"

  private let next: LexemeSet
  /// `terakhir`, where it stands behind the length.
  private let nextBehind: LexemeSet
  private let articles: LexemeSet
  private let and: LexemeSet
  /// Compounds such as `two-year`, which are one token, and their ISO 8601 durations.
  private let compounds: LexemeTable<String>
  /// The words of `compounds`.
  let compoundWords: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    next = set("period.next")
    nextBehind = set("period.nextBehind")
    articles = set("determiners.definite")
    and = set("range.and")
    var compounds: [(Lexeme, String)] = []
    let numbers =
      packs.numbers.filter { $0.value >= 1 && $0.value <= 100 && $0.value == $0.value.rounded() }
      + packs.words("numbers.halves").map { (word: $0, value: 0.5) }
    for (code, words) in packs.lists(under: "unit.time.") where !code.contains("symbol.") {
      guard let time = UnitAtom(time: code).time else { continue }
      for (number, value) in numbers {
        let duration = Self.iso([(value, time)])
        for word in words where !word.utf8.contains(0x20) {
          compounds.append((vocabulary.intern(number + "-" + word), duration))
        }
      }
    }
    compoundWords = LexemeSet(compounds.lazy.map(\.0))
    self.compounds = LexemeTable(compounds)
  }

  /// The length that is one compound, one past it, nil where none stands.
  func compound(_ clause: Clause, _ index: Int, into mentions: inout [Mention]) -> Int? {
    guard let duration = compounds[clause.lexeme(index)] else { return nil }
    append(clause, index..<(index + 1), ["duration": .string(duration)], "period/compound", &mentions)
    return index + 1
  }

  /// The mention of a quantity of a unit of time, with the smaller units behind it; one past its last token.
  func read(
    _ clause: Clause, _ quantity: Quantity, _ end: Int, _ time: UnitAtom.Time, floor: Int, _ reader: QuantityReader,
    _ units: UnitGrammar, into mentions: inout [Mention]
  ) -> Int {
    var end = end
    var start = quantity.start
    var amounts = [(quantity.high ?? quantity.low, time)]
    // `2 years, 1 month and 21 days`
    while quantity.high == nil, amounts.count < 6, let last = amounts.last {
      var place = end
      if clause.mark(place) == UInt8(ascii: ",") { place += 1 }
      if and.contains(clause.lexeme(place)) { place += 1 }
      guard let more = reader.numerals.numeral(clause, at: place), !more.isYearLike,
        let unit = units.unit(clause, at: more.tokens.upperBound, after: more.isDigits ? .digits : .words),
        let smaller = unit.time, Self.rank(smaller) < Self.rank(last.1)
      else { break }
      amounts.append((more.value, smaller))
      end = unit.end
    }
    // `the next five years`
    var rule = "period/length"
    if start - 1 >= floor, next.contains(clause.lexeme(start - 1)) {
      start -= 1
      rule = Self.relative
      if start - 1 >= floor, articles.contains(clause.lexeme(start - 1)) { start -= 1 }
    }
    if nextBehind.contains(clause.lexeme(end)) {
      end += 1
      rule = Self.relative
    }
    var fields = NormalizedFields()
    fields["duration"] = .string(Self.iso(amounts))
    if let high = quantity.high {
      fields["low"] = .string(Self.iso([(quantity.low, time)]))
      fields["high"] = .string(Self.iso([(high, time)]))
    }
    if let qualifier = quantity.qualifier { fields["qualifier"] = .string(qualifier.rawValue) }
    append(clause, start..<end, fields, rule, &mentions)
    return end
  }

  /// Appends a figure of a list whose unit of time stands at its end; returns one past it.
  func append(_ clause: Clause, _ quantity: Quantity, _ time: UnitAtom.Time, into mentions: inout [Mention]) -> Int {
    append(
      clause, quantity.start..<quantity.end, ["duration": .string(Self.iso([(quantity.high ?? quantity.low, time)]))],
      "period/list", &mentions)
    return quantity.end
  }

  // MARK: ISO 8601

  /// `P2Y1M21D`, `PT1H30M`
  private static func iso(_ amounts: [(value: Double, time: UnitAtom.Time)]) -> String {
    var (date, clock) = ("", "")
    for (value, time) in amounts {
      let text = digits(value * time.factor)
      if time.designator.hasPrefix("T") {
        clock += text + time.designator.dropFirst()
      } else {
        date += text + time.designator
      }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }

  private static func digits(_ value: Double) -> String {
    value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// Larger for longer units.
  private static func rank(_ time: UnitAtom.Time) -> Double {
    let base: Double =
      switch time.designator {
      case "TS": 1
      case "TM": 60
      case "TH": 3600
      case "D": 86400
      case "W": 604_800
      case "M": 2_629_800
      default: 31_557_600
      }
    return base * time.factor
  }

  private func append(
    _ clause: Clause, _ tokens: Range<Int>, _ fields: NormalizedFields, _ rule: String, _ mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(.period, clause.textRange(tokens), normalized: fields, recognizer: rule, sentence: clause.sentence))
  }
}
