/// ASCII letters and digits at the start of a word, looked at eight bytes a step: what most words are made of.
struct LetterRun {
  /// Bytes of the run.
  private(set) var count = 0
  /// Capitals among them.
  private(set) var capitals = 0
  /// Top bits of small letters among them, of all steps together.
  private var small: UInt64 = 0
  /// Whether its letters are all capitals.
  var isCapitals: Bool { small == 0 && capitals > 0 }
  /// The hash of them.
  private(set) var hash = WordHash()

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Takes the run that begins at `start`; it may be cut short near the end of the bytes, never in the middle of eight.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    guard let base = bytes.baseAddress else { return }
    var index = start
    while index + 8 <= limit {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      // In each byte the top bit tells what the byte is; sums of seven bits do not reach the next byte.
      let low = word & ~Self.tops
      let folded = low | 0x20 * Self.ones
      let letter = (folded &+ 0x1F * Self.ones) & ~(folded &+ 0x05 * Self.ones) & ~word & Self.tops
      let digit = (low &+ 0x50 * Self.ones) & ~(low &+ 0x46 * Self.ones) & ~word & Self.tops
      let capital = letter & (~low & (0x20 * Self.ones)) << 2
      let length = (~(letter | digit) & Self.tops).trailingZeroBitCount >> 3
      let taken: UInt64 = length == 8 ? ~0 : (1 << UInt64(8 * length)) &- 1
      // Counted only where there are any: most words have none.
      if capital & taken != 0 { capitals &+= Self.count(capital & taken) }
      small |= letter & ~capital & taken
      hash.add(folded: (word | capital >> 2) & taken, count: length)
      index += length
      if length < 8 {
        count = index - start
        return
      }
    }
    // Eight bytes do not fit any more: the caller reads them one by one.
    self = LetterRun()
  }

  private init() {}

  /// How many top bits are set: one multiplication adds them up in the highest byte. The machine code for counting bits is
  /// not in the oldest processors that the program runs on, and its replacement takes longer.
  @inline(__always)
  private static func count(_ tops: UInt64) -> Int { Int(truncatingIfNeeded: ((tops >> 7) &* ones) >> 56) }
}
