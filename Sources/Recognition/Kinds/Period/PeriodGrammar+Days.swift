import DocumentModel

/// Days that share their month.
extension PeriodGrammar {
  /// `3–5 March 2020`, `from 3 to 5 March 2020`, `18 and 19 June`: days that share their month.
  func days(_ clause: Clause, _ index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
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

  /// `October 26–27, 2017`
  func dayRange(_ clause: Clause, _ first: CalendarPoint) -> (tokens: Range<Int>, start: String, end: String)? {
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
}
