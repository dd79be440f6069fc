import DocumentModel

/// Counts, percents, sums and measures with the thing measured, their time, and who says so.
enum QuantityFacts {
  /// The kinds of mentions that give facts.
  static let kinds: MentionKinds = [.count, .percent, .money, .measure]

  static func find(in sentence: FactSentence, _ words: FactWords) -> [FactDraft] {
    let figures = figures(sentence)
    guard !figures.isEmpty else { return [] }
    let clause = words.order.clause(sentence.text, sentence.index)
    // A row of bare numbers says nothing, however many there are.
    guard figures.contains(where: { isNamed($0) || isEquated($0, sentence, clause) }) else { return [] }
    let things = MeasuredThings(clause, figures.map { figure($0, sentence, clause, words) }, words.measured)
    let around = FactSurroundings(sentence, clause, words)
    var facts: [FactDraft] = []
    for (place, mention) in figures.enumerated() {
      guard let thing = mention.part("thing") ?? things.things[place].map(clause.textRange),
        let value = FactSentence.value(mention)
      else { continue }
      // A bare number counts what the one beside it does, or is the value of a sign; else nobody knows.
      if !isNamed(mention), !things.isShared[place] {
        guard isEquated(mention, sentence, clause) else { continue }
      }
      let property = things.properties[place].map(clause.textRange)
      facts.append(fact(mention, thing, property, value, around))
    }
    return facts
  }

  /// Whether a figure says what it is of: anything but a count without a thing, and an age.
  private static func isNamed(_ mention: Mention) -> Bool {
    mention.kind != .count || mention.part("thing") != nil || unit(mention) != nil
  }

  private static func fact(
    _ mention: Mention, _ thing: TextRange, _ property: TextRange?, _ value: NormalizedValue, _ around: FactSurroundings
  ) -> FactDraft {
    let text = around.sentence.text.document.text
    var fact = FactDraft(
      property: FactProperty.quantity.rawValue, subject: text.quote(thing), value: value, unit: unit(mention),
      qualifier: mention.normalized["qualifier"]?.text,
      evidence: [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, thing)])
    // What stands over the figure: the name of the quantity, the place, the people.
    if let property { fact.evidence.append(FactDraft.Evidence(.header, property)) }
    if let place = around.place(of: mention) {
      fact.place = text.quote(place)
      fact.evidence.append(FactDraft.Evidence(.header, place))
    }
    if let population = around.population(of: mention), population != thing {
      fact.population = text.quote(population)
      fact.evidence.append(FactDraft.Evidence(.header, population))
    }
    if let time = around.time(of: mention), let period = FactSentence.period(time) {
      fact.period = period
      fact.evidence.append(FactDraft.Evidence(.period, time.range))
    }
    if let speaker = around.speaker(of: mention) {
      fact.attribution = text.quote(speaker.range)
      fact.evidence.append(FactDraft.Evidence(.attribution, speaker.range))
    }
    fact.negated = around.isNegated(mention)
    return fact
  }

  /// The unit of a figure; the thing a count counts is its subject.
  private static func unit(_ mention: Mention) -> String? {
    switch mention.kind {
    case .percent: "%"
    case .count: mention.normalized["unit"]?.text == AgeGrammar.unit ? AgeGrammar.unit : nil
    default: mention.normalized["unit"]?.text
    }
  }

  /// The figures that stand for themselves. Mentions come by start, then end: of those of a kind that begin together the
  /// widest counts, those inside it do not.
  private static func figures(_ sentence: FactSentence) -> [Mention] {
    let numbers = sentence.mentions.indices.filter {
      kinds.contains(sentence.mentions[$0].kind) && sentence.mentions[$0].within != .reference
    }
    var figures: [Mention] = []
    // How far mentions of each kind reach, by the rank of the kind.
    var reach = [Int](repeating: 0, count: MentionKind.allCases.count)
    for (place, number) in numbers.enumerated() {
      let (kind, range) = (sentence.mentions[number].kind, sentence.mentions[number].range)
      let isHeldByNext = numbers[(place + 1)...].prefix(4).contains {
        let next = sentence.mentions[$0]
        return next.kind == kind && next.range.start == range.start && next.range.end > range.end
      }
      let isHeldBefore = range.end <= reach[kind.rank]
      reach[kind.rank] = max(reach[kind.rank], range.end)
      if !isHeldBefore, !isHeldByNext { figures.append(sentence.mentions[number]) }
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
}
