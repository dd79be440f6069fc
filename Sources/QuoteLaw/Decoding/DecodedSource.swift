/// The bytes as received, as UTF-8, with the way from their offsets to offsets in the UTF-8 and back.
struct DecodedSource: Sendable {
  /// Where every 256th scalar begins.
  private struct Checkpoint {
    var source: Int
    var text: Int
  }

  /// Valid UTF-8. A byte order mark is its first scalar.
  let utf8: [UInt8]
  /// Source bytes of each scalar; empty where the source is the text.
  private let widths: [UInt8]
  private let checkpoints: [Checkpoint]
  private static let stride = 256

  /// Decodes bytes in the encoding of a WHATWG name; in windows-1252 where the C library lacks it.
  init(_ bytes: [UInt8], charset: String) {
    switch charset {
    case "utf-8":
      guard !UTF8Decoding.isValid(bytes) else {
        self.init(identity: bytes)
        return
      }
      self.init(UTF8Decoding.decode(bytes))
    case "utf-16le", "utf-16be": self.init(UTF16Decoding.decode(bytes, bigEndian: charset == "utf-16be"))
    default:
      guard bytes.contains(where: { $0 >= 0x80 || $0 == 0x1B }) else {
        self.init(identity: bytes)
        return
      }
      if charset == "iso-2022-jp", let decoded = LegacyDecoding.decodeShifting(bytes) {
        self.init(decoded)
      } else {
        self.init(LegacyDecoding.decode(bytes, charset: charset))
      }
    }
  }

  private init(identity bytes: [UInt8]) {
    utf8 = bytes
    widths = []
    checkpoints = []
  }

  private init(_ scalars: DecodedScalars) {
    utf8 = scalars.utf8
    widths = scalars.widths
    var checkpoints: [Checkpoint] = []
    var mark = Checkpoint(source: 0, text: 0)
    for (place, width) in widths.enumerated() {
      if place % Self.stride == 0 { checkpoints.append(mark) }
      mark.source += Int(width)
      mark.text += Self.length(utf8[mark.text])
    }
    self.checkpoints = checkpoints
  }

  /// The text offset of a source offset; nil where it is outside the source or inside a character.
  func textOffset(_ source: Int) -> Int? {
    guard source >= 0 else { return nil }
    guard !checkpoints.isEmpty else {
      guard source < utf8.count else { return source == utf8.count ? source : nil }
      return utf8[source] & 0xC0 == 0x80 ? nil : source
    }
    let place = Self.last(checkpoints) { $0.source <= source }
    var mark = checkpoints[place]
    var scalar = place * Self.stride
    while mark.source < source, scalar < widths.count { step(&mark, &scalar) }
    // A code of two scalars has its bytes with the first; the second follows without any.
    while mark.source == source, scalar > 0, scalar < widths.count, widths[scalar] == 0 { step(&mark, &scalar) }
    return mark.source == source ? mark.text : nil
  }

  /// The source offset of a text offset at the beginning of a scalar, or at the end.
  func sourceOffset(_ text: Int) -> Int {
    guard !checkpoints.isEmpty else { return text }
    let place = Self.last(checkpoints) { $0.text <= text }
    var mark = checkpoints[place]
    var scalar = place * Self.stride
    while mark.text < text, scalar < widths.count { step(&mark, &scalar) }
    return mark.source
  }

  private func step(_ mark: inout Checkpoint, _ scalar: inout Int) {
    mark.source += Int(widths[scalar])
    mark.text += Self.length(utf8[mark.text])
    scalar += 1
  }

  /// The last place for which `holds`, which holds for the first and for all before the last.
  private static func last(_ marks: [Checkpoint], where holds: (Checkpoint) -> Bool) -> Int {
    var low = 0
    var high = marks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if holds(marks[middle]) { low = middle } else { high = middle }
    }
    return low
  }

  private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
}

/// Text being decoded: UTF-8 and the source bytes of each scalar.
struct DecodedScalars {
  var utf8: [UInt8] = []
  var widths: [UInt8] = []

  /// Makes room for the text of `count` source bytes.
  init(reserving count: Int) {
    utf8.reserveCapacity(count + count / 8)
    widths.reserveCapacity(count)
  }

  mutating func append(ascii byte: UInt8, width: Int = 1) {
    utf8.append(byte)
    widths.append(UInt8(truncatingIfNeeded: width))
  }

  mutating func append(_ scalar: Unicode.Scalar, width: Int) {
    utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    widths.append(UInt8(truncatingIfNeeded: width))
  }

  /// U+FFFD for bytes that mean nothing.
  mutating func appendReplacement(width: Int) { append("\u{FFFD}", width: width) }
}
