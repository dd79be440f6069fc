import DocumentModel

/// What belongs to a name to the right of its head: chains of small words and capitalised ones.
extension AgencyExtent {
  /// One past the last token of the name to the right of its head.
  func right(_ text: TokenizedDocument, _ index: Int, _ head: AgencyWords.Head, _ limit: Int) -> Int {
    let caps = text.tokens[index].flags.contains(.allCaps)
    var end = index + 1
    if head.isForward { end = run(text, end, limit, caps: caps) }
    var chains = 0
    while end < limit {
      if chains > 0 || head.isForward, end < limit, isPossessive(text, end - 1) { break }
      guard
        let next = joined(
          text, end, limit, isFirst: end == index + 1, isTail: chains > 0 || head.isForward && end > index + 1,
          isSited: head.type == "court" || head.type == "university", isCourt: head.type == "court")
      else { break }
      let after = run(text, next, limit, caps: caps)
      guard after > next else { break }
      end = after
      chains += 1
    }
    if head.type == "court" {
      end = seat(text, end, limit)
      while case let next = district(text, end, limit), next > end { end = next }
    }
    return end
  }

  /// The token after the small words that go on at `index`, nil where nothing goes on.
  private func joined(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, isFirst: Bool, isTail: Bool, isSited: Bool, isCourt: Bool
  ) -> Int? {
    let token = text.tokens[index]
    var next = index + 1
    let isConjunction = words.conjunctions.contains(token.lexeme) || token.mark == UInt8(ascii: "&")
    if isConjunction {
      guard isTail else { return nil }
    } else if token.mark == UInt8(ascii: ",") {
      guard isTail, listGoesOn(text, index, limit) else { return nil }
      if next < limit, words.conjunctions.contains(text.tokens[next].lexeme) { next += 1 }
    } else if isCourt, token.lexeme == words.to || words.onlyOffices.contains(token.lexeme) {
      return nil
    } else if token.lexeme == words.to {
      guard isFirst else { return nil }
    } else if words.sites.contains(token.lexeme) {
      guard isSited else { return nil }
    } else if token.lexeme == words.inside {
      guard words.beforeIn.contains(text.tokens[index - 1].lexeme) else { return nil }
    } else {
      guard words.connectors.contains(token.lexeme) else { return nil }
    }
    if next < limit, words.articles.contains(text.tokens[next].lexeme) {
      guard !isConjunction else { return nil }
      next += 1
    }
    if token.mark == 0, LineBreaks.changesCase(text, index) { return nil }
    guard next < limit, isName(text.tokens[next]), !words.calendar.contains(text.tokens[next].lexeme) else {
      return nil
    }
    if isConjunction || token.mark != 0 {
      // What follows `and` must not be an institution of its own.
      var place = next
      while place < limit, isName(text.tokens[place]) {
        if words.head(text, place) != nil { return nil }
        place += 1
      }
      if text.tokens[next].flags.contains(.allCaps), !text.tokens[index - 1].flags.contains(.allCaps) { return nil }
      if names.match(text, at: next, limit: limit) != nil { return nil }
    }
    return next
  }

  /// Whether a comma continues a list that ends in `and`: `Alcohol, Tobacco, Firearms and Explosives`.
  private func listGoesOn(_ text: TokenizedDocument, _ comma: Int, _ limit: Int) -> Bool {
    var place = comma + 1
    var items = 1
    while place < limit, items < 6 {
      if words.conjunctions.contains(text.tokens[place].lexeme) || text.tokens[place].mark == UInt8(ascii: "&") {
        return place + 1 < limit && isName(text.tokens[place + 1])
      }
      if text.tokens[place].mark == UInt8(ascii: ",") {
        items += 1
      } else if !isName(text.tokens[place]) || words.head(text, place) != nil {
        return false
      }
      place += 1
    }
    return false
  }

  /// One past a run of capitalised words; it ends after a possessive that is not part of names.
  private func run(_ text: TokenizedDocument, _ from: Int, _ limit: Int, caps: Bool) -> Int {
    var index = from
    while index < limit, isName(text.tokens[index]) {
      let token = text.tokens[index]
      if caps, !token.flags.contains(.allCaps) { break }
      if index > from, LineBreaks.ends(text, before: index) { break }
      index += 1
      if isPossessive(text, index - 1), !words.possessives.contains(token.lexeme) { break }
    }
    return index
  }
}
