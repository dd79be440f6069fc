import DocumentModel

/// The words of a name in a text: its tokens without the marks that names do not count.
enum NameWords {
  /// The tokens that are words of a name.
  static func places(_ text: TokenizedDocument, _ tokens: Range<Int>) -> [Int] {
    text.document.text.utf8.withUnsafeBufferPointer { bytes in
      tokens.filter { index in
        let token = text.tokens[index]
        return token.kind != .mark || NameBytes.markLength(bytes, Int(token.start), Int(token.end)) == 0
      }
    }
  }

  /// The bytes of a token.
  static func range(_ text: TokenizedDocument, _ index: Int) -> Range<Int> {
    Int(text.tokens[index].start)..<Int(text.tokens[index].end)
  }
}
