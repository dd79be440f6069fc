import DocumentModel

/// The numbers that a fact's value allows, after its qualifier.
struct NumberSpan {
  /// The value, where it is one number.
  var number: Double?
  /// Lowest and highest number allowed, both included; nil for an open end.
  var low: Double?
  var high: Double?

  /// Nil where the value is no number.
  init?(_ draft: FactDraft) {
    if case .object(let fields) = draft.value {
      guard fields["low"]?.double != nil || fields["high"]?.double != nil else { return nil }
      low = fields["low"]?.double
      high = fields["high"]?.double
      return
    }
    guard let value = draft.value.double else { return nil }
    number = value
    switch draft.qualifier {
    case "at_least", "more_than": low = value
    case "at_most", "less_than", "up_to": high = value
    case "about": (low, high) = (value - Self.step(value) / 2, value + Self.step(value) / 2)
    case "almost": (low, high) = (value - Self.step(value), value)
    default: (low, high) = (value, value)
    }
  }

  /// How coarse a round number is: its last digit that is not 0 counts. About 700 is anything from 650 to 750, about 704
  /// from 703.5 to 704.5.
  private static func step(_ value: Double) -> Double {
    let size = abs(value)
    guard size >= 1, size < 1e15, size == size.rounded() else { return size >= 1 ? 1 : 0.1 }
    var step = 1.0
    while size.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
    return step
  }
}
