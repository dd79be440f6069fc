/// What one pass over a document's markup finds before it is parsed: what a parser must not be given, and how much there
/// is to come.
struct MarkupSurvey {
  /// Offset of an entity declaration of XML.
  var entityDeclaration: Int?
  /// Offset of the first tag with too many attributes.
  var manyAttributes: Int?
  /// Ranges of attributes after the limit, to be blanked.
  var blanked: [Range<Int>] = []
  /// Offset of a tag, comment or script that the document's end cuts.
  var openMarkup: Int?
  /// Number of pieces of markup.
  var pieces = 0
  /// Offsets of the `/` of end tags that close nothing, where there are very many open elements.
  var strayEndTags: [Int] = []

  /// A tag of this many bytes can't have more attributes than the limit if each takes two.
  init(_ scanner: MarkupScanner, attributeLimit: Int) {
    let bytes = scanner.bytes
    var open = 0
    var mostOpen = 0
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    while index < bytes.count {
      var piece = scanner.piece(at: index)
      pieces += 1
      switch piece.kind {
      case .endTag: open -= 1
      case .startTag:
        open += 1
        mostOpen = max(mostOpen, open)
        if piece.end - index > 2 * attributeLimit { count(scanner, index..<piece.end, limit: attributeLimit) }
        if let raw = scanner.rawTextEnd(nameAt: index + 1, tagEnd: piece.end), !piece.isOpen { piece = raw }
      case .other where scanner.isXML && entityDeclaration == nil:
        if ASCII.matches(bytes, at: index, "<!d") { findEntity(scanner, index..<piece.end) }
      case .characterData:
        let end = scanner.sectionEnd(from: piece.end)
        piece = MarkupScanner.Piece(kind: .characterData, end: min(end + 3, bytes.count), isOpen: end == bytes.count)
      default: break
      }
      if piece.isOpen { openMarkup = index }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
    if !scanner.isXML, mostOpen > StrayEndTags.manyOpen { strayEndTags = StrayEndTags.find(scanner) }
  }

  private mutating func count(_ scanner: MarkupScanner, _ tag: Range<Int>, limit: Int) {
    let bytes = scanner.bytes
    var index = scanner.nameEnd(tag.lowerBound + 1)
    var attributes = 0
    while index < tag.upperBound, bytes[index] != 0x3E {
      if ASCII.isSpace(bytes[index]) || bytes[index] == 0x2F {
        index += 1
        continue
      }
      if attributes == limit {
        if manyAttributes == nil { manyAttributes = index }
        let isClosed = bytes[tag.upperBound - 1] == 0x3E
        let end = tag.upperBound - (isClosed ? bytes[tag.upperBound - 2] == 0x2F ? 2 : 1 : 0)
        if index < end { blanked.append(index..<end) }
        return
      }
      attributes += 1
      index = scanner.attributeEnd(index)
    }
  }

  private mutating func findEntity(_ scanner: MarkupScanner, _ doctype: Range<Int>) {
    let bytes = scanner.bytes
    var index = scanner.next(0x3C, from: doctype.lowerBound + 1, to: doctype.upperBound)
    while index < doctype.upperBound {
      if ASCII.matches(bytes, at: index, "<!entity") {
        entityDeclaration = index
        return
      }
      let isComment = ASCII.matches(bytes, at: index, "<!--")
      let end = isComment ? scanner.piece(at: index).end : index + 1
      index = scanner.next(0x3C, from: end, to: doctype.upperBound)
    }
  }
}
