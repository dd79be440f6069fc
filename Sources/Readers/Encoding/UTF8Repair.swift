/// UTF-8 as it comes: valid, or with sequences that are none.
enum UTF8Repair {
  /// Whether all bytes are valid UTF-8. Sixteen bytes of ASCII are passed in one step.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 16 <= bytes.count {
          let first = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          let second = bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
          if (first | second) & 0x8080_8080_8080_8080 == 0 {
            index += 16
            continue
          }
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        // Texts in other scripts have one such sequence after the other.
        while index < bytes.count, bytes[index] >= 0x80 {
          let (length, isValid) = sequence(bytes, at: index)
          guard isValid else { return false }
          index += length
        }
      }
      return true
    }
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
      let (length, isValid) = bytes.withUnsafeBytes { sequence($0, at: index) }
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
  @inline(__always)
  private static func sequence(_ bytes: UnsafeRawBufferPointer, at index: Int) -> (length: Int, isValid: Bool) {
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
