/// Values by word: a bit for each word of the vocabulary, and the values of the set bits in order. A look-up is a bit test
/// and, where it is set, a count of the bits before it; the table stays small where words are many and values few.
struct LexemeTable<Value: Sendable>: Sendable {
  /// 64 words' bits, and how many bits are set before them.
  private struct Group: Sendable {
    var bits: UInt64 = 0
    var before: UInt32 = 0
  }

  private var groups: [Group] = []
  private var values: [Value] = []

  /// Takes values by word; the unknown lexeme is left out.
  init(_ entries: [Lexeme: Value]) { self.init(entries.map { ($0.key, $0.value) }) }

  /// Takes words and their values; of several values of a word the last one counts.
  init(_ entries: [(Lexeme, Value)]) {
    // The sort is stable and costs next to nothing where the words are in order, as those just interned are.
    for (lexeme, value) in entries.sorted(by: { $0.0.id < $1.0.id }) where lexeme != .unknown {
      let place = Int(lexeme.id >> 6)
      if let last = groups.last, groups.count == place + 1, last.bits & (1 << UInt64(lexeme.id & 63)) != 0 {
        values[values.count - 1] = value
        continue
      }
      while groups.count <= place { groups.append(Group(bits: 0, before: UInt32(values.count))) }
      groups[place].bits |= 1 << UInt64(lexeme.id & 63)
      values.append(value)
    }
  }

  /// The words that have a value, in the order of their numbers.
  var lexemes: [Lexeme] {
    groups.indices.flatMap { place in
      (0..<64).filter { groups[place].bits & (1 << UInt64($0)) != 0 }.map { Lexeme(UInt32(place << 6 | $0)) }
    }
  }

  /// Whether a word has a value.
  @inline(__always)
  func contains(_ lexeme: Lexeme) -> Bool {
    let place = Int(lexeme.id >> 6)
    return place < groups.count && groups[place].bits & (1 << UInt64(lexeme.id & 63)) != 0
  }

  /// The value of a word, nil where it has none.
  @inline(__always)
  subscript(_ lexeme: Lexeme) -> Value? {
    guard contains(lexeme) else { return nil }
    let group = groups[Int(lexeme.id >> 6)]
    let below = group.bits & ((1 << UInt64(lexeme.id & 63)) - 1)
    return values[Int(group.before) + below.nonzeroBitCount]
  }
}
