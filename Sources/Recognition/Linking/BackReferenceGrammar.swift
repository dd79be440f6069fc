import DocumentModel

/// `Id.`, `Ibid.`: what was cited just before, with the page or section cited now (`Id. at 115`, `Id. § 5`). Taken only
/// where the sentence before names one law alone, or where the sentence's own citation stands before it; else it could be
/// two, and is left alone.
struct BackReferenceGrammar: Sendable {
  /// The words with which a back-reference begins.
  let words: LexemeSet
  private let at: LexemeSet
  private let locators: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    words = LexemeSet("citation.back", packs, &vocabulary)
    at = LexemeSet("citation.at", packs, &vocabulary)
    locators = LexemeSet("citation.locator.section", packs, &vocabulary)
      .union(LexemeSet("citation.paragraph", packs, &vocabulary))
  }

  /// The back-reference at `index` to one of the first `passed` of what was cited, ordered by where it ends, or to the
  /// `recent` use of one.
  func read(
    _ text: TokenizedDocument, _ index: Int, _ cited: [Mention], _ passed: Int, recent: Mention?
  ) -> Mention? {
    guard text.tokens[index].isCapitalized, passed > 0, index + 1 < text.tokens.count,
      text.tokens[index + 1].mark == UInt8(ascii: "."), !text.tokens[index + 1].isSpaced
    else { return nil }
    let block = text.blocks[text.block(ofToken: index)]
    let place = text.sentence(ofToken: index)
    var last = cited[passed - 1]
    if let recent, recent.range.end > last.range.end { last = recent }
    guard last.kind == .law, last.sentence >= place - 1, text.token(at: last.range.start) >= block.lowerBound else {
      return nil
    }
    // Another law in the same sentence as the last one: it could be meant.
    for place in max(0, passed - 2)..<passed
    where cited[place].sentence == last.sentence && cited[place].entityKey != last.entityKey { return nil }
    var end = index + 2
    var next = end
    if next < block.upperBound, text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
    if next + 1 < block.upperBound,
      at.contains(text.tokens[next].lexeme) || locators.contains(text.tokens[next].lexeme),
      text.tokens[next + 1].kind == .number
    {
      end = next + 2
    }
    var normalized = last.normalized
    normalized["provision"] = nil
    let range = text.range(index..<end)
    return Mention(
      .law, range, normalized: normalized, parts: [Mention.Part("instrument", range)], recognizer: "law/back-reference",
      entityKey: last.entityKey, sentence: place)
  }
}
