import DocumentModel

/// Reads what is shorter or longer than a year and named by it: quarters and halves (`Q3 2021`, `the second half of 2019`),
/// seasons (`summer 2011`), fiscal and school years (`FY 2019/20`), decades (`1990s`), centuries (`19th century`).
struct YearPartGrammar: Sendable {
  /// A part as two points in ISO 8601.
  struct Part {
    var tokens: Range<Int>
    var start: String
    var end: String
  }

  /// Words at which a part may begin.
  let starts: Set<Lexeme>
  /// `Q3`: months of the part and its number.
  private let codes: LexemeTable<(months: Int, number: Int)>
  /// `Q1-Q3`, which is one token: months of each part, the first and the last of them.
  private let codeRanges: LexemeTable<(months: Int, first: Int, last: Int)>
  /// `quarter`: months of the part.
  private let nouns: LexemeTable<Int>
  private let seasons: LexemeSet
  private let fiscal: LexemeSet
  private let years: LexemeSet
  /// `FY2019`
  private let fiscalYears: LexemeTable<Int>
  private let decades: LexemeSet
  private let decadeNouns: LexemeSet
  private let centuries: LexemeSet
  private let before: LexemeSet
  private let ordinals: LexemeTable<Int>
  private let romans: LexemeTable<Int>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    var codes: [Lexeme: (months: Int, number: Int)] = [:]
    for number in 1...4 { codes[vocabulary.intern("q\(number)")] = (3, number) }
    for number in 1...2 { codes[vocabulary.intern("h\(number)")] = (6, number) }
    var codeRanges: [Lexeme: (months: Int, first: Int, last: Int)] = [:]
    for first in 1...3 {
      for last in (first + 1)...4 { codeRanges[vocabulary.intern("q\(first)-q\(last)")] = (3, first, last) }
    }
    var nouns: [Lexeme: Int] = [:]
    for (months, words) in packs.lists(under: "period.parts.") {
      for word in words { nouns[vocabulary.intern(word)] = Int(months) ?? 12 }
    }
    var fiscalYears: [Lexeme: Int] = [:]
    for year in 1980...2059 {
      fiscalYears[vocabulary.intern("fy\(year)")] = year
      fiscalYears[vocabulary.intern("fy" + CalendarPoint.pad(year % 100, 2))] = year
    }
    var ordinals: [Lexeme: Int] = [:]
    for (place, word) in packs.words("ordinals").enumerated() { ordinals[vocabulary.intern(word)] = place + 1 }
    for (place, word) in packs.words("ordinals.indonesian").enumerated() {
      ordinals[vocabulary.intern(word)] = place + 1
    }
    var romans: [Lexeme: Int] = [:]
    for (place, word) in ["i", "ii", "iii", "iv"].enumerated() { romans[vocabulary.intern(word)] = place + 1 }
    seasons = set("period.seasons")
    fiscal = set("period.fiscal")
    years = set("time.years")
    decades = set("period.decade")
    decadeNouns = set("period.decadeNouns")
    centuries = set("period.centuries")
    before = set("date.of").union(set("determiners.definite")).union(set("period.fiscal")).union(set("time.years"))
      .union(set("period.in"))
    starts = Set(codes.keys).union(codeRanges.keys).union(fiscalYears.keys).union(ordinals.keys).union(seasons.lexemes)
      .union(fiscal.lexemes)
      .union(decadeNouns.lexemes).union(nouns.keys)
    self.codes = LexemeTable(codes)
    self.codeRanges = LexemeTable(codeRanges)
    self.nouns = LexemeTable(nouns)
    self.fiscalYears = LexemeTable(fiscalYears)
    self.ordinals = LexemeTable(ordinals)
    self.romans = LexemeTable(romans)
  }

  /// The part that begins at `index`.
  func part(_ clause: Clause, _ index: Int, floor: Int, _ dates: DateGrammar) -> Part? {
    if clause.isNumber(index) { return numbered(clause, index, floor: floor, dates) }
    let lexeme = clause.lexeme(index)
    if let code = codes[lexeme] {
      guard clause[index]?.isCapitalized == true || clause.isDash(index + 1) else { return nil }
      return year(clause, index + 1, dates).flatMap { months(index..<$0.end, $0.year, code) }
    }
    if let range = codeRanges[lexeme], let found = year(clause, index + 1, dates),
      let first = months(index..<found.end, found.year, (range.months, range.first)),
      let last = months(index..<found.end, found.year, (range.months, range.last))
    {
      return Part(tokens: index..<found.end, start: first.start, end: last.end)
    }
    if let year = fiscalYears[lexeme] { return fiscalYear(clause, index, index + 1, year, dates) }
    if seasons.contains(lexeme) {
      return year(clause, index + 1, dates).map {
        Part(tokens: index..<$0.end, start: String($0.year), end: String($0.year))
      }
    }
    if fiscal.contains(lexeme) {
      let place = years.contains(clause.lexeme(index + 1)) ? index + 2 : index + 1
      guard let year = dates.year(clause, place) else { return nil }
      return fiscalYear(clause, index, place + 1, year, dates)
    }
    // `triwulan II 2021`, `semester pertama 2020`, `quarter 3 of 2019`
    if let length = nouns[lexeme] {
      let number =
        romans[clause.lexeme(index + 1)] ?? ordinals[clause.lexeme(index + 1)]
        ?? (clause[index + 1]?.count == 1 ? clause.joinedDigits(index + 1, from: 0) : nil)
      guard let number, let found = year(clause, index + 2, dates) else { return nil }
      return months(index..<found.end, found.year, (length, number))
    }
    if let number = ordinals[lexeme] { return ordered(clause, index, index + 1, number, dates) }
    return nil
  }

  // MARK: Numbers

  /// What begins with digits: `1990s`, `19th century`, `1st half of 2020`, `2021 Q3`, `2017-Q1`, `3Q 2021`.
  private func numbered(_ clause: Clause, _ index: Int, floor: Int, _ dates: DateGrammar) -> Part? {
    guard let token = clause[index], token.count <= 4 else { return nil }
    if let year = TokenShapes.year(clause.text, index) {
      if let end = decadeEnd(clause, index), year % 10 == 0 {
        return Part(tokens: index..<end, start: String(year), end: String(year + 9))
      }
      let place = clause.isDash(index + 1) && clause.isJoined(index + 2) ? index + 2 : index + 1
      guard let code = codes[clause.lexeme(place)], clause[place]?.isCapitalized == true || place == index + 2 else {
        return nil
      }
      return months(index..<(place + 1), year, code)
    }
    guard token.count <= 2, let number = clause.joinedDigits(index, from: 0) else { return nil }
    // `the '90s`, `the 70s`
    if token.count == 2, number % 10 == 0, let end = decadeEnd(clause, index), number >= 20 {
      let isShort = clause.symbol(index - 1) == 0x2019 || clause.mark(index - 1) == UInt8(ascii: "'")
      let isNamed = index - 1 >= floor && before.contains(clause.lexeme(index - 1))
      guard isShort && clause.isJoined(index) || isNamed else { return nil }
      return Part(
        tokens: (isShort ? index - 1 : index)..<end, start: String(1900 + number), end: String(1909 + number))
    }
    guard clause.isJoined(index + 1), clause.isWord(index + 1), clause[index + 1]?.count == 2 else { return nil }
    return ordered(clause, index, index + 2, number, dates)
  }

  /// One past the `s` of a decade.
  private func decadeEnd(_ clause: Clause, _ index: Int) -> Int? {
    var end = index + 1
    if clause.isDash(end) || clause.symbol(end) == 0x2019 || clause.mark(end) == UInt8(ascii: "'") { end += 1 }
    guard clause.isJoined(index + 1), clause.isJoined(end), decades.contains(clause.lexeme(end)),
      clause[end]?.isCapitalized == false
    else { return nil }
    return end + 1
  }

  /// What an ordinal begins: `first quarter of 2020`, `second half of fiscal 2019`, `19th century`.
  private func ordered(_ clause: Clause, _ index: Int, _ end: Int, _ number: Int, _ dates: DateGrammar) -> Part? {
    let noun = clause.isDash(end) && clause.isJoined(end) ? end + 1 : end
    if centuries.contains(clause.lexeme(noun)), number >= 1, number <= 21 {
      return Part(
        tokens: index..<(noun + 1), start: CalendarPoint.pad(number * 100 - 99, 4),
        end: CalendarPoint.pad(number * 100, 4))
    }
    guard let length = nouns[clause.lexeme(noun)], let found = year(clause, noun + 1, dates) else { return nil }
    return months(index..<found.end, found.year, (length, number))
  }

  // MARK: Years

  /// The year behind a part, behind `of`, `of the fiscal year`, `in`, a dash or an apostrophe.
  private func year(_ clause: Clause, _ index: Int, _ dates: DateGrammar) -> (year: Int, end: Int)? {
    var place = index
    while place < index + 5, before.contains(clause.lexeme(place)) { place += 1 }
    if clause.isDash(place), clause.isJoined(place) { place += 1 }
    if clause.mark(place) == UInt8(ascii: ","), place == index { place += 1 }
    guard let found = dates.writtenYear(clause, place) else { return nil }
    // `winter 2012/13`
    if clause.mark(found.end) == UInt8(ascii: "/"), clause.isJoined(found.end),
      dates.shortYear(clause, found.end + 1) == (found.year + 1) % 100
    {
      return (found.year, found.end + 2)
    }
    return found
  }

  private func fiscalYear(_ clause: Clause, _ start: Int, _ end: Int, _ year: Int, _ dates: DateGrammar) -> Part? {
    let isJoint = clause.mark(end) == UInt8(ascii: "/") || clause.isDash(end)
    if isJoint, let short = dates.shortYear(clause, end + 1), clause.isJoined(end + 1), short == (year + 1) % 100 {
      return Part(tokens: start..<(end + 2), start: String(year), end: String(year + 1))
    }
    if isJoint, let last = dates.year(clause, end + 1), last > year {
      return Part(tokens: start..<(end + 2), start: String(year), end: String(last))
    }
    return Part(tokens: start..<end, start: String(year), end: String(year))
  }

  private func months(_ tokens: Range<Int>, _ year: Int, _ part: (months: Int, number: Int)) -> Part? {
    guard part.number >= 1, part.number * part.months <= 12 else { return nil }
    let last = part.number * part.months
    let text = String(year) + "-"
    return Part(
      tokens: tokens, start: text + CalendarPoint.pad(last - part.months + 1, 2), end: text + CalendarPoint.pad(last, 2)
    )
  }
}
