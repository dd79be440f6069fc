import DocumentModel

/// The tokens of one entry, seen by shape. Every look outside the entry is a token that is nothing.
struct EntryTokens {
  let text: TokenizedDocument
  let lexicon: ReferenceLexicon
  /// The tokens of the entry, its list number left out.
  let range: Range<Int>

  private static let nothing = Token(start: 0, end: 0, lexeme: .unknown, mark: 0, kind: .mark, flags: [])

  /// The token at an index; one without content outside the entry.
  subscript(_ index: Int) -> Token { range.contains(index) ? text.tokens[index] : Self.nothing }

  /// The ASCII mark at an index, 0 for everything else.
  func mark(_ index: Int) -> UInt8 { self[index].mark }

  /// Whether the ASCII mark stands there.
  func holds(_ index: Int, _ mark: Unicode.Scalar) -> Bool { self[index].mark == UInt8(ascii: mark) }

  /// Whether a word is in a list; capitals do not matter.
  func holds(_ index: Int, _ set: LexemeSet) -> Bool { self[index].kind != .mark && set.contains(self[index].lexeme) }

  func isWord(_ index: Int) -> Bool { self[index].kind == .word }
  func isNumber(_ index: Int) -> Bool { self[index].kind == .number }

  /// Whether a word begins with a capital, or with a letter of a script that may have none.
  func isCapital(_ index: Int) -> Bool {
    let token = self[index]
    guard token.kind == .word else { return false }
    if token.isCapitalized { return true }
    // Capitals beyond Latin-1 (`Č`, `Ş`) are not told apart by bytes; of other scripts every letter counts.
    let first = text.document.text.utf8[Int(token.start)]
    return first >= 0xC4
  }

  /// Scalars of a token.
  func length(_ index: Int) -> Int {
    let token = self[index]
    guard token.count > 1 else { return token.count }
    return text.document.text.utf8[Int(token.start)..<Int(token.end)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Whether a word is a capital letter or several dotted ones (`J`, `J.A.`).
  func isInitial(_ index: Int) -> Bool {
    guard isCapital(index) else { return false }
    return self[index].flags.contains(.dotted) || length(index) == 1
  }

  /// Whether a word is one to four capitals without full stops, as initials stand behind a name (`Serrano RL`).
  func isInitialRun(_ index: Int) -> Bool {
    guard isCapital(index) else { return false }
    let length = length(index)
    return length == 1 || (length <= 3 && self[index].flags.contains(.allCaps))
  }

  /// A dash: a hyphen or one of the longer ones.
  func isDash(_ index: Int) -> Bool {
    let token = self[index]
    if token.mark == UInt8(ascii: "-") { return true }
    switch text.symbol(token) {
    case 0x2010...0x2015, 0x2212: return true
    default: return false
    }
  }

  /// A mark that opens a quotation, with the mark that closes it; 0 where none does.
  func closer(_ index: Int) -> UInt32 {
    let token = self[index]
    guard token.kind == .mark, token.count > 0 else { return 0 }
    if token.mark == UInt8(ascii: "\"") { return 0x22 }
    if token.mark == UInt8(ascii: "'"), token.isSpaced { return 0x27 }
    if token.mark == UInt8(ascii: "`") { return 0x27 }
    switch text.symbol(token) {
    case 0x201C, 0x201E: return 0x201D
    case 0x2018: return 0x2019
    case 0xAB: return 0xBB
    case 0x300C: return 0x300D
    default: return 0
    }
  }

  /// The scalar of a mark.
  func scalar(_ index: Int) -> UInt32 {
    let token = self[index]
    return token.mark != 0 ? UInt32(token.mark) : text.symbol(token)
  }

  /// A plain year: four digits from 1500 on.
  func year(_ index: Int) -> Int? {
    let token = self[index]
    guard token.kind == .number, token.count == 4 else { return nil }
    var value = 0
    for byte in text.document.text.utf8[Int(token.start)..<Int(token.end)] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (1500...2099).contains(value) ? value : nil
  }

  /// The range of tokens in the text.
  func textRange(_ tokens: Range<Int>) -> TextRange { text.range(tokens) }
}
