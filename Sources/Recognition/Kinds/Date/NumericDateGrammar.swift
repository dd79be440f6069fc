import DocumentModel

/// Dates in digits: `2009-10-23`, `23/10/2009`, `10/23/09`, `23.10.2009`, `20091023`, `2020-06`, `06/2020`. Day or month
/// first is decided by the numbers, else by what the document does elsewhere (`DateOrder`).
struct NumericDateGrammar: Sendable {
  /// The date that begins with the digits at `index`.
  func point(_ clause: Clause, _ index: Int, _ lexicon: CalendarLexicon) -> CalendarPoint? {
    guard let token = clause[index], !isInsideIdentifier(clause, index) else { return nil }
    if token.count >= 6 { return token.count <= 10 ? single(clause, token, index, lexicon) : nil }
    guard token.count <= 4, clause.isJoined(index + 1), clause.isJoined(index + 2), clause.isNumber(index + 2),
      let a = clause.joinedDigits(index, from: 0), let b = clause.joinedDigits(index + 2, from: 0)
    else { return nil }
    let isSlash = clause.mark(index + 1) == UInt8(ascii: "/")
    guard isSlash || clause.isDash(index + 1) else { return nil }
    let isThird = clause.isJoined(index + 3) && clause.isJoined(index + 4)
    if isThird, isSlash ? clause.mark(index + 3) == UInt8(ascii: "/") : clause.isDash(index + 3) {
      guard clause.isNumber(index + 4), let c = clause.joinedDigits(index + 4, from: 0),
        let last = clause[index + 4], last.count == 4 || last.count == 2 || token.count == 4, last.count <= 4,
        !(clause.isJoined(index + 5) && clause.mark(index + 5) == clause.mark(index + 1)),
        isSlash || token.count == 4 || last.count == 4 || isCued(clause, index, lexicon)
      else { return nil }
      return point(a, b, c, index..<(index + 5), clause, lexicon, isShort: token.count < 4 && last.count == 2)
    }
    return pair(clause, index, a, b, isSlash, lexicon)
  }

  /// `2020-06`, `06/2020`; `5/12` behind `on` and its like.
  private func pair(
    _ clause: Clause, _ index: Int, _ a: Int, _ b: Int, _ isSlash: Bool, _ lexicon: CalendarLexicon
  ) -> CalendarPoint? {
    guard let first = clause[index], let second = clause[index + 2],
      !(clause.isJoined(index + 3) && clause.mark(index + 3) == UInt8(ascii: "/"))
    else { return nil }
    let tokens = index..<(index + 3)
    var before = index - 1
    if clause.mark(before) == UInt8(ascii: "."), clause.isJoined(before) { before -= 1 }
    if lexicon.labels.contains(clause.lexeme(before)), !lexicon.cues.contains(clause.lexeme(before)) { return nil }
    if first.count == 4, second.count == 2, TokenShapes.year(clause.text, index) != nil, (1...12).contains(b), !isSlash
    {
      // `2008-09` is a pair of years.
      let isShortYear = b > a % 100 && b - a % 100 <= PeriodGrammar.longestShortRange
      return isShortYear ? nil : CalendarPoint(tokens: tokens, year: a, month: b)
    }
    if second.count == 4, first.count <= 2, TokenShapes.year(clause.text, index + 2) != nil, (1...12).contains(a),
      isSlash || first.count == 2
    {
      return CalendarPoint(tokens: tokens, year: b, month: a)
    }
    guard first.count <= 2, second.count <= 2, isCued(clause, index, lexicon) else { return nil }
    let isMonthFirst = b > 12 || a <= 12 && DateOrder.isMonthFirst(clause.text, lexicon)
    let (day, month) = isMonthFirst ? (b, a) : (a, b)
    guard (1...12).contains(month), day >= 1, day <= CalendarPoint.days(month, nil) else { return nil }
    return CalendarPoint(tokens: tokens, month: month, day: day)
  }

  /// Whether a word before it says that a date follows.
  private func isCued(_ clause: Clause, _ index: Int, _ lexicon: CalendarLexicon) -> Bool {
    lexicon.cues.contains(clause.lexeme(index - 1)) || lexicon.weekdays.contains(clause.lexeme(index - 1))
  }

  /// `23.10.2009`, `20091023`
  private func single(_ clause: Clause, _ token: Token, _ index: Int, _ lexicon: CalendarLexicon) -> CalendarPoint? {
    let bytes = clause.text.document.text.utf8
    var (values, counts, field) = ((0, 0, 0), (0, 0, 0), 0)
    for place in Int(token.start)..<Int(token.end) {
      let byte = bytes[place]
      if byte == UInt8(ascii: ".") {
        field += 1
        guard field <= 2 else { return nil }
        continue
      }
      guard isDigit(byte) else { return nil }
      let digit = Int(byte - 0x30)
      switch field {
      case 0: (values.0, counts.0) = (values.0 * 10 + digit, counts.0 + 1)
      case 1: (values.1, counts.1) = (values.1 * 10 + digit, counts.1 + 1)
      default: (values.2, counts.2) = (values.2 * 10 + digit, counts.2 + 1)
      }
    }
    let tokens = index..<(index + 1)
    if field == 2 {
      guard max(counts.0, counts.2) == 4, counts.1 <= 2 else { return nil }
      return point(values.0, values.1, values.2, tokens, clause, lexicon, isShort: false)
    }
    guard field == 0, counts.0 == 8, (1900...2099).contains(values.0 / 10000) else { return nil }
    return point(values.0 / 10000, values.0 / 100 % 100, values.0 % 100, tokens, clause, lexicon, isShort: false)
  }

  /// Year first, else as the numbers allow and the document does elsewhere.
  private func point(
    _ a: Int, _ b: Int, _ c: Int, _ tokens: Range<Int>, _ clause: Clause, _ lexicon: CalendarLexicon, isShort: Bool
  ) -> CalendarPoint? {
    let years = 1600...2099
    var (year, month, day) = (a, b, c)
    if !years.contains(a) {
      let isMonthFirst = b > 12 || a <= 12 && DateOrder.isMonthFirst(clause.text, lexicon)
      (year, month, day) = isMonthFirst ? (c, a, b) : (c, b, a)
      if isShort { year = DateGrammar.full(c) }
    }
    guard years.contains(year), (1...12).contains(month), day >= 1, day <= CalendarPoint.days(month, year) else {
      return nil
    }
    return CalendarPoint(tokens: tokens, year: year, month: month, day: day)
  }

  /// Joined behind a slash, a dash or a letter: a piece of a path, a number of a file.
  private func isInsideIdentifier(_ clause: Clause, _ index: Int) -> Bool {
    guard clause.isJoined(index), let before = clause[index - 1] else { return false }
    switch before.mark {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "'"): return false
    default: return before.kind != .mark || before.mark != 0 && !before.isSpaced
    }
  }
}
