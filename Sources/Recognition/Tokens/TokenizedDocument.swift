public import DocumentModel
import Synchronization

/// A document's tokens and sentences: ranges only, in the order of the text. A class, since every grammar holds one for each
/// sentence it reads: handing it on is one reference, not a copy of the document's fields.
public final class TokenizedDocument: Sendable {
  /// The document.
  public let document: Document
  /// All tokens.
  public let tokens: [Token]
  /// Half-open token ranges of the sentences; each inside one block, together all tokens.
  public let sentences: [Range<Int>]
  /// Half-open token ranges of the blocks, one for each of `document.blocks`.
  public let blocks: [Range<Int>]
  /// The sentence of each `stride`th token: what is asked for at every trigger is found in a few steps.
  private let sentenceMarks: [UInt32]

  private static let stride = 16

  /// Whether its numeric dates put the month first; unknown until asked.
  private let monthFirst = Mutex<Bool?>(nil)

  /// Whether its numeric dates put the month first: what `decide` answers at the first question.
  func isMonthFirst(_ decide: () -> Bool) -> Bool {
    monthFirst.withLock { known in
      if let known { return known }
      let answer = decide()
      known = answer
      return answer
    }
  }

  init(document: Document, tokens: [Token], sentences: [Range<Int>], blocks: [Range<Int>]) {
    self.document = document
    self.tokens = tokens
    self.sentences = sentences
    self.blocks = blocks
    var marks: [UInt32] = []
    marks.reserveCapacity(tokens.count / Self.stride + 1)
    for (place, sentence) in sentences.enumerated() {
      while marks.count * Self.stride < sentence.upperBound { marks.append(UInt32(place)) }
    }
    sentenceMarks = marks
  }

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

  /// Whether a token is written so, byte for byte.
  func holds(_ token: Token, _ written: StaticString) -> Bool {
    token.count == written.utf8CodeUnitCount
      && written.withUTF8Buffer { bytes in
        bytes.indices.allSatisfy { document.text.utf8[Int(token.start) + $0] == bytes[$0] }
      }
  }

  /// The scalar of a mark of two or three bytes (punctuation, signs), 0 for every other token.
  func symbol(_ token: Token) -> UInt32 {
    guard token.kind == .mark, token.mark == 0 else { return 0 }
    let start = Int(token.start)
    switch token.count {
    case 2: return UInt32(document.text.utf8[start] & 0x1F) << 6 | UInt32(document.text.utf8[start + 1] & 0x3F)
    case 3:
      return UInt32(document.text.utf8[start] & 0x0F) << 12 | UInt32(document.text.utf8[start + 1] & 0x3F) << 6
        | UInt32(document.text.utf8[start + 2] & 0x3F)
    default: return 0
    }
  }

  /// Whether a mark is a quotation mark, straight or curved.
  func isQuotationMark(_ token: Token) -> Bool {
    if token.mark != 0 { return token.mark == UInt8(ascii: "\"") || token.mark == UInt8(ascii: "'") }
    switch symbol(token) {
    case 0x201C, 0x201D, 0x2018, 0x2019: return true
    default: return false
    }
  }

  /// The text of a run of tokens as a quote.
  public func quote(_ tokens: Range<Int>) -> String { document.text.quote(range(tokens)) }

  /// The index of the sentence that holds a token.
  public func sentence(ofToken index: Int) -> Int {
    var place = Int(sentenceMarks[index / Self.stride])
    while sentences[place].upperBound <= index { place += 1 }
    return place
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
