/// Dates as they stand in metadata and beside titles, as ISO 8601 to the day at most. The order of day and month is never
/// guessed: `03/04/2020` is no date here, `25/04/2020` is one.
struct MetadataDate {
  /// The date, nil where its parts may be read in two ways.
  var iso: String?
  /// Its bytes in the text.
  var range: Range<Int>

  private struct Token {
    var range: Range<Int>
    /// The number of digits, or 0 for letters.
    var digits = 0
    var value = 0
    var month: Int?
  }

  /// Months in the languages of the packs, by their first three letters; what follows must go on as the name does.
  private static let months: [(name: String, number: Int)] = [
    ("january", 1), ("januari", 1), ("february", 2), ("februari", 2), ("march", 3), ("maret", 3), ("april", 4),
    ("may", 5), ("mei", 5), ("june", 6), ("juni", 6), ("july", 7), ("juli", 7), ("august", 8), ("agustus", 8),
    ("september", 9), ("sept", 9), ("october", 10), ("oktober", 10), ("november", 11), ("december", 12),
    ("desember", 12),
  ]

  /// The date a value begins with or holds; a year alone counts where the value begins with it.
  static func iso(_ text: String) -> String? {
    let utf8 = Array(text.utf8.prefix(200))
    let tokens = tokens(utf8)
    if let first = tokens.first, first.digits == 8 {
      return iso(first.value / 10_000, first.value / 100 % 100, first.value % 100)
    }
    if let found = find(utf8) { return found.iso }
    guard let year = tokens.first, isYear(year) else { return nil }
    return iso(year.value, nil, nil)
  }

  /// The first date with at least a month and a year in the first bytes of a text.
  static func find(_ utf8: [UInt8]) -> MetadataDate? {
    let tokens = tokens(utf8)
    for index in tokens.indices where isYear(tokens[index]) {
      if let date = before(tokens, index, utf8) ?? after(tokens, index, utf8) { return date }
    }
    return nil
  }

  /// `3 May 2020`, `May 3, 2020`, `May 2020`, `25/12/2020`.
  private static func before(_ tokens: [Token], _ year: Int, _ utf8: [UInt8]) -> MetadataDate? {
    guard year > 0, joins(tokens[year - 1], tokens[year], utf8) else { return nil }
    let last = tokens[year - 1]
    let first = year > 1 && joins(tokens[year - 2], last, utf8) ? tokens[year - 2] : nil
    let end = tokens[year].range.upperBound
    let value = tokens[year].value
    if let month = last.month {
      if let first, isDay(first) {
        return MetadataDate(iso: iso(value, month, first.value), range: first.range.lowerBound..<end)
      }
      return MetadataDate(iso: iso(value, month, nil), range: last.range.lowerBound..<end)
    }
    guard isDay(last), let first else { return nil }
    if let month = first.month {
      return MetadataDate(iso: iso(value, month, last.value), range: first.range.lowerBound..<end)
    }
    guard isDay(first), isNumeric(first, last, utf8), isNumeric(last, tokens[year], utf8) else { return nil }
    let range = first.range.lowerBound..<end
    if first.value > 12 || first.value == last.value {
      return MetadataDate(iso: iso(value, last.value, first.value), range: range)
    }
    return MetadataDate(iso: last.value > 12 ? iso(value, first.value, last.value) : nil, range: range)
  }

  /// `2020-05-03`, `2020/05`, `2020-May-3`.
  private static func after(_ tokens: [Token], _ year: Int, _ utf8: [UInt8]) -> MetadataDate? {
    guard year + 1 < tokens.count, joins(tokens[year], tokens[year + 1], utf8) else { return nil }
    let second = tokens[year + 1]
    let start = tokens[year].range.lowerBound
    guard second.month != nil || isDay(second) && isNumeric(tokens[year], second, utf8) else { return nil }
    let month = second.month ?? second.value
    guard (1...12).contains(month) else { return nil }
    if year + 2 < tokens.count, isDay(tokens[year + 2]), joins(second, tokens[year + 2], utf8),
      second.month != nil || isNumeric(second, tokens[year + 2], utf8),
      let iso = iso(tokens[year].value, month, tokens[year + 2].value)
    {
      return MetadataDate(iso: iso, range: start..<tokens[year + 2].range.upperBound)
    }
    return MetadataDate(iso: iso(tokens[year].value, month, nil), range: start..<second.range.upperBound)
  }

  /// nil where there is no such day.
  private static func iso(_ year: Int, _ month: Int?, _ day: Int?) -> String? {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    guard (1000...2999).contains(year) else { return nil }
    guard let month else { return String(year) }
    guard (1...12).contains(month) else { return nil }
    guard let day else { return "\(year)-\(two(month))" }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return (1...days).contains(day) ? "\(year)-\(two(month))-\(two(day))" : nil
  }

  private static func isYear(_ token: Token) -> Bool { token.digits == 4 && (1000...2999).contains(token.value) }
  private static func isDay(_ token: Token) -> Bool { (1...2).contains(token.digits) && (1...31).contains(token.value) }

  /// Whether only white space, commas, hyphens and the like stand between two tokens.
  private static func joins(_ a: Token, _ b: Token, _ utf8: [UInt8]) -> Bool {
    let between = utf8[a.range.upperBound..<b.range.lowerBound]
    return between.count <= 3 && between.allSatisfy { [0x20, 0x2C, 0x2D, 0x2E, 0x2F].contains($0) }
  }

  /// Whether one sign of numeric dates stands between two tokens.
  private static func isNumeric(_ a: Token, _ b: Token, _ utf8: [UInt8]) -> Bool {
    let between = utf8[a.range.upperBound..<b.range.lowerBound]
    return between.count == 1 && [0x2D, 0x2E, 0x2F].contains(between.first)
  }

  private static func tokens(_ utf8: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < utf8.count {
      let start = index
      if ASCII.isDigit(utf8[index]) {
        var value = 0
        while index < utf8.count, ASCII.isDigit(utf8[index]) {
          value = min(value * 10 + Int(utf8[index] - 0x30), 1_000_000_000)
          index += 1
        }
        tokens.append(Token(range: start..<index, digits: index - start, value: value))
      } else if ASCII.isLetter(utf8[index]) || utf8[index] >= 0x80 {
        while index < utf8.count, ASCII.isLetter(utf8[index]) || utf8[index] >= 0x80 { index += 1 }
        let word = utf8[start..<index].map(ASCII.lower)
        if isOrdinal(word), let last = tokens.last, last.digits > 0, last.range.upperBound == start {
          tokens[tokens.count - 1].range = last.range.lowerBound..<index
        } else {
          tokens.append(Token(range: start..<index, month: month(word)))
        }
      } else {
        index += 1
      }
    }
    return tokens
  }

  private static func isOrdinal(_ word: [UInt8]) -> Bool {
    ["st", "nd", "rd", "th"].contains { $0.utf8.elementsEqual(word) }
  }

  private static func month(_ word: [UInt8]) -> Int? {
    guard (3...9).contains(word.count) else { return nil }
    return months.first {
      word.count <= 4 && word.count != $0.name.utf8.count
        ? word.count == 3 && $0.name.utf8.starts(with: word) : $0.name.utf8.elementsEqual(word)
    }?.number
  }
}
