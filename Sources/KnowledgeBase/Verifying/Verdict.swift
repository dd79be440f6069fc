/// What became of something that was stored (contract, "Verify").
public enum Verdict: String, Sendable, CaseIterable, Comparable {
  /// The digest is equal and every quote is cut again from its range.
  case exact
  /// As `exact`, but only against the kept copy: the original cannot be opened.
  case archived
  /// The bytes changed; the quote stands at one other place.
  case moved
  /// The bytes changed; the quote stands at several places.
  case ambiguous
  /// The quote stands nowhere any more, or what is stored was changed.
  case changed
  /// Neither the original nor a kept copy can be opened.
  case gone

  /// Better before worse.
  public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
