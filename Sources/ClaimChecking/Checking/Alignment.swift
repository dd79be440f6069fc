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
  /// How many content terms the claim has, and names found in the statement.
  var terms = 0
  var names = 0
  /// Names that stand around it only.
  var aroundNames = 0
  var missing: [String] = []
  var conflicts: [Conflict] = []
  /// Values that are the same, as lines of the trace.
  var agreements: [String] = []
  /// What the source narrows and the claim does not: a part is not the whole.
  var narrowing = 0
  /// What can be neither found nor contradicted; nil where all can.
  private(set) var open: String?
  var isOpen: Bool { open != nil }

  /// Notes that something can be neither found nor contradicted.
  mutating func leaveOpen(_ why: String) { open = open ?? why }
  /// Numbers of the claim that were compared.
  var amounts = 0
  /// Index of the statement.
  var statement: Int

  /// Whether everything the claim says was compared, and enough of it with the statement itself.
  var isComparable: Bool {
    !isOpen && missing.isEmpty && local * 2 >= terms && local + names + agreements.count + valued > 1
  }

  /// Slots that differ in a value.
  private var valued: Int {
    conflicts.count { conflict in
      switch conflict {
      case .amount, .time, .name: true
      case .denial, .roles, .opposite: false
      }
    }
  }
  var supports: Bool { isComparable && conflicts.isEmpty && narrowing == 0 }
  var refutes: Bool { isComparable && conflicts.count == 1 && narrowing == 0 }
}
