/// What a piece of evidence proves of a fact.
public enum EvidenceRole: String, Sendable, CaseIterable {
  case value, subject, unit, period, caption, header, attribution
}

/// A fact before its evidence is proven: everything in text offsets.
public struct FactDraft: Hashable, Sendable {
  /// A property of the small vocabulary: `quantity`, `series`, `ratification`, `establishment`, …
  public var property: String
  /// The subject as in the text.
  public var subject: String
  /// The key of the subject's entity, where it has one.
  public var subjectKey: String?
  /// The value.
  public var value: NormalizedValue
  /// The key of the value's entity, where the value is one.
  public var valueKey: String?
  /// The thing counted, or the unit.
  public var unit: String?
  /// The period, ISO 8601, as precise as the text.
  public var period: String?
  /// The place it holds for, as in the text.
  public var place: String?
  /// The people it holds for, as in the text.
  public var population: String?
  /// `about`, `at_least`, … (contract, `qualifier`).
  public var qualifier: String?
  /// Who is said to have said it, as in the text.
  public var attribution: String?
  /// Whether the text denies it.
  public var negated = false
  /// Its evidence: each field that is not derived has one of its role.
  public var evidence: [Evidence]

  /// A role and a place in the text.
  public struct Evidence: Hashable, Sendable {
    /// What it proves.
    public var role: EvidenceRole
    /// Its place.
    public var range: TextRange

    /// Makes a piece of evidence from its fields.
    public init(_ role: EvidenceRole, _ range: TextRange) {
      self.role = role
      self.range = range
    }
  }

  /// Makes a draft from its fields.
  public init(
    property: String, subject: String, subjectKey: String? = nil, value: NormalizedValue, valueKey: String? = nil,
    unit: String? = nil, period: String? = nil, qualifier: String? = nil, attribution: String? = nil,
    evidence: [Evidence]
  ) {
    self.property = property
    self.subject = subject
    self.subjectKey = subjectKey
    self.value = value
    self.valueKey = valueKey
    self.unit = unit
    self.period = period
    self.qualifier = qualifier
    self.attribution = attribution
    self.evidence = evidence
  }
}

/// A fact whose every piece of evidence was proven against the bytes.
public struct Fact: Hashable, Sendable {
  /// What it says.
  public var draft: FactDraft
  /// A role and the proven place, in the order of the draft's evidence; never empty.
  public var evidence: [Evidence]

  /// A proven place and what it proves.
  public struct Evidence: Hashable, Sendable {
    /// What it proves.
    public var role: EvidenceRole
    /// The proven place and its quote.
    public var provenance: Provenance

    /// Makes a piece of evidence from its fields.
    public init(role: EvidenceRole, provenance: Provenance) {
      self.role = role
      self.provenance = provenance
    }
  }

  /// The citations it rests on, as in the text, each once: evidence of attribution beside the one that says who.
  public var citations: [String] {
    var found: [String] = []
    for piece in evidence where piece.role == .attribution {
      let quote = piece.provenance.quote
      if quote != draft.attribution, !found.contains(quote) { found.append(quote) }
    }
    return found
  }

  /// Makes a fact; nil without evidence.
  public init?(_ draft: FactDraft, evidence: [Evidence]) {
    guard !evidence.isEmpty else { return nil }
    self.draft = draft
    self.evidence = evidence
  }
}
