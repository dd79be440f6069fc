/// Finds HTML's end tags that close nothing in documents with very many open elements.
///
/// libxml2 looks for the element of each end tag among all open ones: 50,000 of both took it 4.6 s. No document that
/// people write comes near `manyOpen`, and below it the search costs nothing worth mentioning.
enum StrayEndTags {
  /// More start tags than end tags than this are very many.
  static let manyOpen = 4096

  /// Offsets of the `/` of such tags.
  static func find(_ scanner: MarkupScanner) -> [Int] {
    let bytes = scanner.bytes
    var open: [UInt32: Int] = [:]
    var found: [Int] = []
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    while index < bytes.count {
      var piece = scanner.piece(at: index)
      switch piece.kind {
      case .startTag:
        let name = index + 1..<scanner.nameEnd(index + 1)
        // A block ends the paragraph it begins in.
        if HTMLElements.role(String(decoding: bytes[name].map(ASCII.lower), as: UTF8.self)).isBlock {
          open[paragraph] = 0
        }
        open[hash(scanner, nameAt: index + 1), default: 0] += 1
        if let raw = scanner.rawTextEnd(nameAt: index + 1, tagEnd: piece.end) { piece = raw }
      case .endTag:
        let name = hash(scanner, nameAt: index + 2)
        if let count = open[name], count > 0 { open[name] = count - 1 } else { found.append(index + 1) }
      default: break
      }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
    return found
  }

  private static let paragraph = "p".utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }

  private static func hash(_ scanner: MarkupScanner, nameAt start: Int) -> UInt32 {
    var value: UInt32 = 2_166_136_261
    for index in start..<scanner.nameEnd(start) {
      value = (value ^ UInt32(ASCII.lower(scanner.bytes[index]))) &* 16_777_619
    }
    return value
  }
}
