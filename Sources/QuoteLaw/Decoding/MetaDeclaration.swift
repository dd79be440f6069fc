/// The encoding label of the `meta` element that an HTML document declares its encoding with, by the HTML standard's
/// "prescan a byte stream"; past its 1,024 bytes until the body begins, without the contents of elements of raw text.
enum MetaDeclaration {
  /// The label in lower case; nil where there is none. Linear in the bytes before the body.
  static func label(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var place = 0
    while let open = bytes[place...].firstIndex(of: 0x3C) {
      let rest = bytes[open...]
      if begins(rest, "<!--") {
        guard let close = end(of: "-->", in: bytes, from: open + 2) else { return nil }
        place = close
        continue
      }
      guard let next = rest.dropFirst().first else { return nil }
      let isEnd = next == 0x2F
      guard let letter = isEnd ? rest.dropFirst(2).first : next, (0x61...0x7A).contains(letter | 0x20) else {
        guard [0x21, 0x2F, 0x3F].contains(next) else {
          place = open + 1
          continue
        }
        guard let close = rest.firstIndex(of: 0x3E) else { return nil }
        place = close + 1
        continue
      }
      let nameEnd = rest.firstIndex { isSpace($0) || $0 == 0x3E } ?? bytes.endIndex
      let isMeta = begins(rest, "<meta") && rest.count > 5 && (isSpace(rest[open + 5]) || rest[open + 5] == 0x2F)
      if open >= 1024, begins(rest, "<body") { return nil }
      guard let tag = attributes(bytes, from: isMeta ? open + 5 : nameEnd) else { return nil }
      if isMeta, let label = label(of: tag.list), EncodingLabels.name(label) != nil { return label }
      place = tag.end
      if open >= 1024, !isEnd,
        let raw = ["script", "style", "title", "textarea"].first(where: { begins(rest, "<" + $0) })
      {
        place = end(of: "</" + raw, in: bytes, from: place).map { $0 - raw.utf8.count - 2 } ?? bytes.endIndex
      }
    }
    return nil
  }

  private typealias Attribute = (name: [UInt8], value: [UInt8])

  /// What the attributes of a `meta` element declare.
  private static func label(of list: [Attribute]) -> ArraySlice<UInt8>? {
    func first(_ name: String) -> [UInt8]? { list.first { $0.name.elementsEqual(name.utf8) }?.value }
    if let label = first("charset") { return label[...] }
    guard first("http-equiv")?.elementsEqual("content-type".utf8) == true, let content = first("content") else {
      return nil
    }
    return inContent(content)
  }

  private static func inContent(_ content: [UInt8]) -> ArraySlice<UInt8>? {
    var place = 0
    while let after = end(of: "charset", in: content, from: place) {
      place = after
      let sign = content[after...].drop(while: isSpace)
      guard sign.first == 0x3D else { continue }
      let value = sign.dropFirst().drop(while: isSpace)
      guard let quote = value.first, quote == 0x22 || quote == 0x27 else {
        return value.prefix { !isSpace($0) && $0 != 0x3B }
      }
      return value.dropFirst().firstIndex(of: quote).map { value[(value.startIndex + 1)..<$0] }
    }
    return nil
  }

  /// The attributes of a tag in lower case and the offset behind it; nil where the bytes end first.
  private static func attributes(_ bytes: [UInt8], from start: Int) -> (list: [Attribute], end: Int)? {
    var list: [Attribute] = []
    var rest = bytes[start...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == 0x2F }
      guard let first = rest.first else { return nil }
      if first == 0x3E { return (list, rest.startIndex + 1) }
      let name = rest.prefix(1) + rest.dropFirst().prefix { !isSpace($0) && ![0x2F, 0x3E, 0x3D].contains($0) }
      rest = rest.dropFirst(name.count).drop(while: isSpace)
      guard let sign = rest.first else { return nil }
      var value: ArraySlice<UInt8> = []
      if sign == 0x3D {
        rest = rest.dropFirst().drop(while: isSpace)
        guard let quote = rest.first else { return nil }
        if quote == 0x22 || quote == 0x27 {
          guard let close = rest.dropFirst().firstIndex(of: quote) else { return nil }
          value = rest[(rest.startIndex + 1)..<close]
          rest = rest[(close + 1)...]
        } else {
          value = rest.prefix { !isSpace($0) && $0 != 0x3E }
          rest = rest.dropFirst(value.count)
        }
      }
      list.append((name.map(lower), value.map(lower)))
    }
  }

  /// The offset behind the next occurrence of an ASCII word in any letter case.
  private static func end(of word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    var place = start
    while place + word.count <= bytes.count {
      if word.indices.allSatisfy({ lower(bytes[place + $0]) == word[$0] }) { return place + word.count }
      place += 1
    }
    return nil
  }

  private static func begins(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    bytes.prefix(word.utf8.count).map(lower).elementsEqual(word.utf8)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 9, 10, 12, 13].contains(byte) }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
