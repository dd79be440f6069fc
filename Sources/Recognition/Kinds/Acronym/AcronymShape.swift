import DocumentModel

/// What acronyms look like.
enum AcronymShape {
  /// Whether a word can be a short form: two to twelve bytes, all capitals, or two capitals that are a third of it.
  static func fits(_ text: TokenizedDocument, _ token: Token) -> Bool {
    guard token.kind == .word, token.flags.contains(.manyCapitals), token.count >= 2, token.count <= 20 else {
      return false
    }
    if token.flags.contains(.allCaps) { return token.count <= 12 }
    var capitals = 0
    // `UN-Habitat`: capitals up to the hyphen.
    var isHyphened = false
    for place in Int(token.start)..<Int(token.end) {
      let byte = text.document.text.utf8[place]
      if byte &- 0x41 < 26 { capitals += 1 }
      if byte == UInt8(ascii: "-"), capitals >= 2, capitals == place - Int(token.start) { isHyphened = true }
    }
    return isHyphened || token.count <= 12 && capitals >= 2 && capitals * 3 >= token.count
  }

  /// Whether a word that no definition explains is an acronym in its place: short, in capitals among words that are not, and no
  /// roman numeral.
  static func stands(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard fits(text, token), !TokenShapes.isRoman(text.document.text.utf8[Int(token.start)..<Int(token.end)]) else {
      return false
    }
    // A part of a program's name (`MAX_SIZE`) is none.
    guard !isJoint(text, index - 1), !isJoint(text, index + 1) else { return false }
    // Headings and the words of texts in capitals only are none.
    guard token.count <= longestUndefined || !isWord(text, token) else { return false }
    let (before, after) = (isCapitals(text, index - 1), isCapitals(text, index + 1))
    return !(before && after || before && isCapitals(text, index - 2) || after && isCapitals(text, index + 2))
  }

  /// Letters of an acronym at most that nothing defines.
  private static let longestUndefined = 8

  /// Whether a token has letters only.
  private static func isWord(_ text: TokenizedDocument, _ token: Token) -> Bool {
    text.document.text.utf8[Int(token.start)..<Int(token.end)].allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
  }

  private static func isJoint(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.tokens.indices.contains(index) && text.tokens[index].mark == 0x5F
  }

  private static func isCapitals(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.tokens.indices.contains(index) && text.tokens[index].flags.contains(.allCaps)
  }
}
