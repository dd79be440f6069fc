import DocumentModel

/// Parts of years and decades.
extension PeriodGrammar {
  /// `Q3 2021`, `the second half of 2019`, and two of them with a connector.
  func append(
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
}
