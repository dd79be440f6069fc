/// Unicode `White_Space` in UTF-8, and control characters, which read as space.
enum QuoteWhiteSpace {
  /// The bytes of the white space at `index`, 0 for another character. Takes valid UTF-8.
  @inline(__always)
  static func length(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    if lead <= 0x20 { return 1 }
    if lead < 0xC2 || lead > 0xE3 { return 0 }
    return wideLength(bytes, index)
  }

  private static func wideLength(_ bytes: [UInt8], _ index: Int) -> Int {
    guard
      let scalar = bytes[index...].prefix(3).withUnsafeBufferPointer({ code(UnsafeBufferPointer(rebasing: $0[...])) })
    else { return 0 }
    switch scalar {
    case 0x85, 0xA0: return 2
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
    default: return 0
    }
  }

  /// The first scalar, of two or three bytes.
  private static func code(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard bytes.count > 1 else { return nil }
    if bytes[0] < 0xE0 { return UInt32(bytes[0] & 0x1F) << 6 | UInt32(bytes[1] & 0x3F) }
    guard bytes.count > 2 else { return nil }
    return UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
  }

  /// The text with each run of white space made one space, none at its ends.
  static func collapse(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    var isOpen = false
    while index < bytes.count {
      let space = length(bytes, at: index)
      if space > 0 {
        isOpen = !out.isEmpty
        index += space
        continue
      }
      if isOpen { out.append(0x20) }
      isOpen = false
      out.append(bytes[index])
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether ``collapse(_:)`` gives exactly this quote, without making it.
  static func collapses(_ bytes: [UInt8], to quote: String) -> Bool {
    var quote = quote
    return quote.withUTF8 { quote in
      var place = 0
      var index = 0
      var isOpen = false
      while index < bytes.count {
        let space = length(bytes, at: index)
        if space > 0 {
          isOpen = place > 0
          index += space
          continue
        }
        if isOpen {
          guard place < quote.count, quote[place] == 0x20 else { return false }
          place += 1
          isOpen = false
        }
        guard place < quote.count, quote[place] == bytes[index] else { return false }
        place += 1
        index += 1
      }
      return place == quote.count
    }
  }

  /// From the first to after the last byte that is not white space; nil where there is none.
  static func content(_ bytes: [UInt8]) -> Range<Int>? {
    var first: Int?
    var last = 0
    var index = 0
    while index < bytes.count {
      let space = length(bytes, at: index)
      if space == 0 {
        first = first ?? index
        last = index + 1
      }
      index += max(space, 1)
    }
    return first.map { $0..<last }
  }
}
