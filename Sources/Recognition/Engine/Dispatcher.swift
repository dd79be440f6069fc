import DocumentModel

/// Shows each recogniser the tokens it asked for: a table from word to recognisers, so that text that triggers nothing
/// costs one look-up a token, however many recognisers and packs there are.
struct Dispatcher: Sendable {
  private let recognizers: [any Recognizer]
  /// For each lexeme a bit set of recognisers; at most 64 recognisers.
  private let byLexeme: [UInt64]
  private let byMark: [UInt64]
  private let numbers: UInt64
  private let allCaps: UInt64

  init(_ recognizers: [any Recognizer], vocabulary: Vocabulary) {
    precondition(recognizers.count <= 64, "a bit set of recognisers has 64 places")
    self.recognizers = recognizers
    var byLexeme = [UInt64](repeating: 0, count: vocabulary.count)
    var byMark = [UInt64](repeating: 0, count: 256)
    var numbers: UInt64 = 0
    var allCaps: UInt64 = 0
    for (place, recognizer) in recognizers.enumerated() {
      let bit = UInt64(1) << UInt64(place)
      for lexeme in recognizer.triggers.lexemes.lexemes { byLexeme[Int(lexeme.id)] |= bit }
      for mark in recognizer.triggers.marks { byMark[Int(mark)] |= bit }
      if recognizer.triggers.numbers { numbers |= bit }
      if recognizer.triggers.allCaps { allCaps |= bit }
    }
    self.byLexeme = byLexeme
    self.byMark = byMark
    self.numbers = numbers
    self.allCaps = allCaps
  }

  /// Everything the recognisers find, in no particular order, overlaps included.
  func mentions(in text: TokenizedDocument) -> [Mention] {
    var found: [Mention] = []
    text.tokens.withUnsafeBufferPointer { tokens in
      byLexeme.withUnsafeBufferPointer { byLexeme in
        for index in tokens.indices {
          let token = tokens[index]
          var bits = byLexeme[Int(token.lexeme.id)]
          switch token.kind {
          case .number: bits |= numbers
          case .mark: bits |= byMark[Int(token.mark)]
          case .word: if token.flags.contains(.allCaps) { bits |= allCaps }
          }
          while bits != 0 {
            let place = bits.trailingZeroBitCount
            bits &= bits - 1
            recognizers[place].recognize(at: index, in: text, into: &found)
          }
        }
      }
    }
    return found
  }
}
