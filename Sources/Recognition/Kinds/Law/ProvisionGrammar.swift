import DocumentModel

/// Articles, sections, paragraphs and their lists, before or after the instrument they belong to.
struct ProvisionGrammar: Sendable {
  /// One separately written provision: its tokens, and what it is.
  struct Provision {
    var tokens: Range<Int>
    var fields: NormalizedFields
  }

  private let keywords: LexemeTable<String>
  private let joiners: LexemeSet
  private let determiners: LexemeSet
  private let and: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var keywords: [Lexeme: String] = [:]
    for key in [
      "article", "section", "paragraph", "point", "letter", "annex", "schedule", "chapter", "part", "title", "rule",
      "division",
      "subchapter", "subtitle", "clause", "amendment",
    ] {
      for word in packs.words("provision.\(key)") { keywords[vocabulary.intern(word)] = key }
    }
    self.keywords = LexemeTable(keywords)
    joiners = LexemeSet("provision.of", packs, &vocabulary)
    determiners = LexemeSet("provision.the", packs, &vocabulary)
    and = LexemeSet("provision.and", packs, &vocabulary)
  }

  /// The provisions that stand before the instrument beginning at `index` and are joined to it ("Articles 3 and 5 of
  /// the …", "Pasal 4 UU …"), in text order; the last one is the one beside the instrument. `sentence` bounds the look.
  func before(_ text: TokenizedDocument, _ index: Int, _ sentence: Range<Int>) -> [Provision] {
    var end = index
    var joined = false
    // "of the said Act"
    for _ in 0..<2 where end - 1 > sentence.lowerBound && determiners.contains(text.tokens[end - 1].lexeme) { end -= 1 }
    if end - 1 > sentence.lowerBound, joiners.contains(text.tokens[end - 1].lexeme) {
      end -= 1
      joined = true
    }
    // "section 112, title 14, United States Code"
    if !joined, end == index, end - 1 > sentence.lowerBound, text.tokens[end - 1].mark == UInt8(ascii: ","),
      keywords[text.tokens[index].lexeme] == "title", text.tokens[end - 2].kind == .number
    {
      end -= 1
    }
    guard joined || end == index || text.tokens[end].mark == UInt8(ascii: ","),
      text.tokens[max(sentence.lowerBound, end - 1)].mark != UInt8(ascii: "(")
    else {
      return []
    }
    var start = end
    var found: Int?
    while start > sentence.lowerBound, end - start < 24 {
      let token = text.tokens[start - 1]
      let isKeyword = token.kind == .word && keywords.contains(token.lexeme)
      // "section 101 of division A of Public Law 115–31": one provision inside another.
      let isLink = start < end && joiners.contains(token.lexeme) && keywords.contains(text.tokens[start].lexeme)
      guard isKeyword || isLink || isNumberLike(text, start - 1) || isGlue(text, start - 1) else { break }
      start -= 1
      if isKeyword { found = start }
    }
    guard let first = found else { return [] }
    return parse(text, first, end)
  }

  /// The provision that follows an instrument ending at `index` (", Article 5", " § 12(1)"), and where it ends.
  func after(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Provision? {
    var start = index
    if start < limit, text.tokens[start].mark == UInt8(ascii: ",") { start += 1 }
    guard start + 1 < limit, keywords.contains(text.tokens[start].lexeme),
      text.tokens[start].isCapitalized || start == index
    else { return nil }
    guard let end = oneEnd(text, start, limit) else { return nil }
    return parse(text, start, end).first
  }

  /// The provision that begins at `index` and stands alone: no instrument is joined to it on the right.
  func standing(_ text: TokenizedDocument, at index: Int, limit: Int) -> Provision? {
    guard let end = oneEnd(text, index, limit) else { return nil }
    if end < limit, joiners.contains(text.tokens[end].lexeme) || text.tokens[end].kind == .number { return nil }
    if end < limit, text.tokens[end].kind == .word, text.tokens[end].isCapitalized { return nil }
    return parse(text, index, end).first
  }

  private func parse(_ text: TokenizedDocument, _ start: Int, _ end: Int) -> [Provision] {
    var result: [Provision] = []
    var index = start
    var key: String?
    var from = start
    var fields: NormalizedFields = [:]
    func close(_ at: Int) {
      if !fields.isEmpty, from < at { result.append(Provision(tokens: from..<at, fields: fields)) }
      fields = [:]
    }
    var last = start
    while index < end {
      let token = text.tokens[index]
      if token.kind == .word, let word = keywords[token.lexeme] {
        if fields[word] != nil {
          close(last)
          from = index
        }
        if fields.isEmpty { from = index }
        key = word
        index += 1
        if index < end, text.tokens[index].mark == UInt8(ascii: ".") { index += 1 }
        continue
      }
      if isNumberLike(text, index), let key {
        let stop = max(index + 1, numberEnd(text, index, end))
        if fields[key] != nil {
          close(last)
          from = index
        }
        var value = text.quote(index..<stop)
        while value.hasPrefix("("), value.hasSuffix(")"), value.count > 2 {
          value = String(value.dropFirst().dropLast())
        }
        fields[key] = .string(value)
        last = stop
        index = stop
        continue
      }
      // A comma or "and" closes one provision of a list; a range ("to", "–") keeps it open as from and to.
      index += 1
    }
    close(last)
    return last == end || result.isEmpty ? result : []
  }

  /// One past the one provision that begins at a keyword, nil where no number follows.
  private func oneEnd(_ text: TokenizedDocument, _ start: Int, _ limit: Int) -> Int? {
    var index = start
    var end: Int?
    while index + 1 < limit, keywords.contains(text.tokens[index].lexeme) {
      var number = index + 1
      if text.tokens[number].mark == UInt8(ascii: "."), number + 1 < limit { number += 1 }
      guard isNumberLike(text, number) else { break }
      index = max(number + 1, numberEnd(text, number, limit))
      end = index
    }
    return end
  }

  private func numberEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    if text.tokens[index].mark == UInt8(ascii: "(") {
      return min(limit, index + 3 <= limit ? TokenShapes.bracketsEnd(text, index + 3, limit) : limit)
    }
    let end = TokenShapes.sectionEnd(text, index, limit) ?? index + 1
    return TokenShapes.bracketsEnd(text, end, limit)
  }

  /// A number, a roman numeral, one capital letter, or an opening bracket of a group.
  private func isNumberLike(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .number: return true
    case .mark: return token.mark == UInt8(ascii: "(")
    case .word:
      let bytes = text.document.text.utf8[Int(token.start)..<Int(token.end)]
      return TokenShapes.isRoman(bytes) || (token.count == 1 && token.isCapitalized)
    }
  }

  /// What may stand between the numbers of a list.
  private func isGlue(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    if token.kind == .mark {
      switch token.mark {
      case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
      default: return text.symbol(token) == 0x2013
      }
    }
    return and.contains(token.lexeme) || (token.kind == .word && token.count <= 4 && !token.isSpaced)
      || (token.count <= 4 && index > 0 && text.tokens[index - 1].mark == UInt8(ascii: "("))
  }
}
