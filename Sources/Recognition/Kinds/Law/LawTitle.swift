import DocumentModel

/// The title that stands behind the number of a law: "Law No. 21 of 2007 concerning the Eradication of …",
/// "Directive 2010/75/EU of the European Parliament and of the Council of 24 November 2010 on industrial emissions",
/// "UU No. 18 Tahun 2017 tentang Pelindungan …". The title is no part of the mention (contract), but of what it means.
struct LawTitle: Sendable {
  /// Tokens between a number and the word with which the title begins: the makers and the day.
  private static let reach = 20

  private let links: LexemeSet
  private let between: LexemeSet
  private let articles: LexemeSet
  private let days: LexemeSet
  private let months: LexemeSet
  private let pages: LexemeSet
  private let tail: TreatyTail

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    links = LexemeSet("law.title.links", packs, &vocabulary)
    between = LexemeSet("law.title.between", packs, &vocabulary)
    articles = LexemeSet(["the", "a", "an"].map { vocabulary.intern($0) })
    days = LexemeSet("treaty.days", packs, &vocabulary)
    months = LexemeSet("treaty.months", packs, &vocabulary)
    pages = LexemeSet("citation.page", packs, &vocabulary)
    tail = TreatyTail(packs, heads: [], &vocabulary)
  }

  /// The tokens of the title behind the designation that ends at `index`, the linking word and a leading article left
  /// out; nil where there is none. Cost: bounded by the length of a title.
  func tokens(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Range<Int>? {
    guard let link = link(text, index, limit), link + 1 < limit else { return nil }
    var start = link + 1
    if articles.contains(text.tokens[start].lexeme) { start += 1 }
    // "on 12 May", "on Monday", "on page 5", "on which".
    guard start < limit, text.tokens[start].kind == .word, !days.contains(text.tokens[start].lexeme),
      !months.contains(text.tokens[start].lexeme), !pages.contains(text.tokens[start].lexeme)
    else { return nil }
    let end = tail.end(text, link, limit)
    // "on the way": one word in small letters is no title.
    guard end > start + 1 || end > start && text.tokens[start].isCapitalized else { return nil }
    return start..<end
  }

  /// The word with which the title begins.
  private func link(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard index < limit else { return nil }
    if links.contains(text.tokens[index].lexeme) { return index }
    // "of the European Parliament and of the Council of 24 November 2010 on"
    guard between.contains(text.tokens[index].lexeme), !text.tokens[index].isCapitalized else { return nil }
    for place in index..<min(limit, index + Self.reach) {
      let token = text.tokens[place]
      if links.contains(token.lexeme) { return place }
      let goesOn =
        token.kind == .number || token.kind == .word && (token.isCapitalized || between.contains(token.lexeme))
      guard goesOn else { return nil }
    }
    return nil
  }
}
