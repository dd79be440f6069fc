import DocumentModel

/// Names that differ from a written one by one slip in one word, found by the half of the name that is right: a hash table
/// over the first and the second half of each name of three words or more. A look-up costs two hashes and the names that share
/// a half, however many names there are.
struct NearNames: Sendable {
  /// What a name was written for.
  struct Match: Sendable {
    /// The number of the name that is meant.
    var name: Int
    /// The word that is written otherwise, a place among the words.
    var word: Int
  }

  /// A half of a name and the names that have it.
  private struct Slot: Sendable {
    var key: UInt64 = 0
    /// The first of the links; -1 where the slot is free.
    var link: Int32 = -1
  }

  private struct Link: Sendable {
    var name: Int32
    /// The next with the same half, -1 for none.
    var next: Int32
  }

  private var slots: [Slot] = Array(repeating: Slot(), count: 1024)
  private var links: [Link] = []
  private var used = 0
  /// Names looked at for one half: in a list of a hundred thousand, many are `Ministry of …`.
  private let mostCandidates: Int

  /// An empty table; a look-up compares with so many names for each half.
  init(mostCandidates: Int = 512) { self.mostCandidates = mostCandidates }

  /// Adds a name of these words under its number.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ words: [Range<Int>], name: Int) {
    guard let halves = Self.halves(bytes, words) else { return }
    for key in [halves.first, halves.second] {
      if used * 2 >= slots.count { grow() }
      let place = slot(key)
      if slots[place].link < 0 { used += 1 }
      links.append(Link(name: Int32(truncatingIfNeeded: name), next: slots[place].link))
      slots[place] = Slot(key: key, link: Int32(truncatingIfNeeded: links.count - 1))
    }
  }

  /// The names that these words are one slip away from. `spelling` gives the bytes and the words of a name by its number.
  func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ words: [Range<Int>],
    _ spelling: (Int) -> (bytes: UnsafeBufferPointer<UInt8>, words: [Range<Int>])
  ) -> [Match] {
    guard let halves = Self.halves(bytes, words) else { return [] }
    var found: [Match] = []
    for key in [halves.first, halves.second] {
      var link = slots[slot(key)].link
      var looks = 0
      while link >= 0, looks < mostCandidates {
        let name = Int(links[Int(link)].name)
        let right = spelling(name)
        if let word = Self.slip(bytes, words, right.bytes, right.words), !found.contains(where: { $0.name == name }) {
          found.append(Match(name: name, word: word))
        }
        link = links[Int(link)].next
        looks += 1
      }
    }
    return found
  }

  /// The only word in which two names of as many words differ, if that is a slip; nil otherwise.
  private static func slip(
    _ bytes: UnsafeBufferPointer<UInt8>, _ words: [Range<Int>], _ right: UnsafeBufferPointer<UInt8>,
    _ rightWords: [Range<Int>]
  ) -> Int? {
    guard words.count == rightWords.count else { return nil }
    var differing: Int?
    for place in words.indices where !NameBytes.areEqual(bytes, words[place], right, rightWords[place]) {
      guard differing == nil else { return nil }
      differing = place
    }
    guard let place = differing,
      WordSlip.isSlip(NameBytes.folded(bytes, words[place]), for: NameBytes.folded(right, rightWords[place]))
    else { return nil }
    return place
  }

  /// The keys of both halves; nil for names of two words or fewer, which have too little that is right.
  private static func halves(
    _ bytes: UnsafeBufferPointer<UInt8>, _ words: [Range<Int>]
  ) -> (first: UInt64, second: UInt64)? {
    guard words.count > 2 else { return nil }
    let middle = (words.count + 1) / 2
    var keys = [NameBytes.emptyKey ^ UInt64(words.count), ~NameBytes.emptyKey ^ UInt64(words.count)]
    for (place, word) in words.enumerated() {
      _ = NameBytes.mix(&keys[place < middle ? 0 : 1], bytes, word.lowerBound, word.upperBound)
    }
    return (keys[0], keys[1])
  }

  private func slot(_ key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[place].link >= 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    for entry in old where entry.link >= 0 { slots[slot(entry.key)] = entry }
  }
}
