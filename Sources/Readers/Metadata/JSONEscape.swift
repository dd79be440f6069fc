/// An escape in a string of JSON, RFC 8259 section 7.
enum JSONEscape {
  /// The scalar of the escape whose backslash stands at `start`, and how many bytes it has. Half of a surrogate pair is
  /// U+FFFD; an unknown letter stands for itself.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    switch bytes[start + 1] {
    case 0x62, 0x66, 0x6E, 0x72, 0x74: return (" ", 2)
    case 0x75:
      guard let first = unit(bytes, at: start, to: end) else { return ("u", 2) }
      if first & 0xFC00 == 0xD800, let second = unit(bytes, at: start + 6, to: end), second & 0xFC00 == 0xDC00 {
        let value = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
        return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
      }
      return (Unicode.Scalar(first) ?? "\u{FFFD}", 6)
    case let byte where byte < 0x80: return (Unicode.Scalar(byte), 2)
    default: return ("\u{FFFD}", 1)
    }
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int) -> UInt32? {
    guard start + 6 <= end, bytes[start] == 0x5C, bytes[start + 1] == 0x75 else { return nil }
    var value: UInt32 = 0
    for index in start + 2..<start + 6 {
      guard let digit = ASCII.hexValue(bytes[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}
