/// UTF-16 of a known byte order; a surrogate without its other half, or an odd last byte, is U+FFFD.
enum UTF16Decoding {
  static func decode(_ bytes: [UInt8], bigEndian: Bool) -> DecodedScalars {
    var out = DecodedScalars(reserving: bytes.count / 2)
    func unit(_ index: Int) -> UInt16 {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var index = 0
    while index + 1 < bytes.count {
      let high = unit(index)
      if UTF16.isLeadSurrogate(high), index + 3 < bytes.count, UTF16.isTrailSurrogate(unit(index + 2)) {
        let code = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit(index + 2) & 0x3FF))
        out.append(Unicode.Scalar(code) ?? "\u{FFFD}", width: 4)
        index += 4
      } else {
        out.append(Unicode.Scalar(high) ?? "\u{FFFD}", width: 2)
        index += 2
      }
    }
    if index < bytes.count { out.appendReplacement(width: 1) }
    return out
  }
}
