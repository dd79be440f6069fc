import DocumentModel

/// Sections that name their code by their own number, title and section in one: `§ 66-7925.45`, `§ 63:9-647`.
struct SectionSignRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers
  private let sections: SectionGrammar
  private let sign: Lexeme

  init(_ lexicon: CitationLexicon, _ vocabulary: inout Vocabulary) {
    sections = SectionGrammar(lexicon: lexicon)
    sign = vocabulary.intern("§")
    triggers = Triggers(lexemes: [sign])
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let block = text.blocks[text.block(ofToken: index)]
    // Of `§§` the first sign triggers.
    guard index == block.lowerBound || text.tokens[index - 1].lexeme != sign else { return }
    for section in sections.sections(text, index, block.upperBound, led: true)
    where isCodified(text, section.number) {
      let number = text.quote(section.number)
      let range = text.range(section.tokens)
      mentions.append(
        Mention(
          .law, range,
          normalized: ["type": .string("code"), "number": .string(number), "provision": .object(section.fields)],
          parts: [Mention.Part("provision", range)], recognizer: "law/section", entityKey: "law:§ \(number)",
          sentence: text.sentence(ofToken: index)))
    }
  }

  /// Whether a number joins a title and a section: digits, a dash or colon, digits.
  private func isCodified(_ text: TokenizedDocument, _ number: Range<Int>) -> Bool {
    number.count > 2
      && number.contains { place in
        let token = text.tokens[place]
        return (token.mark == UInt8(ascii: "-") || token.mark == UInt8(ascii: ":")) && place + 1 < number.upperBound
          && text.tokens[place + 1].kind == .number
      }
  }
}
