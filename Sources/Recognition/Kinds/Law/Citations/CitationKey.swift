/// An abbreviation by its letters and digits, folded, without stops, spaces, `&` and `and`: `F. Supp. 2d` and `F.Supp.2d`
/// are one. FNV-1a with 64 bits: among some thousand abbreviations two never meet by chance.
struct CitationKey: Hashable, Sendable {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// The key of an abbreviation as a pack writes it.
  init(_ written: some StringProtocol) {
    for word in written.utf8.split(separator: 0x20) where !word.elementsEqual("and".utf8) {
      for byte in word { add(byte) }
    }
  }

  /// Takes a byte of a word; what is no ASCII letter or digit does not count.
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    let folded = WordHash.fold(byte)
    guard isDigit(folded) || folded &- 0x61 < 26 else { return }
    hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
  }
}
