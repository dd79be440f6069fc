import DocumentModel

/// Citations of a work that was cited before: `ibid.`, `Id. at 79`, `Varga, op. cit., p. 80`, `Varga, supra note 1, at 120`,
/// `Varga (n 1) 120`. Which work that is, `BackCitations` finds over the whole document.
struct BackCitationRecognizer: Recognizer {
  let name = "citation"
  let triggers: Triggers

  /// The work before.
  static let same = "citation/same"
  /// The work of that author.
  static let earlier = "citation/earlier"
  /// The work in a note.
  static let above = "citation/above"

  private let words: CitationWords
  private let same, short, earlier, cit, above, noteWords, signals, at: LexemeSet
  private let n: Lexeme

  /// Tokens before the word that may be the author and the title.
  private static let longest = 16

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ name: String) -> LexemeSet { LexemeSet(name, packs, &vocabulary) }
    words = CitationWords(packs, &vocabulary)
    same = set("citation.same")
    short = set("citation.sameShort")
    earlier = set("citation.earlier")
    cit = set("citation.cit")
    above = set("citation.above")
    noteWords = set("citation.noteWords")
    signals = set("citation.signals")
    at = [vocabulary.intern("at")]
    n = vocabulary.intern("n")
    triggers = Triggers(lexemes: same.union(short).union(earlier).union(above).union([n]))
  }

  /// What stands behind the word: where it ends, the number of a note and the place in the work.
  private struct Tail {
    var end: Int
    var note: Int?
    var locator: Range<Int>?
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let block = text.block(ofToken: index)
    guard text.document.blocks[block].kind != .heading else { return }
    let limit = text.blocks[block].upperBound
    let token = text.tokens[index]
    if same.contains(token.lexeme) || short.contains(token.lexeme) {
      guard isSame(index, limit, text) else { return }
      let tail = locator(behind: index + 1, limit, text)
      add(nil, index, tail, Self.same, text, &mentions)
    } else if earlier.contains(token.lexeme) {
      guard let end = citEnd(index, limit, text) else { return }
      let tail = locator(behind: end, limit, text)
      let names = names(before: index, text)
      // `loc. cit.` alone is the place before.
      add(names, index, tail, names == nil ? Self.same : Self.earlier, text, &mentions)
    } else {
      readAbove(index, limit, text, &mentions)
    }
  }

  private func mark(_ index: Int, _ text: TokenizedDocument) -> UInt8 {
    text.tokens.indices.contains(index) ? text.tokens[index].mark : 0
  }

  /// Whether `ibid.` or `Id.` stands as one.
  private func isSame(_ index: Int, _ limit: Int, _ text: TokenizedDocument) -> Bool {
    let token = text.tokens[index]
    if same.contains(token.lexeme) { return true }
    // `Id.` is no identifier: it begins what it stands in, and a full stop or `at` follows.
    guard token.flags.isDisjoint(with: .allCaps), index + 1 < limit else { return false }
    let isFollowed = mark(index + 1, text) == UInt8(ascii: ".") || at.contains(text.tokens[index + 1].lexeme)
    let before = mark(index - 1, text)
    let isLed = index > 0 && signals.contains(text.tokens[index - 1].lexeme)
    let isFirst =
      token.flags.contains(.sentenceStart) || before == UInt8(ascii: "(") || before == UInt8(ascii: ";")
    return isFollowed && (token.isCapitalized ? isFirst || isLed : isLed || before == UInt8(ascii: "("))
  }

  /// One past `op. cit.` without its last full stop.
  private func citEnd(_ index: Int, _ limit: Int, _ text: TokenizedDocument) -> Int? {
    if text.tokens[index].count > 4 || text.tokens[index].flags.contains(.dotted) { return index + 1 }
    var end = index + 1
    if end < limit, mark(end, text) == UInt8(ascii: ".") { end += 1 }
    return end < limit && cit.contains(text.tokens[end].lexeme) ? end + 1 : nil
  }

  private func readAbove(_ index: Int, _ limit: Int, _ text: TokenizedDocument, _ mentions: inout [Mention]) {
    var place = index + 1
    if text.tokens[index].lexeme == n {
      // `(n 5)`.
      guard mark(index - 1, text) == UInt8(ascii: "("), place + 1 < limit, let note = number(place, text),
        mark(place + 1, text) == UInt8(ascii: ")"), let names = names(before: index - 1, text)
      else { return }
      var tail = Tail(end: place + 2, note: note)
      if place + 2 < limit, text.tokens[place + 2].kind == .number, text.tokens[place + 2].isSpaced {
        tail.locator = (place + 2)..<(place + 3)
        tail.end = place + 3
      }
      add(names, index, tail, Self.above, text, &mentions)
      return
    }
    if place < limit, at.contains(text.tokens[place].lexeme) { place += 1 }
    let hasWord = place < limit && noteWords.contains(text.tokens[place].lexeme)
    if hasWord {
      place += 1
      if place < limit, mark(place, text) == UInt8(ascii: ".") { place += 1 }
    }
    let names = names(before: index, text)
    if hasWord, place < limit, let note = number(place, text) {
      var tail = locator(behind: place + 1, limit, text)
      tail.note = note
      add(names, index, tail, Self.above, text, &mentions)
    } else if let names, text.tokens[index].count == 5, !hasWord, mark(index - 1, text) == UInt8(ascii: ","),
      text.tokens[index].lexeme != .unknown, isSupra(index, text)
    {
      add(names, index, locator(behind: index + 1, limit, text), Self.earlier, text, &mentions)
    }
  }

  /// `above` alone is a word of the sentence.
  private func isSupra(_ index: Int, _ text: TokenizedDocument) -> Bool { text.holds(text.tokens[index], "supra") }

  private func number(_ index: Int, _ text: TokenizedDocument) -> Int? {
    let token = text.tokens[index]
    guard token.kind == .number, token.count <= 4 else { return nil }
    return Int(text.string(token))
  }

  /// `. at 79`, `, p. 4`, `, pp. 4–6`, `at 79` behind a word; nothing is taken where no number follows.
  private func locator(behind start: Int, _ limit: Int, _ text: TokenizedDocument) -> Tail {
    var place = start
    if place < limit, mark(place, text) == UInt8(ascii: ".") { place += 1 }
    let hasComma = place < limit && mark(place, text) == UInt8(ascii: ",")
    if hasComma { place += 1 }
    let first = place
    var hasWord = false
    if place < limit, at.contains(text.tokens[place].lexeme) || words.locators.contains(text.tokens[place].lexeme) {
      hasWord = true
      place += 1
      if place < limit, mark(place, text) == UInt8(ascii: ".") { place += 1 }
      if place < limit, words.locators.contains(text.tokens[place].lexeme) { place += 1 }
      if place < limit, mark(place, text) == UInt8(ascii: ".") { place += 1 }
    }
    guard hasWord || hasComma, place < limit, text.tokens[place].kind == .number else { return Tail(end: start) }
    var end = place + 1
    if end + 1 < limit, mark(end, text) == UInt8(ascii: "-") || text.symbol(text.tokens[end]) == 0x2013,
      text.tokens[end + 1].kind == .number
    {
      end += 2
    }
    let isAt = at.contains(text.tokens[first].lexeme)
    return Tail(end: end, locator: (isAt ? first + 1 : first)..<end)
  }

  /// The author and perhaps the title before the word: capitalised words with what joins them.
  private func names(before index: Int, _ text: TokenizedDocument) -> Range<Int>? {
    let lower = max(text.sentences[text.sentence(ofToken: index)].lowerBound, index - Self.longest)
    var end = index
    if end > lower, mark(end - 1, text) == UInt8(ascii: ",") { end -= 1 }
    var start = end
    // A title in quotation marks is any words.
    if start > lower + 1, text.isQuotationMark(text.tokens[start - 1]),
      let open = (lower..<(start - 1)).last(where: {
        text.isQuotationMark(text.tokens[$0]) && text.tokens[$0].isSpaced && !text.tokens[$0 + 1].isSpaced
      })
    {
      start = open
    }
    while start > lower, isNamePart(start - 1, text) { start -= 1 }
    // What leads to the name is not part of it.
    while start < end {
      let token = text.tokens[start]
      guard token.kind != .word || !token.isCapitalized || signals.contains(token.lexeme) else { break }
      start += 1
    }
    return start < end ? start..<end : nil
  }

  private func isNamePart(_ index: Int, _ text: TokenizedDocument) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .number: return false
    case .word:
      return token.isCapitalized || words.and.contains(token.lexeme) || words.particles.contains(token.lexeme)
        || words.et.contains(token.lexeme) || words.others.contains(token.lexeme)
        || words.connectors.contains(token.lexeme) || text.document.text.utf8[Int(token.start)] >= 0xC4
    case .mark:
      if token.mark == UInt8(ascii: ".") {
        guard index > 0 else { return false }
        let before = text.tokens[index - 1]
        return before.kind == .word
          && (before.isCapitalized && before.count <= 3 || words.others.contains(before.lexeme))
      }
      return token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: "&") || text.isQuotationMark(token)
    }
  }

  private func add(
    _ names: Range<Int>?, _ index: Int, _ tail: Tail, _ form: String, _ text: TokenizedDocument,
    _ mentions: inout [Mention]
  ) {
    var start = names?.lowerBound ?? index
    var end = tail.end
    var normalized = NormalizedFields()
    var parts: [Mention.Part] = []
    if let names {
      let comma = names.first { mark($0, text) == UInt8(ascii: ",") } ?? names.upperBound
      normalized["authors"] = .array(authors(names.lowerBound..<comma, text).map { .string(text.quote($0)) })
      parts.append(Mention.Part("authors", text.range(names.lowerBound..<comma)))
      if comma + 1 < names.upperBound { normalized["title"] = .string(text.quote((comma + 1)..<names.upperBound)) }
    }
    if let note = tail.note { normalized["note"] = .integer(note) }
    if let locator = tail.locator {
      normalized["locator"] = .string(text.quote(locator))
      parts.append(Mention.Part("locator", text.range(locator)))
    }
    // Alone in brackets: with them.
    let limit = text.blocks[text.block(ofToken: index)].upperBound
    let close = end < limit && mark(end, text) == UInt8(ascii: ".") ? end + 1 : end
    if close < limit, mark(start - 1, text) == UInt8(ascii: "("), mark(close, text) == UInt8(ascii: ")") {
      start -= 1
      end = close + 1
    }
    mentions.append(
      Mention(
        .citation, text.range(start..<end), normalized: normalized, parts: parts, recognizer: form,
        sentence: text.sentence(ofToken: index)))
  }

  /// The names joined by `and`, without `et al.`
  private func authors(_ names: Range<Int>, _ text: TokenizedDocument) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = names.lowerBound
    for index in names {
      let token = text.tokens[index]
      let isOthers = words.et.contains(token.lexeme) || words.others.contains(token.lexeme) && !token.isCapitalized
      let isAnd = token.mark == UInt8(ascii: "&") || words.and.contains(token.lexeme) && !token.isCapitalized
      guard isAnd || isOthers else { continue }
      if index > start { found.append(start..<index) }
      start = index + 1
      if isOthers { return found }
    }
    if start < names.upperBound { found.append(start..<names.upperBound) }
    return found
  }
}
