import DocumentModel

/// Lengths of time as figures: which of them measure something (`the trial lasted 14 months`, `a sentence of 15 years`,
/// `a 30-day stay`) and do not only say when (`within 30 days`, `jailed for 15 years`), and their value with a UCUM unit.
enum MeasuredLength {
  /// Words between a verb and the length.
  private static let reach = 6

  /// Whether a period is a length of time, and not told from the present (`the next five years`).
  static func isLength(_ mention: Mention) -> Bool {
    mention.normalized["duration"] != nil && mention.recognizer != DurationGrammar.relative
  }

  /// Whether the length at these tokens is that of something.
  static func isMeasured(_ clause: Clause, _ tokens: Range<Int>, _ words: MeasuredWords) -> Bool {
    let phrases = words.phrases
    let (first, end) = (tokens.lowerBound, tokens.upperBound)
    // `14 months of detention`, `a sentence of 15 years`
    if phrases.isOf(clause, end) && !clause.headFirst { return true }
    if phrases.isOf(clause, first - 1), phrases.isGroupWord(clause, first - 2) { return true }
    // `a 30-day stay`, `a two-year term`
    // `3 ms clicks`: a symbol too stands before what it measures.
    let isCompound = tokens.count == 1 || clause.isDash(end - 2) && clause.isJoined(end - 1)
    let isSymbol = (clause[end - 1]?.count ?? 9) <= 3
    if isCompound || isSymbol, phrases.isGroupWord(clause, end), !words.idle.contains(clause.lexeme(end)) {
      return true
    }
    // `mean age 54.8 years`, `a time step Δt = 12 s`
    if words.properties.contains(clause.lexeme(first - 1)) || isEquated(clause, first - 1) { return true }
    if words.spans.contains(clause.lexeme(first - 1)) { return isSpanned(clause, first - 1, words) }
    var place = first - 1
    while place >= max(clause.range.lowerBound, first - reach) {
      let lexeme = clause.lexeme(place)
      if words.lasting.contains(lexeme) { return true }
      guard words.links.contains(lexeme) || words.spans.contains(lexeme) || clause.ends(place, "ly") else {
        return false
      }
      place -= 1
    }
    return false
  }

  /// Whether a verb stands before `for`: `was jailed for 15 years`.
  private static func isSpanned(_ clause: Clause, _ index: Int, _ words: MeasuredWords) -> Bool {
    var place = index - 1
    while place >= max(clause.range.lowerBound, index - reach), clause.isWord(place),
      !words.clauses.contains(clause.lexeme(place))
    {
      if clause.ends(place, "ed") || words.verbs.contains(clause.lexeme(place))
        || words.lasting.contains(clause.lexeme(place))
        || clause.headFirst && words.phrases.isPrefixedVerb(clause, place)
      {
        return true
      }
      place -= 1
    }
    return false
  }

  private static func isEquated(_ clause: Clause, _ index: Int) -> Bool {
    clause.mark(index) == UInt8(ascii: "=") || clause.symbol(index) == 0x2248
  }

  /// The value and unit of a length, of a range its two ends; nil where its units have no common one (`a year and a day`).
  static func value(_ mention: Mention) -> (NormalizedValue, String?)? {
    if let low = mention.normalized["low"]?.text, let high = mention.normalized["high"]?.text {
      guard let low = figure(low), let high = figure(high), low.unit == high.unit else { return nil }
      return (.object(["low": .numeric(low.value), "high": .numeric(high.value)]), low.unit)
    }
    guard let duration = mention.normalized["duration"]?.text, let length = figure(duration) else { return nil }
    return (.numeric(length.value), length.unit)
  }

  /// `P14M` is 14 `mo`, `P2Y1M` 25 `mo`, `PT1H30M` 90 `min`.
  static func figure(_ iso: String) -> (value: Double, unit: String)? {
    var (number, total, unit) = ("", 0.0, "")
    var isClock = false
    for letter in iso.dropFirst() {
      if letter == "T" {
        isClock = true
      } else if letter.isNumber || letter == "." {
        number.append(letter)
      } else {
        guard let value = Double(number), let next = units["\(isClock ? "T" : "")\(letter)"] else { return nil }
        if !unit.isEmpty {
          guard let factor = factors["\(unit)/\(next)"] else { return nil }
          total *= factor
        }
        (total, unit, number) = (total + value, next, "")
      }
    }
    return unit.isEmpty ? nil : (total, unit)
  }

  private static let units = ["Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s"]
  /// How many of a smaller unit a larger one has, where that does not depend on the calendar.
  private static let factors: [String: Double] = [
    "a/mo": 12, "wk/d": 7, "wk/h": 168, "d/h": 24, "d/min": 1440, "d/s": 86400, "h/min": 60, "h/s": 3600, "min/s": 60,
  ]
}
