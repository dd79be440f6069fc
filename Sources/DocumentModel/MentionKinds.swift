/// A set of kinds as bits: whether a mention is of one of them is asked for each mention, without hashing.
public struct MentionKinds: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt16 = 0

  /// These kinds.
  public init(arrayLiteral elements: MentionKind...) {
    for kind in elements { insert(kind) }
  }

  /// Whether a kind is in it.
  public func contains(_ kind: MentionKind) -> Bool { bits & (1 << UInt16(kind.rank)) != 0 }

  /// Adds a kind.
  public mutating func insert(_ kind: MentionKind) { bits |= 1 << UInt16(kind.rank) }

  /// Whether there are none.
  public var isEmpty: Bool { bits == 0 }
}
