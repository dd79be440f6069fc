import DocumentModel

/// Finds what a document calls an act that it has named: "that Act", "the said Act", "the 2002 Act", and "the Act" where
/// it has named just one. What could be two is left alone.
struct ActReferences: Sendable {
  /// Sentences over which "that Act" looks back.
  private static let reach = 3

  private let heads: LexemeSet
  private let demonstratives: LexemeSet
  private let the: Lexeme
  private let provisions: ProvisionGrammar

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    heads = LexemeSet("law.heads", packs, &vocabulary).union(LexemeSet("law.headsWithYear", packs, &vocabulary))
    demonstratives = LexemeSet(["that", "said", "this", "same"].map { vocabulary.intern($0) })
    the = vocabulary.intern("the")
    provisions = ProvisionGrammar(packs, &vocabulary)
  }

  /// An act and the word that says what it is.
  private struct Named {
    var mention: Mention
    var head: Lexeme
  }

  /// The mentions that `found` (in any order) makes possible. Cost: one pass over the tokens behind the first act.
  func mentions(in text: TokenizedDocument, given found: [Mention]) -> [Mention] {
    var named: [Named] = []
    for mention in found where mention.kind == .law && mention.normalized["title"] != nil {
      guard let instrument = mention.parts.first(where: { $0.name == "instrument" }), text.isRunning(mention.range),
        let head = head(text, instrument.range)
      else { continue }
      named.append(Named(mention: mention, head: head))
    }
    guard !named.isEmpty else { return [] }
    named.sort { $0.mention.range.end < $1.mention.range.end }
    var result: [Mention] = []
    // For each head the acts named so far, by entity; of one year.
    var keys: [UInt32: Set<String>] = [:]
    var byYear: [Int: [Named]] = [:]
    var passed = 0
    for index in text.token(at: named[0].mention.range.end)..<text.tokens.count {
      let token = text.tokens[index]
      guard heads.contains(token.lexeme), token.isCapitalized, index > 0 else { continue }
      while passed < named.count, named[passed].mention.range.end <= Int(token.start) {
        keys[named[passed].head.id, default: []].insert(named[passed].mention.entityKey ?? "")
        if case .integer(let year)? = named[passed].mention.normalized["year"],
          byYear[year]?.contains(where: { $0.mention.entityKey == named[passed].mention.entityKey }) != true
        {
          byYear[year, default: []].append(named[passed])
        }
        passed += 1
      }
      guard passed > 0, isAlone(text, index) else { continue }
      let place = text.sentence(ofToken: index)
      let last = named[passed - 1]
      if demonstratives.contains(text.tokens[index - 1].lexeme) {
        guard last.head == token.lexeme, place - last.mention.sentence <= Self.reach else { continue }
        result.append(provisions.use(of: last.mention, at: index..<index + 1, in: text, rule: "reference"))
      } else if let year = TokenShapes.year(text, index - 1) {
        let candidates = (byYear[year] ?? []).filter { $0.head == token.lexeme }
        guard candidates.count == 1, let act = candidates.first else { continue }
        result.append(provisions.use(of: act.mention, at: index - 1..<index + 1, in: text, rule: "reference"))
      } else if text.tokens[index - 1].lexeme == the, keys[token.lexeme.id]?.count == 1, last.head == token.lexeme {
        result.append(provisions.use(of: last.mention, at: index..<index + 1, in: text, rule: "reference"))
      }
    }
    return result
  }

  /// The word that says what the law is: the last of its name that is such a word.
  private func head(_ text: TokenizedDocument, _ range: TextRange) -> Lexeme? {
    var head: Lexeme?
    var index = text.token(at: range.start)
    while index < text.tokens.count, Int(text.tokens[index].start) < range.end {
      if heads.contains(text.tokens[index].lexeme) { head = text.tokens[index].lexeme }
      index += 1
    }
    return head
  }

  /// Whether the word is not the beginning or the middle of a longer name.
  private func isAlone(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard index + 1 < text.tokens.count, !text.tokens[index + 1].flags.contains(.sentenceStart) else { return true }
    let next = text.tokens[index + 1]
    return next.kind == .mark || next.kind == .word && !next.isCapitalized
  }
}
