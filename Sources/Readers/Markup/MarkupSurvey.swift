/// What one pass over a document's markup finds before it is parsed: what a parser must not be given, and how much there
/// is to come.
struct MarkupSurvey {
  /// Offset of an entity declaration of XML.
  var entityDeclaration: Int?
  /// Offset of the first tag with too many attributes.
  var manyAttributes: Int?
  /// Ranges to be blanked: attributes after the limit, and contents that are no text and that the parser, which is older
  /// than HTML5, would take for more than they are.
  var blanked: [Range<Int>] = []
  /// Offset of a tag, comment or script of HTML that the document's end cuts.
  var openMarkup: Int?
  /// Number of pieces of markup in HTML.
  var pieces = 0
  /// Offsets of the `/` of end tags that close nothing, where there are very many open elements.
  var strayEndTags: [Int] = []
  /// The open `template` or `noscript`: how deep it is nested in its like, and where its content begins.
  private var inert: (name: StaticString, depth: Int, start: Int)?

  /// Looks at all markup of HTML, and at what matters of XML. A tag of twice the limit in bytes can't have more
  /// attributes than the limit, since each takes two.
  init(_ scanner: MarkupScanner, attributeLimit: Int) {
    if scanner.isXML { surveyXML(scanner, attributeLimit) } else { surveyHTML(scanner, attributeLimit) }
  }

  /// XML has no `<` inside its tags: where the next one is near, a tag is short. Entities are declared before the first
  /// element only. What the end of the document cuts is looked for when the parser finds a fault.
  private mutating func surveyXML(_ scanner: MarkupScanner, _ limit: Int) {
    let bytes = scanner.bytes
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    while index + 1 < bytes.count, bytes[index + 1] == 0x21 || bytes[index + 1] == 0x3F {
      let piece = scanner.piece(at: index)
      if ASCII.matches(bytes, at: index, "<!doctype") { findEntity(scanner, index..<piece.end) }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
    while index < bytes.count {
      let near = min(index + 2 * limit + 1, bytes.count)
      if let next = scanner.last(0x3C, from: index + 1, to: near) {
        index = next
        continue
      }
      let piece = scanner.piece(at: index)
      if piece.kind == .startTag, piece.end - index > 2 * limit { count(scanner, index..<piece.end, limit: limit) }
      index = scanner.next(0x3C, from: near, to: bytes.count)
    }
  }

  /// Offset of the tag, comment or section of XML that the document's end cuts, nil where it ends between them.
  static func openMarkup(_ scanner: MarkupScanner) -> Int? {
    let bytes = scanner.bytes
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    while index < bytes.count {
      var piece = scanner.piece(at: index)
      if piece.kind == .characterData {
        let end = scanner.sectionEnd(from: piece.end)
        piece = MarkupScanner.Piece(kind: .characterData, end: min(end + 3, bytes.count), isOpen: end == bytes.count)
      }
      if piece.isOpen { return index }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
    return nil
  }

  private mutating func surveyHTML(_ scanner: MarkupScanner, _ attributeLimit: Int) {
    let bytes = scanner.bytes
    var open = 0
    var mostOpen = 0
    // Whether a frame is open to the end, so that its end is looked for once.
    var isInFrame = false
    var index = scanner.next(0x3C, from: 0, to: bytes.count)
    while index < bytes.count {
      var piece = scanner.piece(at: index)
      pieces += 1
      switch piece.kind {
      case .endTag:
        open -= 1
        leaveInert(scanner, index)
      case .startTag:
        if !scanner.isVoid(nameAt: index + 1) { open += 1 }
        mostOpen = max(mostOpen, open)
        if piece.end - index > 2 * attributeLimit { count(scanner, index..<piece.end, limit: attributeLimit) }
        enterInert(scanner, index, tagEnd: piece.end)
        if let raw = scanner.rawTextEnd(nameAt: index + 1, tagEnd: piece.end), !piece.isOpen {
          hideComments(scanner, piece.end..<raw.contentEnd)
          piece = raw
        } else if scanner.nameEnd(index + 1) - index == 7, ASCII.matches(bytes, at: index + 1, "iframe"), !isInFrame {
          // Nothing is closed by a comment that an inner frame opens; an unclosed frame is read as the parser reads it.
          let raw = scanner.rawTextEnd("</iframe", from: piece.end)
          isInFrame = raw.isOpen
          if !raw.isOpen, holdsComment(scanner, piece.end..<raw.contentEnd) {
            blanked.append(piece.end..<raw.contentEnd)
            piece = raw
          }
        }
      default: break
      }
      if piece.isOpen { openMarkup = index }
      index = scanner.next(0x3C, from: max(piece.end, index + 1), to: bytes.count)
    }
    if mostOpen > StrayEndTags.manyOpen { strayEndTags = StrayEndTags.find(scanner) }
  }

  /// A comment mark in a style or script hides nothing; to the parser it would hide what follows.
  private mutating func hideComments(_ scanner: MarkupScanner, _ content: Range<Int>) {
    let mark = scanner.next(0x3C, from: content.lowerBound, to: content.upperBound)
    if mark < content.upperBound { blanked.append(content) }
  }

  private func holdsComment(_ scanner: MarkupScanner, _ content: Range<Int>) -> Bool {
    var mark = scanner.next(0x3C, from: content.lowerBound, to: content.upperBound)
    while mark < content.upperBound {
      if ASCII.matches(scanner.bytes, at: mark, "<!--") { return true }
      mark = scanner.next(0x3C, from: mark + 1, to: content.upperBound)
    }
    return false
  }

  private static let inertNames: [StaticString] = ["template", "noscript"]

  private mutating func enterInert(_ scanner: MarkupScanner, _ tag: Int, tagEnd: Int) {
    guard scanner.nameEnd(tag + 1) - tag == 9 else { return }
    if let open = inert {
      if ASCII.matches(scanner.bytes, at: tag + 1, open.name) { inert?.depth += 1 }
    } else if let name = Self.inertNames.first(where: { ASCII.matches(scanner.bytes, at: tag + 1, $0) }) {
      inert = (name, 1, tagEnd)
    }
  }

  private mutating func leaveInert(_ scanner: MarkupScanner, _ tag: Int) {
    guard let open = inert, scanner.nameEnd(tag + 2) - tag == 10, ASCII.matches(scanner.bytes, at: tag + 2, open.name)
    else { return }
    inert?.depth -= 1
    guard open.depth == 1 else { return }
    inert = nil
    if open.start < tag { blanked.append(open.start..<tag) }
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
