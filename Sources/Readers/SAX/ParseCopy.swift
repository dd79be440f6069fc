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
    let hasControls = canonical.withUnsafeBytes(ControlBytes.stand(in:))
    var copy = canonical
    var isChanged = false
    if hasControls {
      for index in copy.indices where ControlBytes.isControl(copy[index]) {
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
}
