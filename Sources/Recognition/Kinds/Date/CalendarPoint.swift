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
  var isYear: Bool { month == nil && day == nil }
  /// Whether it is a month without day and year, which is a date only beside another.
  var isMonth: Bool { year == nil && day == nil }

  /// ISO 8601, as precise as the text; without a year `--07-27`, `--07`, without a month `---27`.
  var iso: String {
    var text = year.map { Self.pad($0, 4) } ?? "-"
    if let month { text += "-" + Self.pad(month, 2) } else if day != nil { text += "-" }
    if let day { text += "-" + Self.pad(day, 2) }
    return text
  }

  /// The days of its month; 31 where no month is known.
  static func days(_ month: Int?, _ year: Int?) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true ? 29 : 28
    default: 31
    }
  }

  static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
