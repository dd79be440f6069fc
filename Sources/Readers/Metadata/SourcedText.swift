import DocumentModel

/// A short text and where each of its bytes was read: the value of an attribute, a string of JSON, or words of the page.
/// References and escapes are resolved, white space is one space, none stands at the ends.
struct SourcedText {
  /// The text as UTF-8.
  private(set) var utf8: [UInt8] = []
  /// For each byte of the text, the canonical bytes it was read from.
  private var places: [Range<Int>] = []
  /// White space since the last visible byte.
  private var space: Range<Int>?

  /// Longer values are no metadata: the longest abstracts have as many bytes.
  static let longest = 8000

  /// The text.
  var string: String { String(decoding: utf8, as: UTF8.self) }
  /// The canonical bytes it was read from; empty for no text.
  var range: Range<Int> {
    guard let first = places.first, let last = places.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  /// The value of an attribute: in HTML a name without a semicolon is no reference before `=`, a letter or a digit. Tags
  /// in it are left out.
  static func attribute(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isXML: Bool) -> SourcedText {
    var text = SourcedText()
    var index = range.lowerBound
    while index < range.upperBound, text.utf8.count < longest {
      if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, isXML: isXML),
        index + reference.length <= range.upperBound, isXML || ends(bytes, index, reference)
      {
        text.append(reference, at: index)
        index += reference.length
      } else {
        index = text.appendScalar(bytes, at: index)
      }
    }
    return bytes[range].contains(0x3C) ? text.withoutTags() : text
  }

  /// A string of JSON between its quotes. Content systems write HTML into it as well: references are
  /// resolved, tags left out.
  static func json(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> SourcedText {
    var text = SourcedText()
    var index = range.lowerBound
    while index < range.upperBound, text.utf8.count < longest {
      if bytes[index] == 0x5C, index + 1 < range.upperBound {
        let (scalar, length) = JSONEscape.read(bytes, at: index, to: range.upperBound)
        text.append(scalar, from: index..<index + length)
        index += length
      } else if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, isXML: false),
        index + reference.length <= range.upperBound
      {
        text.append(reference, at: index)
        index += reference.length
      } else {
        index = text.appendScalar(bytes, at: index)
      }
    }
    return text.utf8.contains(0x3C) ? text.withoutTags() : text
  }

  /// What an assembler wrote.
  init(_ assembler: TextAssembler) {
    utf8 = assembler.text
    places.reserveCapacity(utf8.count)
    for (index, segment) in assembler.segments.enumerated() {
      let next = index + 1 < assembler.segments.count ? Int(assembler.segments[index + 1].text) : utf8.count
      for offset in 0..<max(0, next - Int(segment.text)) {
        let source = Int(segment.source)
        places.append(segment.atom > 0 ? source..<source + Int(segment.atom) : source + offset..<source + offset + 1)
      }
    }
    if places.count != utf8.count {
      utf8 = []
      places = []
    }
  }

  private init() {}

  /// A part of the text, without white space at its ends.
  func slice(_ range: Range<Int>) -> SourcedText {
    var range = range
    while let first = range.first, utf8[first] == 0x20 { range = first + 1..<range.upperBound }
    while let last = range.last, utf8[last] == 0x20 { range = range.lowerBound..<last }
    var text = SourcedText()
    text.utf8 = Array(utf8[range])
    text.places = Array(places[range])
    return text
  }

  /// The pieces between the separators, none of them empty.
  func split(_ separators: [Range<Int>]) -> [SourcedText] {
    var pieces: [SourcedText] = []
    var start = 0
    for end in separators.map(\.lowerBound) + [utf8.count] where end >= start {
      let piece = slice(start..<end)
      if !piece.utf8.isEmpty { pieces.append(piece) }
      start = separators.first { $0.lowerBound == end }?.upperBound ?? end
    }
    return pieces
  }

  /// Whether the text begins with an ASCII word in lower case, in any letter case.
  func begins(with word: StaticString) -> Bool {
    utf8.withUnsafeBufferPointer { ASCII.matches($0, at: 0, word) }
  }

  /// The places of an ASCII word in lower case, in any letter case; they do not overlap.
  func places(of word: StaticString) -> [Range<Int>] {
    let count = word.utf8CodeUnitCount
    var found: [Range<Int>] = []
    utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + count <= bytes.count {
        if ASCII.matches(bytes, at: index, word) {
          found.append(index..<index + count)
          index += count
        } else {
          index += 1
        }
      }
    }
    return found
  }

  private func withoutTags() -> SourcedText {
    var text = SourcedText()
    utf8.withUnsafeBufferPointer { bytes in
      let scanner = MarkupScanner(bytes: bytes, isXML: false)
      var index = 0
      while index < bytes.count {
        let piece = bytes[index] == 0x3C ? scanner.piece(at: index) : MarkupScanner.Piece(kind: .text, end: index + 1)
        if piece.kind == .text || piece.isOpen {
          if bytes[index] == 0x20 {
            text.note(places[index])
          } else {
            text.writeSpace(); text.append(bytes[index], places[index])
          }
          index += 1
          continue
        }
        let name = index + (piece.kind == .endTag ? 2 : 1)
        let role = HTMLElements.role(
          String(decoding: bytes[name..<scanner.nameEnd(name)].map(ASCII.lower), as: UTF8.self))
        if role.isBlock || role.layout == .lineBreak { text.note(places[index]) }
        index = piece.end
      }
    }
    return text
  }

  private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ reference: CharacterReference) -> Bool {
    let end = start + reference.length
    guard bytes[end - 1] != 0x3B, bytes[start + 1] != 0x23, end < bytes.count else { return true }
    return bytes[end] != 0x3D && !ASCII.isLetter(bytes[end]) && !ASCII.isDigit(bytes[end])
  }

  private mutating func append(_ reference: CharacterReference, at index: Int) {
    append(reference.first, from: index..<index + reference.length)
    if let second = reference.second { append(second, from: index..<index + reference.length) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, from place: Range<Int>) {
    if WhiteSpace.isSpace(scalar) { return note(place) }
    writeSpace()
    var encoded: [UInt8] = []
    UTF8Bytes.append(scalar, to: &encoded)
    for byte in encoded { append(byte, place) }
  }

  /// Copies one scalar; the offset behind it.
  private mutating func appendScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let width = WhiteSpace.length(bytes, at: index)
    if width > 0 {
      note(index..<index + width)
      return index + width
    }
    writeSpace()
    append(bytes[index], index..<index + 1)
    return index + 1
  }

  private mutating func append(_ byte: UInt8, _ place: Range<Int>) {
    utf8.append(byte)
    places.append(place)
  }

  private mutating func note(_ place: Range<Int>) { if !utf8.isEmpty, space == nil { space = place } }

  private mutating func writeSpace() {
    guard let place = space else { return }
    space = nil
    append(0x20, place)
  }
}
