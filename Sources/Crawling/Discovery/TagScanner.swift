/// Walks over the tags and the text of HTML or XML without building a tree: linear in the bytes, and nothing is expanded
/// but references to single characters.
struct TagScanner {
  /// What comes next.
  enum Item {
    /// A start tag, its name in lower case without a prefix, and where its attributes are.
    case start(name: String, attributes: Range<Int>)
    /// An end tag.
    case end(name: String)
    /// Characters, or a CDATA section.
    case text(Range<Int>, isRaw: Bool)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isHTML: Bool
  private var index = 0
  /// Name of the element whose content is no markup.
  private var rawElement: String?

  init(_ bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool) {
    self.bytes = bytes
    self.isHTML = isHTML
  }

  mutating func next() -> Item? {
    while index < bytes.count {
      if let name = rawElement {
        rawElement = nil
        skipRaw(name)
        continue
      }
      guard bytes[index] == 0x3C else {
        let start = index
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        return .text(start..<index, isRaw: false)
      }
      if let item = markup() { return item }
    }
    return nil
  }

  private static let rawElements: Set<String> = ["script", "style", "textarea", "title", "xmp", "noembed", "noframes"]

  private mutating func markup() -> Item? {
    let start = index
    guard start + 1 < bytes.count else {
      index = bytes.count
      return nil
    }
    switch bytes[start + 1] {
    case 0x21 where stands("<!--", at: start): skip(past: "-->", from: start + 4)
    case 0x21 where stands("<![CDATA[", at: start):
      skip(past: "]]>", from: start + 9)
      return .text((start + 9)..<max(start + 9, index - 3), isRaw: true)
    case 0x21, 0x3F: skip(past: ">", from: start + 2)
    case 0x2F:
      let name = self.name(from: start + 2)
      skip(past: ">", from: index)
      return .end(name: name)
    case let byte where ASCIIBytes.isLetter(byte):
      let name = self.name(from: start + 1)
      let attributes = index
      skipAttributes()
      let end = index
      index = min(index + 1, bytes.count)
      if isHTML, Self.rawElements.contains(name) { rawElement = name }
      return .start(name: name, attributes: attributes..<end)
    default: index = start + 1
    }
    return nil
  }

  private func stands(_ mark: StaticString, at place: Int) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[place + $0] == mark.utf8Start[$0] }
  }

  private mutating func skip(past mark: StaticString, from place: Int) {
    index = place
    while index < bytes.count {
      if bytes[index] == mark.utf8Start[0], stands(mark, at: index) {
        index += mark.utf8CodeUnitCount
        return
      }
      index += 1
    }
  }

  private mutating func name(from place: Int) -> String {
    index = place
    var start = place
    while index < bytes.count, !ASCIIBytes.isSpace(bytes[index]), bytes[index] != 0x3E, bytes[index] != 0x2F {
      if bytes[index] == 0x3A { start = index + 1 }
      index += 1
    }
    guard index - start < 64 else { return "" }
    return lowered(start..<index)
  }

  private func lowered(_ range: Range<Int>) -> String {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    // Most names are in lower case already.
    guard part.contains(where: { (0x41...0x5A).contains($0) }) else { return String(decoding: part, as: UTF8.self) }
    return String(decoding: part.map(ASCIIBytes.lower), as: UTF8.self)
  }

  /// Up to the `>` that stands in no quoted value.
  private mutating func skipAttributes() {
    var isValue = false
    while index < bytes.count, bytes[index] != 0x3E {
      let byte = bytes[index]
      index += 1
      if byte == 0x3D {
        isValue = true
      } else if isValue, byte == 0x22 || byte == 0x27 {
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(index + 1, bytes.count)
        isValue = false
      } else if !ASCIIBytes.isSpace(byte) {
        isValue = false
      }
    }
  }

  /// The content of an element like `script`, up to its end tag.
  private mutating func skipRaw(_ name: String) {
    let mark = Array(name.utf8)
    while index < bytes.count {
      if bytes[index] == 0x3C, index + 1 < bytes.count, bytes[index + 1] == 0x2F, index + 2 + mark.count <= bytes.count,
        mark.indices.allSatisfy({ ASCIIBytes.lower(bytes[index + 2 + $0]) == mark[$0] })
      {
        return
      }
      index += 1
    }
  }

  /// The values of attributes by their names in lower case, references resolved; the first of a name counts.
  func attributes(_ range: Range<Int>) -> [String: String] {
    var out: [String: String] = [:]
    var place = range.lowerBound
    while place < range.upperBound {
      while place < range.upperBound, ASCIIBytes.isSpace(bytes[place]) || bytes[place] == 0x2F { place += 1 }
      let start = place
      while place < range.upperBound, !ASCIIBytes.isSpace(bytes[place]), bytes[place] != 0x3D, bytes[place] != 0x2F {
        place += 1
      }
      let name = bytes[start..<place]
      while place < range.upperBound, ASCIIBytes.isSpace(bytes[place]) { place += 1 }
      var value = place..<place
      if place < range.upperBound, bytes[place] == 0x3D {
        place += 1
        while place < range.upperBound, ASCIIBytes.isSpace(bytes[place]) { place += 1 }
        if place < range.upperBound, bytes[place] == 0x22 || bytes[place] == 0x27 {
          let quote = bytes[place]
          place += 1
          let begin = place
          while place < range.upperBound, bytes[place] != quote { place += 1 }
          value = begin..<place
          place = min(place + 1, range.upperBound)
        } else {
          let begin = place
          while place < range.upperBound, !ASCIIBytes.isSpace(bytes[place]) { place += 1 }
          value = begin..<place
        }
      }
      if name.isEmpty {
        place = max(place, start + 1)
      } else if name.count < 32, value.count <= WebURL.longest {
        let key = lowered(start..<(start + name.count))
        if out[key] == nil { out[key] = text(value, isRaw: false) }
      }
    }
    return out
  }

  /// Characters with references resolved.
  func text(_ range: Range<Int>, isRaw: Bool) -> String {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    guard !isRaw, part.contains(0x26) else { return String(decoding: part, as: UTF8.self) }
    return CharacterReferences.resolve(Array(part))
  }
}

/// References to single characters: the five of XML, and numbers. Others stay as written.
enum CharacterReferences {
  private static let names: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]

  static func resolve(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x26, let end = bytes[index...].prefix(12).firstIndex(of: 0x3B) else {
        out.append(bytes[index])
        index += 1
        continue
      }
      let body = bytes[(index + 1)..<end]
      if let byte = names[String(decoding: body, as: UTF8.self)] {
        out.append(byte)
        index = end + 1
      } else if let scalar = number(body) {
        out += Array(String(scalar).utf8)
        index = end + 1
      } else {
        out.append(0x26)
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func number(_ body: ArraySlice<UInt8>) -> Character? {
    guard body.first == 0x23 else { return nil }
    let digits = body.dropFirst()
    let isHex = digits.first == 0x78 || digits.first == 0x58
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    return UInt32(text, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init).map { Character($0) }
  }
}
