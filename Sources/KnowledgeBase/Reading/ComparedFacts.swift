/// Two facts of one measure: property, subject, unit, period, place and population are the same.
public struct ComparedFacts: Hashable, Sendable {
  /// Whether both can be true.
  public var agrees: Bool
  /// Whether two documents say so, and not one alone.
  public var isBetweenDocuments: Bool
  /// Identifiers of the facts.
  public var fact: String
  public var otherFact: String
}
