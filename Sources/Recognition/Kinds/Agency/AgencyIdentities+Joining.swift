import DocumentModel

extension AgencyIdentities {
  /// Joins the entities of names that the text says are one: `A (LPSK)`, `A (B)`, `A, or B,`, `A (formerly B)`.
  func join(_ mentions: [Mention], in text: TokenizedDocument, _ joined: inout JoinedKeys) {
    var byStart: [(range: TextRange, index: Int)] = []
    for index in mentions.indices where mentions[index].kind == .agency && mentions[index].entityKey != nil {
      byStart.append((mentions[index].range, index))
    }
    byStart.sort { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
    var place = 0
    while place + 1 < byStart.count {
      defer { place += 1 }
      let outer = byStart[place]
      var next = place + 1
      while next < byStart.count, byStart[next].range.start < outer.range.end { next += 1 }
      guard next < byStart.count else { continue }
      let (a, b) = (mentions[outer.index], mentions[byStart[next].index])
      guard a.sentence == b.sentence, b.range.start - a.range.end < 40, isJoint(text, a.range, b.range),
        mayBeOne(a, b)
      else { continue }
      if let one = a.entityKey, let other = b.entityKey { joined.join(one, other) }
    }
  }

  /// Whether two names may be those of one institution: not two that the packs tell apart.
  private func mayBeOne(_ a: Mention, _ b: Mention) -> Bool {
    if a.isKnown, b.isKnown { return false }
    let (one, other) = (a.normalized["org_type"]?.text, b.normalized["org_type"]?.text)
    return one == other || one == nil || other == nil || a.isKnown || b.isKnown
  }

  /// Whether what stands between two names says that they are one.
  private func isJoint(_ text: TokenizedDocument, _ a: TextRange, _ b: TextRange) -> Bool {
    let between = text.token(at: a.end)..<text.token(at: b.start)
    guard (1...6).contains(between.count) else { return false }
    let open = text.tokens[between.lowerBound].mark
    let after = text.token(at: b.end)
    guard after < text.tokens.count else { return false }
    let close = text.tokens[after].mark
    let inner = (between.lowerBound + 1)..<between.upperBound
    let isPlain = inner.allSatisfy {
      words.between.contains(text.tokens[$0].lexeme) || text.isQuotationMark(text.tokens[$0])
    }
    if open == UInt8(ascii: "(") {
      return isPlain && (close == UInt8(ascii: ")") || text.isQuotationMark(text.tokens[after]))
    }
    // `, or B,`
    guard open == UInt8(ascii: ","), isPlain, !inner.isEmpty,
      words.alternatives.contains(text.tokens[inner.lowerBound].lexeme)
    else { return false }
    return close == UInt8(ascii: ",") || close == UInt8(ascii: ".") || close == UInt8(ascii: ";")
  }
}
