import DocumentModel

/// Lists whose unit stands once, at their end: `4.5, 6 and 13 kg`, `5, 10 and 15%`, `2, 4 or 6 weeks`.
final class SharedUnitGrammar: Sendable {
  /// Longest list that is looked through.
  private static let longest = 8

  private let joiners: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    joiners = LexemeSet("range.and", packs, &vocabulary).union(LexemeSet("range.or", packs, &vocabulary))
  }

  /// The number of the list at whose end the unit stands, nil where the quantity begins no such list. The caller knows
  /// that the quantity itself has no unit.
  func last(_ clause: Clause, _ quantity: Quantity, _ reader: QuantityReader) -> Quantity? {
    guard !quantity.isWords, !quantity.isYearLike else { return nil }
    var place = quantity.end
    var isLast = false
    for _ in 0..<Self.longest {
      let isComma = clause.mark(place) == UInt8(ascii: ",")
      if isComma { place += 1 }
      if joiners.contains(clause.lexeme(place)) {
        isLast = true
        place += 1
      } else if !isComma {
        return nil
      }
      guard clause.isNumber(place), !clause.isJoined(place),
        let next = reader.quantity(clause, at: place, floor: place), !next.isYearLike
      else { return nil }
      if isLast { return next }
      place = next.end
    }
    return nil
  }
}
