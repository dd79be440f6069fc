/// All words that packs and recognisers name, folded to ASCII lower case: a flat hash table from bytes to small numbers,
/// built once and then only read.
public struct Vocabulary: Sendable {
  private var words: [[UInt8]] = [[]]
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)

  /// An empty vocabulary.
  public init() {}

  /// The number of a word, made on first sight. Full stops are left out (`U.S.C.` is `usc`).
  public mutating func intern(_ word: String) -> Lexeme {
    let folded = word.utf8.filter { $0 != 0x2E }.map(Self.fold)
    if words.count * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: folded.reduce(Self.seed, Self.mix)) & (slots.count - 1)
    while slots[slot] != 0 {
      if words[Int(slots[slot])] == folded { return Lexeme(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(words.count)
    words.append(folded)
    return Lexeme(slots[slot])
  }

  /// The number of a word that was interned.
  public func lexeme(_ word: String) -> Lexeme {
    var word = word.utf8.filter { $0 != 0x2E }
    return word.withUnsafeMutableBufferPointer { lookUp(UnsafeBufferPointer($0), 0, $0.count) }
  }

  /// The number of the word at a range of bytes, `unknown` where it was never interned.
  @inline(__always)
  func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Lexeme {
    var hash = Self.seed
    var length = 0
    for index in start..<end where bytes[index] != 0x2E {
      hash = Self.mix(hash, Self.fold(bytes[index]))
      length += 1
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let word = words[Int(slots[slot])]
      if word.count == length, Self.equal(word, bytes, start, end) { return Lexeme(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .unknown
  }

  /// How many words there are, the empty one included: lexeme ids are below this.
  public var count: Int { words.count }

  private static func equal(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var place = 0
    for index in start..<end where bytes[index] != 0x2E {
      if word[place] != fold(bytes[index]) { return false }
      place += 1
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for index in 1..<words.count {
      var slot = Int(truncatingIfNeeded: words[index].reduce(Self.seed, Self.mix)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index)
    }
  }

  // FNV-1a, 64 bit: short keys, one multiplication a byte.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  @inline(__always)
  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
