import DocumentModel

/// Later uses of a case by one of its parties: "Miller v. Kent, 410 U.S. 113 … Miller, supra, at 160". A name that two
/// cases have is left alone.
struct CaseNames: Sendable {
  /// Tokens between a case's report and the "v." of its name.
  private static let reach = 24

  /// The words with which such a use ends.
  let supra: LexemeSet
  private let against: LexemeSet
  private let at: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    supra = LexemeSet("citation.supra", packs, &vocabulary)
    against = LexemeSet("case.against", packs, &vocabulary)
    at = LexemeSet("citation.at", packs, &vocabulary).union(LexemeSet("citation.page", packs, &vocabulary))
  }

  /// The cases of a document by the names of their parties; nil stands for a name of two cases.
  func parties(_ text: TokenizedDocument, _ cited: [Mention]) -> [String: Mention?] {
    var parties: [String: Mention?] = [:]
    for mention in cited where mention.normalized["type"] == .string("case") {
      let end = text.token(at: mention.range.start)
      let sentence = text.sentences[text.sentence(ofToken: min(end, text.tokens.count - 1))]
      var index = end - 1
      let lower = max(sentence.lowerBound, end - Self.reach)
      while index > lower, !against.contains(text.tokens[index].lexeme) { index -= 1 }
      guard index > lower, index + 1 < end else { continue }
      var behind = index + 1
      if text.tokens[behind].mark == UInt8(ascii: "."), behind + 1 < end { behind += 1 }
      for place in [index - 1, behind] where text.tokens[place].isCapitalized {
        let name = text.string(text.tokens[place])
        if let known = parties[name], known?.entityKey != mention.entityKey {
          parties[name] = .some(nil)
        } else {
          parties[name] = mention
        }
      }
    }
    return parties
  }

  /// The use that ends with the `supra` at `index`.
  func use(_ text: TokenizedDocument, _ index: Int, _ parties: [String: Mention?]) -> Mention? {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    var name = index - 1
    if name > sentence.lowerBound, text.tokens[name].mark == UInt8(ascii: ",") { name -= 1 }
    guard name >= sentence.lowerBound, text.tokens[name].isCapitalized,
      let known = parties[text.string(text.tokens[name])], let law = known, law.range.end < Int(text.tokens[name].start)
    else { return nil }
    var end = index + 1
    var next = end
    if next < sentence.upperBound, text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
    if next + 1 < sentence.upperBound, at.contains(text.tokens[next].lexeme), text.tokens[next + 1].kind == .number {
      end = next + 2
    }
    let range = text.range(name..<end)
    var normalized = law.normalized
    normalized["provision"] = nil
    return Mention(
      .law, range, normalized: normalized, parts: [Mention.Part("instrument", range)],
      recognizer: "law/back-reference", entityKey: law.entityKey, sentence: place)
  }
}
