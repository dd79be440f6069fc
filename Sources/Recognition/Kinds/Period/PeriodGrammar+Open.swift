import DocumentModel

/// Periods with one point: an open end, a month named as one.
extension PeriodGrammar {
  /// `since 2016`, `until June 2020`, `month of May`, `next June`
  func open(
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
}
