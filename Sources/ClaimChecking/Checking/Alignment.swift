import DocumentModel

/// How a claim and one statement of a source go together: what of the claim is found, what is not, and what differs.
struct Alignment {
  /// A value in which claim and source differ.
  enum Conflict {
    case amount(claimed: Amount, said: Amount)
    case time(claimed: TimeSpan, said: TimeSpan)
    case name(claimed: String, said: String)
    case denial
    case roles
    case opposite(claimed: String, said: String)
  }

  /// Content terms of the claim found in the statement itself, around it, and not at all.
  var local = 0
  var around = 0
  var missing: [String] = []
  var conflicts: [Conflict] = []
  /// Values that are the same, as lines of the trace.
  var agreements: [String] = []
  /// What the source narrows and the claim does not: a part is not the whole.
  var narrowing = 0
  /// Whether something can be neither found nor contradicted.
  var isOpen = false
  /// Numbers of the claim that were compared.
  var amounts = 0
  /// Index of the statement.
  var statement: Int

  var isComparable: Bool { !isOpen && missing.isEmpty && local + agreements.count > 0 }
  var supports: Bool { isComparable && conflicts.isEmpty && narrowing == 0 }
  var refutes: Bool { isComparable && conflicts.count == 1 && narrowing == 0 }
}
