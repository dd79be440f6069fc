import DocumentModel

/// Words of magnitude behind a number: `million`, `juta`, `bn`, also `half a million`'s.
struct MagnitudeGrammar: Sendable {
  private let multipliers: LexemeSet
  private let values: LexemeTable<Double>
  private let joiners: LexemeSet

  init(_ lexicon: NumberLexicon) {
    multipliers = lexicon.multipliers
    values = lexicon.values
    joiners = lexicon.joiners
  }

  /// Takes the magnitude behind a number: `1.4 million`, `3bn`, `10-million`.
  func take(_ clause: Clause, _ numeral: inout Numeral) {
    var place = numeral.tokens.upperBound
    if clause.isDash(place), clause.isJoined(place), clause.isJoined(place + 1) { place += 1 }
    guard let found = magnitude(clause, at: place) else { return }
    numeral.value *= found.factor
    numeral.magnitude *= found.factor
    numeral.tokens = numeral.tokens.lowerBound..<found.end
    numeral.isYearLike = false
  }

  /// The factor of the magnitude words that begin at a token, and one past them.
  func magnitude(_ clause: Clause, at index: Int) -> (factor: Double, end: Int)? {
    var end = index
    var factor = 1.0
    while end < index + 3, multipliers.contains(clause.lexeme(end)), let next = values[clause.lexeme(end)], next >= 100
    {
      factor *= next
      end += 1
    }
    return end > index ? (factor, end) : nil
  }
}
