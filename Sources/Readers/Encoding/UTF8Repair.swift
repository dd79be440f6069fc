/// UTF-8 as it comes: valid, or with sequences that are none.
enum UTF8Repair {
  /// Whether all bytes are valid UTF-8.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// The bytes with each maximal invalid sequence replaced by one U+FFFD, the number of source bytes of each scalar, and
  /// the number of replacements.
  static func repair(_ bytes: [UInt8]) -> DecodedBytes {
    var out = DecodedBytes(reserving: bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        out.append(byte)
        index += 1
        continue
      }
      let (length, isValid) = sequence(bytes, at: index)
      if isValid {
        out.utf8.append(contentsOf: bytes[index..<index + length])
        out.widths.append(UInt8(length))
      } else {
        out.appendReplacement(width: length)
      }
      index += length
    }
    return out
  }

  /// The length of the sequence at `index`, or of the longest beginning of one (Unicode 15, table 3-7).
  private static func sequence(_ bytes: [UInt8], at index: Int) -> (length: Int, isValid: Bool) {
    let lead = bytes[index]
    let count: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF:
      count = 3
      if lead == 0xE0 { lowest = 0xA0 }
      if lead == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      count = 4
      if lead == 0xF0 { lowest = 0x90 }
      if lead == 0xF4 { highest = 0x8F }
    default: return (1, false)
    }
    var length = 1
    while length < count, index + length < bytes.count {
      let byte = bytes[index + length]
      guard byte >= lowest, byte <= highest else { return (length, false) }
      (lowest, highest) = (0x80, 0xBF)
      length += 1
    }
    return (length, length == count)
  }
}
