import DocumentModel

/// Finds the works that notes cite in full: `See I. Varga, The Advance Wage (Quay Press 1987) 44; …`.
struct NoteReferences: Sendable {
  private let parser: ReferenceParser
  /// Words that lead to a citation: `See`, `But see`, `Cf.`
  private let signals: LexemeSet
  /// `v` between the parties of a case.
  private let versus: Lexeme
  private let section: Lexeme

  /// Sentences of a note that may be one work, from its beginning.
  private static let mostSentences = 4
  /// Tokens before `see` in a sentence that leads to a work.
  private static let longestLead = 12

  init(_ parser: ReferenceParser, _ packs: PackSet, _ vocabulary: inout Vocabulary) {
    self.parser = parser
    signals = LexemeSet("citation.signals", packs, &vocabulary)
    versus = vocabulary.intern("v")
    section = vocabulary.intern("§")
  }

  /// The works in the notes that are no entries of a list, and the parts of notes that name none in full. Cost: linear in the length of the notes.
  func references(
    _ notes: NoteBlocks, _ shape: ReferenceShape, _ isListed: [Bool], in text: TokenizedDocument
  ) -> (entries: [ReferenceEntry], remarks: [Range<Int>]) {
    var found: [ReferenceEntry] = []
    var remarks: [Range<Int>] = []
    for note in notes.notes {
      for block in note.blocks where !isListed[block] {
        for segment in segments(text.blocks[block], text) {
          guard let tokens = work(segment, shape, text) else {
            let start = afterSignals(segment.lowerBound, segment.upperBound, text)
            if start + 2 < segment.upperBound { remarks.append(start..<segment.upperBound) }
            continue
          }
          let fields = parser.fields(tokens, in: text)
          var mention = ReferenceMention.make(fields, tokens, in: text)
          mention.recognizer = "reference/note"
          found.append(ReferenceEntry(mention: mention, number: nil, isNote: true))
        }
      }
    }
    return (found, remarks)
  }

  /// The parts of a note between semicolons outside brackets.
  private func segments(_ block: Range<Int>, _ text: TokenizedDocument) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = block.lowerBound
    var depth = 0
    for index in block {
      switch text.tokens[index].mark {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: ";") where depth == 0:
        if index > start { segments.append(start..<index) }
        start = index + 1
      default: break
      }
    }
    if start < block.upperBound { segments.append(start..<block.upperBound) }
    return segments
  }

  /// The tokens of the work that a part of a note begins with; nil where it names none in full.
  private func work(_ segment: Range<Int>, _ shape: ReferenceShape, _ text: TokenizedDocument) -> Range<Int>? {
    var start = ReferenceParser.label(EntryTokens(text: text, lexicon: parser.lexicon, range: segment))
    start = afterSignals(start, segment.upperBound, text)
    var end = segment.upperBound
    while end > start, isReturn(end - 1, text) { end -= 1 }
    guard end - start >= 6, end - start <= 250 else { return nil }
    // Cases and provisions are laws.
    let isLaw = (start..<min(end, start + 24)).contains {
      text.tokens[$0].lexeme == versus || text.tokens[$0].lexeme == section
    }
    if isLaw { return nil }
    for _ in 0..<Self.mostSentences {
      if end - start >= 6, shape.isWork(start..<end) { return start..<end }
      // Without its last sentence, which may be about the work.
      let sentence = text.sentences[text.sentence(ofToken: end - 1)].lowerBound
      guard sentence > start else { return nil }
      end = sentence
    }
    return nil
  }

  /// Behind the words that lead to a work; where a sentence leads to it, behind its `see`.
  private func afterSignals(_ start: Int, _ end: Int, _ text: TokenizedDocument) -> Int {
    var start = start
    func isSignal(_ index: Int) -> Bool {
      text.tokens[index].kind == .word && signals.contains(text.tokens[index].lexeme)
    }
    let limit = min(end, start + Self.longestLead)
    if start < limit, !isSignal(start),
      let see = (start..<limit).first(where: { isSignal($0) && !text.tokens[$0].isCapitalized }),
      !(start..<see).contains(where: { text.tokens[$0].kind == .number })
    {
      start = see
    }
    while start < end, isSignal(start) || [UInt8(ascii: "."), UInt8(ascii: ",")].contains(text.tokens[start].mark) {
      start += 1
    }
    return start
  }

  /// Whether a token is the arrow that leads back to the text.
  private func isReturn(_ index: Int, _ text: TokenizedDocument) -> Bool {
    let symbol = text.symbol(text.tokens[index])
    return (0x2190...0x21FF).contains(symbol) || (0x2B00...0x2BFF).contains(symbol)
      || (0xFE00...0xFE0F).contains(symbol) || text.tokens[index].mark == UInt8(ascii: "^")
  }
}
