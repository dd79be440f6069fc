import DocumentModel
import Glibc

/// The encoding of a document by the order of the contract: byte order mark, transport, declaration inside, then UTF-8
/// where it is valid, else windows-1252; XML is UTF-8.
enum CharsetDecision {
  /// A WHATWG name in lower case.
  static func charset(_ bytes: [UInt8], mediaType: MediaType, transport: String?) -> String {
    for (mark, name) in marks where bytes.starts(with: mark) { return name }
    if let label = transport.map({ Array($0.utf8) }), let name = EncodingLabels.name(label) {
      return exact(name, label, mediaType)
    }
    if let label = declaration(bytes, mediaType).map(Array.init), let name = EncodingLabels.name(label) {
      // What reads as ASCII is not written in UTF-16.
      return name.hasPrefix("utf-16") ? "utf-8" : exact(name, label, mediaType)
    }
    return mediaType == .xml || UTF8Decoding.isValid(bytes) ? "utf-8" : "windows-1252"
  }

  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
    ([0x3C, 0, 0x3F, 0], "utf-16le"), ([0, 0x3C, 0, 0x3F], "utf-16be"),
  ]

  /// XML's ISO-8859-1 is not HTML's: its C1 controls are no letters.
  private static func exact(_ name: String, _ label: [UInt8], _ mediaType: MediaType) -> String {
    guard mediaType == .xml, name == "windows-1252" else { return name }
    let text = String(decoding: label, as: UTF8.self).lowercased()
    return text.contains("8859") || text.contains("latin") || text == "l1" ? "iso-8859-1" : name
  }

  private static func declaration(_ bytes: [UInt8], _ mediaType: MediaType) -> ArraySlice<UInt8>? {
    let head = bytes.prefix(1024)
    switch mediaType {
    case .text: return nil
    case .xml: return xmlDeclaration(head)
    case .html: return MetaDeclaration.label(bytes)
    }
  }

  /// The value of `encoding` in `<?xml … ?>`.
  private static func xmlDeclaration(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let start = head.drop { $0 <= 0x20 }
    guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: 0x3E),
      let key = find("encoding", in: start[..<end], ignoringCase: false),
      let value = afterEquals(head[(key + 8)...]), let quote = value.first, quote == 0x22 || quote == 0x27,
      let close = value.dropFirst().firstIndex(where: { $0 == 0x22 || $0 == 0x27 })
    else { return nil }
    return value[(value.startIndex + 1)..<close]
  }

  /// What follows `=` and white space around it.
  private static func afterEquals(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let sign = bytes.drop { $0 <= 0x20 }
    return sign.first == 0x3D ? sign.dropFirst().drop { $0 <= 0x20 } : nil
  }

  /// Index of the first occurrence of an ASCII word.
  private static func find(_ word: String, in bytes: ArraySlice<UInt8>, ignoringCase: Bool) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - word.count)).first { start in
      word.indices.allSatisfy { place in
        let byte = bytes[start + place]
        return byte == word[place] || (ignoringCase && byte | 0x20 == word[place] && word[place] >= 0x61)
      }
    }
  }
}
