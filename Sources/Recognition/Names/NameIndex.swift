import DocumentModel

/// Names of gazetteers by their first words: the bytes of the packs as they are, and a hash table over them. Made by one
/// pass over the bytes, without a string a name; a look-up costs the length of the names that begin alike.
struct NameIndex: Sendable {
  /// One entry of a gazetteer.
  struct Entry: Sendable {
    /// The whole entry in the bytes.
    var range: Range<Int>
    /// Its canonical name.
    var name: Range<Int>
    /// Its type, empty where it has none.
    var type: Range<Int>
    /// The entry it belongs to, -1 for none.
    var parent: Int32
    /// The pack it stands in.
    var pack: Int32
  }

  /// A name that was found.
  struct Match {
    /// One past its last token.
    var end: Int
    /// One past its last byte in the text, a possessive ending left out.
    var endByte: Int
    /// Its number.
    var name: Int
  }

  private struct Name: Sendable {
    var start: UInt32
    var length: UInt32
    var entry: Int32
    /// The next name with the same key, -1 for none.
    var next: Int32
  }

  private struct Slot: Sendable {
    var key: UInt64 = 0
    /// The first name; -1 where the slot is free.
    var name: Int32 = -1
  }

  /// The text of all gazetteers.
  private var pool: [UInt8] = []
  private(set) var entries: [Entry] = []
  private var names: [Name] = []
  private var slots: [Slot] = Array(repeating: Slot(), count: 4096)
  private var used = 0
  /// Words that names begin with.
  private(set) var openings: LexemeSet = []
  /// Names before this sign are adjectives (`~Indonesian`); 0 for none.
  static let adjectiveSign = UInt8(ascii: "~")
  /// Names that a slip may stand for; empty where the index was not asked to tell slips.
  private var near = NearNames()
  private let tellsSlips: Bool
  /// Words of a key at most.
  private static let longestKey = 6

  /// An empty index; `tellsSlips` where names with a slip in one word are looked for too.
  init(tellsSlips: Bool = false) { self.tellsSlips = tellsSlips }

  /// Adds the entries of a gazetteer's text. Cost: linear in its length.
  mutating func add(_ text: String, pack: Int, _ vocabulary: inout Vocabulary) {
    let first = pool.count
    pool.append(contentsOf: text.utf8)
    let whole = first..<pool.count
    var found: [(entry: Int, name: Range<Int>)] = []
    var parents: [(indent: Int, entry: Int)] = []
    var entries = entries
    pool.withUnsafeBufferPointer { bytes in
      GazetteerLines.read(bytes, whole) { entry in
        while let last = parents.last, last.indent >= entry.indent { parents.removeLast() }
        let parent = parents.last?.entry ?? -1
        parents.append((entry.indent, entries.count))
        entries.append(
          Entry(
            range: entry.range, name: entry.name, type: entry.type, parent: Int32(truncatingIfNeeded: parent),
            pack: Int32(truncatingIfNeeded: pack)))
      } name: {
        found.append((entries.count - 1, $0))
      }
    }
    self.entries = entries
    let pool = pool
    names.reserveCapacity(names.count + found.count)
    pool.withUnsafeBufferPointer { bytes in
      for (entry, name) in found { insert(bytes, name, entry, &vocabulary) }
    }
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ entry: Int, _ vocabulary: inout Vocabulary
  ) {
    let start = bytes[name.lowerBound] == Self.adjectiveSign ? name.lowerBound + 1 : name.lowerBound
    var key = NameBytes.emptyKey
    var place = start
    var words = 0
    var opening = start..<start
    while place < name.upperBound, words < Self.longestKey {
      var end = place
      while end < name.upperBound, bytes[end] != 0x20 { end += 1 }
      let count = NameBytes.mix(&key, bytes, place, end)
      if words == 0 { opening = place..<end }
      words += 1
      if words > 2, count > 3 { break }
      place = end + 1
    }
    let range = start..<name.upperBound
    guard !opening.isEmpty else { return }
    open(bytes, opening, &vocabulary)
    if used * 2 >= slots.count { grow() }
    let free = slot(key)
    let added = Int32(truncatingIfNeeded: names.count)
    if slots[free].name < 0 { used += 1 }
    names.append(
      Name(
        start: UInt32(range.lowerBound), length: UInt32(range.count), entry: Int32(truncatingIfNeeded: entry),
        next: slots[free].name))
    slots[free] = Slot(key: key, name: added)
    if tellsSlips { near.insert(bytes, Self.words(bytes, range), name: Int(added)) }
  }

  /// The words of a name of a gazetteer.
  private static func words(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = name.lowerBound
    while start < name.upperBound {
      var end = start
      while end < name.upperBound, bytes[end] != 0x20 { end += 1 }
      if end > start { words.append(start..<end) }
      start = end + 1
    }
    return words
  }

  /// The names that a run of words is one slip away from: the entry, the place of the word, and the word that is meant.
  func slips(
    _ bytes: UnsafeBufferPointer<UInt8>, _ words: [Range<Int>]
  ) -> [(entry: Int, word: Int, right: String)] {
    pool.withUnsafeBufferPointer { pool in
      func spelling(_ name: Int) -> (bytes: UnsafeBufferPointer<UInt8>, words: [Range<Int>]) {
        let start = Int(names[name].start)
        return (pool, Self.words(pool, start..<(start + Int(names[name].length))))
      }
      return near.matches(bytes, words, spelling).map { match in
        let right = spelling(match.name).words[match.word]
        return (entry(ofName: match.name), match.word, String(decoding: pool[right], as: UTF8.self))
      }
    }
  }

  /// Makes a word one that names begin with, with and without a possessive ending. Most names begin as others do.
  private mutating func open(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ vocabulary: inout Vocabulary
  ) {
    let isMarked = bytes[range.upperBound - 1] == 0x2C || bytes[range.upperBound - 1] == 0x27
    let range = isMarked ? range.dropLast() : range
    let word = vocabulary.intern(UnsafeBufferPointer(rebasing: bytes[range]))
    guard !openings.contains(word) else { return }
    openings.insert(word)
    var spelled = Array(bytes[range])
    for ending in ["'s", "’s"] {
      spelled.replaceSubrange(range.count..., with: ending.utf8)
      openings.insert(spelled.withUnsafeBufferPointer { vocabulary.intern($0) })
    }
  }

  private func slot(_ key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[place].name >= 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    for entry in old where entry.name >= 0 { slots[slot(entry.key)] = entry }
  }

  /// Calls `body` with each name that begins at a token and ends before `limit`, in no order.
  @inline(__always)
  func forEach(_ text: TokenizedDocument, at index: Int, limit: Int, _ body: (Match) -> Void) {
    guard openings.contains(text.tokens[index].lexeme), text.tokens[index].isCapitalized else { return }
    search(text, at: index, limit: limit, body)
  }

  private func search(_ text: TokenizedDocument, at index: Int, limit: Int, _ body: (Match) -> Void) {
    text.document.text.utf8.withUnsafeBufferPointer { bytes in
      pool.withUnsafeBufferPointer { pool in
        let start = Int(text.tokens[index].start)
        let stop = Int(text.tokens[limit - 1].end)
        var key = NameBytes.emptyKey
        var place = index
        var words = 0
        while place < limit, words < Self.longestKey {
          let token = text.tokens[place]
          if token.kind == .mark, NameBytes.markLength(bytes, Int(token.start), Int(token.end)) > 0 {
            place += 1
            continue
          }
          let count = NameBytes.mix(&key, bytes, Int(token.start), Int(token.end))
          words += 1
          place += 1
          var name = slots[slot(key)].name
          while name >= 0 {
            let entry = names[Int(name)]
            let range = Int(entry.start)..<(Int(entry.start) + Int(entry.length))
            if let end = NameBytes.end(of: pool, range, in: bytes, from: start, limit: stop),
              let last = lastToken(text, place - 1, end, limit)
            {
              body(Match(end: last + 1, endByte: end, name: Int(name)))
            }
            name = entry.next
          }
          if words > 2, count > 3 { return }
        }
      }
    }
  }

  /// The token that ends at a byte, or has only a possessive ending or a full stop behind it; nil where none does.
  private func lastToken(_ text: TokenizedDocument, _ from: Int, _ end: Int, _ limit: Int) -> Int? {
    var index = max(0, from - 2)
    while index < limit, Int(text.tokens[index].end) < end { index += 1 }
    guard index < limit, Int(text.tokens[index].start) < end else { return nil }
    let rest = Int(text.tokens[index].end) - end
    if rest == 0 || rest == PossessiveEnding.length(text, text.tokens[index]) { return index }
    return rest == 1 && text.document.text.utf8[end] == 0x2E ? index : nil
  }

  /// The entry that bears a name.
  func entry(ofName name: Int) -> Int { Int(names[name].entry) }

  /// Whether a name is an adjective or a noun for people (`Indonesian`).
  func isAdjective(_ name: Int) -> Bool {
    let start = Int(names[name].start)
    return start > 0 && pool[start - 1] == Self.adjectiveSign
  }

  /// Whether a name is one word in capitals: it names only where it is written so.
  func isAcronym(_ name: Int) -> Bool {
    let start = Int(names[name].start)
    return Self.isAcronym(pool[start..<(start + Int(names[name].length))])
  }

  /// Whether these bytes are one word with no small letter and two capitals.
  static func isAcronym(_ bytes: ArraySlice<UInt8>) -> Bool {
    var capitals = 0
    for byte in bytes {
      if byte == 0x20 || byte &- 0x61 < 26 { return false }
      if byte &- 0x41 < 26 { capitals += 1 }
    }
    return capitals > 1
  }

  /// The text of a range of the gazetteers.
  func string(_ range: Range<Int>) -> String { String(decoding: pool[range], as: UTF8.self) }

  /// What stands behind each of the signs in an entry.
  func fields(_ sign: UInt8, _ entry: Int) -> [String] {
    pool.withUnsafeBufferPointer { bytes in
      var found: [String] = []
      var rest = entries[entry].range
      while rest.count > 1, let field = GazetteerLines.field(sign, bytes, rest) {
        found.append(String(decoding: bytes[field], as: UTF8.self))
        rest = field.upperBound..<rest.upperBound
      }
      return found
    }
  }

  /// What stands behind a sign in an entry, or in the one it belongs to where `inherited`.
  func field(_ sign: UInt8, _ entry: Int, inherited: Bool = false) -> String? {
    var entry = entry
    while entry >= 0 {
      let range = entries[entry].range
      if let found = pool.withUnsafeBufferPointer({ GazetteerLines.field(sign, $0, range) }) { return string(found) }
      guard inherited else { return nil }
      entry = Int(entries[entry].parent)
    }
    return nil
  }

  /// The names of an entry beside the first.
  func aliases(_ entry: Int) -> [String] {
    var names: [String] = []
    pool.withUnsafeBufferPointer { bytes in
      GazetteerLines.read(bytes, entries[entry].range) { _ in
      } name: {
        names.append(String(decoding: bytes[$0], as: UTF8.self))
      }
    }
    return Array(names.dropFirst())
  }
}
