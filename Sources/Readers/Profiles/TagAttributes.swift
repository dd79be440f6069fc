import DocumentModel

/// The attributes of one start tag, read from its bytes when somebody asks for one.
struct TagAttributes {
  /// The document's canonical bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Canonical offset of the tag's `<`.
  let start: Int
  /// Whether XML's grammar holds, else HTML's.
  var isXML = true

  /// The value of the attribute with this local name (in lower case), references resolved and trimmed, and its place in
  /// the canonical bytes; nil where there is none or it is empty. Cost: the length of the tag.
  func value(of name: some StringProtocol) -> (text: String, range: Range<Int>)? {
    guard let range = place(of: name) else { return nil }
    return trimmed(range)
  }

  /// The same as a text of which each byte has its place.
  func text(of name: some StringProtocol) -> SourcedText? {
    guard let range = place(of: name) else { return nil }
    let text = SourcedText.attribute(bytes, range, isXML: isXML)
    return text.utf8.isEmpty ? nil : text
  }

  /// Whether the tag is that of an element with this name (in lower case): HTML also has elements without a tag.
  func isTag(of name: String) -> Bool {
    guard start < bytes.count, bytes[start] == 0x3C else { return false }
    var written = bytes[start + 1..<MarkupScanner(bytes: bytes, isXML: isXML).nameEnd(start + 1)]
    if isXML, let colon = written.lastIndex(of: 0x3A) { written = written[(colon + 1)...] }
    return written.lazy.map(ASCII.lower).elementsEqual(name.utf8)
  }

  /// Where the value of the attribute with this local name stands in the canonical bytes, without its quotes.
  func place(of name: some StringProtocol) -> Range<Int>? {
    var found: Range<Int>?
    var name = String(name)
    name.withUTF8 { sought in
      forEach { place, value in
        guard place.count == sought.count else { return true }
        for offset in 0..<sought.count where ASCII.lower(bytes[place.lowerBound + offset]) != sought[offset] {
          return true
        }
        found = value
        return false
      }
    }
    return found
  }

  /// Calls `body` with the places of each attribute's local name and value, until it returns false.
  func forEach(_ body: (_ name: Range<Int>, _ value: Range<Int>) -> Bool) {
    guard start < bytes.count, bytes[start] == 0x3C else { return }
    let scanner = MarkupScanner(bytes: bytes, isXML: isXML)
    var index = scanner.nameEnd(start + 1)
    while index < bytes.count, bytes[index] != 0x3E {
      guard !ASCII.isSpace(bytes[index]), bytes[index] != 0x2F else {
        index += 1
        continue
      }
      let nameStart = index
      var local = index
      while index < bytes.count, bytes[index] != 0x3D, bytes[index] != 0x3E, !ASCII.isSpace(bytes[index]) {
        if bytes[index] == 0x3A { local = index + 1 }
        index += 1
      }
      let nameEnd = index
      while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count, bytes[index] == 0x3D, nameEnd > nameStart else {
        // A name without a value is one of HTML's; in XML, or before an equals sign, it is a broken tag.
        if isXML || nameEnd == nameStart { return }
        continue
      }
      index += 1
      while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count else { return }
      var end: Int
      if bytes[index] == 0x22 || bytes[index] == 0x27 {
        end = scanner.next(bytes[index], from: index + 1, to: bytes.count)
        index += 1
      } else {
        guard !isXML else { return }
        end = index
        while end < bytes.count, bytes[end] != 0x3E, !ASCII.isSpace(bytes[end]) { end += 1 }
      }
      guard body(local..<nameEnd, index..<end) else { return }
      index = end < bytes.count && bytes[end] != 0x3E ? end + 1 : end
    }
  }

  /// A value without the white space around it, references resolved; nil where nothing is left.
  func trimmed(_ range: Range<Int>) -> (text: String, range: Range<Int>)? {
    var range = range
    while let first = range.first, ASCII.isSpace(bytes[first]) { range = range.lowerBound + 1..<range.upperBound }
    while let last = range.last, ASCII.isSpace(bytes[last]) { range = range.lowerBound..<range.upperBound - 1 }
    guard !range.isEmpty else { return nil }
    var out: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, isXML: isXML) {
        UTF8Bytes.append(reference.first, to: &out)
        if let second = reference.second { UTF8Bytes.append(second, to: &out) }
        index += reference.length
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return (QuoteText.tidy(out), range)
  }
}
