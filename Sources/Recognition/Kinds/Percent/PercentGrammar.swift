import DocumentModel

/// Shares of a hundred: bound words, figure, sign or word, and the base after `of`; percentage and basis points.
final class PercentGrammar: Sendable {
  private let words: LexemeSet
  private let per: LexemeSet
  private let cent: LexemeSet
  private let kinds: LexemeSet
  private let points: LexemeSet
  private let basis: LexemeSet
  private let basisWords: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    words = set("percent.words")
    per = set("percent.per")
    cent = set("percent.cent")
    kinds = set("percent.kinds")
    points = set("percent.points")
    basis = set("percent.basis")
    basisWords = set("percent.basisWords")
  }

  /// The percent mention of a quantity, and one past its last token.
  func read(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, _ phrases: NounPhraseGrammar,
    into mentions: inout [Mention]
  ) -> Int? {
    var quantity = quantity
    var unit: String?
    var end: Int
    if let points = pointsEnd(clause, quantity.end) {
      (end, unit) = points
    } else if let signEnd = signEnd(clause, quantity.end) {
      end = signEnd
    } else {
      return nil
    }
    if unit == nil {
      takeHigh(clause, &quantity, &end, floor, reader)
      // `5% ± 2%`
      if let tolerance = reader.toleranceEnd(clause, end) { end = signEnd(clause, tolerance) ?? tolerance }
    }
    var fields = quantity.fields(unit: unit)
    var parts = quantity.parts(clause)
    if unit == nil, let base = phrases.ofPhrase(clause, at: end) {
      end = base.upperBound
      fields["base"] = .string(clause.quote(base))
      parts.append(Mention.Part("whole", clause.textRange(base)))
    }
    mentions.append(
      Mention(
        .percent, clause.textRange(quantity.start..<end), normalized: fields, parts: parts,
        recognizer: unit == nil ? "percent/figure" : "percent/points", sentence: clause.sentence))
    return end
  }

  /// Whether a sign or word of percent stands behind a quantity.
  func hasSign(_ clause: Clause, _ quantity: Quantity) -> Bool {
    pointsEnd(clause, quantity.end) == nil && signEnd(clause, quantity.end) != nil
  }

  /// Appends a figure of a list whose sign stands at its end; returns one past it.
  func append(_ clause: Clause, _ quantity: Quantity, into mentions: inout [Mention]) -> Int {
    mentions.append(
      Mention(
        .percent, clause.textRange(quantity.start..<quantity.end), normalized: quantity.fields(),
        parts: quantity.parts(clause), recognizer: "percent/list", sentence: clause.sentence))
    return quantity.end
  }

  /// `20 per cent to 30 per cent`, `between 20 percent and 25 percent`
  private func takeHigh(
    _ clause: Clause, _ quantity: inout Quantity, _ end: inout Int, _ floor: Int, _ reader: QuantityReader
  ) {
    guard quantity.high == nil else { return }
    let isBetween =
      quantity.start - 1 >= floor && reader.between.contains(clause.lexeme(quantity.start - 1))
      && reader.and.contains(clause.lexeme(end))
    let high =
      isBetween
      ? reader.numerals.numeral(clause, at: end + 1)
      : reader.isAfterFrom(clause, quantity.start) ? nil : reader.highEnd(clause, at: end)
    guard let high, high.value > quantity.low, let after = signEnd(clause, high.tokens.upperBound) else { return }
    quantity.high = high.value
    quantity.numerals = quantity.numerals.lowerBound..<high.tokens.upperBound
    if isBetween { quantity.start -= 1 }
    end = after
  }

  /// `percentage points`, `poin persentase`, `basis points`
  private func pointsEnd(_ clause: Clause, _ index: Int) -> (end: Int, unit: String)? {
    let (first, second) = (clause.lexeme(index), clause.lexeme(index + 1))
    if basis.contains(first), points.contains(second) || points.contains(first) && basis.contains(second) {
      return (index + 2, "basis_point")
    }
    let isSign = clause.mark(index) == UInt8(ascii: "%") || words.contains(first)
    if isSign, points.contains(second) { return (index + 2, "percentage_point") }
    if basisWords.contains(first) { return (index + 1, "basis_point") }
    if points.contains(first), words.contains(second) { return (index + 2, "percentage_point") }
    return nil
  }

  private func signEnd(_ clause: Clause, _ index: Int) -> Int? {
    if clause.mark(index) == UInt8(ascii: "%") { return index + 1 }
    if words.contains(clause.lexeme(index)) { return index + 1 }
    if per.contains(clause.lexeme(index)), cent.contains(clause.lexeme(index + 1)) { return index + 2 }
    // `wt%`, `mol %`, `5-percent`
    if kinds.contains(clause.lexeme(index)), clause.mark(index + 1) == UInt8(ascii: "%") { return index + 2 }
    if clause.isDash(index), clause.isJoined(index), clause.isJoined(index + 1),
      words.contains(clause.lexeme(index + 1))
    {
      return index + 2
    }
    return nil
  }
}
