/// Character references as text resolves them, once: HTML with WHATWG's names and numbers, XML with five names and
/// numbers. What is no reference stays as written.
struct ReferenceResolver: Sendable {
  /// Whether XML's rules hold.
  let isXML: Bool

  /// What the reference whose `&` stands at `start` is read as, and the offset after it. Nil where it is plain text.
  /// `bytes` end where the text does.
  func resolve(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> (value: [UInt8], end: Int)? {
    guard start + 1 < bytes.endIndex else { return nil }
    if bytes[start + 1] == 0x23 { return number(bytes, at: start) }
    var end = start + 1
    while end < bytes.endIndex, Self.isLetterOrDigit(bytes[end]) { end += 1 }
    let semicolon = end < bytes.endIndex && bytes[end] == 0x3B
    let run = bytes[(start + 1)..<end]
    if isXML {
      guard semicolon, let value = Self.xmlValue(run) else { return nil }
      return ([value], end + 1)
    }
    guard let first = run.first, !Self.isDigit(first),
      let (value, length) = NamedReferences.html.match(run, semicolon: semicolon)
    else { return nil }
    return (value, start + 1 + length)
  }

  /// Whether a byte may stand between the `&` of a reference and its end.
  static func continues(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == 0x23 }

  /// `&#233;` or `&#xE9;`; in HTML the semicolon may be missing and `X` may be a capital.
  private func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> (value: [UInt8], end: Int)? {
    var index = start + 2
    var radix: UInt32 = 10
    if index < bytes.endIndex, bytes[index] == 0x78 || (bytes[index] == 0x58 && !isXML) {
      radix = 16
      index += 1
    }
    let first = index
    var code: UInt32 = 0
    while index < bytes.endIndex, let digit = Self.digit(bytes[index]), digit < radix {
      // Any number above the last scalar stays above it.
      code = min(code * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.endIndex, bytes[index] == 0x3B {
      index += 1
    } else if isXML {
      return nil
    }
    return (Array(String(Character(scalar(code))).utf8), index)
  }

  private func scalar(_ code: UInt32) -> Unicode.Scalar {
    if !isXML, (0x80..<0xA0).contains(code) { return Self.windows[Int(code) - 0x80] }
    guard code != 0 else { return "\u{FFFD}" }
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  private static func xmlValue(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    for (known, value) in xmlNames where name.elementsEqual(known.utf8) { return value }
    return nil
  }

  private static let xmlNames: [(String, UInt8)] = [
    ("lt", 0x3C), ("gt", 0x3E), ("amp", 0x26), ("quot", 0x22), ("apos", 0x27),
  ]

  /// What numbers of C1 controls stand for in HTML
  /// (https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state).
  private static let windows: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
