import DocumentModel

/// How the name of a treaty begins behind its head, and where it says when it was made.
extension TreatyTail {
  /// Over the linking words with which the name goes on; nil where none are there or none of a name follows.
  func opening(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (Int, State)? {
    guard index + 1 < limit, text.tokens[index].kind == .word else { return nil }
    var index = index
    // "Agreement No. 1 between …"
    if numbered.contains(text.tokens[index].lexeme), index + 3 < limit {
      index += text.tokens[index + 1].mark == UInt8(ascii: ".") ? 2 : 1
      guard text.tokens[index].kind == .number else { return nil }
      index += 1
    }
    let link = text.tokens[index].lexeme
    var next = index + 1
    // "Agreement in the Form of an Exchange of Letters"
    if link == in_ {
      // "in the field of …", "in the fisheries sector between …"
      guard next + 2 < limit, the.contains(text.tokens[next].lexeme),
        fields.contains(text.tokens[next + 1].lexeme) || fields.contains(text.tokens[next + 2].lexeme)
      else { return nil }
      return (next, State(isLoose: text.tokens[next + 1].lexeme != form, hasParties: false))
    }
    let isParticiple = participles.contains(link)
    guard links.contains(link) || isParticiple else { return nil }
    let hasParties = parties.contains(link)
    let hadArticle = the.contains(text.tokens[next].lexeme)
    while next < limit, text.tokens[next].kind == .word, !text.tokens[next].isCapitalized,
      small.contains(text.tokens[next].lexeme)
    {
      next += 1
    }
    guard next < limit else { return nil }
    let token = text.tokens[next]
    switch token.kind {
    case .mark:
      // "Protocol Defining, For The Period …, The Fishing Opportunities"
      let isAside = isParticiple && token.mark == UInt8(ascii: ",") && text.tokens[index].isCapitalized
      guard isQuote(text, next) && subjects.contains(link) || isAside else { return nil }
      return (next + 1, State(isLoose: false, hasParties: false))
    case .number:
      // "Protocol to the 1979 Convention"
      if next + 1 < limit, TokenShapes.year(text, next) != nil, heads.contains(text.tokens[next + 1].lexeme) {
        return (next + 1, State(isLoose: false, hasParties: false))
      }
      guard link == of,
        isNumbered(text, next, limit)
          || TokenShapes.year(text, next) != nil && next + 1 < limit
            && (links.contains(text.tokens[next + 1].lexeme) || participles.contains(text.tokens[next + 1].lexeme))
      else { return nil }
      return (next + 1, State(isLoose: false, hasParties: false))
    case .word:
      // "presented the Declaration on Tuesday"
      if days.contains(token.lexeme) || months.contains(token.lexeme) && link != of { return nil }
      if token.isCapitalized { return (next, State(isLoose: false, hasParties: hasParties)) }
      guard !stops.contains(token.lexeme) else { return nil }
      if link == to {
        return infinitives.contains(token.lexeme) ? (next, State(isLoose: true, hasParties: false)) : nil
      }
      // "Agreement of cooperation between …"
      if link == of {
        guard (next + 1..<min(limit, next + 6)).contains(where: { parties.contains(text.tokens[$0].lexeme) }) else {
          return nil
        }
        return (next, State(isLoose: true, hasParties: false))
      }
      guard isParticiple || hasParties || subjects.contains(link) else { return nil }
      // "for limiting", "for the protection", but not "for signature".
      if link == for_, !hadArticle, !endsInGerund(text, token) { return nil }
      return (next, State(isLoose: true, hasParties: hasParties))
    }
  }

  /// Where and when it was signed, or what changed it: ", signed at Geneva on 25 September 1926", ", as amended by the
  /// Protocol of 1948". `index` is the comma or the first word.
  func clause(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var next = index
    if next < limit, text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
    guard next + 2 < limit else { return nil }
    let isChange = text.tokens[next].lexeme == as_ && changes.contains(text.tokens[next + 1].lexeme)
    let isPlace =
      places.contains(text.tokens[next].lexeme)
      && (text.tokens[next + 1].lexeme == at || text.tokens[next + 1].lexeme == in_)
    guard isChange || isPlace,
      text.tokens[next + 2].isCapitalized || isChange && small.contains(text.tokens[next + 2].lexeme)
    else { return nil }
    var state = State(isLoose: false, hasParties: false)
    var place = next + 2
    let end = walk(text, &place, next, limit, &state)
    return end > next + 2 ? end : nil
  }
}
