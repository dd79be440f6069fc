/// White space as a quote treats it: each run of Unicode `White_Space` (and of C0 controls, which read as space) is one
/// space, none at either end.
public enum QuoteText {
  /// Length in bytes of the white space character at `index`, 0 where there is none.
  @inline(__always)
  public static func whiteSpaceLength<Bytes: RandomAccessCollection>(_ bytes: Bytes, at index: Bytes.Index) -> Int
  where Bytes.Element == UInt8, Bytes.Index == Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    let left = bytes.endIndex - index
    if byte == 0xC2 { return left > 1 && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85) ? 2 : 0 }
    guard left > 2 else { return 0 }
    let second = bytes[index + 1]
    let third = bytes[index + 2]
    switch (byte, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// The bytes as a quote. Takes UTF-8.
  public static func tidy(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { tidy($0) } }

  /// The bytes as a quote. Takes UTF-8. Most are their own quote: nothing is copied before something has to change.
  public static func tidy(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var index = 0
    var wasSpace = true
    while index < bytes.count {
      let byte = bytes[index]
      let isSpace = byte == 0x20
      if byte < 0x20 || (isSpace && wasSpace) || (byte >= 0xC2 && whiteSpaceLength(bytes, at: index) > 0) {
        return rewritten(bytes)
      }
      wasSpace = isSpace
      index += 1
    }
    return wasSpace ? rewritten(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  private static func rewritten(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    var pending = false
    while index < bytes.endIndex {
      let space = whiteSpaceLength(bytes, at: index)
      if space > 0 {
        pending = true
        index += space
        continue
      }
      if pending && !out.isEmpty { out.append(0x20) }
      pending = false
      out.append(bytes[index])
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }
}
