/// What stands at the beginning of a document of XML and tells its vocabulary. All of it in lower case.
struct DocumentHead: Sendable {
  /// Local name of the root element.
  private(set) var root = ""
  /// The root's start tag.
  private(set) var rootTag: [UInt8] = []
  /// The document type declaration.
  private(set) var doctype: [UInt8] = []
  /// Local names of the first elements behind the root.
  private(set) var company: Set<String> = []

  /// Elements behind the root that are looked at: a document's first part and what begins it.
  private static let elements = 24
  /// Bytes of a tag or declaration that are looked at.
  private static let longest = 4000

  /// Looks at the beginning of canonical bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let scanner = MarkupScanner(bytes: bytes, isXML: true)
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    var seen = 0
    while index < bytes.count, seen <= Self.elements {
      let piece = scanner.piece(at: index)
      if piece.kind == .startTag {
        let name = Self.localName(bytes[index + 1..<scanner.nameEnd(index + 1)])
        if seen == 0 {
          root = name
          rootTag = Self.text(bytes, index..<piece.end)
        } else {
          company.insert(name)
        }
        seen += 1
      } else if piece.kind == .other, ASCII.matches(bytes, at: index, "<!doctype") {
        doctype = Self.text(bytes, index..<piece.end)
      }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
  }

  private static func localName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
    return String(decoding: local.map(ASCII.lower), as: UTF8.self)
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    bytes[range].prefix(longest).map(ASCII.lower)
  }
}
