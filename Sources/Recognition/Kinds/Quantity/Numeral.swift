/// One number as written: `1,234`, `816 000`, `1.4 million`, `dua puluh`, `2 1/2`, `3.7 × 10⁶`.
struct Numeral {
  /// Half-open token range.
  var tokens: Range<Int>
  /// What it stands for, magnitude included.
  var value: Double
  /// The magnitude word's factor, 1 without one.
  var magnitude: Double = 1
  /// Whether it is written in digits.
  var isDigits: Bool
  /// Whether it is four digits that could be a year (1600 to 2099).
  var isYearLike = false
  /// Whether it is a number only before a unit: `half an hour`, `half a mile`.
  var needsUnit = false
}
