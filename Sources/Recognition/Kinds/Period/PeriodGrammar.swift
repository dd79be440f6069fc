import DocumentModel

/// Reads periods between two points in time (`from 2015 to June 2020`, `2017–2020`, `1990s`) and lengths of time.
struct PeriodGrammar: Sendable {
  /// Longest span in years of a range with a short second year: longer ones are more often file numbers (`2015-33`).
  static let longestShortRange = 15

  let dates: DateGrammar
  private let from: LexemeSet
  private let to: LexemeSet
  private let between: LexemeSet
  private let and: LexemeSet
  private let decade: LexemeSet
  private let next: LexemeSet
  private let articles: LexemeSet
  /// Time words and their ISO 8601 designators.
  private let units: LexemeTable<String>
  /// Compounds such as `two-year`, which are one token, and their ISO 8601 durations.
  private let compounds: LexemeTable<String>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    dates = DateGrammar(packs, &vocabulary)
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    from = set("period.from")
    to = set("period.to")
    between = set("range.between")
    and = set("range.and")
    decade = set("period.decade")
    next = set("period.next")
    articles = set("determiners.definite")
    var units: [Lexeme: String] = [:]
    for (list, designator) in [
      ("seconds", "S"), ("minutes", "M"), ("hours", "H"), ("days", "D"), ("weeks", "W"), ("months", "M"),
      ("years", "Y"),
      ("decades", "0Y"), ("centuries", "00Y"),
    ] {
      for word in packs.words("time.\(list)") {
        units[vocabulary.intern(word)] = ["seconds", "minutes", "hours"].contains(list) ? "T" + designator : designator
      }
    }
    self.units = LexemeTable(units)
    var compounds: [Lexeme: String] = [:]
    for (number, value) in packs.numbers where value >= 1 && value < 100 {
      for list in ["days", "weeks", "months", "years"] {
        for word in packs.words("time.\(list)") {
          let designator = units[vocabulary.intern(word)] ?? ""
          compounds[vocabulary.intern(number + "-" + word)] = "P\(Int(value))" + designator
        }
      }
    }
    self.compounds = LexemeTable(compounds)
    compoundWords = Set(compounds.keys)
  }

  /// The compounds of a number word and a unit of time.
  let compoundWords: Set<Lexeme>

  /// Whether a word names a unit of time.
  func isUnit(_ lexeme: Lexeme) -> Bool { units.contains(lexeme) }

  /// Reads the dates and the period that begin with the number at `index`, appends them, and returns one past the last
  /// token, nil where nothing begins.
  func read(_ clause: Clause, at index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
    if let duration = compounds[clause.lexeme(index)] {
      append(clause, index..<(index + 1), ["duration": .string(duration)], "period/compound", &mentions)
      return index + 1
    }
    if let end = decade(clause, index, into: &mentions) { return end }
    if let end = days(clause, index, floor: floor, into: &mentions) { return end }
    guard let first = dates.point(clause, at: index, floor: floor) else { return nil }
    if let end = period(clause, first, floor: floor, into: &mentions) { return end }
    guard let date = dates.mention(clause, first) else { return nil }
    mentions.append(date)
    return first.tokens.upperBound
  }

  /// `1990s`, `1990-an`
  private func decade(_ clause: Clause, _ index: Int, into mentions: inout [Mention]) -> Int? {
    guard let year = TokenShapes.year(clause.text, index), year % 10 == 0 else { return nil }
    var end = index + 1
    if clause.isDash(end) || clause.symbol(end) == 0x2019 || clause.mark(end) == UInt8(ascii: "'") {
      end += 1
    }
    guard clause.isJoined(index + 1), clause.isJoined(end), decade.contains(clause.lexeme(end)) else { return nil }
    append(
      clause, index..<(end + 1), ["start": .string(String(year)), "end": .string(String(year + 9))], "period/decade",
      &mentions)
    return end + 1
  }

  /// `3–5 March 2020`, `from 3 to 5 March 2020`
  private func days(_ clause: Clause, _ index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
    guard let token = clause[index], token.kind == .number, token.count <= 2, let place = connector(clause, index + 1),
      let last = dates.point(clause, at: place, floor: place), let lastDay = last.day, last.month != nil
    else { return nil }
    guard let firstDay = Int(clause.quote(index..<(index + 1))), firstDay >= 1, firstDay < lastDay else { return nil }
    var first = last
    first.day = firstDay
    var start = index
    if index - 1 >= floor, from.contains(clause.lexeme(index - 1)) { start -= 1 }
    append(
      clause, start..<last.tokens.upperBound, ["start": .string(first.iso), "end": .string(last.iso)], "period/days",
      &mentions)
    if let date = dates.mention(clause, last) { mentions.append(date) }
    return last.tokens.upperBound
  }

  /// One past the dash or word that joins two points.
  private func connector(_ clause: Clause, _ index: Int) -> Int? {
    if clause.isDash(index) || to.contains(clause.lexeme(index)) { return index + 1 }
    return nil
  }

  private func period(
    _ clause: Clause, _ point: CalendarPoint, floor: Int, into mentions: inout [Mention]
  ) -> Int? {
    var first = point
    var start = first.tokens.lowerBound
    // `January to March 2019`: the first month has no number of its own.
    if first.month != nil, first.day == nil, start - 2 >= floor,
      to.contains(clause.lexeme(start - 1))
        || clause.isDash(start - 1), let month = dates.month(clause, start - 2)
    {
      let opening = start - 3 >= floor && from.contains(clause.lexeme(start - 3)) ? start - 3 : start - 2
      first = CalendarPoint(tokens: opening..<(start - 1), year: point.year, month: month)
      return join(clause, first, point, opening, &mentions)
    }
    let before = start - 1 >= floor ? clause.lexeme(start - 1) : .unknown
    let end = first.tokens.upperBound
    if between.contains(before), and.contains(clause.lexeme(end)), let last = dates.point(clause, from: end + 1) {
      start -= 1
      return join(clause, first, last, start, &mentions)
    }
    guard let place = connector(clause, end) else { return nil }
    if let year = first.year, first.isYear, let last = shortYear(clause, place, after: year) {
      return join(clause, first, last, start, &mentions)
    }
    guard let last = dates.point(clause, from: place) else { return nil }
    if from.contains(before) { start -= 1 }
    return join(clause, first, last, start, &mentions)
  }

  /// The last two digits of the year after `year` (`2019–20`).
  private func shortYear(_ clause: Clause, _ index: Int, after year: Int) -> CalendarPoint? {
    guard let token = clause[index], token.kind == .number, token.count == 2, clause.isJoined(index),
      let digits = Int(clause.quote(index..<(index + 1))), digits > year % 100,
      digits - year % 100 <= Self.longestShortRange,
      !(clause.isJoined(index + 1) && !clause.isWord(index + 1) && clause.isDash(index + 1))
    else { return nil }
    return CalendarPoint(tokens: index..<(index + 1), year: year / 100 * 100 + digits)
  }

  private func join(
    _ clause: Clause, _ first: CalendarPoint, _ last: CalendarPoint, _ start: Int, _ mentions: inout [Mention]
  ) -> Int? {
    if let from = first.year, let to = last.year, from > to { return nil }
    if first.isYear, last.year == nil { return nil }
    var from = first
    if from.year == nil { from.year = last.year }
    append(
      clause, start..<last.tokens.upperBound, ["start": .string(from.iso), "end": .string(last.iso)], "period/points",
      &mentions)
    // A month or day that has no year of its own is a date only beside one that has.
    for point in [first, last] where point.year != nil && point.tokens.count > 1 {
      if let date = dates.mention(clause, point),
        dates.month(clause, point.tokens.lowerBound) != nil || point.day != nil
      {
        mentions.append(date)
      }
    }
    return last.tokens.upperBound
  }

  /// `five years`, `almost two years`, `the next 30 days`
  func length(_ clause: Clause, _ quantity: Quantity, floor: Int, into mentions: inout [Mention]) -> Int? {
    // `5-year`
    let isCompound = clause.isDash(quantity.end) && clause.isJoined(quantity.end) && clause.isJoined(quantity.end + 1)
    let unit = isCompound ? quantity.end + 1 : quantity.end
    guard let designator = units[clause.lexeme(unit)] else { return nil }
    let end = unit + 1
    var start = quantity.start
    if start - 1 >= floor, next.contains(clause.lexeme(start - 1)) {
      start -= 1
      if start - 1 >= floor, articles.contains(clause.lexeme(start - 1)) { start -= 1 }
    }
    var fields = NormalizedFields()
    fields["duration"] = .string(duration(quantity.high ?? quantity.low, designator))
    if let qualifier = quantity.qualifier { fields["qualifier"] = .string(qualifier.rawValue) }
    append(clause, start..<end, fields, "period/length", &mentions)
    return end
  }

  private func duration(_ value: Double, _ designator: String) -> String {
    let digits = value.rounded() == value && abs(value) < 1e12 ? String(Int(value)) : String(value)
    return designator.hasPrefix("T") ? "PT" + digits + designator.dropFirst() : "P" + digits + designator
  }

  private func append(
    _ clause: Clause, _ tokens: Range<Int>, _ fields: NormalizedFields, _ rule: String, _ mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(
        .period, clause.textRange(tokens), normalized: fields, recognizer: rule, sentence: clause.sentence))
  }
}
