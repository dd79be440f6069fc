import DocumentModel

/// Ages, which are counts of years: `31 to 52 years old`, `5 years and under`, `berumur sedikitnya 18 tahun`.
final class AgeGrammar: Sendable {
  /// The unit the contract gives ages.
  static let unit = "years of age"

  private let years: LexemeSet
  private let old: LexemeSet
  private let of: LexemeSet
  private let age: LexemeSet
  private let cues: LexemeSet
  private let compounds: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    years = set("time.years")
    old = set("age.old")
    of = set("phrase.of")
    age = set("age.age")
    cues = set("age.cues")
    compounds = set("age.compounds")
  }

  /// The age mention of a quantity, and one past its last token.
  func read(_ clause: Clause, _ quantity: Quantity, _ bounds: BoundGrammar, into mentions: inout [Mention]) -> Int? {
    // `a 64-year-old`
    if clause.isDash(quantity.end), clause.isJoined(quantity.end), clause.isJoined(quantity.end + 1),
      compounds.contains(clause.lexeme(quantity.end + 1))
    {
      mentions.append(
        Mention(
          .count, clause.textRange(quantity.start..<(quantity.end + 2)), normalized: quantity.fields(unit: Self.unit),
          parts: quantity.parts(clause), recognizer: "count/age", sentence: clause.sentence))
      return quantity.end + 2
    }
    guard years.contains(clause.lexeme(quantity.end)) else { return nil }
    var quantity = quantity
    var end = quantity.end + 1
    var isAge = false
    if old.contains(clause.lexeme(end)) {
      (end, isAge) = (end + 1, true)
    } else if of.contains(clause.lexeme(end)), age.contains(clause.lexeme(end + 1)) {
      (end, isAge) = (end + 2, true)
    }
    var fields = quantity.fields(unit: Self.unit)
    if let bound = bounds.bound(clause, after: end), quantity.high == nil {
      end = bound.end
      isAge = true
      switch bound.qualifier {
      case .atMost, .lessThan, .upTo: fields = ["high": .numeric(quantity.low), "unit": .string(Self.unit)]
      default: fields = ["low": .numeric(quantity.low), "unit": .string(Self.unit)]
      }
      quantity.qualifier = bound.qualifier
    }
    if !isAge { isAge = isCued(clause, quantity.start) }
    guard isAge else { return nil }
    mentions.append(
      Mention(
        .count, clause.textRange(quantity.start..<end), normalized: fields, parts: quantity.parts(clause),
        recognizer: "count/age", sentence: clause.sentence))
    return end
  }

  /// Whether one of the four words before speaks of age (`berumur`, `aged`).
  private func isCued(_ clause: Clause, _ index: Int) -> Bool {
    (max(clause.range.lowerBound, index - 4)..<max(index, clause.range.lowerBound)).contains {
      cues.contains(clause.lexeme($0))
    }
  }
}
