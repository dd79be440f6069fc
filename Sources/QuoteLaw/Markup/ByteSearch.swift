import Glibc

/// Searches in the bytes of a document.
struct ByteSearch {
  let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always)
  var count: Int { bytes.count }

  /// The byte at an offset, 0 at the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The next place of a byte from `start` on.
  @inline(__always)
  func next(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether ASCII text stands at `start`.
  func holds(_ text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start + length <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + start, text.utf8Start, length) == 0
  }

  /// The same without regard to the case of letters; `text` is in lower case.
  func holds(ignoringCase text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start + length <= bytes.count else { return false }
    for index in 0..<length {
      let byte = bytes[start + index]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != text.utf8Start[index] { return false }
    }
    return true
  }

  /// One past the first `first first >` that begins at or after `start`, as in `]]>` and `-->`; nil where there is none.
  func end(after first: UInt8, from start: Int) -> Int? {
    var from = start + 2
    while let close = next(0x3E, from: from) {
      if bytes[close - 1] == first, bytes[close - 2] == first { return close + 1 }
      from = close + 1
    }
    return nil
  }

  /// Whether a byte is white space of markup; control characters read as space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
