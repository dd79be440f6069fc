import DocumentModel

/// Citations by number: `[3, 7–9]`, `(12)`, `(1-3)`.
struct NumericCitationGrammar {
  let text: TokenizedDocument
  let words: CitationWords

  /// The highest number of a reference, and the most tokens in one bracket.
  private static let highest = 1999
  private static let longest = 80

  private func holds(_ index: Int, _ mark: Unicode.Scalar) -> Bool { text.tokens[index].mark == UInt8(ascii: mark) }

  /// The citations in the bracket that opens with a token; nil where it holds anything else.
  func citations(at open: Int) -> [Mention]? {
    let isSquare = holds(open, "[")
    let closer: Unicode.Scalar = isSquare ? "]" : ")"
    let limit = min(open + Self.longest, text.tokens.count)
    var close = open + 1
    while close < limit, !holds(close, closer) {
      let token = text.tokens[close]
      guard token.flags.isDisjoint(with: .blockStart) else { return nil }
      switch token.kind {
      case .number: break
      case .word: guard words.and.contains(token.lexeme) || token.count == 1 && !token.isSpaced else { return nil }
      case .mark:
        guard token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: ";") || isDash(close) else { return nil }
      }
      close += 1
    }
    guard close < limit, close > open + 1 else { return nil }
    let runs = NumberRuns.runs(in: text, (open + 1)..<close)
    guard let runs, !runs.isEmpty, runs.allSatisfy({ $0.low >= 1 && $0.high <= Self.highest && $0.low <= $0.high })
    else { return nil }
    let block = text.blocks[text.block(ofToken: open)]
    if open == block.lowerBound { return nil }
    if !isSquare, !isCitation(open, close, runs, block) { return nil }
    if isSquare, isParagraph(open, close, runs, block) { return nil }
    let sentence = text.sentence(ofToken: open)
    if runs.count == 1 {
      return [make(TextRange(Int(text.tokens[open].start), Int(text.tokens[close].end)), runs[0], sentence, isSquare)]
    }
    return runs.map { make($0.range, $0, sentence, isSquare) }
  }

  private func make(_ range: TextRange, _ run: NumberRuns.Run, _ sentence: Int, _ isSquare: Bool) -> Mention {
    Mention(
      .citation, range, normalized: ["numbers": run.value],
      recognizer: isSquare ? CitationSettling.square : CitationSettling.round, sentence: sentence)
  }

  private func isDash(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.mark == UInt8(ascii: "-") || (0x2010...0x2014).contains(text.symbol(token))
      || text.symbol(token) == 0x2212
  }

  /// Square brackets that are no citation: a year, `at [23]`, a list item.
  private func isParagraph(_ open: Int, _ close: Int, _ runs: [NumberRuns.Run], _ block: Range<Int>) -> Bool {
    if runs.count == 1, runs[0].low == runs[0].high, runs[0].low >= 1600 { return true }
    guard open > block.lowerBound else { return true }
    // `calix[4]arene`: a part of a name.
    if !text.tokens[open].isSpaced, close + 1 < block.upperBound, text.tokens[close + 1].kind == .word,
      !text.tokens[close + 1].isSpaced
    {
      return true
    }
    return words.paragraphs.contains(text.tokens[open - 1].lexeme)
  }

  /// Whether numbers in round brackets are citations rather than the label of a list, an equation or a provision.
  private func isCitation(_ open: Int, _ close: Int, _ runs: [NumberRuns.Run], _ block: Range<Int>) -> Bool {
    guard text.tokens[open].isSpaced, open > block.lowerBound, runs.allSatisfy({ $0.high < 1000 }) else { return false }
    let before = text.tokens[open - 1]
    // Behind a number only where it is the end of a name: `GLP-1 (18).`
    if before.kind == .number, before.isSpaced { return false }
    if before.kind == .word, words.numbered.contains(before.lexeme) { return false }
    if before.mark == UInt8(ascii: "."), open >= block.lowerBound + 2,
      words.numbered.contains(text.tokens[open - 2].lexeme)
    {
      return false
    }
    guard close + 1 < block.upperBound else { return true }
    let after = text.tokens[close + 1]
    // A list or several: `(3, 5, 7)`, `(1-3)` are hardly anything else.
    let isList = runs.count > 1 || runs[0].low < runs[0].high
    if after.kind == .mark, !after.isSpaced,
      [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(after.mark)
    {
      return before.kind != .mark && !isListLabel(open, block)
        || before.mark == UInt8(ascii: ".") && isAfterOthers(open) || isList
        || before.mark == UInt8(ascii: ")") || text.isQuotationMark(before)
    }
    if isAfterOthers(open) { return true }
    guard after.kind == .word, after.isSpaced else { return false }
    return before.kind == .word && words.continuations.contains(after.lexeme) && !isListLabel(open, block)
      || isList && before.kind == .word
  }

  private func isAfterOthers(_ open: Int) -> Bool {
    let place = holds(open - 1, ".") ? open - 2 : open - 1
    return place >= 0 && words.others.contains(text.tokens[place].lexeme)
  }

  /// `paragraphs (1) and (2)`: provisions in a list.
  private func isListLabel(_ open: Int, _ block: Range<Int>) -> Bool {
    let before = text.tokens[open - 1]
    guard
      words.and.contains(before.lexeme) || before.lexeme == .unknown && before.count <= 2
        || words.connectors.contains(before.lexeme)
    else { return false }
    return true
  }
}

/// The numbers of a citation, from tokens such as `7`, `7,8`, `7–9`.
enum NumberRuns {
  struct Run {
    var low: Int
    var high: Int
    var range: TextRange

    /// The number, or the ends of the range.
    var value: NormalizedValue { .array(low == high ? [.integer(low)] : [.integer(low), .integer(high)]) }
  }

  /// The numbers and ranges in a range of tokens; nil where a token is no list of whole numbers.
  static func runs(in text: TokenizedDocument, _ tokens: Range<Int>) -> [Run]? {
    let bytes = text.document.text.utf8
    var runs: [Run] = []
    var isRange = false
    for index in tokens {
      let token = text.tokens[index]
      switch token.kind {
      case .word: continue
      case .mark:
        let isDash =
          token.mark == UInt8(ascii: "-") || (0x2010...0x2014).contains(text.symbol(token))
          || text.symbol(token) == 0x2212
        if isDash { isRange = true }
      case .number:
        var place = Int(token.start)
        while place < Int(token.end) {
          let start = place
          var value = 0
          while place < Int(token.end), isDigit(bytes[place]) {
            guard place - start < 5 else { return nil }
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
          }
          guard place > start else { return nil }
          if place < Int(token.end) {
            guard bytes[place] == 0x2C else { return nil }
          }
          if isRange, let last = runs.last {
            runs[runs.count - 1] = Run(low: last.low, high: value, range: TextRange(last.range.start, place))
            isRange = false
          } else {
            runs.append(Run(low: value, high: value, range: TextRange(start, place)))
          }
          place += 1
        }
      }
    }
    return runs
  }
}
