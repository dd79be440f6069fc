import DocumentModel

/// A citation by author and year, read from its year back to its first author.
struct AuthorYearGrammar {
  let text: TokenizedDocument
  let words: CitationWords

  /// The most tokens before a year that may be its authors.
  static let longest = 60

  func holds(_ index: Int, _ mark: Unicode.Scalar) -> Bool { text.tokens[index].mark == UInt8(ascii: mark) }
  func holds(_ index: Int, _ set: LexemeSet) -> Bool {
    text.tokens[index].kind == .word && set.contains(text.tokens[index].lexeme)
  }

  /// The citation whose year is a token; `last` is what was found before it.
  func citation(at year: Int, after last: Mention?) -> Mention? {
    let block = text.blocks[text.block(ofToken: year)]
    let sentence = text.sentence(ofToken: year)
    let lower = max(block.lowerBound, year - Self.longest)
    var end = year + 1
    if end < block.upperBound, isLetter(end) { end += 1 }
    var place = year - 1
    guard place >= lower else { return nil }
    let isNarrative = holds(place, "(") || holds(place, "[")
    if isNarrative {
      // `(2014)`, `(2014a)`, `(2014, p. 4)`, `(2014: 45)`, `(2014; 2016)`.
      guard end < block.upperBound,
        holds(end, ")") || holds(end, "]") || holds(end, ",") || holds(end, ":") || holds(end, ";")
      else { return nil }
      place -= 1
      guard place >= lower else { return nil }
    } else if holds(place, ",") || holds(place, ":") {
      place -= 1
      guard place >= lower else { return nil }
    }
    // `1987a, 1987b`: one more year of the same authors.
    if !isNarrative, let last, last.kind == .citation, last.part("year") != nil,
      last.range.end == Int(text.tokens[place].end), !last.recognizer.hasSuffix("brackets")
    {
      return make(nil, year, end, year..<end, last.normalized["authors"], sentence, "more")
    }
    let opening = opening(before: year, lower)
    let inBracket = !isNarrative && opening != nil
    guard let authors = inBracket ? bracketed(place, opening: opening ?? lower) : narrative(place, lower, isNarrative)
    else { return nil }
    var start = authors.range.lowerBound
    var stop = end
    let locator = locator(end, block.upperBound, isOpen: isNarrative || inBracket)
    if let locator { stop = locator.upperBound }
    if isNarrative {
      guard stop < block.upperBound, holds(stop, ")") || holds(stop, "]") || holds(stop, ";") || holds(stop, ",") else {
        return nil
      }
      if holds(stop, ")") || holds(stop, "]") { stop += 1 }
    } else if let opening, opening + 1 == start, stop < block.upperBound, holds(stop, holds(opening, "(") ? ")" : "]") {
      // Alone in its brackets: they belong to it.
      start = opening
      stop += 1
    }
    var mention = make(
      authors, year, end, start..<stop, nil, sentence,
      isNarrative ? "narrative" : inBracket ? (start == opening ? "brackets" : "list") : "running")
    if let locator {
      mention.normalized["locator"] = .string(text.quote(locator))
      mention.parts.append(Mention.Part("locator", text.range(locator)))
    }
    return mention
  }

  func make(
    _ authors: Authors?, _ year: Int, _ yearEnd: Int, _ range: Range<Int>, _ names: NormalizedValue?, _ sentence: Int,
    _ form: String
  ) -> Mention {
    var normalized = NormalizedFields()
    var parts: [Mention.Part] = []
    if let authors {
      normalized["authors"] = .array(authors.names.map { .string(text.quote($0)) })
      parts.append(Mention.Part("authors", text.range(authors.range)))
    } else if let names {
      normalized["authors"] = names
    }
    if let value = TokenShapes.year(text, year) { normalized["year"] = .integer(value) }
    parts.append(Mention.Part("year", text.range(year..<yearEnd)))
    return Mention(
      .citation, text.range(range), normalized: normalized, parts: parts, recognizer: "citation/" + form,
      sentence: sentence)
  }

  func isLetter(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.count == 1 && !token.isSpaced && !token.isCapitalized
  }

  /// `, p. 4`, `: 45`, `, pp. 12–14` behind a year.
  func locator(_ start: Int, _ limit: Int, isOpen: Bool) -> Range<Int>? {
    guard isOpen, start + 1 < limit, holds(start, ",") || holds(start, ":") else { return nil }
    var index = start + 1
    if holds(index, words.locators) {
      index += 1
      if index < limit, holds(index, ".") { index += 1 }
    } else if !holds(start, ":") {
      return nil
    }
    guard index < limit, text.tokens[index].kind == .number else { return nil }
    index += 1
    if index + 1 < limit, holds(index, "-") || text.symbol(text.tokens[index]) == 0x2013,
      text.tokens[index + 1].kind == .number
    {
      index += 2
    }
    return (start + 1)..<index
  }
}
