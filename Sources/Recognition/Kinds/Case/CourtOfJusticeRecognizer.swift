import DocumentModel

/// Cases of the Court of Justice of the European Union by their numbers: `Case C-34/09`, `Joined Cases C-402/05 P and
/// C-415/05 P`, `Case 26/62`, and `C-34/09` alone in a sentence about the law.
///
/// Source: Court of Justice, "Method of citing the case-law".
struct CourtOfJusticeRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  /// Cases in one list at most.
  private static let longest = 64

  private let words: LexemeSet
  private let courts: LexemeSet
  private let suffixes: LexemeSet
  private let and: LexemeSet
  private let cues: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    words = LexemeSet("case.justice", packs, &vocabulary)
    courts = LexemeSet("case.justice.courts", packs, &vocabulary)
    suffixes = LexemeSet("case.justice.suffixes", packs, &vocabulary)
    and = LexemeSet("provision.and", packs, &vocabulary).union(LexemeSet("case.justice.and", packs, &vocabulary))
    cues = LexemeSet("standing.cues", packs, &vocabulary)
    triggers = Triggers(lexemes: words.union(courts))
  }

  /// One case: its tokens, its number and its year.
  private struct Case {
    var end: Int
    var number: String
    var year: Int
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard text.tokens[index].isCapitalized else { return }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    if words.contains(text.tokens[index].lexeme) {
      guard let first = read(text, index + 1, sentence.upperBound, isNamed: true) else { return }
      emit(text, index, first, place, into: &mentions)
      // Each further case of the list is one of its own.
      var end = first.end
      for _ in 0..<Self.longest {
        guard let next = glueEnd(text, end, sentence.upperBound),
          let other = read(text, next, sentence.upperBound, isNamed: true)
        else { return }
        emit(text, next, other, place, into: &mentions)
        end = other.end
      }
    } else if courts.contains(text.tokens[index].lexeme), !isListed(text, index, sentence.lowerBound),
      let found = read(text, index, sentence.upperBound, isNamed: false),
      sentence.contains(where: { cues.contains(text.tokens[$0].lexeme) })
    {
      emit(text, index, found, place, into: &mentions)
    }
  }

  /// `C-34/09`, with what stands behind it (`P`, `PPU`); before 1989 also `26/62`.
  private func read(_ text: TokenizedDocument, _ index: Int, _ limit: Int, isNamed: Bool) -> Case? {
    var place = index
    var letter = ""
    if place + 1 < limit, courts.contains(text.tokens[place].lexeme), text.tokens[place].isCapitalized,
      text.tokens[place + 1].mark == UInt8(ascii: "-")
        || [0x2011, 0x2013].contains(text.symbol(text.tokens[place + 1])),
      !text.tokens[place + 1].isSpaced
    {
      letter = text.string(text.tokens[place]) + "-"
      place += 2
    }
    guard !letter.isEmpty || isNamed, place + 2 < limit, text.tokens[place].kind == .number,
      text.tokens[place].count <= 4, text.tokens[place + 1].mark == UInt8(ascii: "/"),
      !text.tokens[place + 1].isSpaced, text.tokens[place + 2].kind == .number, text.tokens[place + 2].count == 2,
      !text.tokens[place + 2].isSpaced, let short = Int(text.string(text.tokens[place + 2]))
    else { return nil }
    let year = short < 50 ? 2000 + short : 1900 + short
    // Without the letter of a court: the years of the Court alone.
    guard !letter.isEmpty ? year >= 1989 : (1953...1988).contains(year) else { return nil }
    let number = letter + text.string(text.tokens[place])
    var end = place + 3
    if end < limit, text.tokens[end].mark == UInt8(ascii: "/") { return nil }
    // `P`, `PPU`, `DEP`
    if end < limit, suffixes.contains(text.tokens[end].lexeme), text.tokens[end].isCapitalized { end += 1 }
    return Case(end: end, number: number, year: year)
  }

  /// One past a comma, "and", "to" or a dash between two cases.
  private func glueEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var next = index
    while next < limit, next - index < 2,
      text.tokens[next].mark == UInt8(ascii: ",") || and.contains(text.tokens[next].lexeme)
        || text.symbol(text.tokens[next]) == 0x2013
    {
      next += 1
    }
    return next > index && next < limit ? next : nil
  }

  /// Whether the word of a case or another case stands before: then the list is read from there.
  private func isListed(_ text: TokenizedDocument, _ index: Int, _ lower: Int) -> Bool {
    guard index > lower else { return false }
    if words.contains(text.tokens[index - 1].lexeme) { return true }
    var place = index - 1
    var steps = 0
    while place > lower, steps < 3,
      text.tokens[place].mark == UInt8(ascii: ",") || and.contains(text.tokens[place].lexeme)
        || suffixes.contains(text.tokens[place].lexeme)
    {
      place -= 1
      steps += 1
    }
    guard steps > 0, place - 2 > lower else { return false }
    return text.tokens[place].kind == .number && text.tokens[place - 1].mark == UInt8(ascii: "/")
  }

  private func emit(
    _ text: TokenizedDocument, _ start: Int, _ found: Case, _ place: Int, into mentions: inout [Mention]
  ) {
    let range = text.range(start..<found.end)
    mentions.append(
      Mention(
        .law, range,
        normalized: [
          "jurisdiction": .string("EU"), "type": .string("case"), "number": .string(found.number),
          "year": .integer(found.year),
        ], parts: [Mention.Part("instrument", range)], recognizer: "law/case",
        entityKey: "case:eu:\(found.number.lowercased()):\(found.year)", sentence: place))
  }
}
