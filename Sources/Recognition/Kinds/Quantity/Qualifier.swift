/// What a bound word says about a number; the contract's names.
enum Qualifier: String, CaseIterable, Sendable {
  case about
  case atLeast = "at_least"
  case atMost = "at_most"
  case moreThan = "more_than"
  case lessThan = "less_than"
  case almost
  case upTo = "up_to"

  /// Whether it says that a number is a low end; nil where it says neither.
  var isLow: Bool? {
    switch self {
    case .atLeast, .moreThan: true
    case .atMost, .lessThan, .upTo: false
    case .about, .almost: nil
    }
  }
}
