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

  /// One past a section number: digits, joined letters, and dashes, stops, colons and bracketed groups between them
  /// (`300aa-1`, `70.5`, `101-549`, `19.2-56.2:1`, `97.747-WH-782`, `1.1031(a)-1T`); nil where none begins at `index`.
  static func sectionEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard text.tokens[index].kind == .number else { return nil }
    var end = index + 1
    while end < limit, !text.tokens[end].isSpaced {
      let token = text.tokens[end]
      switch token.kind {
      case .word:
        // Letters joined to digits: a section's, or a suffix; a longer word is another matter.
        guard token.count <= 2 || hasDigit(text, token) && token.count <= 6 else { return end }
        end += 1
      case .number: return end
      case .mark:
        var place = end
        if token.mark == UInt8(ascii: "(") {
          place = bracketsEnd(text, end, limit)
          guard place > end, place < limit, text.tokens[place].mark == UInt8(ascii: "-"), !text.tokens[place].isSpaced
          else { return end }
        }
        guard place + 1 < limit, isJoint(text, place), goesOn(text, place + 1) else { return end }
        end = place + 2
      }
    }
    return end
  }

  private static func isJoint(_ text: TokenizedDocument, _ index: Int) -> Bool {
    switch text.tokens[index].mark {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    default: text.symbol(text.tokens[index]) == 0x2013
    }
  }

  /// Whether the token after a dash, stop or colon belongs to the section number before it.
  private static func goesOn(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard !token.isSpaced, token.kind != .mark else { return false }
    if token.kind == .number || hasDigit(text, token) { return true }
    return text.tokens[index - 1].mark == UInt8(ascii: "-")
      ? token.count <= 2 || token.count <= 4 && token.flags.contains(.allCaps)
      : token.count == 1 || token.count == 2 && !token.isCapitalized
  }

  /// Whether a short word holds a digit (`35T01`, `Ga2`).
  private static func hasDigit(_ text: TokenizedDocument, _ token: Token) -> Bool {
    token.count <= 8 && text.document.text.utf8[Int(token.start)..<Int(token.end)].contains { isDigit($0) }
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

  /// Whether a word is one capital letter and digits: a page of a part of a weekly (`D2629`), a paragraph (`P12`).
  static func isLetterNumber(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.count > 2 && token.isCapitalized
      && text.document.text.utf8[(Int(token.start) + 1)..<Int(token.end)].allSatisfy { isDigit($0) }
  }

  /// Whether a token is a roman numeral in capitals; a single `L`, `C`, `D` or `M` is an initial.
  static func isRoman(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, token.count <= 8 else { return false }
    let first = text.document.text.utf8[Int(token.start)]
    return (token.count > 1 || first == UInt8(ascii: "I") || first == UInt8(ascii: "V") || first == UInt8(ascii: "X"))
      && isRoman(text.document.text.utf8[Int(token.start)..<Int(token.end)])
  }

  /// Whether the bytes are a roman numeral in capitals.
  static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { "IVXLCDM".utf8.contains($0) }
  }
}
