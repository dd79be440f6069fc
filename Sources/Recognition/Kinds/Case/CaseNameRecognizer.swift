import DocumentModel

/// Cases by the names of their parties alone: "State of Kerala v. Mathew Thomas", "Meera Kulkarni Vs Anil Deshpande".
///
/// Matches have two sides too: a party that only courts know ("State", "Ltd", "and others"), or a word of the courts in
/// the sentence, must say that it is a case. Where a report follows, the report is the mention.
struct CaseNameRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  /// Tokens of a party at most.
  private static let length = 18

  private let parties: LexemeSet
  private let cues: LexemeSet
  private let endings: LexemeSet
  /// What the parties are in court, beside their names.
  private let roles: LexemeSet
  private let reported: LexemeSet
  private let series: LexemeSet
  private let run: NameRun
  /// Small words inside a party.
  private let inner: LexemeSet
  /// Words that lead to a case: "See", "Cf".
  private let leads: LexemeSet
  private let (short, ex): (Lexeme, Lexeme)

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    parties = LexemeSet("case.parties", packs, &vocabulary)
    cues = LexemeSet("standing.cues", packs, &vocabulary).union(LexemeSet("case.cues", packs, &vocabulary))
    endings = LexemeSet("case.endings", packs, &vocabulary)
    roles = LexemeSet("case.roles", packs, &vocabulary)
    reported = LexemeSet("case.reported", packs, &vocabulary)
    series = LexemeSet("case.leadingSeries", packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
    inner = LexemeSet("case.inner", packs, &vocabulary)
    leads = LexemeSet("case.leads", packs, &vocabulary)
    (short, ex) = (vocabulary.intern("v"), vocabulary.intern("ex"))
    triggers = Triggers(lexemes: LexemeSet("case.against", packs, &vocabulary))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    var right = index + 1
    // The stop of "v." and "vs.", the dashes of "-vs-".
    if right < sentence.upperBound, isStop(text, right) { right += 1 }
    // "V" without a stop is a numeral; with one it is most often an initial.
    let isInitial = text.tokens[index].lexeme == short && text.tokens[index].isCapitalized
    if isInitial, right == index + 1 { return }
    // On a line of its own it stands between the parties at the head of a judgment, which is no citation.
    if text.tokens[index].flags.contains(.lineStart), right < text.tokens.count,
      text.tokens[right].flags.contains(.lineStart)
    {
      return
    }
    var left = index
    if left > sentence.lowerBound, isStop(text, left - 1) { left -= 1 }
    let start = partyStart(text, left, sentence)
    let end = partyEnd(text, right, sentence.upperBound)
    if isInitial, !(start..<left).contains(where: { parties.contains(text.tokens[$0].lexeme) }) { return }
    guard start < left, end > right, !reportFollows(text, end, sentence.upperBound),
      (start..<end).contains(where: { parties.contains(text.tokens[$0].lexeme) })
        || sentence.contains(where: { cues.contains(text.tokens[$0].lexeme) })
    else { return }
    let range = text.range(start..<end)
    let title = text.quote(start..<end)
    mentions.append(
      Mention(
        .law, range, normalized: ["type": .string("case"), "title": .string(title)],
        parts: [Mention.Part("instrument", range)], recognizer: "law/case-name",
        entityKey: "case:\(title.lowercased())",
        sentence: place))
  }

  private func isStop(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.tokens[index].mark == UInt8(ascii: ".") || text.tokens[index].mark == UInt8(ascii: "-")
  }

  private func isPartyWord(_ token: Token) -> Bool {
    (run.isName(token) || endings.contains(token.lexeme)) && !roles.contains(token.lexeme)
  }

  private func isInner(_ token: Token) -> Bool {
    token.mark == UInt8(ascii: ".") || token.mark == UInt8(ascii: "&") || token.mark == UInt8(ascii: "/")
      || token.mark == UInt8(ascii: "(") || token.mark == UInt8(ascii: ")") || inner.contains(token.lexeme)
  }

  private func partyStart(_ text: TokenizedDocument, _ end: Int, _ sentence: Range<Int>) -> Int {
    var first = end
    var index = end
    while index > sentence.lowerBound, end - index < Self.length {
      let token = text.tokens[index - 1]
      if isPartyWord(token) {
        // "In State of Punjab v. …", "See …": a word that opens a sentence is no party.
        if leads.contains(token.lexeme) || run.openings.contains(token.lexeme) && index - 1 == sentence.lowerBound {
          break
        }
        index -= 1
        if token.isCapitalized { first = index }
      } else if isInner(token) {
        index -= 1
      } else if token.mark == UInt8(ascii: ","), index == end || endings.contains(text.tokens[index].lexeme) {
        index -= 1
      } else {
        break
      }
    }
    return balanced(text, first, end) ? first : end
  }

  private func partyEnd(_ text: TokenizedDocument, _ start: Int, _ limit: Int) -> Int {
    var end = start
    var index = start
    while index < limit, index - start < Self.length {
      let token = text.tokens[index]
      if isPartyWord(token) {
        index += 1
        end = index
      } else if token.mark == UInt8(ascii: ","), index + 1 < limit, text.tokens[index + 1].lexeme == ex {
        // "R v Secretary of State, ex parte Khan"
        index += 1
      } else if token.mark == UInt8(ascii: "("), index + 1 < limit, !run.isName(text.tokens[index + 1]) {
        break
      } else if isInner(token) {
        // The bracket that closes what opened before the names is not theirs.
        if token.mark == UInt8(ascii: ")"), !balanced(text, start, index + 1) { break }
        index += 1
        if token.mark == UInt8(ascii: ")") { end = index }
      } else {
        break
      }
    }
    // "(2) Scc": a bracket that was not closed is not the party's.
    while end > start, !balanced(text, start, end) { end -= 1 }
    return end
  }

  private func balanced(_ text: TokenizedDocument, _ start: Int, _ end: Int) -> Bool {
    var depth = 0
    for index in start..<end {
      if text.tokens[index].mark == UInt8(ascii: "(") { depth += 1 }
      if text.tokens[index].mark == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Whether a report of the case stands behind its name.
  private func reportFollows(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    var next = index
    while next < limit, next - index < 6 {
      let token = text.tokens[next]
      if token.kind == .number || series.contains(token.lexeme) { return true }
      // "…, Bombay [1991] …": the town behind a comma.
      guard token.kind == .mark || reported.contains(token.lexeme) || next > index && token.isCapitalized else {
        return false
      }
      if token.mark == UInt8(ascii: ")") { return false }
      next += 1
    }
    return false
  }
}
