import DocumentModel

/// Counts, percents, sums and measures with the thing measured, their time, and who says so.
enum QuantityFacts {
  /// The kinds of mentions that give facts.
  static let kinds: Set<MentionKind> = [.count, .percent, .money, .measure]

  static func find(in sentence: FactSentence, _ words: FactWords) -> [FactDraft] {
    let figures = figures(sentence)
    guard !figures.isEmpty else { return [] }
    let clause = words.order.clause(sentence.text, sentence.index)
    let things = MeasuredThings(clause, figures.map { figure($0, sentence, clause, words) }, words.measured)
    var facts: [FactDraft] = []
    for (place, mention) in figures.enumerated() {
      guard let thing = mention.part("thing") ?? things.things[place].map(clause.textRange),
        let value = FactSentence.value(mention)
      else { continue }
      // A bare number counts what the one beside it does, or is the value of a sign; else nobody knows.
      if mention.kind == .count, mention.part("thing") == nil, !things.isShared[place] {
        guard isEquated(mention, sentence, clause) else { continue }
      }
      facts.append(fact(mention, thing, value, sentence, words))
    }
    return facts
  }

  private static func fact(
    _ mention: Mention, _ thing: TextRange, _ value: NormalizedValue, _ sentence: FactSentence, _ words: FactWords
  ) -> FactDraft {
    let unit = mention.kind == .percent ? "%" : mention.kind == .count ? nil : mention.normalized["unit"]?.text
    var fact = FactDraft(
      property: FactProperty.quantity.rawValue, subject: sentence.text.document.text.quote(thing), value: value,
      unit: unit, qualifier: mention.normalized["qualifier"]?.text,
      evidence: [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, thing)])
    if let time = time(of: mention, sentence, words), let period = FactSentence.period(time) {
      fact.period = period
      fact.evidence.append(FactDraft.Evidence(.period, time.range))
    }
    if let speaker = speaker(of: mention, sentence, words) {
      fact.attribution = sentence.text.document.text.quote(speaker.range)
      fact.evidence.append(FactDraft.Evidence(.attribution, speaker.range))
    }
    return fact
  }

  /// The figures that stand for themselves. Mentions come by start, then end: of those of a kind that begin together the
  /// widest counts, those inside it do not.
  private static func figures(_ sentence: FactSentence) -> [Mention] {
    let numbers = sentence.mentions.filter { kinds.contains($0.kind) && $0.within != .reference }
    var figures: [Mention] = []
    var reach: [MentionKind: Int] = [:]
    for (place, mention) in numbers.enumerated() {
      let isHeldByNext = numbers[(place + 1)...].prefix(4).contains {
        $0.kind == mention.kind && $0.range.start == mention.range.start && $0.range.end > mention.range.end
      }
      let isHeldBefore = mention.range.end <= reach[mention.kind, default: 0]
      reach[mention.kind] = max(reach[mention.kind, default: 0], mention.range.end)
      if !isHeldBefore, !isHeldByNext { figures.append(mention) }
    }
    return figures
  }

  private static func figure(
    _ mention: Mention, _ sentence: FactSentence, _ clause: Clause, _ words: FactWords
  ) -> MeasuredThings.Figure {
    let tokens = sentence.tokens(of: mention.range)
    if let thing = mention.part("thing") {
      return MeasuredThings.Figure(tokens: tokens, thing: sentence.tokens(of: thing))
    }
    guard mention.kind == .percent, let base = mention.part("whole") else {
      return MeasuredThings.Figure(tokens: tokens, thing: nil)
    }
    let whole = sentence.tokens(of: base)
    let of = words.measured.phrases.beforeDeterminers(clause, whole.lowerBound) - 1
    return MeasuredThings.Figure(tokens: tokens.lowerBound..<max(tokens.lowerBound + 1, of), thing: whole)
  }

  /// Whether a sign of equality or order stands right before a number or is its first token.
  private static func isEquated(_ mention: Mention, _ sentence: FactSentence, _ clause: Clause) -> Bool {
    let first = sentence.tokens(of: mention.range).lowerBound
    return [first, first - 1].contains { index in
      switch clause.mark(index) {
      case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"): true
      default: [0x2264, 0x2265, 0x2A7D, 0x2A7E].contains(clause.symbol(index))
      }
    }
  }

  /// The time that follows the count before the next number or clause; else the one the sentence begins with.
  private static func time(of count: Mention, _ sentence: FactSentence, _ words: FactWords) -> Mention? {
    let text = sentence.text
    if let place = sentence.times.firstIndex(where: { $0.range.start >= count.range.end }) {
      let time = sentence.times[place]
      let between = text.token(at: count.range.end)..<text.token(at: time.range.start)
      let isNear = !sentence.mentions.contains {
        kinds.contains($0.kind) && $0.range.start >= count.range.end
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
