/// Looks at eight bytes of text in one step: most text is plain ASCII with single spaces, and is copied as it stands.
///
/// The tests of single bytes are those of https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord, exact because
/// no byte here is above 0x7F.
enum PlainWord {
  /// 8 or 7 where the bytes from `start` are visible ASCII and single spaces between it, without references; a space at
  /// the end is not counted, since what follows it is not known. 0 for everything else.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int) -> Int {
    guard start + 8 <= end, let base = bytes.baseAddress else { return 0 }
    let word = UInt64(littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    let high: UInt64 = 0x8080_8080_8080_8080
    guard word & high == 0 else { return 0 }
    // The high bit of a byte is clear where the byte is below 0x20, is an ampersand, is a space.
    let visible = word &+ 0x6060_6060_6060_6060
    let reference = (word ^ 0x2626_2626_2626_2626) &+ 0x7F7F_7F7F_7F7F_7F7F
    let space = ~((word ^ 0x2020_2020_2020_2020) &+ 0x7F7F_7F7F_7F7F_7F7F) & high
    guard visible & reference & high == high, space & (space >> 8) == 0 else { return 0 }
    return space >> 63 == 1 ? 7 : 8
  }
}
