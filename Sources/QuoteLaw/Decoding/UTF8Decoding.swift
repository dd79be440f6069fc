/// UTF-8 with each maximal invalid sequence read as one U+FFFD (https://encoding.spec.whatwg.org/#utf-8-decoder).
enum UTF8Decoding {
  /// Whether the bytes are valid as they stand.
  static func isValid(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  static func decode(_ bytes: [UInt8]) -> DecodedScalars {
    var out = DecodedScalars(reserving: bytes.count)
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        out.append(ascii: lead)
        index += 1
        continue
      }
      // The decoder of the standard: bytes needed, and the bounds of the next one.
      var needed = 0
      var bounds: ClosedRange<UInt8> = 0x80...0xBF
      var code = UInt32(lead)
      switch lead {
      case 0xC2...0xDF: (needed, code) = (1, UInt32(lead & 0x1F))
      case 0xE0...0xEF:
        (needed, code) = (2, UInt32(lead & 0x0F))
        if lead == 0xE0 { bounds = 0xA0...0xBF }
        if lead == 0xED { bounds = 0x80...0x9F }
      case 0xF0...0xF4:
        (needed, code) = (3, UInt32(lead & 0x07))
        if lead == 0xF0 { bounds = 0x90...0xBF }
        if lead == 0xF4 { bounds = 0x80...0x8F }
      default: break
      }
      var seen = 0
      while seen < needed, index + 1 + seen < bytes.count, bounds.contains(bytes[index + 1 + seen]) {
        code = code << 6 | UInt32(bytes[index + 1 + seen] & 0x3F)
        bounds = 0x80...0xBF
        seen += 1
      }
      if needed > 0, seen == needed, let scalar = Unicode.Scalar(code) {
        out.append(scalar, width: seen + 1)
      } else {
        out.appendReplacement(width: seen + 1)
      }
      index += seen + 1
    }
    return out
  }
}
