/// C0 controls that are no white space of HTML and XML: neither tab nor a line end.
enum ControlBytes {
  /// Whether some stand in bytes; eight are looked at in one step.
  static func stand(in bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The high bit of each byte below 0x20: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
      let low = ~((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x6060_6060_6060_6060 | word) & 0x8080_8080_8080_8080
      if low != 0, low & ~(isByte(0x0A, word) | isByte(0x0D, word) | isByte(0x09, word)) != 0 { return true }
      index += 8
    }
    while index < bytes.count {
      if isControl(bytes[index]) { return true }
      index += 1
    }
    return false
  }

  /// The high bit of each byte of a word that is `byte`.
  @inline(__always)
  private static func isByte(_ byte: UInt64, _ word: UInt64) -> UInt64 {
    let other = word ^ byte &* 0x0101_0101_0101_0101
    return ~((other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | other)
  }

  /// Whether a byte is one of them.
  @inline(__always)
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }
}
