import DocumentModel

/// Counts and percents with the thing counted, their time, and who says so.
enum QuantityFacts {
  static func find(in sentence: FactSentence, _ words: FactWords) -> [FactDraft] {
    let numbers = sentence.mentions.filter { ($0.kind == .count || $0.kind == .percent) && $0.within != .reference }
    guard !numbers.isEmpty else { return [] }
    var facts: [FactDraft] = []
    // Mentions come by start, then end: the widest of those that begin together counts, those inside it do not.
    var reach: [MentionKind: Int] = [:]
    for (place, mention) in numbers.enumerated() {
      let isHeldByNext = numbers[(place + 1)...].prefix(4).contains {
        $0.kind == mention.kind && $0.range.start == mention.range.start && $0.range.end > mention.range.end
      }
      let isHeldBefore = mention.range.end <= reach[mention.kind, default: 0]
      reach[mention.kind] = max(reach[mention.kind, default: 0], mention.range.end)
      guard !isHeldBefore, !isHeldByNext, let thing = mention.part("thing"),
        let value = FactSentence.value(mention)
      else { continue }
      var fact = FactDraft(
        property: FactProperty.quantity.rawValue, subject: sentence.text.document.text.quote(thing), value: value,
        unit: mention.kind == .percent ? "%" : nil, qualifier: mention.normalized["qualifier"]?.text,
        evidence: [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, thing)])
      if let time = time(of: mention, sentence, words), let period = FactSentence.period(time) {
        fact.period = period
        fact.evidence.append(FactDraft.Evidence(.period, time.range))
      }
      if let speaker = speaker(of: mention, sentence, words) {
        fact.attribution = sentence.text.document.text.quote(speaker.range)
        fact.evidence.append(FactDraft.Evidence(.attribution, speaker.range))
      }
      facts.append(fact)
    }
    return facts
  }

  /// The time that follows the count before the next number or clause; else the one the sentence begins with.
  private static func time(of count: Mention, _ sentence: FactSentence, _ words: FactWords) -> Mention? {
    let text = sentence.text
    if let place = sentence.times.firstIndex(where: { $0.range.start >= count.range.end }) {
      let time = sentence.times[place]
      let between = text.token(at: count.range.end)..<text.token(at: time.range.start)
      let isNear = !sentence.mentions.contains {
        [.count, .percent, .money].contains($0.kind) && $0.range.start >= count.range.end
          && $0.range.start < time.range.start
      }
      let isSameClause = !between.contains { index in
        let token = text.tokens[index]
        return token.mark == 0x2C || token.mark == 0x3B || words.stops.contains(token.lexeme)
      }
      if isNear, isSameClause {
        // "in 2020 and 2021" is no single time.
        guard place + 1 < sentence.times.count else { return time }
        let next = sentence.times[place + 1]
        let gap = text.token(at: time.range.end)..<text.token(at: next.range.start)
        return gap.count == 1 && gap.contains { words.joined.contains(text.tokens[$0].lexeme) } ? nil : time
      }
    }
    guard let opening = sentence.times.first, opening.range.end <= count.range.start,
      text.token(at: opening.range.start) - sentence.tokens.lowerBound <= 3
    else { return nil }
    return opening
  }

  /// "The bureau estimates that …", "according to the bureau".
  private static func speaker(of count: Mention, _ sentence: FactSentence, _ words: FactWords) -> Mention? {
    let text = sentence.text
    for agency in sentence.heads where agency.kind == .agency {
      let range = sentence.tokens(of: agency.range)
      // A definition's bracket stands between the name and the verb.
      let definition = sentence.mentions.first { $0.kind == .acronym && $0.part("long") == agency.range }
      let end = definition.map { sentence.tokens(of: $0.range).upperBound } ?? range.upperBound
      if agency.range.end <= count.range.start, end < sentence.tokens.upperBound,
        words.saying.contains(text.tokens[end].lexeme)
      {
        return agency
      }
      for phrase in words.according {
        for article in 0...1 {
          let first = range.lowerBound - article - phrase.count
          guard first >= sentence.tokens.lowerBound else { continue }
          if phrase.indices.allSatisfy({ text.tokens[first + $0].lexeme == phrase[$0] }) { return agency }
        }
      }
    }
    return nil
  }
}
