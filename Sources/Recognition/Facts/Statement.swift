import DocumentModel

/// One verb of a form in one sentence, and what stands around it.
struct Statement {
  private let sentence: FactSentence
  private let form: RelationForm
  private let words: FactWords
  private let trigger: Range<Int>
  private let isPassive: Bool

  /// A side of the statement: a mention, or words of the text.
  private struct Side {
    var range: TextRange
    var mention: Mention?
  }

  /// Tokens between a verb and what belongs to it; sentences of reports are long, but their clauses are not.
  private static let reach = 24
  /// Tokens of an object.
  private static let longestObject = 24

  init(_ sentence: FactSentence, _ form: RelationForm, _ words: FactWords, trigger: Range<Int>) {
    self.sentence = sentence
    self.form = form
    self.words = words
    self.trigger = trigger
    isPassive = form.form.voice.map { $0 == .passive } ?? Self.isPassive(sentence, words, trigger)
  }

  /// The facts it makes, one for each value that is there; none where it did not happen.
  func facts() -> [FactDraft] {
    guard !isIrreal else { return [] }
    var agent = self.agent
    let patient = self.patient(agent)
    // "A state accepted the treaty through a law": the law is what did it.
    if !isPassive, !form.agents.isEmpty, agent?.mention.map({ $0.kind == .place }) ?? true, let patient,
      let instrument = agentBehind(patient)
    {
      agent = instrument
    }
    guard form.patients.isEmpty || patient != nil else { return [] }
    let subject = form.form.subject == .patient ? patient : agent
    guard let subject else { return [] }
    let time = self.time
    var facts: [FactDraft] = []
    for role in form.form.values {
      switch role {
      case .agent, .patient:
        let value = role == .agent ? agent : patient
        guard let value, value.range != subject.range else { continue }
        facts.append(fact(subject, value.range, Self.meaning(value, sentence), value.mention?.entityKey, time))
      case .time:
        guard let time, let when = FactSentence.period(time) else { continue }
        facts.append(fact(subject, time.range, .string(when), nil, nil))
      case .object:
        guard let object = object(subject) else { continue }
        facts.append(fact(subject, object, .string(sentence.text.document.text.quote(object)), nil, nil))
      }
      if !facts.isEmpty, role == .time { break }
    }
    return facts
  }

  private func fact(
    _ subject: Side, _ value: TextRange, _ meaning: NormalizedValue, _ key: String?, _ time: Mention?
  ) -> FactDraft {
    var fact = FactDraft(
      property: form.form.property, subject: sentence.text.document.text.quote(subject.range),
      subjectKey: subject.mention?.entityKey, value: meaning, valueKey: key, qualifier: form.form.qualifier,
      evidence: [FactDraft.Evidence(.value, value), FactDraft.Evidence(.subject, subject.range)])
    fact.negated = isNegated
    if let time, let period = FactSentence.period(time) {
      fact.period = period
      fact.evidence.append(FactDraft.Evidence(.period, time.range))
    }
    return fact
  }

  /// What a side means as a value: the number of a count, the name of everything else.
  private static func meaning(_ side: Side, _ sentence: FactSentence) -> NormalizedValue {
    let quote = NormalizedValue.string(sentence.text.document.text.quote(side.range))
    guard let mention = side.mention else { return quote }
    if mention.kind == .count { return FactSentence.value(mention) ?? quote }
    return mention.normalized["name"]?.text.map(NormalizedValue.string) ?? quote
  }
}

extension Statement {
  private var start: Int { sentence.text.range(trigger).start }
  private var end: Int { sentence.text.range(trigger).end }

  private func lexeme(_ index: Int) -> Lexeme {
    sentence.tokens.contains(index) ? sentence.text.tokens[index].lexeme : .unknown
  }

  /// A form of `be` before the verb, at most one adverb between, or an agent right behind it, or a comma before it.
  private static func isPassive(_ sentence: FactSentence, _ words: FactWords, _ trigger: Range<Int>) -> Bool {
    let tokens = sentence.text.tokens
    for index in [trigger.lowerBound - 1, trigger.lowerBound - 2] where sentence.tokens.contains(index) {
      if words.be.contains(tokens[index].lexeme) { return true }
    }
    let before = trigger.lowerBound - 1
    if sentence.tokens.contains(before), tokens[before].mark == 0x2C { return true }
    return sentence.tokens.contains(trigger.upperBound) && words.by.contains(tokens[trigger.upperBound].lexeme)
      && !words.irrealis.contains(tokens[trigger.upperBound].lexeme)
  }

  /// Whether it is said to be wanted, possible or planned.
  private var isIrreal: Bool {
    (1...2).contains { words.irrealis.contains(lexeme(trigger.lowerBound - $0)) }
  }

  private var isNegated: Bool {
    (1...3).contains { words.negation.contains(lexeme(trigger.lowerBound - $0)) }
  }

  private var agent: Side? {
    if form.takesQuoted { return quoted }
    if isPassive { return agentBehind(Side(range: sentence.text.range(trigger), mention: nil)) }
    if let mention = nearest(before: start, form.agents) { return mention }
    return form.takesNames ? name : nil
  }

  private func patient(_ agent: Side?) -> Side? {
    guard !form.patients.isEmpty else { return nil }
    let fits = { (side: Side) in self.holdsWord(side) && side.range != agent?.range }
    if isPassive {
      if let side = nearest(before: start, form.patients), fits(side) { return side }
      // "On 23 October was formed the Commission": Indonesian puts it behind the verb.
      guard let side = nearest(after: end, form.patients), sentence.distance(end, side.range.start) <= 2 else {
        return nil
      }
      return fits(side) ? side : nil
    }
    if let side = nearest(after: end, form.patients), fits(side) { return side }
    // "the Convention, which the Union approved"
    let floor = agent?.range.start ?? start
    guard let side = nearest(before: floor, form.patients), fits(side) else { return nil }
    let between = sentence.text.token(at: side.range.end)..<sentence.text.token(at: start)
    return between.contains { words.relative.contains(lexeme($0)) } ? side : nil
  }

  private func holdsWord(_ side: Side) -> Bool {
    guard let wanted = form.patientWords else { return true }
    return sentence.tokens(of: side.range).contains { wanted.contains(lexeme($0)) }
  }

  /// The agent behind `by`, or directly behind a phrase such as `its amendment,`.
  private func agentBehind(_ side: Side) -> Side? {
    let after = nearest(after: side.range.end, form.agents)
    guard let after else { return nil }
    let first = sentence.text.token(at: after.range.start)
    if first - trigger.upperBound <= 1, side.range.end == end { return after }
    let hasBy = (1...2).contains { words.by.contains(lexeme(first - $0)) }
    return hasBy ? after : nil
  }

  private func nearest(before place: Int, _ kinds: Set<MentionKind>) -> Side? {
    let found = sentence.heads.last { kinds.contains($0.kind) && $0.range.end <= place }
    guard let found, sentence.distance(found.range.end, place) <= Self.reach, !sentence.isBroken(found.range.end, place)
    else { return nil }
    return Side(range: found.range, mention: found)
  }

  private func nearest(after place: Int, _ kinds: Set<MentionKind>) -> Side? {
    let found = sentence.heads.first { kinds.contains($0.kind) && $0.range.start >= place }
    guard let found, sentence.distance(place, found.range.start) <= Self.reach,
      !sentence.isBroken(place, found.range.start)
    else { return nil }
    return Side(range: found.range, mention: found)
  }

  /// The capitalized words right before the verb: `Indonesia`.
  private var name: Side? {
    let tokens = sentence.text.tokens
    var first = trigger.lowerBound
    while trigger.lowerBound - first < 3, words.auxiliary.contains(lexeme(first - 1)) { first -= 1 }
    let last = first
    while sentence.tokens.contains(first - 1), tokens[first - 1].kind == .word, tokens[first - 1].isCapitalized {
      first -= 1
    }
    guard first < last else { return nil }
    let range = sentence.text.range(first..<last)
    if let mention = sentence.heads.first(where: { $0.range == range }) { return Side(range: range, mention: mention) }
    guard last - first > 1 || !words.empty.contains(tokens[first].lexeme) else { return nil }
    return Side(range: range, mention: nil)
  }

  /// The term in quotation marks before the verb.
  private var quoted: Side? {
    let text = sentence.text
    let last = trigger.lowerBound - 1
    guard sentence.tokens.contains(last), Self.isQuotation(text, last) else { return nil }
    var first = last - 1
    while sentence.tokens.contains(first), !Self.isQuotation(text, first), last - first < 12 { first -= 1 }
    guard sentence.tokens.contains(first), Self.isQuotation(text, first), first + 1 < last else { return nil }
    return Side(range: text.range(first + 1..<last), mention: nil)
  }

  private static func isQuotation(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .mark && (text.isQuotationMark(token) || [0xAB, 0xBB, 0x201E].contains(text.symbol(token)))
  }

  /// The time of the verb: behind it, before another verb; or right before it.
  private var time: Mention? {
    let after = sentence.times.first { $0.range.start >= end && !isPartOfName($0) }
    if let after, sentence.distance(end, after.range.start) <= Self.reach, !sentence.isBroken(end, after.range.start) {
      let between = trigger.upperBound..<sentence.text.token(at: after.range.start)
      // A new clause has a time of its own.
      if !between.contains(where: { words.relative.contains(lexeme($0)) || words.stops.contains(lexeme($0)) }) {
        return after
      }
    }
    let before = sentence.times.last { $0.range.end <= start }
    guard let before else { return nil }
    let isOpening = sentence.text.token(at: before.range.start) - sentence.tokens.lowerBound <= 2
    return isOpening || sentence.distance(before.range.end, start) == 0 ? before : nil
  }

  /// Whether a time stands right before a name, whose part it then is: "the 1951 Refugee Convention".
  private func isPartOfName(_ time: Mention) -> Bool {
    time.kind == .year
      && sentence.heads.contains { head in
        head.range.start > time.range.end && head.range.start - time.range.end <= 1
          && (head.kind == .treaty || head.kind == .law || head.kind == .agency)
      }
  }

  /// The words of the object: behind the verb to the end of the clause, or before a passive one.
  private func object(_ subject: Side) -> TextRange? {
    let tokens = sentence.text.tokens
    func ends(_ index: Int) -> Bool {
      let token = tokens[index]
      if token.kind == .mark, token.mark == 0x2C || token.mark == 0x3B || token.mark == 0x3A { return true }
      return words.stops.contains(token.lexeme)
    }
    if isPassive {
      var last = trigger.lowerBound
      while last > sentence.tokens.lowerBound, words.be.contains(lexeme(last - 1)) { last -= 1 }
      var first = last
      while first > sentence.tokens.lowerBound, !ends(first - 1), last - first <= Self.longestObject { first -= 1 }
      return range(first..<last)
    }
    let first = trigger.upperBound
    var last = first
    while last < sentence.tokens.upperBound, !ends(last), last - first <= Self.longestObject { last += 1 }
    while last > first, tokens[last - 1].kind == .mark, tokens[last - 1].mark != 0x29 { last -= 1 }
    return range(first..<last)
  }

  /// The range of an object; nil where it says nothing by itself or goes on too long to be one.
  private func range(_ tokens: Range<Int>) -> TextRange? {
    guard !tokens.isEmpty, tokens.count <= Self.longestObject else { return nil }
    guard tokens.contains(where: { sentence.text.tokens[$0].kind != .mark && !words.empty.contains(lexeme($0)) }) else {
      return nil
    }
    return sentence.text.range(tokens)
  }
}
