import DocumentModel

/// What digits with separators stand for.
enum DigitValue {
  /// Whether a token holds digits only.
  static func isPlain(_ clause: Clause, _ token: Token) -> Bool {
    let bytes = clause.text.document.text.utf8
    var place = Int(token.start)
    while place < Int(token.end) {
      guard isDigit(bytes[place]) else { return false }
      place += 1
    }
    return true
  }

  /// Ten to a power.
  static func power(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<min(abs(exponent), 300) { value *= 10 }
    return exponent < 0 ? 1 / value : value
  }

  /// The value of digits with separators. Of one separator before exactly three digits the language decides; a separator
  /// that is repeated groups thousands; of two kinds the last is the decimal sign. Nil for other groups (`2.4.1`).
  static func value(_ clause: Clause, _ token: Token) -> Double? {
    let bytes = clause.text.document.text.utf8[Int(token.start)..<Int(token.end)]
    var (commas, stops, sinceSeparator) = (0, 0, 0)
    var last: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
        if byte == UInt8(ascii: ",") { commas += 1 } else { stops += 1 }
        last = byte
        sinceSeparator = 0
      } else {
        sinceSeparator += 1
      }
    }
    var decimal: UInt8 = 0
    if commas > 0, stops > 0 {
      decimal = last
    } else if commas + stops == 1 {
      let groups = clause.headFirst ? UInt8(ascii: ".") : UInt8(ascii: ",")
      let isGroup = sinceSeparator == 3 && last == groups && bytes.first != UInt8(ascii: "0")
      decimal = isGroup ? 0 : last
    }
    // `2.4.1`, `192.168.1.2`: repeated signs group three digits, commas also two (lakh).
    if commas + stops > 1, !isGrouped(bytes, decimal: decimal) { return nil }
    var value = 0.0
    var scale = 0.0
    for byte in bytes {
      if isDigit(byte) {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      } else if byte == decimal {
        scale = 1
      }
    }
    return scale > 1 ? value / scale : value
  }

  private static func isGrouped(_ bytes: ArraySlice<UInt8>, decimal: UInt8) -> Bool {
    var length = 0
    var isFirst = true
    var separator: UInt8 = 0
    for byte in bytes {
      if isDigit(byte) {
        length += 1
      } else {
        guard isFirst || length == 3 || (separator == UInt8(ascii: ",") && length == 2) else { return false }
        if byte == decimal { return true }
        (isFirst, separator, length) = (false, byte, 0)
      }
    }
    return length == 3
  }
}
