import DocumentModel

/// Gives months and days without a year the one their sentence has (`the survey of 2018 ran in July`). A month alone is no
/// date where its clause has no year, or the sentence several: it is left out; a day stays as it is.
enum MonthYears {
  private static let rule = "date/month"

  /// A month alone as a date that waits for its year: behind a word such as `in`, before nothing that makes it a name.
  static func mention(_ clause: Clause, _ point: CalendarPoint, _ lexicon: CalendarLexicon) -> Mention? {
    guard point.isMonth, let token = clause[point.tokens.lowerBound], token.isCapitalized else { return nil }
    let (before, next) = (point.tokens.lowerBound - 1, point.tokens.upperBound)
    guard lexicon.before.contains(clause.lexeme(before)) || isListed(clause, before, lexicon),
      !(clause[next]?.isCapitalized == true && clause.isWord(next)), !clause.isNumber(next),
      !(clause.isJoined(next) && (clause.isDash(next) || clause.mark(next) == UInt8(ascii: "/")))
    else { return nil }
    return Mention(
      .date, clause.textRange(point.tokens), normalized: ["iso": .string(point.iso)], recognizer: rule,
      sentence: clause.sentence)
  }

  /// `July and August`
  private static func isListed(_ clause: Clause, _ index: Int, _ lexicon: CalendarLexicon) -> Bool {
    (lexicon.joiners.contains(clause.lexeme(index)) || clause.mark(index) == UInt8(ascii: ","))
      && lexicon.months.contains(clause.lexeme(index - 1))
  }

  /// Completes what waits, and removes months that stay alone. Takes resolved mentions by start. Cost: linear.
  static func complete(_ mentions: inout [Mention], in text: TokenizedDocument) {
    guard mentions.contains(where: isWaiting) else { return }
    var start = 0
    while start < mentions.count {
      var end = start + 1
      while end < mentions.count, mentions[end].sentence == mentions[start].sentence { end += 1 }
      defer { start = end }
      guard let (year, place) = year(mentions[start..<end]) else { continue }
      for index in start..<end where mentions[index].within == nil && isWaiting(mentions[index]) {
        guard let iso = mentions[index].normalized["iso"]?.text else { continue }
        // A month alone needs its year in its own clause.
        if mentions[index].recognizer == rule, !isOneClause(text, place, mentions[index].range) { continue }
        mentions[index].normalized["iso"] = .string(CalendarPoint.pad(year, 4) + iso.dropFirst())
        if mentions[index].recognizer == rule { mentions[index].recognizer = "date/calendar" }
      }
    }
    mentions.removeAll { $0.recognizer == rule }
  }

  /// Whether no comma or its like stands between a year and a month; the one behind `In 2018,` at the beginning counts not.
  private static func isOneClause(_ text: TokenizedDocument, _ year: TextRange, _ month: TextRange) -> Bool {
    let first = text.token(at: min(year.end, month.end))
    var between = first..<max(first, text.token(at: max(year.start, month.start)))
    let sentence = text.sentences[text.sentence(ofToken: between.lowerBound)]
    if year.start < month.start, text.token(at: year.start) - sentence.lowerBound <= 2 { between = between.dropFirst() }
    return !between.contains { index in
      let mark = text.tokens[index].mark
      return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")")].contains(
        mark)
    }
  }

  /// Whether a date has a month and no year.
  private static func isWaiting(_ mention: Mention) -> Bool {
    guard mention.kind == .date, let iso = mention.normalized["iso"]?.text?.utf8 else { return false }
    return iso.starts(with: "--".utf8) && !iso.starts(with: "---".utf8)
  }

  /// The one year that a sentence's times have; nil where there is none, several, or a period of more than a year. Years in
  /// names and citations are none of its times.
  private static func year(_ mentions: ArraySlice<Mention>) -> (year: Int, place: TextRange)? {
    var found: Int?
    var place = TextRange(0, 0)
    for mention in mentions {
      switch (mention.kind, mention.within) {
      case (.year, nil), (.year, .date), (.year, .period):
        guard let year = mention.normalized["year"]?.double.map({ Int($0) }), found ?? year == year else { return nil }
        (found, place) = (year, mention.range)
      case (.period, nil):
        guard mention.normalized["duration"] == nil else { continue }
        let (start, end) = (mention.normalized["start"]?.text, mention.normalized["end"]?.text)
        guard let start, let end, start.prefix(4) == end.prefix(4) else { return nil }
      default: continue
      }
    }
    return found.map { ($0, place) }
  }
}
