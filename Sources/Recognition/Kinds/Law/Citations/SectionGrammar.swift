import DocumentModel

/// Sections, articles and rules behind the abbreviation of a code: levels (`tit. 42, § 5`), lists (`§§ 3788 and 3813`),
/// ranges (`§§ 610–615`), what follows them (`et seq.`, `note`).
struct SectionGrammar: Sendable {
  /// One separately written section.
  struct Section {
    var tokens: Range<Int>
    var number: Range<Int>
    var fields: NormalizedFields
  }

  /// Sections in one list; bounds the cost of a look.
  private static let longest = 64

  let lexicon: CitationLexicon

  /// The sections that begin at `index`; the first one's tokens begin there. `led` demands a word or sign before them.
  func sections(_ text: TokenizedDocument, _ index: Int, _ limit: Int, led: Bool) -> [Section] {
    var place = index
    if place < limit, text.tokens[place].mark == UInt8(ascii: ",") { place += 1 }
    var fields: NormalizedFields = [:]
    var number = place..<place
    var isList = false
    var levels = 0
    var levelEnd = place
    // Levels: each a word and a number.
    while place < limit, levels < 6 {
      if let word = lexicon.locators[text.tokens[place].lexeme], fields[word] != nil { break }
      var key: String?
      while place < limit, let word = lexicon.locators[text.tokens[place].lexeme] {
        if key != nil, text.tokens[place].kind == .mark { isList = true }
        if text.tokens[place].kind == .word, text.tokens[place].count > 3 { isList = true }
        key = word
        place += 1
        if place < limit, text.tokens[place].mark == UInt8(ascii: ".") { place += 1 }
      }
      guard key != nil || levels == 0 && !led, place < limit, let end = numberEnd(text, place, limit) else { break }
      let name = key ?? "section"
      number = place..<end
      fields[name] = value(text, number, isList: isList)
      place = subdivisions(text, end, limit, name, &fields)
      levelEnd = place
      levels += 1
      // Another level follows behind a comma, or without one in "art. I § 7".
      var next = place
      if next < limit, text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
      guard next + 1 < limit, lexicon.locators.contains(text.tokens[next].lexeme), startsNumber(text, next + 1, limit)
      else { break }
      place = next
    }
    guard levels > 0, !number.isEmpty else { return [] }
    place = suffixEnd(text, levelEnd, limit)
    var result = [Section(tokens: index..<place, number: number, fields: fields)]
    let lastKey = fields["section"] != nil ? "section" : fields["part"] != nil ? "part" : "section"
    while result.count < Self.longest, let next = item(text, place, limit, isList: isList) {
      var fields: NormalizedFields = [lastKey: value(text, next, isList: isList)]
      let end = suffixEnd(text, subdivisions(text, next.upperBound, limit, lastKey, &fields), limit)
      result.append(Section(tokens: next.lowerBound..<end, number: next, fields: fields))
      place = end
    }
    return result
  }

  /// A number, or the ends of a range: with a long dash, in a list also with a short one (`§§ 610-615`).
  private func value(_ text: TokenizedDocument, _ number: Range<Int>, isList: Bool) -> NormalizedValue {
    let middle = number.lowerBound + 1
    if number.count == 3,
      isList && text.tokens[middle].mark == UInt8(ascii: "-") || text.symbol(text.tokens[middle]) == 0x2013
    {
      let (from, to) = (text.string(text.tokens[middle - 1]), text.string(text.tokens[middle + 1]))
      if let first = Int(from), let last = Int(to), first < last {
        return .object(["from": .string(from), "to": .string(to)])
      }
    }
    return .string(text.quote(number))
  }

  /// The next number of a list: behind a comma, `and`, `or`, `to`, `through` or a long dash.
  private func item(_ text: TokenizedDocument, _ index: Int, _ limit: Int, isList: Bool) -> Range<Int>? {
    var place = index
    guard place + 1 < limit else { return nil }
    var isJoined = false
    var isSpan = false
    if text.tokens[place].mark == UInt8(ascii: ",") { place += 1 }
    if place < limit, lexicon.and.contains(text.tokens[place].lexeme) {
      isJoined = true
      place += 1
    } else if place < limit, lexicon.to.contains(text.tokens[place].lexeme) {
      isSpan = true
      place += 1
    }
    guard place > index, place < limit, text.tokens[place].kind == .number, let end = numberEnd(text, place, limit)
    else {
      return nil
    }
    let isShaped = end > place + 1
    let after = TokenShapes.bracketsEnd(text, end, limit)
    // "5 U.S.C. 552, 20 employees", "42 U.S.C. 1983, 410 U.S. 113": a number with a word behind it is another matter.
    if after < limit, text.tokens[after].kind == .word, !isShaped, !lexicon.and.contains(text.tokens[after].lexeme),
      !lexicon.to.contains(text.tokens[after].lexeme), !isList || text.tokens[after].isCapitalized
    {
      return nil
    }
    guard isList || isShaped || after > end || isJoined || isSpan else { return nil }
    return place..<end
  }

  /// One past a section number: also `T07-0110`, `0 / 816.48`, and roman numerals.
  private func numberEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    let token = text.tokens[index]
    if token.kind == .number {
      guard var end = TokenShapes.sectionEnd(text, index, limit) else { return nil }
      if end + 1 < limit, text.tokens[end].mark == UInt8(ascii: "/"),
        let next = TokenShapes.sectionEnd(text, end + 1, limit)
      {
        end = next
      }
      return end
    }
    return TokenShapes.isRoman(text, index) ? index + 1 : nil
  }

  private func startsNumber(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    var place = index
    while place < limit, place < index + 2,
      text.tokens[place].mark == UInt8(ascii: ".") || lexicon.locators.contains(text.tokens[place].lexeme)
    {
      place += 1
    }
    return place < limit && numberEnd(text, place, limit) != nil
  }

  /// Takes `(a)(1)(iv)` as paragraph, point and letter; one past them.
  private func subdivisions(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, _ key: String, _ fields: inout NormalizedFields
  ) -> Int {
    let end = TokenShapes.bracketsEnd(text, index, limit)
    guard key == "section" else { return end }
    for (place, name) in zip(stride(from: index, to: end, by: 3), ["paragraph", "point", "letter"]) {
      fields[name] = .string(text.string(text.tokens[place + 1]))
    }
    return end
  }

  /// One past `et seq.`, `note`, `prec. note` where they follow.
  private func suffixEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    var place = index
    if place < limit, text.tokens[place].mark == UInt8(ascii: ",") { place += 1 }
    if place + 1 < limit, lexicon.et.contains(text.tokens[place].lexeme) {
      place += 1
      if text.tokens[place].mark == UInt8(ascii: ".") { place += 1 }
      guard place < limit, lexicon.seq.contains(text.tokens[place].lexeme) else { return index }
      place += 1
      return place < limit && text.tokens[place].mark == UInt8(ascii: ".") ? place + 1 : place
    }
    place = index
    while place < min(limit, index + 4), lexicon.note.contains(text.tokens[place].lexeme) {
      place += 1
      if place + 1 < limit, text.tokens[place].mark == UInt8(ascii: "."),
        lexicon.note.contains(text.tokens[place + 1].lexeme)
      {
        place += 1
      }
    }
    return place
  }
}
