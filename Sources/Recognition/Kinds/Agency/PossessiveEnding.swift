import DocumentModel

/// The possessive ending of a word, which a name leaves out: `POLRI's` names `POLRI`.
enum PossessiveEnding {
  /// Its length in UTF-8 bytes: 2 for `'s`, 4 for `’s`, 0 where there is none.
  static func length(_ text: TokenizedDocument, _ token: Token) -> Int {
    guard token.kind == .word, token.count > 2 else { return 0 }
    let utf8 = text.document.text.utf8
    let end = Int(token.end)
    guard utf8[end - 1] | 0x20 == UInt8(ascii: "s") else { return 0 }
    if utf8[end - 2] == UInt8(ascii: "'") { return 2 }
    guard token.count > 4, utf8[end - 2] == 0x99, utf8[end - 3] == 0x80, utf8[end - 4] == 0xE2 else { return 0 }
    return 4
  }

  /// The range of a run of tokens without the possessive ending of the last one.
  static func trimmed(_ text: TokenizedDocument, _ tokens: Range<Int>) -> TextRange {
    var range = text.range(tokens)
    range.end -= length(text, text.tokens[tokens.upperBound - 1])
    return range
  }
}
