import Glibc

/// The extents of tags, comments and other markup in bytes, found without a parser: the second opinion that the runs of
/// text a parser reports are checked against.
///
/// Tags end where the tokenizer of the HTML standard, or the grammar of XML, ends them.
struct MarkupScanner {
  /// The bytes, UTF-8.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether XML's grammar holds, else HTML's.
  let isXML: Bool

  /// One piece of markup.
  struct Piece {
    /// What it is.
    enum Kind {
      case startTag
      case endTag
      /// A comment, a declaration, a processing instruction.
      case other
      /// `<![CDATA[` of XML; the text follows.
      case characterData
      /// A `<` that begins no markup.
      case text
    }

    /// What it is.
    var kind: Kind
    /// One past its last byte, at most the end of the bytes.
    var end: Int
    /// Whether the bytes end before it does.
    var isOpen = false
    /// Of raw text, where its end tag begins.
    var contentEnd = 0
  }

  /// The offset of the next `byte` from `start`, `end` if there is none before.
  @inline(__always)
  func next(_ byte: UInt8, from start: Int, to end: Int) -> Int {
    guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
      return end
    }
    return UnsafeRawPointer(base).distance(to: found)
  }

  /// The offset of the last `byte` before `end`, nil if there is none from `start` on.
  func last(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    var index = end - 1
    while index >= start {
      if bytes[index] == byte { return index }
      index -= 1
    }
    return nil
  }

  /// The markup that begins with the `<` at `start`.
  func piece(at start: Int) -> Piece {
    guard start + 1 < bytes.count else { return Piece(kind: .text, end: start + 1) }
    let second = bytes[start + 1]
    switch second {
    case 0x21: return declaration(start)
    case 0x3F:
      guard isXML else { return ended(.other, by: ">", from: start + 2) }
      return ended(.other, by: "?>", from: start + 2)
    case 0x2F:
      guard isXML || (start + 2 < bytes.count && ASCII.isLetter(bytes[start + 2])) else {
        return start + 2 < bytes.count ? ended(.other, by: ">", from: start + 2) : Piece(kind: .text, end: start + 2)
      }
      return tag(.endTag, nameAt: start + 2)
    default:
      let isName = isXML ? !ASCII.isSpace(second) && second != 0x3E && second != 0x3C : ASCII.isLetter(second)
      return isName ? tag(.startTag, nameAt: start + 1) : Piece(kind: .text, end: start + 1)
    }
  }

  /// One past the last byte of the name that begins at `start`.
  func nameEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
      index += 1
    }
    return index
  }

  /// Whether the element of HTML whose name begins at `name` has neither content nor an end tag:
  /// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
  func isVoid(nameAt name: Int) -> Bool {
    func matches(_ word: StaticString) -> Bool { ASCII.matches(bytes, at: name, word) }
    switch nameEnd(name) - name {
    case 2: return matches("br") || matches("hr")
    case 3: return matches("img") || matches("col") || matches("wbr")
    case 4: return matches("link") || matches("meta") || matches("area") || matches("base")
    case 5: return matches("input") || matches("embed") || matches("track")
    case 6: return matches("source")
    default: return false
    }
  }

  /// For an HTML start tag that ends at `end`: one past the end tag of its raw text, nil if its text is not raw.
  func rawTextEnd(nameAt name: Int, tagEnd end: Int) -> Piece? {
    guard !isXML else { return nil }
    let element: StaticString
    switch nameEnd(name) - name {
    case 5 where ASCII.matches(bytes, at: name, "style"): element = "</style"
    case 6 where ASCII.matches(bytes, at: name, "script"): element = "</script"
    default: return nil
    }
    return rawTextEnd(element, from: end)
  }

  /// One past the end tag that begins with `element`, e.g. `</style`; open where there is none.
  func rawTextEnd(_ element: StaticString, from end: Int) -> Piece {
    var index = next(0x3C, from: end, to: bytes.count)
    while index < bytes.count {
      let after = index + element.utf8CodeUnitCount
      if ASCII.matches(bytes, at: index, element), after < bytes.count,
        ASCII.isSpace(bytes[after]) || bytes[after] == 0x2F || bytes[after] == 0x3E
      {
        var piece = ended(.other, by: ">", from: after)
        piece.contentEnd = index
        return piece
      }
      index = next(0x3C, from: index + 1, to: bytes.count)
    }
    return Piece(kind: .other, end: bytes.count, isOpen: true, contentEnd: bytes.count)
  }

  /// Offset of the `]]>` that ends a CDATA section, or of the end.
  func sectionEnd(from start: Int) -> Int {
    var index = next(0x5D, from: start, to: bytes.count)
    while index < bytes.count, !ASCII.matches(bytes, at: index, "]]>") {
      index = next(0x5D, from: index + 1, to: bytes.count)
    }
    return index
  }

  private func declaration(_ start: Int) -> Piece {
    if ASCII.matches(bytes, at: start, "<!--") { return comment(start) }
    if isXML {
      if ASCII.matches(bytes, at: start, "<![cdata[") { return Piece(kind: .characterData, end: start + 9) }
      return doctype(start)
    }
    return ended(.other, by: ">", from: start + 2)
  }

  private func comment(_ start: Int) -> Piece {
    if !isXML {
      if ASCII.matches(bytes, at: start + 4, ">") { return Piece(kind: .other, end: start + 5) }
      if ASCII.matches(bytes, at: start + 4, "->") { return Piece(kind: .other, end: start + 6) }
    }
    var index = next(0x3E, from: start + 4, to: bytes.count)
    while index < bytes.count {
      if index >= start + 6, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D {
        return Piece(kind: .other, end: index + 1)
      }
      if !isXML, index >= start + 7, bytes[index - 1] == 0x21, bytes[index - 2] == 0x2D, bytes[index - 3] == 0x2D {
        return Piece(kind: .other, end: index + 1)
      }
      index = next(0x3E, from: index + 1, to: bytes.count)
    }
    return Piece(kind: .other, end: bytes.count, isOpen: true)
  }

  /// A document type declaration with its internal subset.
  private func doctype(_ start: Int) -> Piece {
    var index = start + 2
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x22, 0x27:
        index = next(bytes[index], from: index + 1, to: bytes.count)
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3C where ASCII.matches(bytes, at: index, "<!--"): index = comment(index).end - 1
      case 0x3C where ASCII.matches(bytes, at: index, "<?"): index = ended(.other, by: "?>", from: index).end - 1
      case 0x3E where depth <= 0: return Piece(kind: .other, end: index + 1)
      default: break
      }
      index += 1
    }
    return Piece(kind: .other, end: bytes.count, isOpen: true)
  }

  private func ended(_ kind: Piece.Kind, by mark: StaticString, from start: Int) -> Piece {
    let last = mark.utf8Start[mark.utf8CodeUnitCount - 1]
    var index = next(last, from: start, to: bytes.count)
    while index < bytes.count {
      if mark.utf8CodeUnitCount == 1 || index > start && bytes[index - 1] == mark.utf8Start[0] {
        return Piece(kind: kind, end: index + 1)
      }
      index = next(last, from: index + 1, to: bytes.count)
    }
    return Piece(kind: kind, end: bytes.count, isOpen: true)
  }

  private func tag(_ kind: Piece.Kind, nameAt start: Int) -> Piece {
    var index = nameEnd(start)
    while index < bytes.count {
      switch bytes[index] {
      case 0x3E: return Piece(kind: kind, end: index + 1)
      case 0x22 where isXML, 0x27 where isXML: index = next(bytes[index], from: index + 1, to: bytes.count) + 1
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x2F: index += 1
      default: index = isXML ? index + 1 : attributeEnd(index)
      }
    }
    return Piece(kind: kind, end: bytes.count, isOpen: true)
  }

  /// One past the attribute that begins at `start`, after the HTML standard's attribute states.
  func attributeEnd(_ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, !isAttributeNameEnd(bytes[index]) { index += 1 }
    let nameEnd = index
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == 0x3D else { return nameEnd }
    index += 1
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] != 0x3E else { return index }
    if bytes[index] == 0x22 || bytes[index] == 0x27 {
      return min(next(bytes[index], from: index + 1, to: bytes.count) + 1, bytes.count)
    }
    while index < bytes.count, !ASCII.isSpace(bytes[index]), bytes[index] != 0x3E { index += 1 }
    return index
  }

  @inline(__always)
  private func isAttributeNameEnd(_ byte: UInt8) -> Bool {
    ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E || byte == 0x3D
  }
}
