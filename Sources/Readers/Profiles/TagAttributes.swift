import DocumentModel

/// The attributes of one start tag of XML, read from its bytes when somebody asks for one.
struct TagAttributes {
  /// The document's canonical bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Canonical offset of the tag's `<`.
  let start: Int

  /// The value of the attribute with this local name (in lower case), references resolved and trimmed, and its place in
  /// the canonical bytes; nil where there is none or it is empty. Cost: the length of the tag.
  func value(of name: some StringProtocol) -> (text: String, range: Range<Int>)? {
    guard start < bytes.count, bytes[start] == 0x3C else { return nil }
    let sought = Array(name.utf8)
    let scanner = MarkupScanner(bytes: bytes, isXML: true)
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
      while index < bytes.count, ASCII.isSpace(bytes[index]) || bytes[index] == 0x3D { index += 1 }
      guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27, nameEnd > nameStart else { return nil }
      let end = scanner.next(bytes[index], from: index + 1, to: bytes.count)
      if nameEnd - local == sought.count, zip(local..<nameEnd, sought).allSatisfy({ ASCII.lower(bytes[$0]) == $1 }) {
        return trimmed(index + 1..<end)
      }
      index = end + 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> (text: String, range: Range<Int>)? {
    var range = range
    while let first = range.first, ASCII.isSpace(bytes[first]) { range.removeFirst() }
    while let last = range.last, ASCII.isSpace(bytes[last]) { range.removeLast() }
    guard !range.isEmpty else { return nil }
    var out: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, isXML: true) {
        UTF8Bytes.append(reference.first, to: &out)
        index += reference.length
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return (QuoteText.tidy(out), range)
  }
}

extension Range<Int> {
  fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}
