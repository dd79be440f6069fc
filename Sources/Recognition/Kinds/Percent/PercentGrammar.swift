import DocumentModel

/// Shares of a hundred: bound words, figure, sign or word, and the base after `of`.
struct PercentGrammar: Sendable {
  private let words: LexemeSet
  private let per: LexemeSet
  private let cent: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    words = LexemeSet("percent.words", packs, &vocabulary)
    per = LexemeSet("percent.per", packs, &vocabulary)
    cent = LexemeSet("percent.cent", packs, &vocabulary)
  }

  /// The percent mention of a quantity, and one past its last token.
  func read(_ clause: Clause, _ quantity: Quantity, _ phrases: NounPhraseGrammar, into mentions: inout [Mention])
    -> Int?
  {
    guard let signEnd = signEnd(clause, quantity.end) else { return nil }
    var end = signEnd
    var fields = quantity.fields()
    var parts = quantity.parts(clause)
    if let base = phrases.ofPhrase(clause, at: signEnd) {
      end = base.upperBound
      fields["base"] = .string(clause.quote(base))
      parts.append(Mention.Part("whole", clause.textRange(base)))
    }
    mentions.append(
      Mention(
        .percent, clause.textRange(quantity.start..<end), normalized: fields, parts: parts,
        recognizer: "percent/figure",
        sentence: clause.sentence))
    return end
  }

  private func signEnd(_ clause: Clause, _ index: Int) -> Int? {
    if clause.mark(index) == UInt8(ascii: "%") { return index + 1 }
    if words.contains(clause.lexeme(index)) { return index + 1 }
    if per.contains(clause.lexeme(index)), cent.contains(clause.lexeme(index + 1)) { return index + 2 }
    return nil
  }
}
