import DocumentModel

/// Years: four digits that name one, in text and in table cells.
struct YearRecognizer: Recognizer {
  let name = "year"
  let triggers = Triggers(numbers: true)

  /// Words after which four digits are a number of something else (`page`, `No`, `Article`).
  private let notAfter: LexemeSet
  /// Words before which four digits count something (`2000 people` is told apart by the words that follow years).
  private let units: LexemeSet
  private let opening: YearOpening

  /// Words that a hyphen joins to a year (`mid-2021`).
  private let openings: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    notAfter = LexemeSet("year.notAfter", packs, &vocabulary)
    openings = LexemeSet("year.openings", packs, &vocabulary)
    units = LexemeSet("year.notBefore", packs, &vocabulary)
    opening = YearOpening(leads: LexemeSet("year.leads", packs, &vocabulary))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard let year = TokenShapes.year(text, index), stands(text, index),
      !NumberRun.isData(text, index, text.blocks[text.block(ofToken: index)])
    else { return }
    mentions.append(
      Mention(
        .year, text.range(index..<(index + 1)), normalized: ["year": .integer(year)], recognizer: "year/digits",
        sentence: text.sentence(ofToken: index)))
  }

  /// Whether nothing beside the four digits makes them something else than a year.
  private func stands(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let block = text.blocks[text.block(ofToken: index)]
    if index > block.lowerBound {
      let before = text.tokens[index - 1]
      if before.kind == .word {
        if !text.tokens[index].isSpaced || notAfter.contains(before.lexeme) { return false }
      }
      if before.mark != 0 {
        // `No. 2007`, `pp. 2001`, `$2000`, `§ 2001`, `:2005` in page ranges stay out; `(2007`, `/2007`, `-2007` stay in.
        if before.mark == UInt8(ascii: "."), index > block.lowerBound + 1,
          notAfter.contains(text.tokens[index - 2].lexeme)
        {
          return false
        }
        if before.mark == UInt8(ascii: "$") || before.mark == UInt8(ascii: "#") { return false }
        if before.mark == UInt8(ascii: "-") || before.mark == UInt8(ascii: "."), !text.tokens[index].isSpaced,
          !before.isSpaced,
          index > block.lowerBound + 1, TokenShapes.year(text, index - 2) == nil,
          !openings.contains(text.tokens[index - 2].lexeme)
        {
          return false
        }
      } else if before.kind == .mark, [0xA7, 0xA3, 0x20AC, 0x2116].contains(text.symbol(before)) {
        return false
      }
    }
    guard index + 1 < block.upperBound else { return true }
    let after = text.tokens[index + 1]
    if after.kind == .word {
      // `2007a` is a year with a letter; `1990s` is a decade, `2000th` an ordinal.
      if !after.isSpaced { return after.count == 1 && !text.holds(after, "s") }
      return !units.contains(after.lexeme) || opening.isYear(text, index)
    }
    if after.mark == UInt8(ascii: "%") { return false }
    return !isFileNumber(text, index, block)
  }

  /// Whether a hyphen joins digits that are no second year and no month (`2015-33`).
  private func isFileNumber(_ text: TokenizedDocument, _ index: Int, _ block: Range<Int>) -> Bool {
    guard index + 2 < block.upperBound, let year = TokenShapes.year(text, index),
      text.tokens[index + 1].mark == UInt8(ascii: "-"), !text.tokens[index + 1].isSpaced,
      text.tokens[index + 2].kind == .number, !text.tokens[index + 2].isSpaced
    else { return false }
    if TokenShapes.year(text, index + 2) != nil { return false }
    guard let digits = Int(text.string(text.tokens[index + 2])), text.tokens[index + 2].count == 2 else { return true }
    let isMonth = (1...12).contains(digits)
    let isShortYear = digits > year % 100 && digits - year % 100 <= PeriodGrammar.longestShortRange
    return !isMonth && !isShortYear
  }
}

/// "In 2021 children were …": four digits behind a preposition that opens a sentence are a year, whatever could be counted
/// behind them: a sentence begins with a time, and numbers above a thousand are written with a comma before what they count.
struct YearOpening: Sendable {
  /// Prepositions that open a sentence with a time.
  let leads: LexemeSet

  /// Whether the four digits at a token are such a year.
  func isYear(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard index > 0, text.tokens[index - 1].flags.contains(.sentenceStart),
      leads.contains(text.tokens[index - 1].lexeme),
      let year = TokenShapes.year(text, index)
    else { return false }
    return year >= 1900
  }
}
