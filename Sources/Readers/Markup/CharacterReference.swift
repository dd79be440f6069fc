/// A character reference as the quote law resolves it: names of the HTML standard, or the five of XML, and numbers.
struct CharacterReference {
  /// What it stands for.
  var first: Unicode.Scalar
  /// The second scalar of the few names that have two.
  var second: Unicode.Scalar?
  /// Its bytes, from the `&` on.
  var length: Int

  /// The reference whose `&` stands at `start`, nil where the `&` is text.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isXML: Bool) {
    guard start + 2 < bytes.count else { return nil }
    if bytes[start + 1] == 0x23 {
      self.init(number: bytes, at: start, isXML: isXML)
    } else if isXML {
      self.init(xmlName: bytes, at: start)
    } else {
      self.init(htmlName: bytes, at: start)
    }
  }

  private init?(number bytes: UnsafeBufferPointer<UInt8>, at start: Int, isXML: Bool) {
    var index = start + 2
    let isHexadecimal = bytes[index] == 0x78 || !isXML && bytes[index] == 0x58
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = ASCII.hexValue(bytes[index]), isHexadecimal || digit < 10 {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > digits else { return nil }
    if index < bytes.count, bytes[index] == 0x3B {
      index += 1
    } else if isXML {
      return nil
    }
    length = index - start
    if !isXML, value &- 0x80 < 0x20 {
      first = Self.windows1252[Int(value - 0x80)]
    } else {
      first = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }
  }

  private init?(xmlName bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    func holds(_ name: StaticString) -> Bool {
      let count = name.utf8CodeUnitCount
      guard start + 1 + count <= bytes.count else { return false }
      for offset in 0..<count where bytes[start + 1 + offset] != name.utf8Start[offset] { return false }
      return true
    }
    if holds("amp;") {
      (first, length) = ("&", 5)
    } else if holds("lt;") {
      (first, length) = ("<", 4)
    } else if holds("gt;") {
      (first, length) = (">", 4)
    } else if holds("quot;") {
      (first, length) = ("\"", 6)
    } else if holds("apos;") {
      (first, length) = ("'", 6)
    } else {
      return nil
    }
  }

  private init?(htmlName bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    let name = start + 1
    var end = name
    let limit = min(bytes.count, name + NamedReferences.longestName)
    while end < limit, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) { end += 1 }
    guard end > name + 1 else { return nil }
    if end < bytes.count, bytes[end] == 0x3B, let entry = NamedReferences.entry(bytes, name..<end) {
      self.init(entry, length: end + 1 - start)
      return
    }
    // Without a semicolon the longest old name counts, even inside a longer word: `&notit` is `¬it`.
    end = min(end, name + 6)
    while end > name + 1 {
      if let entry = NamedReferences.entry(bytes, name..<end), entry.isLegacy {
        self.init(entry, length: end - start)
        return
      }
      end -= 1
    }
    return nil
  }

  private init(_ entry: NamedReferences.Entry, length: Int) {
    first = entry.first
    second = entry.second
    self.length = length
  }

  /// Numbers from 128 to 159 in HTML: https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}",
    "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}",
    "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}",
    "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
  ]
}
