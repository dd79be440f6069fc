import DocumentModel

/// Definitions of acronyms: `Long Form (LF)`, `LF (Long Form)`, `LF = long form`, `LF – Long Form`, `Long Form – LF`.
struct AcronymRecognizer: Recognizer {
  let name = "acronym"
  let triggers = Triggers(marks: [UInt8(ascii: "("), UInt8(ascii: "=")], allCaps: true)

  /// Those who find the names that acronyms shorten.
  private let namers: [(recognizer: any Recognizer, words: LexemeSet)]
  private let outside: LexemeSet
  /// Words between the bracket and the short form: `the`, `hereinafter`, `or`.
  private let leadIn: LexemeSet
  /// Small words, which no long form ends with.
  private let small: LexemeSet
  private let listed: ListedDefinitions

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, namers: [any Recognizer]) {
    self.namers = namers.map { ($0, $0.triggers.lexemes) }
    leadIn = LexemeSet("acronym.leadIn", packs, &vocabulary)
    small = LexemeSet("name.connectors", packs, &vocabulary)
    listed = ListedDefinitions()
    outside = LexemeSet("agency.articles", packs, &vocabulary)
      .union(LexemeSet("sentence.openings", packs, &vocabulary))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    if text.tokens[index].mark != UInt8(ascii: "(") {
      // Most words in capitals have neither sign beside them.
      guard text.tokens[index].mark != 0 || listed.hasSign(text, index) else { return }
      let place = text.sentence(ofToken: index)
      if let found = listed.find(text, at: index, in: text.sentences[place]) {
        emit(text, found.long, found.short, found.whole, place, "acronym/list", into: &mentions)
      }
      return
    }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    guard index > sentence.lowerBound, let close = closing(text, index, sentence.upperBound) else { return }
    if let short = shortForm(text, index + 1, close), let long = longForm(text, short, index, sentence) {
      emit(text, long, short, long.lowerBound..<(close + 1), place, "acronym/brackets", into: &mentions)
      return
    }
    // `“NO” (not occurring)`
    let isQuoted = index - 2 >= sentence.lowerBound && isQuote(text, index - 1)
    let before = isQuoted ? index - 2 : index - 1
    if AcronymShape.fits(text, text.tokens[before]), let long = expansion(text, before, (index + 1)..<close) {
      let start = isQuoted && before > sentence.lowerBound && isQuote(text, before - 1) ? before - 1 : before
      emit(text, long, before..<(before + 1), start..<(close + 1), place, "acronym/brackets", into: &mentions)
    }
  }

  /// The closing bracket of a bracket that holds at most twenty tokens and no bracket.
  private func closing(_ text: TokenizedDocument, _ open: Int, _ limit: Int) -> Int? {
    var index = open + 1
    while index < limit, index - open <= 20 {
      if text.tokens[index].mark == UInt8(ascii: ")") { return index > open + 1 ? index : nil }
      if text.tokens[index].mark == UInt8(ascii: "(") { return nil }
      index += 1
    }
    return nil
  }

  /// The tokens of a short form that stands alone in brackets, after `the` or in quotes too; `or …` may follow it.
  private func shortForm(_ text: TokenizedDocument, _ from: Int, _ close: Int) -> Range<Int>? {
    var start = from
    while start < close, leadIn.contains(text.tokens[start].lexeme) || isQuote(text, start) { start += 1 }
    guard start < close, AcronymShape.fits(text, text.tokens[start]) else { return nil }
    var end = start + 1
    // `ISO-9001`, `SARS-CoV-2`, `UN ESCAP`.
    while end < close, end - start < 4,
      text.tokens[end].kind == .number || text.tokens[end].mark == UInt8(ascii: "-")
        || AcronymShape.fits(text, text.tokens[end])
        || text.tokens[end].count == 1 && text.tokens[end].isCapitalized
    {
      end += 1
    }
    if text.tokens[end - 1].mark == UInt8(ascii: "-") { return nil }
    var after = end
    while after < close, isQuote(text, after) || text.tokens[after].mark == UInt8(ascii: ".") { after += 1 }
    guard
      after == close || text.tokens[after].mark == UInt8(ascii: ";") || text.tokens[after].mark == UInt8(ascii: ",")
        || leadIn.contains(text.tokens[after].lexeme)
    else { return nil }
    if after < close, text.tokens[after].mark != 0, after + 1 < close, text.tokens[after + 1].kind == .number {
      return nil
    }
    return start..<end
  }

  private func isQuote(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.isQuotationMark(text.tokens[index])
  }

  /// The name before the bracket: an institution that ends there, else the words that the letters stand for.
  private func longForm(_ text: TokenizedDocument, _ short: Range<Int>, _ open: Int, _ sentence: Range<Int>) -> Range<
    Int
  >? {
    guard !small.contains(text.tokens[open - 1].lexeme) else { return nil }
    let aligned = AcronymAlignment.start(text, short: text.range(short), before: open, lower: sentence.lowerBound)
    if let named = named(text, before: open, sentence) {
      // A name is the long form, unless the letters plainly begin before it.
      guard let aligned, aligned.isInitials, aligned.start < named.lowerBound else { return named }
    }
    guard var start = aligned?.start, start < open - 1 || text.tokens[start].count > 2 * short.count else { return nil }
    while start < open, outside.contains(text.tokens[start].lexeme) { start += 1 }
    return start < open ? start..<open : nil
  }

  /// The longest institution or instrument that ends just before a token.
  private func named(_ text: TokenizedDocument, before end: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var found: [Mention] = []
    for index in max(sentence.lowerBound, end - 25)..<end {
      for namer in namers where namer.words.contains(text.tokens[index].lexeme) {
        namer.recognizer.recognize(at: index, in: text, into: &found)
      }
    }
    let starts = found.filter { $0.range.end == Int(text.tokens[end - 1].end) }.map(\.range.start)
    guard let start = starts.min() else { return nil }
    return (max(sentence.lowerBound, end - 40)..<end).first { Int(text.tokens[$0].start) == start }.map { $0..<end }
  }

  /// The words in brackets, where they are what the short form before the brackets stands for.
  private func expansion(_ text: TokenizedDocument, _ short: Int, _ inside: Range<Int>) -> Range<Int>? {
    var inside = inside
    while !inside.isEmpty, isQuote(text, inside.lowerBound) { inside = inside.dropFirst() }
    while !inside.isEmpty, isQuote(text, inside.upperBound - 1) { inside = inside.dropLast() }
    guard inside.count > 1 else { return nil }
    let start = AcronymAlignment.start(
      text, short: text.range(short..<(short + 1)), before: inside.upperBound, lower: inside.lowerBound)?.start
    if let start, (inside.lowerBound..<start).allSatisfy({ outside.contains(text.tokens[$0].lexeme) }) {
      return start..<inside.upperBound
    }
    return named(text, before: inside.upperBound, inside).flatMap { $0.lowerBound == inside.lowerBound ? $0 : nil }
  }

  private func emit(
    _ text: TokenizedDocument, _ long: Range<Int>, _ short: Range<Int>, _ whole: Range<Int>, _ sentence: Int,
    _ rule: String, into mentions: inout [Mention]
  ) {
    let longName = text.quote(long)
    let shortName = text.quote(short)
    mentions.append(
      Mention(
        .acronym, text.range(whole), normalized: ["short": .string(shortName), "long": .string(longName)],
        parts: [.init("long", text.range(long)), .init("short", text.range(short))], recognizer: rule,
        sentence: sentence))
  }
}
