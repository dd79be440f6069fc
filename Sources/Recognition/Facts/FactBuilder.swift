import DocumentModel

/// Joins mentions into facts, each with evidence for every field that is not derived.
struct FactBuilder: Sendable {
  private let ratify: Set<Lexeme>
  private let establish: Set<Lexeme>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    ratify = Set(packs.words("fact.ratification").map { vocabulary.intern($0) })
    establish = Set(packs.words("fact.establishment").map { vocabulary.intern($0) })
  }

  /// Takes resolved mentions in the order of the text.
  func facts(in text: TokenizedDocument, mentions: [Mention]) -> [FactDraft] {
    var facts: [FactDraft] = []
    var start = 0
    // Mentions of one sentence stand together.
    while start < mentions.count {
      var end = start + 1
      while end < mentions.count, mentions[end].sentence == mentions[start].sentence { end += 1 }
      let group = Array(mentions[start..<end])
      let block = text.block(ofToken: text.sentences[mentions[start].sentence].lowerBound)
      switch text.document.blocks[block].kind {
      case .tableCell, .reference: break
      default:
        facts += quantities(text, group)
        facts += relations(text, group)
      }
      start = end
    }
    return facts + SeriesBuilder.facts(in: text, mentions: mentions)
  }

  /// Counts and percents with the thing counted; the period is the year or date of the sentence, where it has just one
  /// or one that follows the count.
  private func quantities(_ text: TokenizedDocument, _ group: [Mention]) -> [FactDraft] {
    let times = group.filter { $0.within == nil && [.year, .date, .period].contains($0.kind) }
    var facts: [FactDraft] = []
    // Mentions come by start, then end: a mention inside another of its kind starts before that one's end.
    var reach: [MentionKind: Int] = [:]
    var next = 0
    for (place, mention) in group.enumerated() where mention.kind == .count || mention.kind == .percent {
      let isHeldBefore = mention.range.end <= reach[mention.kind, default: 0]
      let isHeldBySame =
        place + 1 < group.count
        && group[(place + 1)...].prefix(4).contains {
          $0.kind == mention.kind && $0.range.start == mention.range.start && $0.range.end > mention.range.end
        }
      reach[mention.kind] = max(reach[mention.kind, default: 0], mention.range.end)
      guard !isHeldBefore, !isHeldBySame, mention.within != .reference, let thing = mention.part("thing") else {
        continue
      }
      while next < times.count, times[next].range.start < mention.range.end { next += 1 }
      guard let value = mention.normalized["value"] ?? Self.range(mention) else { continue }
      var fact = FactDraft(
        property: "quantity", subject: text.document.text.quote(thing), value: value,
        unit: mention.kind == .percent ? "%" : nil, qualifier: mention.normalized["qualifier"]?.text,
        evidence: [FactDraft.Evidence(.value, mention.range), FactDraft.Evidence(.subject, thing)])
      let following = next < times.count ? times[next] : nil
      if let time = times.count == 1 ? times.first : following, let period = Self.period(time) {
        fact.period = period
        fact.evidence.append(FactDraft.Evidence(.period, time.range))
      }
      facts.append(fact)
    }
    return facts
  }

  /// "Law … ratified the … Convention", "the … was established on …": a verb of the relation between or beside its ends.
  private func relations(_ text: TokenizedDocument, _ group: [Mention]) -> [FactDraft] {
    let sentence = text.sentences[group[0].sentence]
    var facts: [FactDraft] = []
    for index in sentence {
      let token = text.tokens[index]
      guard token.lexeme != .unknown else { continue }
      if ratify.contains(token.lexeme) {
        let law = group.last { $0.kind == .law && $0.range.end <= Int(token.start) }
        let treaty = group.first { $0.kind == .treaty && $0.within == nil && $0.range.start >= Int(token.end) }
        if let law, let treaty, let name = treaty.normalized["name"]?.text {
          facts.append(
            FactDraft(
              property: "ratification", subject: text.document.text.quote(law.range), subjectKey: law.entityKey,
              value: .string(name), valueKey: treaty.entityKey,
              evidence: [FactDraft.Evidence(.value, treaty.range), FactDraft.Evidence(.subject, law.range)]))
        }
      }
      if establish.contains(token.lexeme) {
        let body = group.last {
          ($0.kind == .agency || $0.kind == .treaty) && $0.within == nil && $0.range.end <= Int(token.start)
        }
        let time = group.first {
          ($0.kind == .date || $0.kind == .year) && $0.within == nil && $0.range.start >= Int(token.end)
        }
        // Both beside the verb: a body further off is most often the subject of another clause.
        if let body, let time, let when = Self.period(time), Int(token.start) - body.range.end < 60,
          time.range.start - Int(token.end) < 40
        {
          facts.append(
            FactDraft(
              property: "establishment", subject: text.document.text.quote(body.range), subjectKey: body.entityKey,
              value: .string(when), period: when,
              evidence: [
                FactDraft.Evidence(.value, time.range), FactDraft.Evidence(.subject, body.range),
                FactDraft.Evidence(.period, time.range),
              ]))
        }
      }
    }
    return facts
  }

  private static func range(_ mention: Mention) -> NormalizedValue? {
    guard let low = mention.normalized["low"], let high = mention.normalized["high"] else { return nil }
    return .object(["low": low, "high": high])
  }

  /// The time a mention stands for, ISO 8601.
  static func period(_ mention: Mention) -> String? {
    switch mention.kind {
    case .year: mention.normalized["year"]?.double.map { String(Int($0)) }
    case .date: mention.normalized["iso"]?.text
    case .period:
      if let start = mention.normalized["start"]?.text, let end = mention.normalized["end"]?.text {
        "\(start)/\(end)"
      } else {
        mention.normalized["start"]?.text.map { "\($0)/.." }
      }
    default: nil
    }
  }
}
