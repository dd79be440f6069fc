/// A day of the Gregorian calendar as the count of days since 1 March of year 0, for steps of days and weeks.
struct CalendarDay: Hashable {
  private var number: Int

  /// Reads `2009-10-23`; nil for anything less precise.
  init?(_ iso: String) {
    let fields = iso.split(separator: "-").map { Int($0) ?? 0 }
    guard fields.count == 3, (1...12).contains(fields[1]), (1...31).contains(fields[2]) else { return nil }
    // Years begin in March, so that the leap day is their last.
    let year = fields[1] > 2 ? fields[0] : fields[0] - 1
    let month = (fields[1] + 9) % 12
    number = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + fields[2] - 1
  }

  /// The day so many days later.
  func adding(days: Int) -> CalendarDay {
    var copy = self
    copy.number += days
    return copy
  }

  /// The Monday on or before it: day 0 was a Wednesday.
  var monday: CalendarDay { adding(days: -((number + 2) % 7)) }

  /// ISO 8601.
  var iso: String {
    var year = (10_000 * number + 14_780) / 3_652_425
    var day = number - (365 * year + year / 4 - year / 100 + year / 400)
    if day < 0 {
      year -= 1
      day = number - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let month = (100 * day + 52) / 3060
    let fullYear = month >= 10 ? year + 1 : year
    return [
      CalendarPoint.pad(fullYear, 4), CalendarPoint.pad((month + 2) % 12 + 1, 2),
      CalendarPoint.pad(day - (month * 306 + 5) / 10 + 1, 2),
    ].joined(separator: "-")
  }
}
