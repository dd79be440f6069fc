/// A claim to check.
public struct Claim: Hashable, Sendable {
  /// Its identifier: the line number, or what the claims file says.
  public var id: String
  /// Whether the identifier was written as a number.
  public var isNumbered: Bool
  /// What is claimed: a sentence.
  public var text: String
  /// Only documents whose name, file name, URL or SHA-256 is this count; nil for all.
  public var source: String?

  /// Makes a claim from its fields.
  public init(id: String, isNumbered: Bool = false, text: String, source: String? = nil) {
    self.id = id
    self.isNumbered = isNumbered
    self.text = text
    self.source = source
  }
}

/// What sources say of a claim.
public struct ClaimVerdict: Sendable {
  /// The answer.
  public enum Label: String, Sendable, CaseIterable {
    /// A source says so.
    case supported
    /// A source says something that excludes it.
    case refuted
    /// Nothing that can be compared was found.
    case notEnoughInfo = "not_enough_info"
  }

  /// The claim.
  public var claim: Claim
  /// The answer.
  public var label: Label
  /// What it rests on; for `notEnoughInfo` the passages that came nearest.
  public var evidence: [Evidence]
  /// What other sources, or other places of the source, say against it.
  public var contradictedBy: [Evidence]
  /// The comparisons that decided, one line each.
  public var trace: [String]

  /// Makes a verdict from its fields.
  public init(
    claim: Claim, label: Label, evidence: [Evidence] = [], contradictedBy: [Evidence] = [], trace: [String] = []
  ) {
    self.claim = claim
    self.label = label
    self.evidence = evidence
    self.contradictedBy = contradictedBy
    self.trace = trace
  }
}
