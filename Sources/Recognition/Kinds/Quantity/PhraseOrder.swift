import DocumentModel

/// Tells of a sentence whether its language puts the head of a noun phrase first (Indonesian) or last (English), from the
/// function words in it; where they do not tell, from the language of the document.
final class PhraseOrder: Sendable {
  private let headFirstCues: LexemeSet
  private let headLastCues: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    headFirstCues = LexemeSet("language.headFirst", packs, &vocabulary)
    headLastCues = LexemeSet("language.headLast", packs, &vocabulary)
  }

  /// The sentence as the grammars see it.
  func clause(_ text: TokenizedDocument, _ sentence: Int) -> Clause {
    let range = text.sentences[sentence]
    var (first, last) = (0, 0)
    for index in range {
      let lexeme = text.tokens[index].lexeme
      guard lexeme != .unknown else { continue }
      if headFirstCues.contains(lexeme) { first += 1 }
      if headLastCues.contains(lexeme) { last += 1 }
    }
    let isHeadFirst = first != last ? first > last : text.document.language?.hasPrefix("id") ?? false
    let block = text.document.blocks[text.block(ofToken: range.lowerBound)].kind
    return Clause(text: text, range: range, sentence: sentence, block: block, headFirst: isHeadFirst)
  }
}
