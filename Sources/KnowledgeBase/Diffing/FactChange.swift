public import DocumentModel

/// A fact as it stands on one side of a comparison.
public struct ComparedFact: Hashable, Sendable {
  /// The fact's identifier.
  public var id: String
  /// The name of its source.
  public var source: String
  /// What it says.
  public var statement: FactDraft
  /// Its first evidence: where it stands.
  public var place: Provenance

  /// All that it says, without where.
  var content: FactDraft {
    var content = statement
    content.evidence = []
    return content
  }

  /// What it says something of; two values of it are a change.
  var slot: FactDraft {
    var slot = content
    slot.value = .boolean(true)
    (slot.valueKey, slot.qualifier, slot.negated) = (nil, nil, false)
    return slot
  }
}

/// One difference between two states of knowledge.
public struct FactChange: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// The fact is new.
    case added
    /// The fact is gone.
    case removed
    /// The same fact stands at another place.
    case moved
    /// The same subject, property, period and unit have another value in the same source.
    case changed
    /// A fact that is new or changed contradicts another one.
    case contradicted
  }

  /// What happened.
  public var kind: Kind
  /// How it was; nil for what is added.
  public var before: ComparedFact?
  /// How it is; nil for what is removed.
  public var after: ComparedFact?
  /// The fact that `after` contradicts.
  public var other: ComparedFact?

  /// By source, place, kind and identifiers.
  static func order(_ a: FactChange, _ b: FactChange) -> Bool {
    func key(_ change: FactChange) -> (String, Int, Int, String, String) {
      let fact = change.after ?? change.before
      return (
        fact?.source ?? "", fact?.place.hull.start ?? 0, Kind.allCases.firstIndex(of: change.kind) ?? 0,
        fact?.id ?? "", change.other?.id ?? change.before?.id ?? ""
      )
    }
    return key(a) < key(b)
  }
}
