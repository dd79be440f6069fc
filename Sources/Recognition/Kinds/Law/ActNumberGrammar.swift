import DocumentModel

/// Year and number behind the title of an Act: `Act 1984`, `Act, 1948`, `Act of 1970`, `Act 66 of 1995`,
/// `Act No. 11 of 2007`; and in brackets `(c. 42)`, `(No. 38 of 2014)`, `(45 of 1860)`, `[Act 670]`, `(Cth)`.
struct ActNumberGrammar: Sendable {
  /// What stands behind a title, up to `end`.
  struct Designation {
    var end: Int
    var year: Int
    var number: String?
  }

  /// What stands in brackets behind the year.
  struct Bracket {
    var number: String?
    var jurisdiction: String?
  }

  /// Tokens of a bracket at most.
  private static let longest = 9

  private let of: Lexeme
  private let act: Lexeme
  private let number: LexemeSet
  private let chapter: LexemeSet
  /// Abbreviations of jurisdictions in brackets: `(Cth)`.
  private let places: LexemeTable<String>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    (of, act) = (vocabulary.intern("of"), vocabulary.intern("act"))
    number = LexemeSet("citation.number", packs, &vocabulary)
    chapter = LexemeSet("law.chapter", packs, &vocabulary)
    var places: [Lexeme: String] = [:]
    let list = "law.bracket."
    for pack in packs.packs {
      for (name, words) in pack.words ?? [:] where name.hasPrefix(list) {
        for word in words { places[vocabulary.intern(word)] = String(name.dropFirst(list.count)) }
      }
    }
    self.places = LexemeTable(places)
  }

  /// The year, with a number where one stands before it, that follows a title ending at `index`.
  func designation(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Designation? {
    var next = index
    if next < limit, text.tokens[next].mark == UInt8(ascii: ",") || text.tokens[next].lexeme == of { next += 1 }
    guard next < limit else { return nil }
    if let year = TokenShapes.year(text, next), text.tokens[next].isSpaced {
      return Designation(end: next + 1, year: year)
    }
    if number.contains(text.tokens[next].lexeme) {
      next += 1
      if next < limit, text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
    }
    guard next + 2 < limit, let end = TokenShapes.numberEnd(text, next, limit), end + 1 < limit,
      text.tokens[end].lexeme == of, let year = TokenShapes.year(text, end + 1)
    else { return nil }
    return Designation(end: end + 2, year: year, number: text.quote(next..<end))
  }

  /// What the brackets behind `index` say of number and jurisdiction; nil where they say neither.
  func bracket(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bracket? {
    guard index + 2 < limit, text.tokens[index].isSpaced else { return nil }
    let open = text.tokens[index].mark
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var next = index + 1
    if let place = places[text.tokens[next].lexeme], text.tokens[next].isCapitalized,
      text.tokens[next + 1].mark == close
    {
      return Bracket(jurisdiction: place)
    }
    let stop = min(limit, index + Self.longest)
    let isAct = text.tokens[next].lexeme == act
    if isAct || chapter.contains(text.tokens[next].lexeme) { next += 1 }
    if next < stop, text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
    if next < stop, number.contains(text.tokens[next].lexeme) { next += 1 }
    if next < stop, text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
    guard next < stop, let end = TokenShapes.numberEnd(text, next, stop), end < stop else { return nil }
    let written = text.quote(next..<end)
    if text.tokens[end].mark == close {
      // A number alone is a page or a note.
      guard next > index + 1 else { return nil }
      let isChapter = chapter.contains(text.tokens[index + 1].lexeme)
      return Bracket(number: written, jurisdiction: isChapter ? "GB" : open == UInt8(ascii: "[") && isAct ? "MY" : nil)
    }
    guard end + 2 < stop, text.tokens[end].lexeme == of, TokenShapes.year(text, end + 1) != nil,
      text.tokens[end + 2].mark == close
    else { return nil }
    return Bracket(number: written)
  }
}
