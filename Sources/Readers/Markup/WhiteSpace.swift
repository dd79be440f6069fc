/// White space of the quote law in UTF-8: `QuoteText`'s rule for the bytes a reader works on, where it is asked for at
/// every character that is not ASCII.
enum WhiteSpace {
  /// Length in bytes of the white space character at `index`, 0 where there is none. C0 controls are white space.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 || byte > 0xE3 { return 0 }
    return wideLength(bytes, at: index, lead: byte)
  }

  private static func wideLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, lead: UInt8) -> Int {
    let left = bytes.count - index
    if lead == 0xC2 { return left > 1 && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85) ? 2 : 0 }
    guard left > 2 else { return 0 }
    let second = bytes[index + 1]
    let third = bytes[index + 2]
    switch (lead, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Whether a scalar is white space, or a C0 control that reads as it.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.properties.isWhitespace
  }
}
