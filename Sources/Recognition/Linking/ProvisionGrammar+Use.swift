import DocumentModel

extension ProvisionGrammar {
  /// A later use of an instrument that is known from before: its tokens, with the provision that stands beside them.
  /// `rule` names what recognised it.
  func use(
    of instrument: Mention, at tokens: Range<Int>, in text: TokenizedDocument, rule: String
  ) -> Mention {
    let place = text.sentence(ofToken: tokens.lowerBound)
    var normalized = instrument.normalized
    normalized["provision"] = nil
    var parts = [Mention.Part("instrument", text.range(tokens))]
    var start = tokens.lowerBound
    if let beside = before(text, start, text.sentences[place]).last {
      start = beside.tokens.lowerBound
      normalized["provision"] = .object(beside.fields)
      parts.append(Mention.Part("provision", text.range(beside.tokens)))
    }
    return Mention(
      instrument.kind, text.range(start..<tokens.upperBound), normalized: normalized, parts: parts,
      recognizer: "\(instrument.kind.rawValue)/\(rule)", entityKey: instrument.entityKey, sentence: place)
  }
}
