import DocumentModel

/// Citations in running text: author and year in all forms, numbers in square and round brackets, numbers that stand where
/// superscripts were.
struct InTextCitationRecognizer: Recognizer {
  let name = "citation"
  let triggers: Triggers

  private let words: CitationWords

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    words = CitationWords(packs, &vocabulary)
    triggers = Triggers(
      lexemes: words.undated, numbers: true,
      marks: [UInt8(ascii: "["), UInt8(ascii: "(")])
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    switch token.kind {
    case .mark:
      guard index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number else { return }
      if let found = NumericCitationGrammar(text: text, words: words).citations(at: index) { mentions += found }
    case .word:
      if token.flags.contains(.dotted) { authorYear(index, text, &mentions) }
    case .number:
      if token.count == 4 {
        if TokenShapes.year(text, index) != nil { authorYear(index, text, &mentions) }
      } else if text.document.source.mediaType == .text, token.isSpaced, index > 0, token.count <= 24 {
        SuperscriptCitationGrammar(text: text, words: words).citations(at: index, into: &mentions)
      }
    }
  }

  private func authorYear(_ index: Int, _ text: TokenizedDocument, _ mentions: inout [Mention]) {
    // What stands directly before most years is a lower-case word: nothing to do.
    guard index > 0 else { return }
    let before = text.tokens[index - 1]
    switch before.kind {
    case .number: return
    case .mark:
      guard
        [
          UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ":"),
          UInt8(ascii: ")"),
        ].contains(before.mark)
      else { return }
    case .word:
      guard before.isCapitalized || words.others.contains(before.lexeme) || before.lexeme == .unknown else { return }
    }
    let grammar = AuthorYearGrammar(text: text, words: words)
    // Other recognisers have looked at the tokens in between.
    let last = mentions.suffix(8).last { $0.kind == .citation }
    if let found = grammar.citation(at: index, after: last) { mentions.append(found) }
  }
}
