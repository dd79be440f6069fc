/// The bytes a parser is given in place of the canonical ones where those hold what it would drop or choke on. Every
/// replacement has the same length, so that positions stay.
struct ParseCopy {
  /// The bytes; nil where the canonical ones can be parsed.
  private(set) var bytes: [UInt8]?
  /// How many control characters were made spaces.
  private(set) var controls = 0
  /// Offset of the first of them.
  private(set) var firstControl: Int?

  /// Makes C0 controls spaces, and noncharacters U+FFFD.
  init(_ canonical: [UInt8]) {
    let hasControls = canonical.withUnsafeBytes(Self.hasControls)
    var copy = canonical
    var isChanged = false
    if hasControls {
      for index in copy.indices where Self.isControl(copy[index]) {
        if firstControl == nil { firstControl = index }
        controls += 1
        copy[index] = 0x20
      }
      isChanged = true
    }
    var index = 0
    canonical.withUnsafeBufferPointer { bytes in
      let scanner = MarkupScanner(bytes: bytes, isXML: true)
      while true {
        index = scanner.next(0xEF, from: index, to: bytes.count)
        guard index + 2 < bytes.count else { break }
        if bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
          copy[index + 2] = 0xBD
          isChanged = true
        }
        index += 3
      }
    }
    if isChanged { bytes = copy }
  }

  /// Makes attributes beyond the limit spaces, and end tags that close nothing processing instructions.
  mutating func blank(_ survey: MarkupSurvey, of canonical: [UInt8]) {
    guard !survey.blanked.isEmpty || !survey.strayEndTags.isEmpty else { return }
    var copy = bytes ?? canonical
    bytes = nil
    for range in survey.blanked { for index in range { copy[index] = 0x20 } }
    for index in survey.strayEndTags { copy[index] = 0x3F }
    bytes = copy
  }

  /// Whether there are control characters; eight bytes are looked at in one step.
  private static func hasControls(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The high bit of each byte below 0x20: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
      if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 {
        for offset in index..<index + 8 where isControl(bytes[offset]) { return true }
      }
      index += 8
    }
    while index < bytes.count {
      if isControl(bytes[index]) { return true }
      index += 1
    }
    return false
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }
}
