/// Looks up HTML's named character references.
enum NamedReferences {
  /// What a name stands for.
  struct Entry {
    /// Where its name stands in `names`.
    var name: Range<Int>
    /// Its first scalar.
    var first: Unicode.Scalar
    /// Its second scalar, of the few that have two.
    var second: Unicode.Scalar?
    /// Whether it is also read without a semicolon.
    var isLegacy: Bool
  }

  /// The entry of the name in `bytes`, without `&` and semicolon.
  static func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Entry? {
    table.entry(bytes, range)
  }

  /// The longest name, in bytes: https://html.spec.whatwg.org/multipage/named-characters.html.
  static let longestName = 31

  private static let table = Table()

  /// Names by hash, open addressing.
  private struct Table: Sendable {
    private var names: [UInt8] = []
    private var slots = [Int16](repeating: -1, count: 8192)
    private var entries: [Entry] = []

    init() {
      for list in [NamedReferencesA.list, NamedReferencesB.list, NamedReferencesC.list] {
        let words = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
          .split { $0 == 0x20 || $0 == 0x0A }
        for index in stride(from: 0, to: words.count - 1, by: 2) { add(words[index], words[index + 1]) }
      }
    }

    func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Entry? {
      var slot = Self.hash(UnsafeBufferPointer(rebasing: bytes[range]))
      while slots[slot] >= 0 {
        let entry = entries[Int(slots[slot])]
        if isName(entry.name, bytes, range) { return entry }
        slot = (slot + 1) & 8191
      }
      return nil
    }

    private func isName(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
      guard name.count == range.count else { return false }
      for offset in 0..<name.count where names[name.lowerBound + offset] != bytes[range.lowerBound + offset] {
        return false
      }
      return true
    }

    private mutating func add(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ value: Slice<UnsafeBufferPointer<UInt8>>) {
      let isLegacy = word.first == 0x21
      let name = isLegacy ? word.dropFirst() : word
      let scalars = value.split(separator: 0x5F).compactMap {
        Unicode.Scalar($0.reduce(0) { $0 << 4 | (ASCII.hexValue($1) ?? 0) })
      }
      guard let first = scalars.first else { return }
      var slot = Self.hash(name)
      while slots[slot] >= 0 { slot = (slot + 1) & 8191 }
      slots[slot] = Int16(entries.count)
      let start = names.count
      names.append(contentsOf: name)
      let second = scalars.count > 1 ? scalars[1] : nil
      entries.append(Entry(name: start..<names.count, first: first, second: second, isLegacy: isLegacy))
    }

    private static func hash(_ name: some Sequence<UInt8>) -> Int {
      var value: UInt32 = 2_166_136_261
      for byte in name { value = (value ^ UInt32(byte)) &* 16_777_619 }
      return Int((value ^ value >> 15) & 8191)
    }
  }
}
