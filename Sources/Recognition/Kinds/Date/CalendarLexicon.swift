import DocumentModel

/// Month names, ordinal days, weekdays and the words of dates, of all packs.
final class CalendarLexicon: Sendable {
  let months: LexemeTable<Int>
  /// Months that are other words too without their capital.
  let ambiguous: LexemeSet
  let suffixes: LexemeSet
  let ofWords: LexemeSet
  let the: LexemeSet
  /// `first` … `thirty-first`.
  let ordinals: LexemeTable<Int>
  /// The words of `ordinals`.
  let ordinalWords: Set<Lexeme>
  let weekdays: LexemeSet
  /// Words after which `5/12` is a date.
  let cues: LexemeSet
  /// Whole number words, for years (`eighteen forty-eight`).
  let numbers: LexemeTable<Double>
  let joiners: LexemeSet
  /// Words after which `5/2020` is the number of something.
  let labels: LexemeSet
  /// Words after which a month alone is a time.
  let before: LexemeSet
  /// Words that name months.
  let monthWords: Set<Lexeme>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    var months: [Lexeme: Int] = [:]
    for month in 1...12 {
      for word in packs.words("month.\(month)") { months[vocabulary.intern(word)] = month }
    }
    var ordinals: [Lexeme: Int] = [:]
    for (place, word) in packs.words("ordinals").enumerated() { ordinals[vocabulary.intern(word)] = place + 1 }
    var numbers: [Lexeme: Double] = [:]
    for (word, value) in packs.numbers where value == value.rounded() { numbers[vocabulary.intern(word)] = value }
    for (ten, tens) in packs.numbers where tens >= 20 && tens < 100 {
      for (unit, units) in packs.numbers where units >= 1 && units < 10 {
        numbers[vocabulary.intern(ten + "-" + unit)] = tens + units
      }
    }
    monthWords = Set(months.keys)
    ordinalWords = Set(ordinals.keys)
    self.months = LexemeTable(months)
    self.ordinals = LexemeTable(ordinals)
    self.numbers = LexemeTable(numbers)
    ambiguous = set("month.ambiguous")
    suffixes = set("date.ordinalSuffixes")
    ofWords = set("date.of")
    the = set("determiners.definite")
    before = set("date.monthCues")
    weekdays = set("date.weekdays")
    cues = set("date.cues")
    joiners = set("range.and")
    labels = set("number.labels")
  }

  /// The month a word names; `may` and `march` need their capital.
  @inline(__always)
  func month(_ clause: Clause, _ index: Int) -> Int? {
    guard let token = clause[index], token.kind == .word, months.contains(token.lexeme) else { return nil }
    if !token.isCapitalized, ambiguous.contains(token.lexeme), !isBesideDay(clause, index) { return nil }
    return months[token.lexeme]
  }

  /// `of may`, `jan-1`, `1-jan`, `may first`
  private func isBesideDay(_ clause: Clause, _ index: Int) -> Bool {
    if ordinals.contains(clause.lexeme(index + 1)) { return true }
    if ofWords.contains(clause.lexeme(index - 1)) {
      return suffixes.contains(clause.lexeme(index - 2)) || ordinals.contains(clause.lexeme(index - 2))
    }
    let isDashed = clause.isDash(index + 1) || clause.mark(index + 1) == UInt8(ascii: "/")
    if isDashed, clause.isJoined(index + 1), clause.isJoined(index + 2), clause.isNumber(index + 2) { return true }
    return clause.isDash(index - 1) && clause.isJoined(index) && clause.isJoined(index - 1)
      && clause.isNumber(index - 2)
  }
}
