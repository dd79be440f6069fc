import Glibc

/// The time, as records and frontiers write it.
enum Clock {
  /// Microseconds since 1970.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  /// ISO 8601 in UTC with microseconds, as WARC 1.1 has it.
  static func text(_ micros: Int) -> String {
    var seconds = time_t(micros / 1_000_000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    // Digits from the last to the first: it is written several times for each page.
    var out = Array("0000-00-00T00:00:00.000000Z".utf8)
    func write(_ value: Int, endingAt end: Int, width: Int) {
      var rest = value
      for place in stride(from: end, to: end - width, by: -1) {
        out[place] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
    }
    write(Int(parts.tm_year) + 1900, endingAt: 3, width: 4)
    write(Int(parts.tm_mon) + 1, endingAt: 6, width: 2)
    write(Int(parts.tm_mday), endingAt: 9, width: 2)
    write(Int(parts.tm_hour), endingAt: 12, width: 2)
    write(Int(parts.tm_min), endingAt: 15, width: 2)
    write(Int(parts.tm_sec), endingAt: 18, width: 2)
    write(micros % 1_000_000, endingAt: 25, width: 6)
    return String(decoding: out, as: UTF8.self)
  }

  /// The seconds that a Retry-After asks for: a number, or an HTTP date (RFC 9110, 10.2.3); nil for neither.
  static func retryAfter(_ value: String, now: Int) -> Double? {
    if let seconds = Double(value), seconds >= 0, seconds.isFinite { return seconds }
    guard let date = seconds(httpDate: value) else { return nil }
    return max(0, Double(date) - Double(now) / 1_000_000)
  }

  /// Microseconds since 1970 of the digits of a time, as they stand in the names of archive files; nil for anything else.
  static func micros(stamp: Substring) -> Int? {
    let digits = stamp.utf8.map { Int($0) - 0x30 }
    guard digits.count == 20, digits.allSatisfy((0...9).contains) else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard (1...12).contains(number(4..<6)) else { return nil }
    let date = "x, \(number(6..<8)) \(months[number(4..<6) - 1]) \(number(0..<4))"
    return seconds(httpDate: "\(date) \(number(8..<10)):\(number(10..<12)):\(number(12..<14)) GMT").map {
      $0 * 1_000_000 + number(14..<20)
    }
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970 of a date in one of HTTP's three forms (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`,
  /// `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`; nil for anything else.
  private static func seconds(httpDate text: String) -> Int? {
    var words = text.split { $0 == " " || $0 == "-" }.map(String.init)
    if words.count == 5 { words = [words[0], words[2], words[1], words[4], words[3], "GMT"] }
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
      let month = months.firstIndex(of: words[2]), var year = Int(words[3])
    else { return nil }
    if words[3].count == 2 { year += year < 70 ? 2000 : 1900 }
    guard (1970...9999).contains(year) else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
    // Days since 1970-03-01 of the proleptic Gregorian calendar, years beginning in March.
    let shifted = month < 2 ? year - 1 : year
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ((month + 10) % 12 * 153 + 2) / 5 + day - 1
    return (days - 719_468) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
