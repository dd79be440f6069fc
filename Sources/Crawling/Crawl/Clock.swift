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
    func pad(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = "\(pad(Int(parts.tm_year) + 1900, 4))-\(pad(Int(parts.tm_mon) + 1, 2))-\(pad(Int(parts.tm_mday), 2))"
    let clock = "\(pad(Int(parts.tm_hour), 2)):\(pad(Int(parts.tm_min), 2)):\(pad(Int(parts.tm_sec), 2))"
    return "\(date)T\(clock).\(pad(micros % 1_000_000, 6))Z"
  }

  /// The seconds that a Retry-After asks for: a number, or an HTTP date (RFC 9110, 10.2.3); nil for neither.
  static func retryAfter(_ value: String, now: Int) -> Double? {
    if let seconds = Double(value), seconds >= 0, seconds.isFinite { return seconds }
    guard let date = seconds(httpDate: value) else { return nil }
    return max(0, Double(date) - Double(now) / 1_000_000)
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
  private static func seconds(httpDate text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]), (1970...9999).contains(year)
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
    // Days since 1970-03-01 of the proleptic Gregorian calendar, years beginning in March.
    let shifted = month < 2 ? year - 1 : year
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ((month + 10) % 12 * 153 + 2) / 5 + day - 1
    return (days - 719_468) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
