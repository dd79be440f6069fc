/// A day, month or year as written.
struct CalendarPoint {
  /// Half-open token range.
  var tokens: Range<Int>
  /// The year, where one is written.
  var year: Int?
  /// 1 to 12, where one is written.
  var month: Int?
  /// 1 to 31, where one is written.
  var day: Int?

  /// Whether it is a year alone, which is no date.
  var isYear: Bool { month == nil }

  /// ISO 8601, as precise as the text; without a year `--07-27`.
  var iso: String {
    var text = year.map { Self.pad($0, 4) } ?? "-"
    if let month { text += "-" + Self.pad(month, 2) }
    if let day { text += "-" + Self.pad(day, 2) }
    return text
  }

  private static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
