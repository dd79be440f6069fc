import DocumentModel

/// Where a decision, an article or a notice begins in its volume: `113`, `, at 115`, `(1 Jones) 891`, `No. 233`, `¶ 12,345`.
struct PageGrammar: Sendable {
  /// A page or number and one past it.
  struct Page {
    var number: Range<Int>
    var end: Int
    /// The year in brackets before the page.
    var year: Int?
  }

  /// Tokens in a bracket between abbreviation and page: `(3 & 4 Dev. & Bat.)`.
  private static let bracket = 10

  let lexicon: CitationLexicon

  /// The page that follows an abbreviation ending at `index`. A listed abbreviation may have a comma or a blank for a page.
  func page(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, form: Pack.ReporterGroup.Form, isListed: Bool,
    hasVolume: Bool
  ) -> Page? {
    var place = index
    var hasComma = skipComma(text, &place, limit)
    var year: Int?
    var hasBracket = false
    // A part of a manuscript: `Ridgely's Notebook II, 58`.
    if isListed, !hasVolume, place + 1 < limit, TokenShapes.isRoman(text, place) {
      place += 1
      hasComma = skipComma(text, &place, limit)
    }
    for _ in 0..<2 {
      guard let close = bracketEnd(text, place, limit) else { break }
      if let value = TokenShapes.year(text, place + 1) { year = value }
      place = close
      hasBracket = true
      hasComma = skipComma(text, &place, limit) || hasComma
    }
    if isListed, place < limit, text.tokens[place].mark == UInt8(ascii: "-") { place += 1 }
    guard place < limit else { return nil }
    var isLed = false
    if lexicon.at.contains(text.tokens[place].lexeme) {
      isLed = true
      place += 1
    }
    if place < limit, leads(text.tokens[place]) {
      isLed = true
      place += 1
      if place < limit, text.tokens[place].mark == UInt8(ascii: ".") { place += 1 }
    }
    if place < limit, isLed, text.tokens[place].mark == UInt8(ascii: "*") { place += 1 }
    guard place < limit, !hasComma || isLed || isListed else { return nil }
    if form == .looseleaf, !isLed, !hasVolume, !hasBracket, !TokenShapes.isLetterNumber(text, place) { return nil }
    guard let end = numberEnd(text, place, limit, isListed: isListed, form: form) else { return nil }
    return Page(number: place..<end, end: end, year: year)
  }

  /// The year in the brackets behind a page, after pages cited inside: `, 347-48 (4th Cir. 1982)`.
  func year(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var place = index
    let limit = min(limit, index + 40)
    while place + 1 < limit, text.tokens[place].mark == UInt8(ascii: ","), text.tokens[place + 1].kind == .number {
      place += 2
      if place + 1 < limit, text.tokens[place].kind == .mark, text.tokens[place + 1].kind == .number,
        text.tokens[place].mark == UInt8(ascii: "-") || text.symbol(text.tokens[place]) == 0x2013
      {
        place += 2
      }
    }
    guard let close = bracketEnd(text, place, limit), close - 2 > place else { return nil }
    return TokenShapes.year(text, close - 2)
  }

  /// One past a bracket that opens at `index` and closes soon, nil where none does.
  func bracketEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard index < limit else { return nil }
    let open = text.tokens[index].mark
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return nil }
    for place in (index + 1)..<max(index + 1, min(limit, index + 2 + Self.bracket)) {
      let mark = text.tokens[place].mark
      if mark == UInt8(ascii: ")") || mark == UInt8(ascii: "]") { return place + 1 }
      if mark == open { return nil }
    }
    return nil
  }

  private func leads(_ token: Token) -> Bool {
    lexicon.number.contains(token.lexeme) || lexicon.page.contains(token.lexeme)
      || lexicon.paragraph.contains(token.lexeme)
  }

  private func skipComma(_ text: TokenizedDocument, _ index: inout Int, _ limit: Int) -> Bool {
    guard index < limit, text.tokens[index].mark == UInt8(ascii: ",") else { return false }
    index += 1
    return true
  }

  private func numberEnd(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, isListed: Bool, form: Pack.ReporterGroup.Form
  ) -> Int? {
    let token = text.tokens[index]
    var end = index + 1
    switch token.kind {
    case .number:
      // "1 A.3", "0.4 Co 2.5": pages are whole numbers that stand apart.
      let isWhole = !text.document.text.utf8[Int(token.start)..<Int(token.end)].contains(UInt8(ascii: "."))
      guard form == .looseleaf || isWhole, token.isSpaced || text.tokens[index - 1].mark != UInt8(ascii: ".") else {
        return nil
      }
    case .word:
      // `P12,345`: the paragraph's letter joined to its number.
      if form == .looseleaf, TokenShapes.isLetterNumber(text, index) {
        if end + 1 < limit, text.tokens[end].mark == UInt8(ascii: ","), !text.tokens[end + 1].isSpaced,
          text.tokens[end + 1].kind == .number
        {
          end += 2
        }
        return end
      }
      return isListed && (isSmallRoman(text, token) || TokenShapes.isLetterNumber(text, index)) ? end : nil
    case .mark:
      // A page not yet known: `571 U.S. ___`.
      guard isListed, token.mark == UInt8(ascii: "_") else { return nil }
      while end < limit, text.tokens[end].mark == UInt8(ascii: "_"), !text.tokens[end].isSpaced { end += 1 }
      return end - index > 1 ? end : nil
    }
    if form == .number, let end = TokenShapes.sectionEnd(text, index, limit), end > index + 1 { return end }
    // Letters joined to it, but no ordinal (`555 S.W. 56th St.`); a letter behind a dash (`5243-P`) or in brackets.
    if end < limit, text.tokens[end].kind == .word, !text.tokens[end].isSpaced {
      let suffix = text.tokens[end]
      for ordinal: StaticString in ["th", "st", "nd", "rd", "TH", "ST"] where text.holds(suffix, ordinal) { return nil }
      guard suffix.count <= 2 || suffix.count == 3 && suffix.flags.contains(.allCaps) else { return end }
      end += 1
      // `558 Stat. 1654A–22`.
      if end + 1 < limit, !text.tokens[end].isSpaced, text.tokens[end + 1].kind == .number,
        text.tokens[end].mark == UInt8(ascii: "-") || text.symbol(text.tokens[end]) == 0x2013
      {
        end += 2
      }
    }
    if end + 1 < limit, text.tokens[end].mark == UInt8(ascii: "-"), !text.tokens[end].isSpaced,
      !text.tokens[end + 1].isSpaced
    {
      let next = text.tokens[end + 1]
      if next.kind == .word, next.isCapitalized, next.count <= 2 { end += 2 }
      if next.kind == .number, form == .looseleaf { end += 2 }
    }
    if end + 2 < limit, !text.tokens[end].isSpaced, text.tokens[end + 1].count == 1,
      text.tokens[end + 1].isCapitalized, bracketEnd(text, end, limit) == end + 3
    {
      end += 3
    }
    return end
  }

  private func isSmallRoman(_ text: TokenizedDocument, _ token: Token) -> Bool {
    token.count > 1
      && text.document.text.utf8[Int(token.start)..<Int(token.end)].allSatisfy { "ivxlc".utf8.contains($0) }
  }
}
