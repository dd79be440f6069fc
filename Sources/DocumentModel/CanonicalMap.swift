/// The way from canonical UTF-8 bytes to bytes as received, for sources that are not valid UTF-8 themselves.
public struct CanonicalMap: Sendable {
  /// Source bytes of each scalar of the canonical text; empty for the identity.
  private let widths: [UInt8]
  /// The canonical text, to step over its scalars.
  private let utf8: [UInt8]
  /// For every 256th canonical byte: the index of the first scalar that begins at or after it, where it begins in the
  /// canonical bytes and in the source.
  private let checkpoints: [(scalar: Int, canonical: Int, source: Int)]
  /// Added to every offset of the identity, e.g. for a byte order mark left out of the canonical bytes.
  private let shift: Int

  private static let stride = 256

  /// Canonical bytes are the source bytes.
  public static let identity = CanonicalMap(shift: 0)

  /// Canonical bytes are the source bytes after the first `shift`.
  public init(shift: Int) {
    widths = []
    utf8 = []
    checkpoints = []
    self.shift = shift
  }

  /// Takes the canonical UTF-8, the number of source bytes of each of its scalars, and the number of source bytes
  /// before the first (a byte order mark).
  public init(utf8: [UInt8], widths: [UInt8], shift: Int) {
    self.utf8 = utf8
    self.widths = widths
    self.shift = shift
    var marks: [(scalar: Int, canonical: Int, source: Int)] = []
    var scalar = 0
    var source = shift
    var index = 0
    while index < utf8.count {
      if index >= marks.count * Self.stride { marks.append((scalar, index, source)) }
      source += scalar < widths.count ? Int(widths[scalar]) : 0
      scalar += 1
      index += Self.scalarLength(utf8[index])
    }
    checkpoints = marks
  }

  /// The source offset of a canonical offset at a scalar boundary. Cost: constant (at most 256 scalars are stepped over).
  public func sourceOffset(_ offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return offset + shift }
    var mark = checkpoints[min(offset / Self.stride, checkpoints.count - 1)]
    if mark.canonical > offset { mark = checkpoints[max(0, offset / Self.stride - 1)] }
    var (scalar, index, source) = mark
    while index < offset, index < utf8.count {
      source += Int(widths[scalar])
      scalar += 1
      index += Self.scalarLength(utf8[index])
    }
    return source
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
