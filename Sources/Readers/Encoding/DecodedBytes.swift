/// Text decoded to UTF-8, with the way back to its source.
struct DecodedBytes {
  /// The text.
  var utf8: [UInt8] = []
  /// Source bytes of each scalar of the text.
  var widths: [UInt8] = []
  /// How many scalars stand for bytes that could not be decoded.
  var replacements = 0

  init(reserving count: Int) {
    utf8.reserveCapacity(count + count / 8)
    widths.reserveCapacity(count)
  }

  /// Adds an ASCII byte that stands for one source byte.
  @inline(__always)
  mutating func append(_ ascii: UInt8) {
    utf8.append(ascii)
    widths.append(1)
  }

  /// Adds a scalar.
  mutating func append(_ scalar: Unicode.Scalar, width: Int) {
    UTF8Bytes.append(scalar, to: &utf8)
    widths.append(UInt8(truncatingIfNeeded: width))
  }

  /// Adds U+FFFD for bytes that stand for nothing.
  mutating func appendReplacement(width: Int) {
    append("\u{FFFD}", width: width)
    replacements += 1
  }
}
