public import DocumentModel

/// A document's tokens and sentences: ranges only, in the order of the text.
public struct TokenizedDocument: Sendable {
  /// The document.
  public let document: Document
  /// All tokens.
  public let tokens: [Token]
  /// Half-open token ranges of the sentences; each inside one block, together all tokens.
  public let sentences: [Range<Int>]
  /// Half-open token ranges of the blocks, one for each of `document.blocks`.
  public let blocks: [Range<Int>]

  /// The range of a run of tokens in the text.
  public func range(_ tokens: Range<Int>) -> TextRange {
    TextRange(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
  }

  /// The range of a sentence in the text.
  public func sentenceRange(_ index: Int) -> TextRange { range(sentences[index]) }

  /// The text of one token.
  public func string(_ token: Token) -> String {
    document.text.string(TextRange(Int(token.start), Int(token.end)))
  }

  /// The text of a run of tokens as a quote.
  public func quote(_ tokens: Range<Int>) -> String { document.text.quote(range(tokens)) }

  /// The index of the sentence that holds a token.
  public func sentence(ofToken index: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if sentences[middle].lowerBound <= index { low = middle } else { high = middle }
    }
    return low
  }

  /// The index of the block that holds a token.
  public func block(ofToken index: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if blocks[middle].lowerBound <= index { low = middle } else { high = middle }
    }
    return low
  }

  /// The index of the token that begins at or after an offset in the text.
  public func token(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a range lies in running text rather than in a reference entry.
  public func isRunning(_ range: TextRange) -> Bool {
    let index = token(at: range.start)
    return index < tokens.count && document.blocks[block(ofToken: index)].kind != .reference
  }
}
