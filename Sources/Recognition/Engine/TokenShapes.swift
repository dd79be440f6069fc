import DocumentModel

/// Shapes that several kinds share: years, section numbers, roman numerals, provisions in brackets.
enum TokenShapes {
  /// The year a token stands for: four digits from 1600 to 2099, without separators and not joined to more digits or
  /// letters (`2007a` and `1990s` are looked at by those who want them).
  static func year(_ text: TokenizedDocument, _ index: Int) -> Int? {
    let token = text.tokens[index]
    guard token.kind == .number, token.count == 4 else { return nil }
    let utf8 = text.document.text.utf8
    var value = 0
    for offset in Int(token.start)..<Int(token.end) {
      guard isDigit(utf8[offset]) else { return nil }
      value = value * 10 + Int(utf8[offset] - 0x30)
    }
    return (1600...2099).contains(value) ? value : nil
  }

  /// One past a number with the letters joined to it (`12`, `12A`, `1.2`), nil where none begins at `index`.
  static func numberEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard text.tokens[index].kind == .number else { return nil }
    var end = index + 1
    if end < limit, !text.tokens[end].isSpaced, text.tokens[end].kind == .word, text.tokens[end].count <= 2 { end += 1 }
    return end
  }

  /// One past a section number: digits, joined letters, and dashes or stops between them (`300aa-1`, `70.5`, `101-549`).
  static func sectionEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard var end = numberEnd(text, index, limit) else { return nil }
    while end + 1 < limit, !text.tokens[end].isSpaced, !text.tokens[end + 1].isSpaced,
      text.tokens[end].mark == UInt8(ascii: "-") || text.symbol(text.tokens[end]) == 0x2013
        || text.tokens[end].mark == UInt8(ascii: "."),
      text.tokens[end + 1].kind != .mark, text.tokens[end + 1].kind == .number || text.tokens[end + 1].count <= 2
    {
      end += 2
    }
    return end
  }

  /// One past groups such as `(a)(1)(iv)` that follow without a space, or `index` where there are none.
  static func bracketsEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    var end = index
    while end + 2 < limit, !text.tokens[end].isSpaced, text.tokens[end].mark == UInt8(ascii: "("),
      text.tokens[end + 1].kind != .mark, text.tokens[end + 1].count <= 5,
      text.tokens[end + 2].mark == UInt8(ascii: ")")
    {
      end += 3
    }
    return end
  }

  /// Whether the bytes are a roman numeral in capitals.
  static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { "IVXLCDM".utf8.contains($0) }
  }
}
