import DocumentModel

/// Reads days, months and years: `23 October 2009`, `October 23, 2009`, `Juni 2020`, `2009-10-23`, `23/10/2009`.
struct DateGrammar: Sendable {
  private let months: LexemeTable<Int>
  /// Months that are other words too without their capital.
  private let ambiguous: LexemeSet
  private let suffixes: LexemeSet
  private let ofWords: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var months: [Lexeme: Int] = [:]
    for month in 1...12 {
      for word in packs.words("month.\(month)") { months[vocabulary.intern(word)] = month }
    }
    self.months = LexemeTable(months)
    ambiguous = LexemeSet("month.ambiguous", packs, &vocabulary)
    suffixes = LexemeSet("date.ordinalSuffixes", packs, &vocabulary)
    ofWords = LexemeSet("date.of", packs, &vocabulary)
  }

  /// The month a word names; `may` and `march` need their capital.
  func month(_ clause: Clause, _ index: Int) -> Int? {
    guard let token = clause[index], token.kind == .word, token.isCapitalized || !ambiguous.contains(token.lexeme)
    else {
      return nil
    }
    return months[token.lexeme]
  }

  /// The point that has the number at `index`; its month may stand before it, from `floor`.
  func point(_ clause: Clause, at index: Int, floor: Int) -> CalendarPoint? {
    guard clause.isNumber(index) else { return nil }
    if let point = numeric(clause, index) { return point }
    if let point = dayFirst(clause, index) { return point }
    var monthIndex = index - 1
    if clause.mark(monthIndex) == UInt8(ascii: "."), clause.isJoined(monthIndex) { monthIndex -= 1 }
    if clause.mark(monthIndex) == UInt8(ascii: ",") { monthIndex -= 1 }
    if monthIndex >= floor, let month = month(clause, monthIndex) {
      if monthIndex == index - 1 || clause.mark(index - 1) != UInt8(ascii: ","), let day = day(clause, index) {
        return monthFirst(clause, monthIndex, month, day)
      }
      if let year = year(clause, index) {
        return CalendarPoint(tokens: monthIndex..<(index + 1), year: year, month: month)
      }
    }
    guard let year = year(clause, index) else { return nil }
    return CalendarPoint(tokens: index..<(index + 1), year: year)
  }

  /// The point that begins with the month word or number at `index`.
  func point(_ clause: Clause, from index: Int) -> CalendarPoint? {
    if clause.isNumber(index) { return point(clause, at: index, floor: index) }
    guard let month = month(clause, index) else { return nil }
    let next = clause.mark(index + 1) == UInt8(ascii: ".") && clause.isJoined(index + 1) ? index + 2 : index + 1
    if clause.isNumber(next) { return point(clause, at: next, floor: index) }
    return CalendarPoint(tokens: index..<(index + 1), month: month)
  }

  /// A mention of a date, nil for a year alone.
  func mention(_ clause: Clause, _ point: CalendarPoint) -> Mention? {
    guard !point.isYear else { return nil }
    return Mention(
      .date, clause.textRange(point.tokens), normalized: ["iso": .string(point.iso)], recognizer: "date/calendar",
      sentence: clause.sentence)
  }

  /// The year of the four digits at `index`.
  func year(_ clause: Clause, _ index: Int) -> Int? {
    guard clause.isNumber(index), !(clause.isJoined(index + 1) && clause.isWord(index + 1)) else { return nil }
    return TokenShapes.year(clause.text, index)
  }

  /// The day and one past its ordinal suffix.
  private func day(_ clause: Clause, _ index: Int) -> (day: Int, end: Int)? {
    guard let token = clause[index], token.kind == .number, token.count <= 2, let day = integer(clause, index),
      (1...31).contains(day)
    else { return nil }
    let hasSuffix = clause.isJoined(index + 1) && suffixes.contains(clause.lexeme(index + 1))
    if !hasSuffix, clause.isJoined(index + 1), clause.isWord(index + 1) { return nil }
    return (day, hasSuffix ? index + 2 : index + 1)
  }

  /// `23 October 2009`, `23rd of October, 2009`, `27 July`
  private func dayFirst(_ clause: Clause, _ index: Int) -> CalendarPoint? {
    guard let (day, after) = day(clause, index) else { return nil }
    var end = after
    if ofWords.contains(clause.lexeme(end)) { end += 1 }
    // `15-Jan-2018`
    let isDashed = clause.isDash(end) && clause.isDash(end + 2) && clause.isJoined(end + 2)
    if isDashed { end += 1 }
    guard let month = month(clause, end) else { return nil }
    end += 1
    var yearIndex = end
    if clause.mark(yearIndex) == UInt8(ascii: ".") || clause.mark(yearIndex) == UInt8(ascii: ",") { yearIndex += 1 }
    if isDashed { yearIndex += 1 }
    if ofWords.contains(clause.lexeme(yearIndex)) { yearIndex += 1 }
    if let year = year(clause, yearIndex) {
      return CalendarPoint(tokens: index..<(yearIndex + 1), year: year, month: month, day: day)
    }
    return CalendarPoint(tokens: index..<end, month: month, day: day)
  }

  /// `October 23, 2009`, `October 23`
  private func monthFirst(_ clause: Clause, _ start: Int, _ month: Int, _ day: (day: Int, end: Int)) -> CalendarPoint {
    let yearIndex = clause.mark(day.end) == UInt8(ascii: ",") ? day.end + 1 : day.end
    if let year = year(clause, yearIndex) {
      return CalendarPoint(tokens: start..<(yearIndex + 1), year: year, month: month, day: day.day)
    }
    return CalendarPoint(tokens: start..<day.end, month: month, day: day.day)
  }

  /// `2009-10-23`, `23/10/2009`, `23.10.2009`
  private func numeric(_ clause: Clause, _ index: Int) -> CalendarPoint? {
    guard let token = clause[index] else { return nil }
    if token.count >= 8, token.count <= 10 { return dotted(clause, token, index) }
    guard clause.isJoined(index + 1), clause.isJoined(index + 2), clause.isJoined(index + 3),
      clause.isJoined(index + 4),
      clause.isNumber(index + 2), clause.isNumber(index + 4), !clause.isJoined(index),
      !(clause.isJoined(index + 5) && clause.mark(index + 5) == clause.mark(index + 1))
    else { return nil }
    let isSlash = clause.mark(index + 1) == UInt8(ascii: "/") && clause.mark(index + 3) == UInt8(ascii: "/")
    guard isSlash || (clause.isDash(index + 1) && clause.isDash(index + 3)) else { return nil }
    guard let a = integer(clause, index), let b = integer(clause, index + 2), let c = integer(clause, index + 4) else {
      return nil
    }
    return point(a, b, c, index..<(index + 5))
  }

  private func dotted(_ clause: Clause, _ token: Token, _ index: Int) -> CalendarPoint? {
    let bytes = clause.text.document.text.utf8[Int(token.start)..<Int(token.end)]
    var fields = [0]
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        fields.append(0)
      } else if isDigit(byte) {
        fields[fields.count - 1] = fields[fields.count - 1] * 10 + Int(byte - 0x30)
      } else {
        return nil
      }
    }
    guard fields.count == 3 else { return nil }
    return point(fields[0], fields[1], fields[2], index..<(index + 1))
  }

  /// Year first, else day first; month first only where the other is impossible.
  private func point(_ a: Int, _ b: Int, _ c: Int, _ tokens: Range<Int>) -> CalendarPoint? {
    let years = 1600...2099
    var (year, month, day) = (a, b, c)
    if !years.contains(a) { (year, month, day) = b > 12 ? (c, a, b) : (c, b, a) }
    guard years.contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return CalendarPoint(tokens: tokens, year: year, month: month, day: day)
  }

  private func integer(_ clause: Clause, _ index: Int) -> Int? {
    guard let token = clause[index], token.kind == .number, token.count <= 4 else { return nil }
    var value = 0
    for byte in clause.text.document.text.utf8[Int(token.start)..<Int(token.end)] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
