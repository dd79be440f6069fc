import DocumentModel

/// One sentence as the numeral grammars see it: tokens by index, with no answer outside the sentence.
struct Clause {
  /// The document's tokens.
  let text: TokenizedDocument
  /// Half-open token range of the sentence.
  let range: Range<Int>
  /// Index of the sentence.
  let sentence: Int
  /// What the block around it is.
  let block: Block.Kind
  /// Whether its language puts the head of a noun phrase first and writes a decimal comma (Indonesian), not last (English).
  let headFirst: Bool

  /// The token, nil outside the sentence.
  subscript(index: Int) -> Token? { range.contains(index) ? text.tokens[index] : nil }

  /// The word's lexeme; `unknown` outside the sentence.
  func lexeme(_ index: Int) -> Lexeme { range.contains(index) ? text.tokens[index].lexeme : .unknown }

  /// The ASCII mark; 0 for words, numbers, other marks and outside the sentence.
  func mark(_ index: Int) -> UInt8 { range.contains(index) ? text.tokens[index].mark : 0 }

  /// Whether a word stands there.
  func isWord(_ index: Int) -> Bool { range.contains(index) && text.tokens[index].kind == .word }

  /// Whether a number stands there.
  func isNumber(_ index: Int) -> Bool { range.contains(index) && text.tokens[index].kind == .number }

  /// Whether a token stands there without white space before it, and it is not the first of the sentence.
  func isJoined(_ index: Int) -> Bool {
    index > range.lowerBound && range.contains(index) && !text.tokens[index].isSpaced
  }

  /// The scalar of a mark that is not ASCII, 0 for everything else.
  func symbol(_ index: Int) -> UInt32 {
    range.contains(index) ? text.symbol(text.tokens[index]) : 0
  }

  /// Whether a hyphen, dash or minus sign stands there.
  func isDash(_ index: Int) -> Bool {
    if mark(index) == UInt8(ascii: "-") { return true }
    switch symbol(index) {
    case 0x2010...0x2014, 0x2212: return true
    default: return false
    }
  }

  /// The first byte of a token, 0 outside the sentence.
  func byte(_ index: Int) -> UInt8 {
    range.contains(index) ? text.document.text.utf8[Int(text.tokens[index].start)] : 0
  }

  /// The number of a token's digits behind its first `count` bytes, nil where other bytes stand there or the digits are
  /// more than four.
  func joinedDigits(_ index: Int, from count: Int) -> Int? {
    guard let token = self[index], token.count > count, token.count <= count + 4 else { return nil }
    var value = 0
    for place in (Int(token.start) + count)..<Int(token.end) {
      let byte = text.document.text.utf8[place]
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Whether a token is written so, byte for byte.
  func holds(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard let token = self[index], token.count == bytes.count else { return false }
    let start = Int(token.start)
    for place in bytes.indices where text.document.text.utf8[start + place] != bytes[place] { return false }
    return true
  }

  /// Whether a slash, middle dot or superscript joins a unit before the token to another.
  func isUnitJoint(_ index: Int) -> Bool {
    guard isJoined(index) else { return false }
    return mark(index) == UInt8(ascii: "/") || symbol(index) == 0xB7 || Superscript.number(self, index) != nil
  }

  /// Whether a token's last bytes, in lower case, are these.
  func ends(_ index: Int, _ suffix: StaticString) -> Bool {
    guard let token = self[index], token.count > suffix.utf8CodeUnitCount else { return false }
    let bytes = text.document.text.utf8
    let start = Int(token.end) - suffix.utf8CodeUnitCount
    return suffix.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] | 0x20 }
    }
  }

  /// Whether a token's first bytes, in lower case, are these.
  func begins(_ index: Int, _ prefix: StaticString) -> Bool {
    guard let token = self[index], token.count > prefix.utf8CodeUnitCount else { return false }
    let bytes = text.document.text.utf8
    let start = Int(token.start)
    return prefix.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] | 0x20 }
    }
  }

  /// The range of tokens in the text.
  func textRange(_ tokens: Range<Int>) -> TextRange { text.range(tokens) }

  /// The text of tokens, white space made one space.
  func quote(_ tokens: Range<Int>) -> String { text.quote(tokens) }
}
