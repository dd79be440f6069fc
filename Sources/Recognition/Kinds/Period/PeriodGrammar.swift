import DocumentModel

/// Reads dates, and periods between two points in time (`from 2015 to June 2020`, `2017–2020`, `since 2016`); parts of
/// years and lengths of time have grammars of their own.
final class PeriodGrammar: Sendable {
  /// Longest span in years of a range with a short second year: longer ones are more often file numbers (`2015-33`).
  static let longestShortRange = 15

  let dates: DateGrammar
  let lengths: DurationGrammar
  let parts: YearPartGrammar
  let from: LexemeSet
  let to: LexemeSet
  let between: LexemeSet
  let and: LexemeSet
  let since: LexemeSet
  let until: LexemeSet
  let openEnds: LexemeSet
  let edges: LexemeSet
  let relative: LexemeSet
  let monthNouns: LexemeSet
  let openings: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    dates = DateGrammar(packs, &vocabulary)
    lengths = DurationGrammar(packs, &vocabulary)
    parts = YearPartGrammar(packs, &vocabulary)
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    from = set("period.from")
    to = set("period.to")
    between = set("range.between")
    and = set("range.and")
    since = set("period.since")
    until = set("period.until")
    openEnds = set("period.openEnds")
    edges = set("period.edges")
    relative = set("period.relative")
    monthNouns = set("period.monthNouns")
    openings = set("year.openings")
    starts = dates.lexicon.monthWords.union(parts.starts)
      .union(dates.lexicon.ordinalWords)
    compoundWords = lengths.compoundWords
  }

  /// Words at which a date, a period or a part of a year may begin.
  let starts: Set<Lexeme>
  /// The compounds of a number word and a unit of time.
  let compoundWords: LexemeSet

  /// Whether a token is a month's name, not the verb `may`.
  func isMonth(_ token: Token) -> Bool {
    dates.lexicon.months.contains(token.lexeme)
      && (token.isCapitalized || !dates.lexicon.ambiguous.contains(token.lexeme))
  }

  /// Reads the dates and the period that begin at `index`, appends them, and returns one past the last token, nil where
  /// nothing begins.
  func read(_ clause: Clause, at index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
    if let end = lengths.compound(clause, index, into: &mentions) { return end }
    if let part = parts.part(clause, index, floor: floor, dates) {
      return append(clause, part, floor: floor, &mentions)
    }
    if let end = days(clause, index, floor: floor, into: &mentions) { return end }
    guard let first = dates.point(clause, at: index) else { return nil }
    if let end = period(clause, first, floor: floor, into: &mentions) { return end }
    if let end = open(clause, first, floor: floor, into: &mentions) { return end }
    guard let date = dates.mention(clause, first) ?? MonthYears.mention(clause, first, dates.lexicon) else {
      return nil
    }
    mentions.append(date)
    return first.tokens.upperBound
  }

  // MARK: What the points have around them

  /// One past the dash or word that joins two points.
  func connector(_ clause: Clause, _ index: Int) -> Int? {
    if clause.isDash(index) || clause.mark(index) == UInt8(ascii: "~") { return index + 1 }
    if to.contains(clause.lexeme(index)) {
      // `sampai dengan`, `up to`
      return to.contains(clause.lexeme(index + 1)) || clause.headFirst && edges.contains(clause.lexeme(index + 1))
        ? index + 2 : index + 1
    }
    return nil
  }

  /// One past `the end of`, `mid-`, `early` before a point.
  func skipEdges(_ clause: Clause, _ index: Int) -> Int {
    var place = index
    while place < index + 4,
      edges.contains(clause.lexeme(place)) || openings.contains(clause.lexeme(place))
        || dates.lexicon.the.contains(clause.lexeme(place)) || dates.lexicon.weekdays.contains(clause.lexeme(place))
        || place > index && (clause.isDash(place) || clause.mark(place) == UInt8(ascii: ","))
    {
      place += 1
    }
    return place
  }

  /// The first token of words such as `the end of` before a point.
  func startOfEdges(_ clause: Clause, _ index: Int, floor: Int) -> Int {
    var place = index
    while place - 1 >= floor, place > index - 4,
      edges.contains(clause.lexeme(place - 1)) || openings.contains(clause.lexeme(place - 1))
        || place < index && dates.lexicon.the.contains(clause.lexeme(place - 1))
        || dates.lexicon.weekdays.contains(clause.lexeme(place - 1))
    {
      place -= 1
    }
    return place
  }

  func append(
    _ clause: Clause, _ tokens: Range<Int>, _ fields: NormalizedFields, _ rule: String, _ mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(.period, clause.textRange(tokens), normalized: fields, recognizer: rule, sentence: clause.sentence))
  }

  func appendDate(_ clause: Clause, _ point: CalendarPoint, _ mentions: inout [Mention]) {
    if point.tokens.count > 1 || point.day != nil, let date = dates.mention(clause, point) { mentions.append(date) }
  }
}
