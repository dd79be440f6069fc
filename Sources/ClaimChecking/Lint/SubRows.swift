/// Rows of a table that are contained in the row above them, where the text does not say so: an indent that only the page shows.
enum SubRows {
  /// Longest table that is tried.
  private static let most = 16

  /// Whether the rows make the totals, column by column, when some of them are taken as contained in the row above: a run
  /// that is left out is no larger than the row that it stands below, and as large as that where `isComplete`.
  static func canMake(_ totals: [Double], _ rows: [[Double]], within reach: Double, isComplete: Bool = false) -> Bool {
    guard rows.count <= most, let first = rows.first else { return false }
    let attempt = Attempt(rows: rows, totals: totals, reach: reach, isComplete: isComplete)
    return attempt.succeeds(1, sum: first, parent: first, run: nil)
  }

  private struct Attempt {
    let rows: [[Double]]
    let totals: [Double]
    let reach: Double
    let isComplete: Bool

    /// Takes the row `next` as one of its own, else as contained in `parent`; `run` is what was left out since that.
    func succeeds(_ next: Int, sum: [Double], parent: [Double], run: [Double]?) -> Bool {
      // Sums only grow: what is above the total already cannot make it.
      guard zip(sum, totals).allSatisfy({ $0 <= $1 + reach }) else { return false }
      let isClosed = !isComplete || run.map { zip($0, parent).allSatisfy { abs($0 - $1) <= reach } } ?? true
      guard next < rows.count else { return isClosed && zip(sum, totals).allSatisfy { abs($0 - $1) <= reach } }
      let row = rows[next]
      if isClosed, succeeds(next + 1, sum: zip(sum, row).map(+), parent: row, run: nil) { return true }
      let left = run.map { zip($0, row).map(+) } ?? row
      guard zip(left, parent).allSatisfy({ $0 <= $1 + reach }) else { return false }
      return succeeds(next + 1, sum: sum, parent: parent, run: left)
    }
  }
}

extension Amount {
  /// Half of the last decimal that any of the numbers shows; at least that of whole numbers.
  static func halfDigit(_ values: [Double]) -> Double {
    var half = 0.5
    for value in values {
      var digits = value
      var unit = 0.5
      while abs(digits - digits.rounded()) > 1e-6, unit > 0.0004 {
        digits *= 10
        unit /= 10
      }
      half = min(half, unit)
    }
    return half
  }
}
