/// A set of words as bits by lexeme: one look-up is an index, no hashing. The unknown lexeme is never in it.
struct LexemeSet: Sendable, ExpressibleByArrayLiteral {
  private var bits: [UInt64] = []
  /// The number of the group that the first bits stand for: words of one list are numbered near each other.
  private var base = 0

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
    let place = Int(lexeme.id >> 6) - base
    return UInt(bitPattern: place) < UInt(bitPattern: bits.count) && bits[place] & (1 << UInt64(lexeme.id & 63)) != 0
  }

  /// The words of either.
  func union(_ other: LexemeSet) -> LexemeSet {
    guard !bits.isEmpty, !other.bits.isEmpty else { return bits.isEmpty ? other : self }
    var result = self
    result.reach(other.base)
    result.reach(other.base + other.bits.count - 1)
    for place in other.bits.indices { result.bits[place + other.base - result.base] |= other.bits[place] }
    return result
  }

  /// The words that are not in the other.
  func subtracting(_ other: LexemeSet) -> LexemeSet {
    var result = self
    for place in bits.indices where other.bits.indices.contains(place + base - other.base) {
      result.bits[place] &= ~other.bits[place + base - other.base]
    }
    return result
  }

  /// The words, in the order of their numbers.
  var lexemes: [Lexeme] {
    bits.indices.flatMap { place in
      (0..<64).filter { bits[place] & (1 << UInt64($0)) != 0 }.map { Lexeme(UInt32((place + base) << 6 | $0)) }
    }
  }

  /// Adds a word.
  mutating func insert(_ lexeme: Lexeme) {
    guard lexeme != .unknown else { return }
    let group = Int(lexeme.id >> 6)
    reach(group)
    bits[group - base] |= 1 << UInt64(lexeme.id & 63)
  }

  /// Makes room for a group of words.
  private mutating func reach(_ group: Int) {
    if bits.isEmpty { base = group }
    if group < base {
      bits.insert(contentsOf: repeatElement(0, count: base - group), at: 0)
      base = group
    }
    if group - base >= bits.count { bits.append(contentsOf: repeatElement(0, count: group - base - bits.count + 1)) }
  }
}
