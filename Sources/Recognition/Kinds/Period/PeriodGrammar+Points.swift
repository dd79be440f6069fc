import DocumentModel

/// Periods between two points.
extension PeriodGrammar {
  func period(
    _ clause: Clause, _ point: CalendarPoint, floor: Int, into mentions: inout [Mention]
  ) -> Int? {
    let first = point
    var start = first.tokens.lowerBound
    let end = first.tokens.upperBound
    let opening = startOfEdges(clause, start, floor: floor)
    let before = opening - 1 >= floor ? clause.lexeme(opening - 1) : .unknown
    if between.contains(before), and.contains(clause.lexeme(end)),
      let last = dates.point(clause, at: skipEdges(clause, end + 1))
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
    guard let last = dates.point(clause, at: skipEdges(clause, place)) else { return nil }
    return join(clause, first, last, start, &mentions)
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
}
