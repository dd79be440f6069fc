/// Two facts of one measure: property, subject, unit, period, place and population are the same.
public struct ComparedFacts: Hashable, Sendable {
  /// Whether both can be true.
  public var agrees: Bool
  /// Whether two documents say so, and not one alone.
  public var isBetweenDocuments: Bool
  /// Identifier of one fact.
  public var fact: String
  /// Identifier of the other.
  public var otherFact: String
}
