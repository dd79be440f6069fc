/// Runs of figures that are data, not text: many numbers with nothing but commas and semicolons between them.
enum NumberRun {
  /// Numbers in a row from which on they are data. The longest lists of years in prose have about thirty.
  static let shortest = 40

  /// One past the run of data that begins with the number at `index`, nil where the run is short.
  static func dataEnd(_ text: TokenizedDocument, _ index: Int, _ range: Range<Int>) -> Int? {
    // Looked at from its first number only.
    if index > range.lowerBound, isInner(text.tokens[index - 1]) { return nil }
    let (end, numbers) = run(text, index, range.upperBound, 1, Int.max)
    return numbers >= shortest ? end : nil
  }

  /// Whether the number at `index` lies in a run of data.
  static func isData(_ text: TokenizedDocument, _ index: Int, _ range: Range<Int>) -> Bool {
    let after = run(text, index, range.upperBound, 1, shortest).numbers
    if after >= shortest { return true }
    guard index > range.lowerBound, isInner(text.tokens[index - 1]) else { return false }
    return after + run(text, index - 1, range.lowerBound - 1, -1, shortest - after).numbers >= shortest
  }

  private static func isInner(_ token: Token) -> Bool {
    token.kind == .number || token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: ";")
  }

  /// Where the run ends in one direction, and how many numbers it has, at most `most`.
  private static func run(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, _ step: Int, _ most: Int
  ) -> (end: Int, numbers: Int) {
    var (place, numbers) = (index, 0)
    while place != limit, numbers < most, isInner(text.tokens[place]) {
      if text.tokens[place].kind == .number { numbers += 1 }
      place += step
    }
    return (place, numbers)
  }
}
