import DocumentModel

/// How far the name of an institution reaches around its head word: capitalised words to the left, chains of `of`, `for`,
/// `on` to the right.
struct AgencyExtent: Sendable {
  let words: AgencyWords
  let names: InstitutionNames
  let places: PlaceNames

  /// The tokens of the name whose head is at `index`; nil where the head is generic there or a later head closes the name.
  func name(_ text: TokenizedDocument, head index: Int, _ head: AgencyWords.Head, in sentence: Range<Int>) -> Range<
    Int
  >? {
    // The longest names have some forty words: what a head costs does not grow with the sentence.
    let sentence = max(sentence.lowerBound, index - 40)..<min(sentence.upperBound, index + 60)
    let first = words.first(text, index)
    if !head.isForward, laterHead(text, index, sentence.upperBound) { return nil }
    let caps = text.tokens[index].flags.contains(.allCaps)
    let start = head.isForward ? first : left(text, first, sentence, caps: caps)
    var end = index + 1
    if !isPossessive(text, index) { end = right(text, index, head, sentence.upperBound) }
    let hasChain = end > index + 1 && (head.isForward || isConnecting(text.tokens[index + 1]))
    // A name of the packs is taken whole, and nothing but `of` goes on after it.
    for place in max(sentence.lowerBound, min(start, first - 8))...first {
      guard let known = names.match(text, at: place, limit: sentence.upperBound), known.end > index else { continue }
      if known.end > end
        || (known.end < end && place <= start && !words.connectors.contains(text.tokens[known.end].lexeme))
      {
        end = known.end
      }
      return close(text, place <= start || !isModified(text, start) ? place..<end : start..<end, sentence)
    }
    let before = first - start
    if head.type == "office", !isOffice(text, start, before, end, hasChain, sentence.upperBound) { return nil }
    if head.isPlural || before == 0 {
      guard hasChain else { return nil }
    } else if !hasChain {
      let isGeneric = (start..<first).allSatisfy { words.generic.contains(text.tokens[$0].lexeme) }
      // `Traffic Police` is any police; `Delhi Police` is one.
      if head.type == "police", before == 1, places.match(text, at: start, limit: first) == nil { return nil }
      if isGeneric || (head.isWeak && before < 2 && !text.tokens[start].flags.contains(.allCaps)) { return nil }
    }
    return close(text, start..<end, sentence)
  }

  /// A name of a topic and a country, such as `Statistics Canada` or `Meat and Livestock Australia`: the topic is at `index`.
  func topic(_ text: TokenizedDocument, at index: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard words.topics.contains(text.tokens[index].lexeme), index + 1 < sentence.upperBound else { return nil }
    let end = index + 1
    guard let place = places.match(text, at: end, limit: sentence.upperBound), !place.isAdjective,
      places.isCountry(place.entries[0]), place.end - end <= 2
    else { return nil }
    // `Health Canada Act`, `Tourism Australia's`: what follows makes it another name, or no name.
    if place.end < sentence.upperBound, text.tokens[place.end].isCapitalized, text.tokens[place.end].kind == .word {
      return nil
    }
    return close(text, left(text, index, sentence, caps: false)..<place.end, sentence)
  }

  /// Whether the title of a person stands for the office here: behind the name of a place or before `of` and one, and no
  /// person's name follows.
  private func isOffice(
    _ text: TokenizedDocument, _ start: Int, _ before: Int, _ end: Int, _ hasChain: Bool, _ limit: Int
  ) -> Bool {
    if end < limit, text.tokens[end].kind == .word, text.tokens[end].isCapitalized { return false }
    if before > 0, places.match(text, at: start, limit: end) != nil { return true }
    return hasChain && places.match(text, at: end - 1, limit: end) != nil
  }

  /// Whether words before a known name belong to it (`Indonesian`, not `Yesterday`): not where they open the sentence.
  private func isModified(_ text: TokenizedDocument, _ start: Int) -> Bool {
    !text.tokens[start].flags.contains(.sentenceStart)
  }

  /// Nil where the word after a name makes it the name of an Act, a treaty or a journal.
  private func close(_ text: TokenizedDocument, _ range: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let isOther = range.contains { place in
      let token = text.tokens[place]
      // `Review Board` goes on to its head; `Charter of the Council` does not.
      return token.isCapitalized && words.others.contains(token.lexeme)
        && (place + 1 == range.upperBound || !isName(text.tokens[place + 1]))
    }
    if isOther {
      return nil
    }
    var index = range.upperBound
    while index < sentence.upperBound, text.tokens[index].isCapitalized,
      !text.tokens[index].flags.contains(.lineStart)
    {
      if words.others.contains(text.tokens[index].lexeme) { return nil }
      index += 1
    }
    return range
  }

  /// Whether another head stands further right in the same run of capitalised words (`Police Complaints Authority`).
  private func laterHead(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    var place = index + 1
    while place < limit, text.tokens[place].isCapitalized, !isConnecting(text.tokens[place]),
      !isPossessive(text, place - 1), !LineBreaks.ends(text, before: place)
    {
      if let head = words.head(text, place), !head.isPlural, !head.isForward { return true }
      place += 1
    }
    return false
  }

  func isConnecting(_ token: Token) -> Bool {
    words.connectors.contains(token.lexeme) || words.conjunctions.contains(token.lexeme)
      || words.articles.contains(token.lexeme) || words.sites.contains(token.lexeme) || token.lexeme == words.inside
  }

  func isName(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && !isConnecting(token)
  }

  /// Whether a token ends in `'s`.
  func isPossessive(_ text: TokenizedDocument, _ index: Int) -> Bool {
    PossessiveEnding.length(text, text.tokens[index]) > 0
  }
}
