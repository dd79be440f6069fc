import DocumentModel

/// Counts, percents, sums, measures and lengths of time with the thing measured, their time, and who says so.
enum QuantityFacts {
  /// The kinds of mentions that give facts.
  static let kinds: MentionKinds = [.count, .percent, .money, .measure]

  /// Whether a mention may be a figure of a sentence: of one of the kinds, or a length of time.
  static func isFigure(_ mention: Mention) -> Bool {
    kinds.contains(mention.kind) || mention.kind == .period && MeasuredLength.isLength(mention)
  }

  static func find(in sentence: FactSentence, _ words: FactWords) -> [FactDraft] {
    let clause = words.order.clause(sentence.text, sentence.index)
    let figures = figures(sentence) {
      $0.kind != .period || MeasuredLength.isMeasured(clause, sentence.tokens(of: $0.range), words.measured)
    }
    // A row of bare numbers says nothing, however many there are.
    guard figures.contains(where: { isNamed($0) || isTold($0, sentence, clause, words.measured) }) else { return [] }
    let things = MeasuredThings(clause, figures.map { figure($0, sentence, clause, words) }, words.measured)
    let around = FactSurroundings(sentence, clause, words)
    var facts: [FactDraft] = []
    for (place, mention) in figures.enumerated() {
      guard var thing = mention.part("thing") ?? things.things[place].map(clause.textRange),
        let (value, unit) = measured(mention)
      else { continue }
      // A bare number counts what the one beside it does, or what is said to be or become as many; else nobody knows.
      if !isNamed(mention), !things.isShared[place], !things.isStated[place] {
        guard isEquated(mention, sentence, clause) else { continue }
      }
      let property = things.properties[place].map(clause.textRange)
      if let time = sentence.times.first(where: { $0.range.contains(thing) }) {
        // `In FY 2019/20 costs rose`: nothing is measured of a time, but of what follows it.
        let next = words.measured.phrases.group(clause, after: sentence.tokens(of: time.range).upperBound)
        guard let next, clause.textRange(next).end <= mention.range.start else { continue }
        thing = clause.textRange(next)
      }
      facts.append(fact(mention, thing, property, value, unit, around))
    }
    return facts
  }

  /// Whether a figure says what it is of: anything but a count without a thing, and an age.
  private static func isNamed(_ mention: Mention) -> Bool {
    mention.kind != .count || mention.part("thing") != nil || mention.normalized["unit"]?.text == AgeGrammar.unit
  }

  /// Whether something before a bare number may say what it is of.
  private static func isTold(
    _ mention: Mention, _ sentence: FactSentence, _ clause: Clause, _ words: MeasuredWords
  ) -> Bool {
    let first = sentence.tokens(of: mention.range).lowerBound
    return words.be.contains(clause.lexeme(first - 1)) || words.changeJoints.contains(clause.lexeme(first - 1))
      || isEquated(mention, sentence, clause)
  }

  private static func fact(
    _ mention: Mention, _ thing: TextRange, _ property: TextRange?, _ value: NormalizedValue, _ unit: String?,
    _ around: FactSurroundings
  ) -> FactDraft {
    let text = around.sentence.text.document.text
    var fact = FactDraft(
      property: FactProperty.quantity.rawValue, subject: text.quote(thing), value: value, unit: unit,
      qualifier: mention.normalized["qualifier"]?.text,
      evidence: [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, thing)])
    // What stands over the figure: the name of the quantity, the place, the people.
    if let property { fact.evidence.append(FactDraft.Evidence(.header, property)) }
    if let place = around.place(of: mention, thing: thing) {
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
    if unit != nil, unit != AgeGrammar.unit,
      let aspect = around.predicate(of: mention, thing: thing, isNamed: property != nil)
    {
      fact.evidence.append(FactDraft.Evidence(.header, aspect))
    }
    fact.negated = around.isNegated(mention)
    return fact
  }

  /// The value of a figure and its unit; the thing a count counts is its subject.
  private static func measured(_ mention: Mention) -> (value: NormalizedValue, unit: String?)? {
    if mention.kind == .period { return MeasuredLength.value(mention) }
    guard let value = FactSentence.value(mention) else { return nil }
    let unit = mention.normalized["unit"]?.text
    switch mention.kind {
    case .percent: return (value, unit ?? "%")
    case .count: return (value, unit == AgeGrammar.unit ? unit : nil)
    default: return (value, unit)
    }
  }

  /// The figures that stand for themselves. Mentions come by start, then end: of those of a kind that begin together the
  /// widest counts, those inside it do not.
  private static func figures(_ sentence: FactSentence, _ isMeasured: (Mention) -> Bool) -> [Mention] {
    let numbers = sentence.mentions.indices.filter {
      let mention = sentence.mentions[$0]
      return isFigure(mention) && mention.within != .reference && isMeasured(mention)
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
      return MeasuredThings.Figure(tokens: tokens, thing: sentence.tokens(of: thing), kind: mention.kind)
    }
    guard mention.kind == .percent, let base = mention.part("whole") else {
      return MeasuredThings.Figure(
        tokens: tokens, thing: nil, kind: mention.kind, isAge: mention.normalized["unit"]?.text == AgeGrammar.unit)
    }
    let whole = sentence.tokens(of: base)
    let of = words.measured.phrases.beforeDeterminers(clause, whole.lowerBound) - 1
    return MeasuredThings.Figure(
      tokens: tokens.lowerBound..<max(tokens.lowerBound + 1, of), thing: whole, kind: mention.kind)
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
