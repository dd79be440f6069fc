import DocumentModel

/// Reads numbers: digits with the separators of either locale (`DigitGrammar`), number words of the packs (`WordGrammar`),
/// vulgar fractions, and what goes on behind them: halves, magnitudes.
final class NumeralGrammar: Sendable {
  /// Number words that can begin a number.
  let starts: Set<Lexeme>
  /// Words with which every number in words that begins with an article goes on.
  let multiplierWords: Set<Lexeme>
  /// Words that begin a number only together with another: `a million`, `half a million`.
  let dependentStarts: Set<Lexeme>
  /// The words of magnitudes and their factors.
  let magnitudes: MagnitudeGrammar
  private let startSet: LexemeSet
  private let digits: DigitGrammar
  private let words: WordGrammar

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    let lexicon = NumberLexicon(packs, &vocabulary)
    magnitudes = MagnitudeGrammar(lexicon)
    digits = DigitGrammar(packs, &vocabulary)
    words = WordGrammar(lexicon, magnitudes)
    starts = lexicon.starts
    multiplierWords = Set(lexicon.multipliers.lexemes).union(lexicon.denominators.lexemes)
    dependentStarts = Set(lexicon.articles.lexemes)
    startSet = LexemeSet(starts)
  }

  /// The number that begins at a token, nil where none does.
  func numeral(_ clause: Clause, at index: Int) -> Numeral? {
    guard let token = clause[index] else { return nil }
    switch token.kind {
    case .number:
      guard var numeral = digits.numeral(clause, index) else { return nil }
      magnitudes.take(clause, &numeral)
      words.takeHalf(clause, &numeral)
      return numeral
    case .mark:
      guard let value = VulgarFraction.value(clause, index) else { return nil }
      var numeral = Numeral(tokens: index..<(index + 1), value: value, isDigits: true)
      magnitudes.take(clause, &numeral)
      return numeral
    case .word: return startSet.contains(token.lexeme) ? words.numeral(clause, index) : nil
    }
  }

  /// The factor of the magnitude words that begin at a token, and one past them.
  func magnitude(_ clause: Clause, at index: Int) -> (factor: Double, end: Int)? {
    magnitudes.magnitude(clause, at: index)
  }
}
