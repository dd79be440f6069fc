import DocumentModel

/// What a work is known by, written so that equal works have equal keys.
enum WorkKey {
  /// A DOI in lower case without what leads to it; nil for what is none.
  static func doi(_ text: String) -> String? {
    let bytes = Array(text.lowercased().utf8)
    var start = 0
    while start + 7 < bytes.count, !bytes[start...].starts(with: "10.".utf8) { start += 1 }
    guard start + 7 < bytes.count, start == 0 || !isDigit(bytes[start - 1]) else { return nil }
    var end = start
    while end < bytes.count, bytes[end] > 0x20 { end += 1 }
    while end > start, ".,;)]\"'/".utf8.contains(bytes[end - 1]) { end -= 1 }
    let digits = bytes[(start + 3)..<end].prefix(while: isDigit)
    guard digits.count >= 4, let slash = bytes[start..<end].firstIndex(of: 0x2F), slash + 1 < end else { return nil }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A web address without its scheme, `www.`, fragment and last slash, its host in lower case; nil for what is none.
  static func url(_ text: String) -> String? {
    var rest = Substring(text)
    if let scheme = rest.firstRange(of: "://") {
      let name = rest[..<scheme.lowerBound].lowercased()
      guard name == "http" || name == "https" else { return nil }
      rest = rest[scheme.upperBound...]
    } else if !rest.lowercased().hasPrefix("www.") {
      return nil
    }
    if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
    if let mark = rest.firstIndex(of: "#") { rest = rest[..<mark] }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    let host = rest.prefix { $0 != "/" }
    // The front page of a site is no work.
    guard host.contains("."), host.count < rest.count else { return nil }
    return host.lowercased() + rest.dropFirst(host.count)
  }

  /// The letters and digits of a title in lower case, words parted by one space; nil for one too short to name a work.
  static func title(_ text: String) -> String? {
    let words = text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    let key = words.joined(separator: " ")
    return words.count >= 3 && key.count >= 14 ? key : nil
  }

  /// The titles by which a page may be known: whole, and without the name of its site behind the last `|`, `–` or `-`.
  static func titles(ofPage title: String) -> [String] {
    var keys = [self.title(title)]
    for separator in [" | ", " – ", " — ", " - "] {
      if let range = title.ranges(of: separator).last {
        keys.append(self.title(String(title[..<range.lowerBound])))
        break
      }
    }
    return keys.compactMap(\.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
