/// A set of words as bits by lexeme: one look-up is an index, no hashing. The unknown lexeme is never in it.
struct LexemeSet: Sendable, ExpressibleByArrayLiteral {
  private var bits: [UInt64] = []

  /// The words of a pack's list.
  init(_ list: String, _ packs: PackSet, _ vocabulary: inout Vocabulary) {
    for word in packs.words(list) { insert(vocabulary.intern(word)) }
  }

  /// These words.
  init(_ lexemes: some Sequence<Lexeme>) {
    for lexeme in lexemes { insert(lexeme) }
  }

  /// The words written.
  init(arrayLiteral elements: Lexeme...) { self.init(elements) }

  /// Whether a word is in it.
  @inline(__always)
  func contains(_ lexeme: Lexeme) -> Bool {
    let place = Int(lexeme.id >> 6)
    return place < bits.count && bits[place] & (1 << UInt64(lexeme.id & 63)) != 0
  }

  /// The words of either.
  func union(_ other: LexemeSet) -> LexemeSet {
    var result = self
    while result.bits.count < other.bits.count { result.bits.append(0) }
    for place in other.bits.indices { result.bits[place] |= other.bits[place] }
    return result
  }

  /// The words, in the order of their numbers.
  var lexemes: [Lexeme] {
    bits.indices.flatMap { place in
      (0..<64).filter { bits[place] & (1 << UInt64($0)) != 0 }.map { Lexeme(UInt32(place << 6 | $0)) }
    }
  }

  /// Adds a word.
  mutating func insert(_ lexeme: Lexeme) {
    guard lexeme != .unknown else { return }
    let place = Int(lexeme.id >> 6)
    while bits.count <= place { bits.append(0) }
    bits[place] |= 1 << UInt64(lexeme.id & 63)
  }
}
