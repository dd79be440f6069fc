import DocumentModel

/// The names that a text gives to an instrument behind naming it: "known as the TIP Law", "(the TIP Law)", "(IRPA)",
/// "(hereinafter the \"Convention\")", "or ACTIP".
struct AliasGrammar: Sendable {
  /// The words at which a name may be given.
  let cues: LexemeSet

  /// Words of a name at most.
  private static let longest = 6

  private let or: LexemeSet
  private let fillers: LexemeSet
  private let lawHeads: LexemeSet
  private let treatyHeads: LexemeSet
  /// Abbreviations in brackets that say whose a law is.
  private let none: LexemeSet
  private let title: LawTitle
  private let run: NameRun

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    or = LexemeSet(["or", "atau"].map { vocabulary.intern($0) })
    cues = LexemeSet("alias.cues", packs, &vocabulary).union(or)
    fillers = LexemeSet("alias.fillers", packs, &vocabulary)
    lawHeads = LexemeSet("alias.lawHeads", packs, &vocabulary)
    treatyHeads = LexemeSet("alias.treatyHeads", packs, &vocabulary)
    none = LexemeSet("alias.none", packs, &vocabulary)
    title = LawTitle(packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
  }

  /// The tokens of the name given at `index`, a bracket or a cue, to the instrument named last; nil where none is.
  func name(_ text: TokenizedDocument, _ index: Int, _ last: Mention) -> Range<Int>? {
    if or.contains(text.tokens[index].lexeme) { return alternative(text, index, last) }
    let isBracket = text.tokens[index].mark == UInt8(ascii: "(")
    let place = text.sentence(ofToken: index)
    guard place == last.sentence || !isBracket && place == last.sentence + 1 else { return nil }
    let limit = text.sentences[place].upperBound
    var start = index + 1
    while start < limit,
      fillers.contains(text.tokens[start].lexeme) || text.isQuotationMark(text.tokens[start])
        || start > index + 1 && text.tokens[start].mark == UInt8(ascii: ",")
    {
      start += 1
    }
    var end = start
    while end < limit, run.isName(text.tokens[end]) { end += 1 }
    guard end > start, end - start <= Self.longest else { return nil }
    if isBracket {
      var close = end
      while close < limit, text.isQuotationMark(text.tokens[close]) { close += 1 }
      guard close < limit, text.tokens[close].mark == UInt8(ascii: ")") else { return nil }
    }
    let heads = last.kind == .law ? lawHeads : treatyHeads
    let hasHead = (start..<end).contains { heads.contains(text.tokens[$0].lexeme) }
    if hasHead, end - start > 1 || last.kind == .treaty && isBracket && start > index + 1 { return start..<end }
    guard isBracket, end - start == 1, isAcronym(text, start), stands(text, index, limit, last) else { return nil }
    return start..<end
  }

  /// "…, or ACTIP, …" right behind the name.
  private func alternative(_ text: TokenizedDocument, _ index: Int, _ last: Mention) -> Range<Int>? {
    var before = index - 1
    guard before > 0 else { return nil }
    if text.tokens[before].mark == UInt8(ascii: ",") { before -= 1 }
    guard Int(text.tokens[before].end) == last.range.end, last.normalized["type"] != .string("case") else { return nil }
    let limit = text.sentences[last.sentence].upperBound
    var start = index + 1
    while start < limit, fillers.contains(text.tokens[start].lexeme) || text.isQuotationMark(text.tokens[start]) {
      start += 1
    }
    guard start < limit, isAcronym(text, start) else { return nil }
    let end = start + 1
    let isAlone = end >= limit || text.tokens[end].kind == .mark || !text.tokens[end].isCapitalized
    return isAlone ? start..<end : nil
  }

  private func isAcronym(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.tokens[index].kind == .word && AcronymShape.fits(text, text.tokens[index])
      && !none.contains(text.tokens[index].lexeme)
  }

  /// Whether a bracket stands right behind the instrument, or behind its title.
  private func stands(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ last: Mention) -> Bool {
    guard index > 0 else { return false }
    if Int(text.tokens[index - 1].end) == last.range.end { return last.normalized["type"] != .string("case") }
    guard last.kind == .law, last.normalized["title"] != nil else { return false }
    return title.tokens(text, text.token(at: last.range.end), limit)?.upperBound == index
  }
}
