import DocumentModel

/// One verb of a form in one sentence, and what stands around it.
struct Statement {
  let sentence: FactSentence
  let form: RelationForm
  let words: FactWords
  let trigger: Range<Int>
  let isPassive: Bool

  /// A side of the statement: a mention, or words of the text.
  struct Side {
    var range: TextRange
    var mention: Mention?
  }

  /// Tokens between a verb and what belongs to it; sentences of reports are long, but their clauses are not.
  static let reach = 24

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
