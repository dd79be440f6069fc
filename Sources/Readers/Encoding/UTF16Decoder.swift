/// UTF-16 without and with surrogate pairs.
enum UTF16Decoder {
  /// The text; a lone surrogate, or an odd last byte, is one U+FFFD.
  static func decode(_ bytes: [UInt8], bigEndian: Bool) -> DecodedBytes {
    var out = DecodedBytes(reserving: bytes.count / 2)
    let high = bigEndian ? 0 : 1
    func unit(_ index: Int) -> UInt32 { UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high]) }
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(index)
      if first < 0x80 {
        out.utf8.append(UInt8(first))
        out.widths.append(2)
        index += 2
      } else if first &- 0xD800 < 0x400, index + 3 < bytes.count, unit(index + 2) &- 0xDC00 < 0x400,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (unit(index + 2) - 0xDC00))
      {
        out.append(scalar, width: 4)
        index += 4
      } else {
        if let scalar = Unicode.Scalar(first) {
          out.append(scalar, width: 2)
        } else {
          out.appendReplacement(width: 2)
        }
        index += 2
      }
    }
    if index < bytes.count { out.appendReplacement(width: 1) }
    return out
  }
}
