/// Counts the bytes of text that can be seen, eight in one step.
///
/// The tests of single bytes are those of https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord.
enum VisibleBytes {
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// How many bytes of a range are above 0x20, and whether a digit is among them.
  @inline(__always)
  static func count(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> (count: Int32, hasDigit: Bool) {
    let raw = UnsafeRawBufferPointer(bytes)
    var count: Int32 = 0
    var digits: UInt64 = 0
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let low = word & ~high
      // The high bit of each byte above 0x20; of each from 0x30 on; of each from 0x3A on, or not ASCII.
      let visible = (low &+ 0x5F5F_5F5F_5F5F_5F5F | word) & high
      let above = (low &+ 0x4646_4646_4646_4646 | word) & high
      digits |= (low &+ 0x5050_5050_5050_5050) & high & ~above
      count &+= Int32(truncatingIfNeeded: visible.nonzeroBitCount)
      index += 8
    }
    while index < range.upperBound {
      if bytes[index] > 0x20 { count &+= 1 }
      if ASCII.isDigit(bytes[index]) { digits = 1 }
      index += 1
    }
    return (count, digits != 0)
  }
}
