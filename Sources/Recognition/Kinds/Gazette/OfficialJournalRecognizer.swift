import DocumentModel

/// References to the Official Journal of the European Union, in the abbreviations of its languages: `OJ L 299, 16.11.2007,
/// p. 1`, `ABl. L 119 vom 4.5.2016, S. 1`, `JO L 119 du 4.5.2016, p. 1`, `OJ L, 2024/903, 22.3.2024`.
struct OfficialJournalRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers
  private let journals: LexemeSet
  private let series: LexemeSet
  private let fillers: LexemeSet
  private let pages: LexemeSet
  private let pack: String

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    journals = LexemeSet("gazette.journals", packs, &vocabulary)
    series = LexemeSet("gazette.series", packs, &vocabulary)
    fillers = LexemeSet("gazette.fillers", packs, &vocabulary)
    pages = LexemeSet("gazette.pages", packs, &vocabulary)
    pack = packs.packs.first { $0.words?["gazette.journals"] != nil }?.pack ?? ""
    triggers = Triggers(lexemes: journals)
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard text.tokens[index].isCapitalized else { return }
    let place = text.sentence(ofToken: index)
    // The page of the older form may stand behind a stop at which a sentence seems to end ("p. 1").
    let limit = text.sentences[place].upperBound
    var next = index + 1
    if next < limit, text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
    var letter: Range<Int>?
    if next < limit, series.contains(text.tokens[next].lexeme), text.tokens[next].isCapitalized {
      letter = next..<next + 1
      next += 1
    }
    next = skip(text, next, limit)
    guard next < limit, text.tokens[next].kind == .number else { return }
    var number = next..<next + 1
    next += 1
    // Since 2023 each act is an issue of its own: `OJ L, 2024/903, 22.3.2024`.
    if next + 1 < limit, text.tokens[next].mark == UInt8(ascii: "/"), text.tokens[next + 1].kind == .number {
      number = number.lowerBound..<next + 2
      next += 2
    }
    // A letter of the number: `OJ C 326 A`, `OJ L 119I`.
    if next < limit, text.tokens[next].isCapitalized, text.tokens[next].count <= 2 { next += 1 }
    guard let date = date(text, skip(text, next, limit), limit) else { return }
    var end = date.end
    var page: Range<Int>?
    next = skip(text, end, limit)
    if next < limit, pages.contains(text.tokens[next].lexeme) {
      next += 1
      if next < limit, text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
      if next < limit, text.tokens[next].kind == .number {
        page = next..<next + 1
        end = next + 1
        if end + 1 < limit, text.symbol(text.tokens[end]) == 0x2013 || text.tokens[end].mark == UInt8(ascii: "-"),
          text.tokens[end + 1].kind == .number
        {
          end += 2
        }
      }
    }
    let name = letter.map { text.quote($0).uppercased() + " " } ?? ""
    var normalized: NormalizedFields = [
      "jurisdiction": .string("EU"), "type": .string("gazette"), "number": .string(name + text.quote(number)),
      "year": .integer(date.year),
    ]
    if let page { normalized["pages"] = .string(text.quote(page)) }
    let range = text.range(index..<end)
    let key = "oj:\(name)\(text.quote(number)):\(date.year)" + (page.map { ":" + text.quote($0) } ?? "")
    mentions.append(
      Mention(
        .law, range, normalized: normalized, parts: [Mention.Part("instrument", range)], recognizer: "law/\(pack)",
        entityKey: key.lowercased(), sentence: place))
  }

  /// Over commas and the small words between the fields ("of", "vom", "du").
  private func skip(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    var next = index
    while next < limit, next - index < 3,
      text.tokens[next].mark == UInt8(ascii: ",") || fillers.contains(text.tokens[next].lexeme)
    {
      next += 1
    }
    return next
  }

  /// `16.11.2007`, with or without spaces between its parts.
  private func date(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (year: Int, end: Int)? {
    guard index < limit, text.tokens[index].kind == .number else { return nil }
    let parts = text.string(text.tokens[index]).split(separator: ".")
    if parts.count == 3, let year = Int(parts[2]), (1952...2099).contains(year) { return (year, index + 1) }
    return nil
  }
}
