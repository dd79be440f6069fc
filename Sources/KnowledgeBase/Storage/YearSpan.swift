/// The years of a time in ISO 8601, as facts and mentions have it: `2019`, `2020-06-30`, `2015/2019`, `2015/..`, `../2019`.
enum YearSpan {
  /// First and last year; nil where it has none at that end.
  static func of(_ period: String?) -> (from: Int?, to: Int?) {
    guard let period else { return (nil, nil) }
    let ends = period.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    let first = ends.first.flatMap(year)
    return ends.count == 1 ? (first, first) : (first, ends.last.flatMap(year))
  }

  private static func year(_ text: Substring.UTF8View.SubSequence) -> Int? {
    let digits = text.prefix { (0x30...0x39).contains($0) }
    guard digits.count == 4 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
