import DocumentModel

/// German provisions before the abbreviation of their code: "§ 280 Abs. 1 Satz 2 BGB", "§§ 823, 826 BGB".
struct SectionSign: Sendable {
  /// Tokens that a provision takes at most.
  private static let length = 24

  private let inner: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    inner = LexemeSet("provision.behindSign", packs, &vocabulary)
  }

  /// The first sign of the provision that ends before `index`, and its number; nil where there is none.
  func before(_ text: TokenizedDocument, _ index: Int, _ sentence: Range<Int>) -> (start: Int, section: String)? {
    var place = index
    while place > sentence.lowerBound, index - place < Self.length {
      let token = text.tokens[place - 1]
      if token.kind == .mark, text.symbol(token) == 0xA7 {
        guard let end = TokenShapes.sectionEnd(text, place, index) else { return nil }
        let section = text.quote(place..<end)
        let isDouble = place - 2 >= sentence.lowerBound && text.symbol(text.tokens[place - 2]) == 0xA7
        return (isDouble ? place - 2 : place - 1, section)
      }
      let isInner =
        token.kind == .number || inner.contains(token.lexeme) || token.mark == UInt8(ascii: ".")
        || token.mark == UInt8(ascii: ",") || token.kind == .word && token.count == 1
      guard isInner else { return nil }
      place -= 1
    }
    return nil
  }
}
