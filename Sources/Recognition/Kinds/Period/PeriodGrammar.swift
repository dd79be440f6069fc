import DocumentModel

/// Reads dates, and periods between two points in time (`from 2015 to June 2020`, `2017–2020`, `since 2016`); parts of
/// years and lengths of time have grammars of their own.
final class PeriodGrammar: Sendable {
  /// Longest span in years of a range with a short second year: longer ones are more often file numbers (`2015-33`).
  static let longestShortRange = 15

  let dates: DateGrammar
  let lengths: DurationGrammar
  private let parts: YearPartGrammar
  private let from: LexemeSet
  private let to: LexemeSet
  private let between: LexemeSet
  private let and: LexemeSet
  private let since: LexemeSet
  private let until: LexemeSet
  private let openEnds: LexemeSet
  private let edges: LexemeSet
  private let relative: LexemeSet
  private let monthNouns: LexemeSet
  private let openings: LexemeSet

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
    starts = dates.lexicon.monthWords.union(parts.starts).union(lengths.compoundWords)
      .union(dates.lexicon.ordinalWords)
    compoundWords = lengths.compoundWords
  }

  /// Words at which a date, a period or a part of a year may begin.
  let starts: Set<Lexeme>
  /// The compounds of a number word and a unit of time.
  let compoundWords: Set<Lexeme>

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
    guard let date = dates.mention(clause, first) else { return nil }
    mentions.append(date)
    return first.tokens.upperBound
  }

  // MARK: Parts of years

  /// `Q3 2021`, `the second half of 2019`, and two of them with a connector.
  private func append(
    _ clause: Clause, _ part: YearPartGrammar.Part, floor: Int, _ mentions: inout [Mention]
  ) -> Int {
    var part = part
    let end = part.tokens.upperBound
    let before = part.tokens.lowerBound - 1 >= floor ? clause.lexeme(part.tokens.lowerBound - 1) : .unknown
    let isBetween = between.contains(before) && and.contains(clause.lexeme(end))
    if let place = isBetween ? end + 1 : connector(clause, end),
      let last = parts.part(clause, skipEdges(clause, place), floor: place, dates), last.end >= part.start
    {
      let start = isBetween || from.contains(before) ? part.tokens.lowerBound - 1 : part.tokens.lowerBound
      part = YearPartGrammar.Part(tokens: start..<last.tokens.upperBound, start: part.start, end: last.end)
    }
    // `since the 1990s`
    let first = part.tokens.lowerBound
    let hasArticle = first - 1 >= floor && dates.lexicon.the.contains(clause.lexeme(first - 1))
    let opening = startOfEdges(clause, hasArticle ? first - 1 : first, floor: floor)
    let opener = opening - 1 >= floor ? clause.lexeme(opening - 1) : .unknown
    if since.contains(opener) || until.contains(opener) {
      let fields: NormalizedFields =
        since.contains(opener) ? ["start": .string(part.start)] : ["end": .string(part.end)]
      append(clause, (opening - 1)..<part.tokens.upperBound, fields, "period/open", &mentions)
      return part.tokens.upperBound
    }
    append(
      clause, part.tokens, ["start": .string(part.start), "end": .string(part.end)], "period/part", &mentions)
    return part.tokens.upperBound
  }

  // MARK: Days

  /// `3–5 March 2020`, `from 3 to 5 March 2020`, `18 and 19 June`: days that share their month.
  private func days(_ clause: Clause, _ index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
    guard let first = dates.day(clause, index) else { return nil }
    var ends = [first]
    var starts = [index]
    var isRange = false
    var place = first.end
    var last: CalendarPoint?
    while ends.count < 6 {
      let isComma = clause.mark(place) == UInt8(ascii: ",")
      let isTo = connector(clause, place) != nil
      // `the night of 3/4 May`
      let isSlash = clause.mark(place) == UInt8(ascii: "/") && clause.isJoined(place)
      guard
        isComma || isTo || isSlash || and.contains(clause.lexeme(place)) || clause.mark(place) == UInt8(ascii: "&")
      else {
        return nil
      }
      var next = place + 1
      if isComma, and.contains(clause.lexeme(next)) { next += 1 }
      if dates.lexicon.the.contains(clause.lexeme(next)) { next += 1 }
      guard let day = dates.day(clause, next), let previous = ends.last, day.day > previous.day else { return nil }
      isRange = isTo
      if let point = dates.point(clause, at: next), point.day == day.day, point.month != nil {
        last = point
        break
      }
      ends.append(day)
      starts.append(next)
      place = day.end
    }
    guard let last, isRange ? ends.count == 1 : true else { return nil }
    if isRange {
      var point = last
      point.day = first.day
      let start = index - 1 >= floor && from.contains(clause.lexeme(index - 1)) ? index - 1 : index
      append(
        clause, start..<last.tokens.upperBound, ["start": .string(point.iso), "end": .string(last.iso)], "period/days",
        &mentions)
    } else {
      for (start, day) in zip(starts, ends) {
        var point = last
        point.day = day.day
        point.tokens = start..<day.end
        if let date = dates.mention(clause, point) { mentions.append(date) }
      }
    }
    if let date = dates.mention(clause, last) { mentions.append(date) }
    return last.tokens.upperBound
  }

  // MARK: Two points

  /// One past the dash or word that joins two points.
  private func connector(_ clause: Clause, _ index: Int) -> Int? {
    if clause.isDash(index) || clause.mark(index) == UInt8(ascii: "~") { return index + 1 }
    if to.contains(clause.lexeme(index)) {
      // `sampai dengan`, `up to`
      return to.contains(clause.lexeme(index + 1)) || clause.headFirst && edges.contains(clause.lexeme(index + 1))
        ? index + 2 : index + 1
    }
    return nil
  }

  /// One past `the end of`, `mid-`, `early` before a point.
  private func skipEdges(_ clause: Clause, _ index: Int) -> Int {
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

  private func period(
    _ clause: Clause, _ point: CalendarPoint, floor: Int, into mentions: inout [Mention]
  ) -> Int? {
    let first = point
    var start = first.tokens.lowerBound
    let end = first.tokens.upperBound
    let opening = startOfEdges(clause, start, floor: floor)
    let before = opening - 1 >= floor ? clause.lexeme(opening - 1) : .unknown
    if between.contains(before), and.contains(clause.lexeme(end)),
      let last = last(clause, skipEdges(clause, end + 1), first)
    {
      return join(clause, first, last, opening - 1, &mentions)
    }
    // `June 17-21, 2007`
    if let days = dayRange(clause, first) {
      append(clause, days.tokens, ["start": .string(days.start), "end": .string(days.end)], "period/days", &mentions)
      return days.tokens.upperBound
    }
    guard let place = connector(clause, end) else { return slashed(clause, first, floor: floor, into: &mentions) }
    if from.contains(before) { start = opening - 1 }
    if let year = first.year, first.isYear, let last = shortYear(clause, place, after: year) {
      return join(clause, first, last, start, &mentions)
    }
    // `from 2015 to date`
    if openEnds.contains(clause.lexeme(place)), !clause.isDash(end) || clause.isJoined(place) || first.isYear {
      append(clause, start..<(place + 1), ["start": .string(first.iso)], "period/open", &mentions)
      appendDate(clause, first, &mentions)
      return place + 1
    }
    guard let last = last(clause, skipEdges(clause, place), first) else { return nil }
    return join(clause, first, last, start, &mentions)
  }

  /// The second point; a lone year only behind a year or a whole date, a lone month only behind a month.
  private func last(_ clause: Clause, _ index: Int, _ first: CalendarPoint) -> CalendarPoint? {
    dates.point(clause, at: index)
  }

  /// The first token of words such as `the end of` before a point.
  private func startOfEdges(_ clause: Clause, _ index: Int, floor: Int) -> Int {
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

  /// `October 26–27, 2017`
  private func dayRange(_ clause: Clause, _ first: CalendarPoint) -> (tokens: Range<Int>, start: String, end: String)? {
    guard let month = first.month, let firstDay = first.day, first.year == nil,
      dates.month(clause, first.tokens.lowerBound) != nil, let place = connector(clause, first.tokens.upperBound),
      let day = dates.day(clause, dates.lexicon.the.contains(clause.lexeme(place)) ? place + 1 : place),
      day.day > firstDay, day.day <= CalendarPoint.days(month, nil)
    else { return nil }
    let yearPlace = clause.mark(day.end) == UInt8(ascii: ",") ? day.end + 1 : day.end
    let year = dates.writtenYear(clause, yearPlace)
    var (start, end) = (first, first)
    start.year = year?.year
    end.year = year?.year
    end.day = day.day
    return (first.tokens.lowerBound..<(year?.end ?? day.end), start.iso, end.iso)
  }

  /// `2012/13`, `2012/2013`
  private func slashed(
    _ clause: Clause, _ first: CalendarPoint, floor: Int, into mentions: inout [Mention]
  ) -> Int? {
    let end = first.tokens.upperBound
    guard first.isYear, let year = first.year, clause.mark(end) == UInt8(ascii: "/"), clause.isJoined(end),
      let last = shortYear(clause, end + 1, after: year) ?? wholeYear(clause, end + 1, after: year),
      !(clause.isJoined(last.tokens.upperBound) && clause.mark(last.tokens.upperBound) == UInt8(ascii: "/"))
    else { return nil }
    return join(clause, first, last, first.tokens.lowerBound, &mentions)
  }

  private func wholeYear(_ clause: Clause, _ index: Int, after year: Int) -> CalendarPoint? {
    guard clause.isJoined(index), dates.year(clause, index) == year + 1 else { return nil }
    return CalendarPoint(tokens: index..<(index + 1), year: year + 1)
  }

  /// The last two digits of the year after `year` (`2019–20`, `1999–00`).
  private func shortYear(_ clause: Clause, _ index: Int, after year: Int) -> CalendarPoint? {
    guard clause.isJoined(index), let digits = dates.shortYear(clause, index),
      !(clause.isJoined(index + 1) && !clause.isWord(index + 1) && clause.isDash(index + 1))
    else { return nil }
    let last = digits > year % 100 ? year / 100 * 100 + digits : digits == 0 && year % 100 == 99 ? year + 1 : 0
    guard last > year, last - year <= Self.longestShortRange else { return nil }
    return CalendarPoint(tokens: index..<(index + 1), year: last)
  }

  private func join(
    _ clause: Clause, _ first: CalendarPoint, _ last: CalendarPoint, _ start: Int, _ mentions: inout [Mention]
  ) -> Int? {
    if let from = first.year, let to = last.year, from > to { return nil }
    if first.isYear, last.year == nil { return nil }
    if first.isMonth, last.isYear { return nil }
    if first.month == nil, first.day != nil, last.month != nil || last.isYear { return nil }
    var (from, to) = (first, last)
    if from.year == nil { from.year = last.year }
    // `5 January to 7`: the month stands once.
    if to.month == nil, to.day != nil { (to.year, to.month) = (from.year, from.month) }
    append(
      clause, start..<last.tokens.upperBound, ["start": .string(from.iso), "end": .string(to.iso)], "period/points",
      &mentions)
    // A month or day that has no year of its own is a date only beside one that has.
    for point in [first, last] where point.year != nil && !point.isYear { appendDate(clause, point, &mentions) }
    return last.tokens.upperBound
  }

  private func appendDate(_ clause: Clause, _ point: CalendarPoint, _ mentions: inout [Mention]) {
    if point.tokens.count > 1 || point.day != nil, let date = dates.mention(clause, point) { mentions.append(date) }
  }

  // MARK: One point

  /// `since 2016`, `until June 2020`, `month of May`, `next June`
  private func open(
    _ clause: Clause, _ point: CalendarPoint, floor: Int, into mentions: inout [Mention]
  ) -> Int? {
    let end = point.tokens.upperBound
    let first = point.tokens.lowerBound
    // `the month of May`: which year's is not said.
    if point.isMonth, first - 2 >= floor, dates.lexicon.ofWords.contains(clause.lexeme(first - 1)),
      monthNouns.contains(clause.lexeme(first - 2))
    {
      append(
        clause, (first - 2)..<end, ["start": .string(point.iso), "end": .string(point.iso)], "period/month", &mentions)
      return end
    }
    let start = startOfEdges(clause, first, floor: floor)
    guard start - 1 >= floor else { return nil }
    let before = clause.lexeme(start - 1)
    if since.contains(before) || until.contains(before) {
      let key = since.contains(before) ? "start" : "end"
      append(clause, (start - 1)..<end, [key: .string(point.iso)], "period/open", &mentions)
      if point.year != nil || point.day != nil { appendDate(clause, point, &mentions) }
      return end
    }
    // `this March`
    guard point.isMonth, relative.contains(before) else { return nil }
    append(
      clause, (start - 1)..<end, ["start": .string(point.iso), "end": .string(point.iso)], "period/month", &mentions)
    return end
  }

  private func append(
    _ clause: Clause, _ tokens: Range<Int>, _ fields: NormalizedFields, _ rule: String, _ mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(.period, clause.textRange(tokens), normalized: fields, recognizer: rule, sentence: clause.sentence))
  }
}
