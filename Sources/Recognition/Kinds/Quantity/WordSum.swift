/// Adds up number words from left to right, refusing what does not go on.
struct WordSum {
  var units = 0.0
  /// The largest magnitude so far, 1 without one.
  private(set) var magnitude = 1.0
  private var sum = 0.0
  private var hundreds = 0.0
  private var largest = Double.infinity
  private var isZero = false

  /// The number, nil where no word was added.
  var total: Double? { sum + hundreds + units > 0 || isZero ? sum + hundreds + units : nil }

  /// Adds a word; false where it begins something else.
  mutating func add(_ value: Double, isTeen: Bool, isMultiplier: Bool) -> Bool {
    if isZero { return false }
    if value == 0 {
      guard total == nil else { return false }
      isZero = true
    } else if isTeen {
      guard units >= 1, units < 10 else { return false }
      units += 10
    } else if isMultiplier {
      if value >= 1000 {
        guard value < largest, hundreds + units > 0 else { return false }
        sum += (hundreds + units) * value
        (hundreds, units, largest) = (0, 0, value)
        magnitude = max(magnitude, value)
      } else {
        guard units > 0 else { return false }
        hundreds += units * value
        units = 0
      }
    } else if value >= 100 {
      guard units == 0, hundreds == 0, value < largest else { return false }
      if value >= 1000 {
        sum += value
        largest = value
      } else {
        hundreds += value
      }
    } else {
      guard units == 0 || (units >= 20 && units.truncatingRemainder(dividingBy: 10) == 0 && value < 10) else {
        return false
      }
      units += value
    }
    return true
  }
}
