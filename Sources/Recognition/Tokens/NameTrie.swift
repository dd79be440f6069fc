/// Names as chains of words: one hash table from (place, word) to place, so that a look-up costs the length of the name
/// that stands in the text, however many names begin with the same words.
///
/// A comma inside a name, which has no lexeme, is the word `unknown`.
struct NameTrie: Sendable {
  private struct Slot: Sendable {
    /// The place in the upper half, the word in the lower.
    var key: UInt64 = 0
    /// The place it leads to; 0 where the slot is free, since nothing leads to the root.
    var next: UInt32 = 0
  }

  private var slots: [Slot] = Array(repeating: Slot(), count: 1024)
  /// For each place the name that ends there, -1 where none does.
  private var names: [Int32] = [-1]
  private var firsts: LexemeSet = []

  /// The number of the name of exactly these words, nil where there is none.
  func name(_ words: [Lexeme]) -> Int? {
    var place: UInt32 = 0
    for word in words {
      guard let next = step(place, word) else { return nil }
      place = next
    }
    return names[Int(place)] >= 0 ? Int(names[Int(place)]) : nil
  }

  /// Whether a name begins with a word.
  @inline(__always)
  func begins(_ word: Lexeme) -> Bool { firsts.contains(word) }

  /// Gives a name of one word or more its number.
  mutating func insert(_ words: [Lexeme], _ number: Int) {
    guard let first = words.first else { return }
    firsts.insert(first)
    var place: UInt32 = 0
    for word in words { place = step(place, word) ?? add(place, word) }
    names[Int(place)] = Int32(truncatingIfNeeded: number)
  }

  /// Calls `body` with one past the end and the number of each name that begins at a token, shortest first.
  @inline(__always)
  func forEach(_ tokens: [Token], at index: Int, limit: Int, _ body: (Int, Int) -> Void) {
    guard firsts.contains(tokens[index].lexeme) else { return }
    var place: UInt32 = 0
    var end = index
    while end < limit {
      let token = tokens[end]
      guard token.lexeme != .unknown || token.mark == UInt8(ascii: ","), let next = step(place, token.lexeme) else {
        return
      }
      place = next
      end += 1
      let name = names[Int(place)]
      if name >= 0 { body(end, Int(name)) }
    }
  }

  private static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) }

  private func step(_ place: UInt32, _ word: Lexeme) -> UInt32? {
    let key = UInt64(place) << 32 | UInt64(word.id)
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot].next != 0 {
      if slots[slot].key == key { return slots[slot].next }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func add(_ place: UInt32, _ word: Lexeme) -> UInt32 {
    if names.count * 2 > slots.count { grow() }
    let next = UInt32(names.count)
    names.append(-1)
    insert(Slot(key: UInt64(place) << 32 | UInt64(word.id), next: next))
    return next
  }

  private mutating func insert(_ entry: Slot) {
    var slot = Self.hash(entry.key) & (slots.count - 1)
    while slots[slot].next != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    for entry in old where entry.next != 0 { insert(entry) }
  }
}
