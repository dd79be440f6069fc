/// All words that packs and recognisers name, folded to ASCII lower case: a flat hash table from bytes to small numbers,
/// built once and then only read.
public struct Vocabulary: Sendable {
  /// The folded bytes of all words, one behind the other.
  private var pool: [UInt8] = []
  /// Where each word ends in the pool; word 0 is the empty one.
  private var ends: [UInt32] = [0]
  private struct Slot: Sendable {
    /// The first eight bytes of the word, which are all of most.
    var first: UInt64 = 0
    var length: UInt32 = 0
    /// The word; 0 where the slot is free.
    var word: UInt32 = 0
  }

  private var slots: [Slot] = Array(repeating: Slot(), count: 65536)
  /// Two bits for each word in one of these, one for sixteen slots: most words of a text are told to be
  /// unknown here, in a table that stays in the nearest cache.
  private var filter: [UInt64] = Array(repeating: 0, count: 4096)

  /// An empty vocabulary.
  public init() { pool.reserveCapacity(1 << 18) }

  /// The number of a word, made on first sight. Full stops are left out (`U.S.C.` is `usc`).
  public mutating func intern(_ word: String) -> Lexeme {
    var word = word
    return word.withUTF8 { intern($0) }
  }

  /// The number of the word that these bytes spell, made on first sight.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Lexeme {
    let hash = Self.hash(bytes, 0, bytes.count)
    let known = lookUp(bytes, 0, bytes.count, hash)
    return known == .unknown ? add(bytes, hash) : known
  }

  /// The number of a word that was interned.
  public func lexeme(_ word: String) -> Lexeme {
    var word = word
    return word.withUTF8 { lookUp($0, 0, $0.count, Self.hash($0, 0, $0.count)) }
  }

  /// How many words there are, the empty one included: lexeme ids are below this.
  public var count: Int { ends.count }

  /// The number of the word at a range of bytes with this hash, `unknown` where it was never interned.
  @inline(__always)
  func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ hash: WordHash) -> Lexeme {
    let value = hash.value
    let bits = Self.filterBits(value)
    guard filter[Int(truncatingIfNeeded: value) & (filter.count - 1)] & bits == bits else { return .unknown }
    var place = Int(truncatingIfNeeded: value) & (slots.count - 1)
    while slots[place].word != 0 {
      let slot = slots[place]
      if slot.first == hash.first, Int(slot.length) == hash.length {
        if hash.length <= 8 || isEqual(slot.word, bytes, start, end) { return Lexeme(slot.word) }
      }
      place = (place + 1) & (slots.count - 1)
    }
    return .unknown
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: WordHash) -> Lexeme {
    if ends.count * 2 > slots.count { grow() }
    let word = UInt32(ends.count)
    let start = pool.count
    pool.append(contentsOf: bytes)
    let end = pool.withUnsafeMutableBufferPointer { pool in
      var end = start
      for place in start..<pool.count where pool[place] != 0x2E {
        pool[end] = WordHash.fold(pool[place])
        end += 1
      }
      return end
    }
    pool.removeLast(pool.count - end)
    ends.append(UInt32(pool.count))
    place(word, hash)
    return Lexeme(word)
  }

  private mutating func place(_ word: UInt32, _ hash: WordHash) {
    let value = hash.value
    var place = Int(truncatingIfNeeded: value) & (slots.count - 1)
    while slots[place].word != 0 { place = (place + 1) & (slots.count - 1) }
    filter[Int(truncatingIfNeeded: value) & (filter.count - 1)] |= Self.filterBits(value)
    slots[place] = Slot(first: hash.first, length: UInt32(hash.length), word: word)
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    filter = Array(repeating: 0, count: slots.count / 16)
    for word in 1..<ends.count {
      let hash = pool.withUnsafeBufferPointer { Self.hash($0, Int(ends[word - 1]), Int(ends[word])) }
      place(UInt32(word), hash)
    }
  }

  private func isEqual(_ word: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var place = Int(ends[Int(word) - 1])
    let limit = Int(ends[Int(word)])
    for index in start..<end where bytes[index] != 0x2E {
      guard place < limit, pool[place] == WordHash.fold(bytes[index]) else { return false }
      place += 1
    }
    return place == limit
  }

  @inline(__always)
  private static func filterBits(_ hash: UInt64) -> UInt64 { 1 << (hash >> 58) | 1 << (hash >> 52 & 63) }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> WordHash {
    var hash = WordHash()
    for index in start..<end where bytes[index] != 0x2E { hash.add(bytes[index]) }
    return hash
  }
}
