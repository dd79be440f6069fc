import DocumentModel

/// Whether a document writes the month before the day (10/23/2009) or behind it (23/10/2009): by its dates that can be
/// read one way only, then by its dates with month names, then by its language.
enum DateOrder {
  /// Whether the month comes first. Looks over the document once, at the first question.
  static func isMonthFirst(_ text: TokenizedDocument, _ lexicon: CalendarLexicon) -> Bool {
    text.isMonthFirst { decide(text, lexicon) }
  }

  private static func decide(_ text: TokenizedDocument, _ lexicon: CalendarLexicon) -> Bool {
    var (monthFirst, dayFirst, namesFirst, namesBehind) = (0, 0, 0, 0)
    for index in text.tokens.indices where text.tokens[index].kind == .number && text.tokens[index].count <= 2 {
      if index + 4 < text.tokens.count, text.tokens[index + 1].mark == UInt8(ascii: "/"),
        text.tokens[index + 3].mark == UInt8(ascii: "/"), text.tokens[index + 2].kind == .number,
        text.tokens[index + 4].kind == .number, text.tokens[index + 2].count <= 2,
        index == 0 || text.tokens[index - 1].mark != UInt8(ascii: "/")
      {
        let (first, second) = (small(text, index), small(text, index + 2))
        if first > 12, second <= 12 { dayFirst += 1 }
        if second > 12, first <= 12 { monthFirst += 1 }
      }
      if index > 0, lexicon.months.contains(text.tokens[index - 1].lexeme) { namesFirst += 1 }
      if index + 1 < text.tokens.count, lexicon.months.contains(text.tokens[index + 1].lexeme) { namesBehind += 1 }
    }
    if monthFirst != dayFirst { return monthFirst > dayFirst }
    if namesFirst != namesBehind { return namesFirst > namesBehind }
    return text.document.language?.lowercased() == "en-us"
  }

  private static func small(_ text: TokenizedDocument, _ index: Int) -> Int {
    var value = 0
    for place in Int(text.tokens[index].start)..<Int(text.tokens[index].end) {
      let byte = text.document.text.utf8[place]
      guard isDigit(byte) else { return 0 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
