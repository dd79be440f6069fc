/// How the bytes of names compare: letters in either case, `z` as `s` (`organization`), `&` as `and`; commas, full stops,
/// hyphens and apostrophes do not count (`U.S.`, `Co-operation`, `Veterans’`), white space is one space.
enum NameBytes {
  /// A byte as names compare it.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 {
    let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return lower == UInt8(ascii: "z") ? UInt8(ascii: "s") : lower
  }

  /// The length of a mark that does not count at a place; 0 where none stands.
  @inline(__always)
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Int {
    switch bytes[place] {
    case 0x2C, 0x2E, 0x2D, 0x27: return 1
    case 0xE2:
      // ‐ ‑ ‒ – ’ ‘
      guard place + 2 < limit, bytes[place + 1] == 0x80 else { return 0 }
      let last = bytes[place + 2]
      return (0x90...0x93).contains(last) || last == 0x98 || last == 0x99 ? 3 : 0
    default: return 0
    }
  }

  /// The length of white space at a place; 0 where none stands.
  @inline(__always)
  static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Int {
    if bytes[place] <= 0x20 { return 1 }
    return bytes[place] == 0xC2 && place + 1 < limit && bytes[place + 1] == 0xA0 ? 2 : 0
  }

  /// Adds a word's bytes to a key: a possessive ending and marks inside do not count. Gives how many bytes counted.
  @inline(__always)
  static func mix(_ key: inout UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    if end - start == 1, bytes[start] == UInt8(ascii: "&") {
      for byte in [UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "d")] { step(&key, byte) }
      step(&key, 0x20)
      return 3
    }
    let limit = withoutPossessive(bytes, start, end)
    var place = start
    var count = 0
    while place < limit {
      let mark = markLength(bytes, place, limit)
      if mark > 0 {
        place += mark
        continue
      }
      step(&key, fold(bytes[place]))
      count += 1
      place += 1
    }
    step(&key, 0x20)
    return count
  }

  /// The letters of a word as names compare them.
  static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    var place = word.lowerBound
    let limit = withoutPossessive(bytes, word.lowerBound, word.upperBound)
    while place < limit {
      let mark = markLength(bytes, place, limit)
      if mark == 0 { letters.append(fold(bytes[place])) }
      place += max(mark, 1)
    }
    return letters
  }

  /// Whether two words are one to names.
  static func areEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ others: UnsafeBufferPointer<UInt8>, _ other: Range<Int>
  ) -> Bool {
    var (one, two) = (emptyKey, emptyKey)
    return mix(&one, bytes, word.lowerBound, word.upperBound) == mix(&two, others, other.lowerBound, other.upperBound)
      && one == two
  }

  /// Where a word ends without its possessive ending.
  @inline(__always)
  private static func withoutPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard end - start > 2, bytes[end - 1] | 0x20 == UInt8(ascii: "s") else { return end }
    if bytes[end - 2] == 0x27 { return end - 2 }
    let isCurved = end - start > 4 && bytes[end - 2] == 0x99 && bytes[end - 3] == 0x80 && bytes[end - 4] == 0xE2
    return isCurved ? end - 4 : end
  }

  /// The key of no words.
  static let emptyKey: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func step(_ key: inout UInt64, _ byte: UInt8) {
    key = (key ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    key ^= key >> 29
  }

  /// One past the bytes of a text that spell a name from `start` on; nil where they do not. Capitals of the name are
  /// capitals in the text; its small letters may be either, so that headings count. Cost: the length of the name.
  @inline(__always)
  static func end(
    of name: UnsafeBufferPointer<UInt8>, _ nameRange: Range<Int>, in text: UnsafeBufferPointer<UInt8>, from start: Int,
    limit: Int
  ) -> Int? {
    var place = start
    var index = nameRange.lowerBound
    let nameEnd = nameRange.upperBound
    while index < nameEnd {
      let skipped = markLength(name, index, nameEnd)
      if skipped > 0 {
        index += skipped
        continue
      }
      while place < limit {
        let mark = markLength(text, place, limit)
        guard mark > 0 else { break }
        place += mark
      }
      guard place < limit else { return nil }
      let wanted = name[index]
      if wanted == 0x20 {
        var space = spaceLength(text, place, limit)
        guard space > 0 else { return nil }
        while space > 0 {
          place += space
          space = place < limit ? spaceLength(text, place, limit) : 0
        }
        index += 1
        continue
      }
      if text[place] == UInt8(ascii: "&") || wanted == UInt8(ascii: "&") {
        let isBoth = text[place] == wanted
        guard isBoth || (isAnd(name, index, nameEnd) && !isAnd(text, place, limit)) || isAnd(text, place, limit) else {
          return nil
        }
        index += wanted == UInt8(ascii: "&") ? 1 : 3
        place += text[place] == UInt8(ascii: "&") ? 1 : 3
        continue
      }
      let found = text[place]
      guard fold(found) == fold(wanted), !(wanted &- 0x41 < 26) || found &- 0x41 < 26 else { return nil }
      index += 1
      place += 1
    }
    return place
  }

  private static func isAnd(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Bool {
    place + 2 < limit && bytes[place] | 0x20 == UInt8(ascii: "a") && bytes[place + 1] | 0x20 == UInt8(ascii: "n")
      && bytes[place + 2] | 0x20 == UInt8(ascii: "d")
  }
}
