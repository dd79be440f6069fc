/// What is known of a word from its folded bytes, full stops left out, once they have been passed over: their number, the
/// first eight, and a hash of all, made eight bytes a step, the last step filled up with zeros.
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  private var pending: UInt64 = 0
  private var count: UInt64 = 0
  /// The first eight bytes, the first in the lowest place, zeros behind them.
  private(set) var first: UInt64 = 0
  /// The number of bytes.
  private(set) var length = 0

  /// The hash of the bytes so far.
  var value: UInt64 {
    var result = self
    if count > 0 { result.mix(pending) }
    return result.state
  }

  /// Takes a byte that is no full stop.
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    pending |= UInt64(Self.fold(byte)) << (8 * count)
    count += 1
    length += 1
    if length <= 8 { first = pending }
    if count == 8 {
      mix(pending)
      (pending, count) = (0, 0)
    }
  }

  /// Takes up to eight folded bytes, the first in the lowest place, zeros behind them. Only after whole steps.
  @inline(__always)
  mutating func add(folded bytes: UInt64, count: Int) {
    guard count > 0 else { return }
    if length == 0 { first = bytes }
    length += count
    mix(bytes)
  }

  /// ASCII capitals as small letters.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Multiplies by 2^64 divided by the golden ratio and folds the high half, where all bits meet, onto the low one.
  @inline(__always)
  private mutating func mix(_ bytes: UInt64) {
    state = (state ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }
}
