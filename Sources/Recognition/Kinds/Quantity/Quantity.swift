import DocumentModel

/// A number or a range of numbers with its bound words, before it is known what it measures.
struct Quantity {
  /// First token, bound words included.
  var start: Int
  /// Half-open token range of the numbers.
  var numerals: Range<Int>
  /// The number, or the low end of a range.
  var low: Double
  /// The high end of a range.
  var high: Double?
  /// What the bound words say.
  var qualifier: Qualifier?
  /// Half-open token range of the bound words.
  var bound: Range<Int>?
  /// Whether the first number could be a year.
  var isYearLike = false
  /// Whether it is a single number in words.
  var isWords = false
  /// Whether it is a number only before a unit (`half an hour`).
  var needsUnit = false

  /// One past the last token.
  var end: Int { numerals.upperBound }

  /// `value`, or `low` and `high`; then the qualifier.
  func fields(unit: String? = nil) -> NormalizedFields {
    var fields = NormalizedFields()
    if let high {
      fields["low"] = .numeric(low)
      fields["high"] = .numeric(high)
    } else {
      fields["value"] = .numeric(low)
    }
    if let unit { fields["unit"] = .string(unit) }
    if let qualifier { fields["qualifier"] = .string(qualifier.rawValue) }
    return fields
  }

  /// The parts `value` and `qualifier`.
  func parts(_ clause: Clause) -> [Mention.Part] {
    var parts = [Mention.Part("value", clause.textRange(numerals))]
    if let bound { parts.append(Mention.Part("qualifier", clause.textRange(bound))) }
    return parts
  }
}
