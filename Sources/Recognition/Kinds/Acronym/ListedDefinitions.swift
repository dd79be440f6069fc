import DocumentModel

/// Definitions of acronyms as lists of abbreviations give them: `GEF = Global Environment Facility`,
/// `GEF – Global Environment Facility`, `GEF: Global Environment Facility`, and `Global Environment Facility – GEF`.
struct ListedDefinitions: Sendable {
  /// Tokens of a long form at most.
  private static let longest = 16

  /// The tokens of a definition.
  struct Definition {
    var long: Range<Int>
    var short: Range<Int>
    var whole: Range<Int>
  }

  /// Whether a sign of a definition stands beside a word in capitals.
  func hasSign(_ text: TokenizedDocument, _ index: Int) -> Bool {
    isSign(text, index + 1) || isSign(text, index - 1)
  }

  /// The definition with its `=` at a token, or with its short form there.
  func find(_ text: TokenizedDocument, at index: Int, in sentence: Range<Int>) -> Definition? {
    if text.tokens[index].mark == UInt8(ascii: "=") {
      guard index > sentence.lowerBound, isShort(text, index - 1) else { return nil }
      return behind(text, short: index - 1, from: index + 1, sentence, isLoose: true)
    }
    guard AcronymShape.fits(text, text.tokens[index]) else { return nil }
    if index + 2 < sentence.upperBound, isSign(text, index + 1), text.tokens[index + 2].isSpaced {
      return behind(text, short: index, from: index + 2, sentence, isLoose: false)
    }
    guard index - 2 > sentence.lowerBound, isDash(text, index - 1), text.tokens[index].isSpaced else { return nil }
    let short = text.range(index..<(index + 1))
    guard
      let aligned = AcronymAlignment.start(text, short: short, before: index - 1, lower: sentence.lowerBound),
      aligned.isInitials, index - 1 - aligned.start > 1
    else { return nil }
    return Definition(
      long: aligned.start..<(index - 1), short: index..<(index + 1), whole: aligned.start..<(index + 1))
  }

  /// The long form that begins at `from`: the fewest words of which the short form has the initials; where `isLoose` else
  /// all words up to the next mark, if they begin with the same letter.
  private func behind(
    _ text: TokenizedDocument, short: Int, from: Int, _ sentence: Range<Int>, isLoose: Bool
  ) -> Definition? {
    let limit = min(sentence.upperBound, from + Self.longest)
    var end = from
    let range = text.range(short..<(short + 1))
    while end < limit, text.tokens[end].kind == .word || text.tokens[end].mark == UInt8(ascii: "-") {
      end += 1
      guard end - from > 1, end < limit ? text.tokens[end].kind != .number : true,
        let aligned = AcronymAlignment.start(text, short: range, before: end, lower: from), aligned.start == from,
        aligned.isInitials
      else { continue }
      return Definition(long: from..<end, short: short..<(short + 1), whole: short..<end)
    }
    guard isLoose, end > from, first(text, short) == first(text, from), text.tokens[short].count > 1 else { return nil }
    if end < limit, text.tokens[end].mark == UInt8(ascii: "=") { end -= 1 }
    return end > from ? Definition(long: from..<end, short: short..<(short + 1), whole: short..<end) : nil
  }

  /// Whether a word may be the short form before `=`: a word with a capital.
  private func isShort(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, token.count <= 12 else { return false }
    return text.document.text.utf8[Int(token.start)..<Int(token.end)].contains { $0 &- 0x41 < 26 }
  }

  private func first(_ text: TokenizedDocument, _ index: Int) -> UInt8 {
    text.document.text.utf8[Int(text.tokens[index].start)] | 0x20
  }

  private func isSign(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard text.tokens.indices.contains(index) else { return false }
    return text.tokens[index].mark == UInt8(ascii: ":") || isDash(text, index)
  }

  private func isDash(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard text.tokens.indices.contains(index), text.tokens[index].isSpaced else { return false }
    if text.tokens[index].mark != 0 { return text.tokens[index].mark == UInt8(ascii: "-") }
    let symbol = text.symbol(text.tokens[index])
    return symbol == 0x2013 || symbol == 0x2014
  }
}
