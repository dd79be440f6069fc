import DocumentModel

/// Reads days, months and years from their first token: `23 October 2009`, `October 23rd, 2009`, `the first of May`,
/// `Juni 2020`, `2009-10-23`, `23/10/2009`.
final class DateGrammar: Sendable {
  let lexicon: CalendarLexicon
  private let numeric: NumericDateGrammar

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    lexicon = CalendarLexicon(packs, &vocabulary)
    numeric = NumericDateGrammar()
  }

  /// The month a word names.
  func month(_ clause: Clause, _ index: Int) -> Int? { lexicon.month(clause, index) }

  /// The point that begins at `index`; a lone year, a lone month and a lone day behind a weekday included.
  func point(_ clause: Clause, at index: Int) -> CalendarPoint? {
    guard let token = clause[index] else { return nil }
    switch token.kind {
    case .number:
      if let point = numeric.point(clause, index, lexicon) { return point }
      if let day = day(clause, index) {
        if let point = dayFirst(clause, index, day) { return point }
        if let point = weekdayed(clause, index, day) { return point }
      }
      guard let year = year(clause, index) else { return nil }
      // `2015 June`, `1998 June 4`
      if let month = month(clause, index + 1), clause[index + 1]?.isCapitalized == true {
        if let day = day(clause, index + 2), self.year(clause, day.end) == nil,
          self.year(clause, clause.mark(day.end) == UInt8(ascii: ",") ? day.end + 1 : day.end) == nil
        {
          return CalendarPoint(tokens: index..<day.end, year: year, month: month, day: day.day)
        }
        if !clause.isNumber(index + 2) { return CalendarPoint(tokens: index..<(index + 2), year: year, month: month) }
      }
      return CalendarPoint(tokens: index..<(index + 1), year: year)
    case .word:
      if let month = month(clause, index) { return monthFirst(clause, index, month) }
      guard let day = ordinal(clause, index) else { return nil }
      return dayFirst(clause, index, day)
    case .mark: return nil
    }
  }

  /// A mention of a date, nil for a year or a month alone.
  func mention(_ clause: Clause, _ point: CalendarPoint) -> Mention? {
    guard !point.isYear, !point.isMonth else { return nil }
    return Mention(
      .date, clause.textRange(point.tokens), normalized: ["iso": .string(point.iso)], recognizer: "date/calendar",
      sentence: clause.sentence)
  }

  /// The year of the four digits at `index`.
  func year(_ clause: Clause, _ index: Int) -> Int? {
    guard clause.isNumber(index), !(clause.isJoined(index + 1) && clause.isWord(index + 1)) else { return nil }
    return TokenShapes.year(clause.text, index)
  }

  // MARK: Days

  /// The day in digits and one past its ordinal suffix.
  func day(_ clause: Clause, _ index: Int) -> (day: Int, end: Int)? {
    guard clause.isNumber(index), let token = clause[index], token.count <= 2,
      let day = clause.joinedDigits(index, from: 0), (1...31).contains(day)
    else { return nil }
    // `5th`; `5 th` as flattened superscripts leave it, beside a month.
    let isSuffix = lexicon.suffixes.contains(clause.lexeme(index + 1))
    let hasSuffix =
      isSuffix
      && (clause.isJoined(index + 1) || month(clause, index + 2) != nil || month(clause, index - 1) != nil
        || month(clause, index - 2) != nil)
    if !hasSuffix, clause.isJoined(index + 1), clause.isWord(index + 1) { return nil }
    return (day, hasSuffix ? index + 2 : index + 1)
  }

  /// `twenty-first`, `twenty first`
  private func ordinal(_ clause: Clause, _ index: Int) -> (day: Int, end: Int)? {
    if let tens = lexicon.numbers[clause.lexeme(index)], tens == 20 || tens == 30,
      let units = lexicon.ordinals[clause.lexeme(index + 1)], units < 10, Int(tens) + units <= 31
    {
      return (Int(tens) + units, index + 2)
    }
    return lexicon.ordinals[clause.lexeme(index)].map { ($0, index + 1) }
  }

  /// `23 October 2009`, `23rd of October, 2009`, `27 July`, `15-Jan-2018`
  private func dayFirst(_ clause: Clause, _ index: Int, _ day: (day: Int, end: Int)) -> CalendarPoint? {
    var end = day.end
    let hasOf = lexicon.ofWords.contains(clause.lexeme(end))
    if hasOf { end += 1 }
    let isDashed = clause.isDash(end) && clause.isJoined(end) && clause.isJoined(end + 1)
    if isDashed { end += 1 }
    guard let month = month(clause, end), !clause.isWord(index) || hasOf else { return nil }
    guard day.day <= CalendarPoint.days(month, nil) else { return nil }
    end += 1
    var place = end
    if isDashed {
      if clause.isDash(place), clause.isJoined(place) { place += 1 }
    } else {
      if clause.mark(place) == UInt8(ascii: "."), clause.isJoined(place) { place += 1 }
      if clause.mark(place) == UInt8(ascii: ",") { place += 1 }
      if lexicon.ofWords.contains(clause.lexeme(place)) { place += 1 }
    }
    if let found = writtenYear(clause, place) {
      return CalendarPoint(tokens: index..<found.end, year: found.year, month: month, day: day.day)
    }
    // `4 March 2019`'s month ends a number of something else where another number follows: `5 May 12`.
    return CalendarPoint(tokens: index..<end, month: month, day: day.day)
  }

  /// `Thursday the 21st`
  private func weekdayed(_ clause: Clause, _ index: Int, _ day: (day: Int, end: Int)) -> CalendarPoint? {
    guard day.end > index + 1 else { return nil }
    let place = lexicon.the.contains(clause.lexeme(index - 1)) ? index - 2 : index - 1
    guard lexicon.weekdays.contains(clause.lexeme(place)) else { return nil }
    return CalendarPoint(tokens: index..<day.end, day: day.day)
  }

  // MARK: Months

  /// `October 23, 2009`, `October the 23rd`, `October of 2009`, `Oct. 2009`, `October first`, `October`
  private func monthFirst(_ clause: Clause, _ index: Int, _ month: Int) -> CalendarPoint? {
    let alone = CalendarPoint(tokens: index..<(index + 1), month: month)
    var place = index + 1
    if clause.mark(place) == UInt8(ascii: "."), clause.isJoined(place) || clause.isNumber(place + 1) { place += 1 }
    let isComma = clause.mark(place) == UInt8(ascii: ",")
    let isTight =
      (clause.isDash(place) || clause.mark(place) == UInt8(ascii: "/")) && clause.isJoined(place)
      && clause.isJoined(place + 1)
    if isComma || isTight { place += 1 }
    let hasOf = lexicon.ofWords.contains(clause.lexeme(place))
    if hasOf { place += 1 }
    if let found = writtenYear(clause, place) {
      return CalendarPoint(tokens: index..<found.end, year: found.year, month: month)
    }
    // `April of 87`
    if hasOf, clause.isNumber(place), let year = shortYear(clause, place), year >= 32 {
      return CalendarPoint(tokens: index..<(place + 1), year: 1900 + year, month: month)
    }
    if hasOf { return alone }
    if lexicon.the.contains(clause.lexeme(place)) { place += 1 }
    guard let day = clause.isNumber(place) ? day(clause, place) : ordinal(clause, place),
      day.day <= CalendarPoint.days(month, nil), !isComma || day.end > place + 1 || clause.isWord(place),
      !isQuantity(clause, day.end)
    else { return alone }
    var yearPlace = day.end
    if clause.mark(yearPlace) == UInt8(ascii: ",") { yearPlace += 1 }
    if isTight, clause.isDash(yearPlace) || clause.mark(yearPlace) == UInt8(ascii: "/") { yearPlace += 1 }
    if lexicon.ofWords.contains(clause.lexeme(yearPlace)) { yearPlace += 1 }
    if let found = writtenYear(clause, yearPlace) {
      return CalendarPoint(tokens: index..<found.end, year: found.year, month: month, day: day.day)
    }
    return CalendarPoint(tokens: index..<day.end, month: month, day: day.day)
  }

  /// Whether the number before `index` is a share, not a day: `In May 12% of them`.
  private func isQuantity(_ clause: Clause, _ index: Int) -> Bool {
    clause.mark(index) == UInt8(ascii: "%") || clause.symbol(index) == 0xB0
  }

  // MARK: Years

  /// A year in four digits, `'99`, or words, and one past it.
  func writtenYear(_ clause: Clause, _ index: Int) -> (year: Int, end: Int)? {
    if let year = year(clause, index) { return (year, index + 1) }
    let isApostrophe = clause.mark(index) == UInt8(ascii: "'") || clause.symbol(index) == 0x2019
    if isApostrophe, clause.isJoined(index + 1), let year = shortYear(clause, index + 1),
      !(clause.isJoined(index + 2) && clause.isWord(index + 2))
    {
      return (Self.full(year), index + 2)
    }
    return clause.isWord(index) ? yearInWords(clause, index) : nil
  }

  /// The two digits of a year.
  func shortYear(_ clause: Clause, _ index: Int) -> Int? {
    guard clause.isNumber(index), clause[index]?.count == 2 else { return nil }
    return clause.joinedDigits(index, from: 0)
  }

  /// The year of two digits: up to 49 of this century, as POSIX and most systems have it nearly.
  static func full(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// `eighteen forty-eight`, `two thousand and five`, `twenty twenty`
  private func yearInWords(_ clause: Clause, _ index: Int) -> (year: Int, end: Int)? {
    guard let first = lexicon.numbers[clause.lexeme(index)] else { return nil }
    if first == 2, lexicon.numbers[clause.lexeme(index + 1)] == 1000 {
      let place = lexicon.joiners.contains(clause.lexeme(index + 2)) ? index + 3 : index + 2
      guard let rest = belowHundred(clause, place) else { return (2000, index + 2) }
      return (2000 + rest.value, rest.end)
    }
    guard (16...20).contains(first), let rest = belowHundred(clause, index + 1), rest.value >= 10 else { return nil }
    return (Int(first) * 100 + rest.value, rest.end)
  }

  private func belowHundred(_ clause: Clause, _ index: Int) -> (value: Int, end: Int)? {
    guard let first = lexicon.numbers[clause.lexeme(index)], first >= 1, first < 100 else { return nil }
    if first >= 20, first.truncatingRemainder(dividingBy: 10) == 0,
      let unit = lexicon.numbers[clause.lexeme(index + 1)],
      unit >= 1, unit < 10
    {
      return (Int(first + unit), index + 2)
    }
    return (Int(first), index + 1)
  }
}
