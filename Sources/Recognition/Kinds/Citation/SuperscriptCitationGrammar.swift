import DocumentModel

/// Numbers that were superscripts before a document became plain text: `compound 32,33 .`, `studies. 34 For this`.
struct SuperscriptCitationGrammar {
  let text: TokenizedDocument
  let words: CitationWords

  private func holds(_ index: Int, _ mark: Unicode.Scalar) -> Bool { text.tokens[index].mark == UInt8(ascii: mark) }

  /// Appends the citations of the run of numbers that begins with a token.
  func citations(at start: Int, into mentions: inout [Mention]) {
    let before = text.tokens[start - 1]
    // A run is looked at from its first number.
    guard before.kind != .number, !isDash(start - 1) else { return }
    let block = text.blocks[text.block(ofToken: start)]
    guard start > block.lowerBound + 1 else { return }
    if before.mark == UInt8(ascii: ","), text.tokens[start - 2].kind == .number { return }
    var end = start + 1
    while end + 1 < block.upperBound, end - start < 24 {
      let isJoint = holds(end, ",") || isDash(end)
      guard isJoint, text.tokens[end + 1].kind == .number, text.tokens[end + 1].count <= 24 else { break }
      end += 2
    }
    if end < block.upperBound, text.tokens[end].kind == .word, !text.tokens[end].isSpaced {
      guard text.tokens[end].count == 1, !text.tokens[end].isCapitalized else { return }
      end += 1
    }
    guard let runs = NumberRuns.runs(in: text, start..<end), !runs.isEmpty,
      runs.allSatisfy({ $0.low >= 1 && $0.high < 1000 && $0.low <= $0.high }),
      let strength = strength(start, end, block)
    else { return }
    let sentence = text.sentence(ofToken: start)
    for run in runs {
      mentions.append(
        Mention(
          .citation, run.range, normalized: ["numbers": run.value],
          recognizer: strength == .sure ? "citation/superscript" : CitationSettling.weak, sentence: sentence))
    }
  }

  private func isDash(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.mark == UInt8(ascii: "-") || (0x2010...0x2014).contains(text.symbol(token))
      || text.symbol(token) == 0x2212
  }

  /// How sure it is that a run is the mark of a note.
  private enum Strength { case sure, weak }

  /// What stands around a run tells; nil where it is no mark of a note.
  private func strength(_ start: Int, _ end: Int, _ block: Range<Int>) -> Strength? {
    let before = text.tokens[start - 1]
    let second = text.tokens[start - 2]
    let isEnd = end == block.upperBound
    let after = isEnd ? before : text.tokens[end]
    let hasLetter = text.tokens[end - 1].kind == .word
    if before.kind == .word {
      guard !words.numbered.contains(before.lexeme), !words.months.contains(before.lexeme),
        !words.locators.contains(before.lexeme), !words.continuations.contains(before.lexeme),
        before.count >= 4, before.flags.isDisjoint(with: .allCaps), !hasLetter, !isEnd
      else { return nil }
      // `compound 32,33 .`: white space before the mark that ends the clause.
      if after.kind == .mark, after.isSpaced,
        [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(after.mark)
      {
        return .sure
      }
      // `basis 19 that`: only beside sure ones.
      if after.kind == .word, after.isSpaced, !after.isCapitalized, words.continuations.contains(after.lexeme) {
        return .weak
      }
      return after.mark == UInt8(ascii: "(") && after.isSpaced ? .weak : nil
    }
    switch before.mark {
    case UInt8(ascii: "."), UInt8(ascii: "?"):
      // `et al. 6 showed`, `(ref. 9)`.
      if words.others.contains(second.lexeme) || words.numberedReferences.contains(second.lexeme) { return .sure }
      guard
        second.kind == .word || second.mark == UInt8(ascii: ")") || second.mark == UInt8(ascii: "%")
          || second.kind == .number && !before.isSpaced, !isAbbreviation(start - 2)
      else { return nil }
      if isEnd { return .sure }
      guard after.isSpaced else { return nil }
      return after.kind == .word && after.isCapitalized && after.count > 1
        ? .sure : after.mark == UInt8(ascii: "(") ? .weak : nil
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: ":"):
      guard second.kind == .word || before.mark == UInt8(ascii: ")"), !words.months.contains(second.lexeme), !hasLetter,
        second.flags.isDisjoint(with: .sentenceStart)
      else { return nil }
      if isEnd { return nil }
      if after.kind == .mark, after.isSpaced,
        [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(after.mark)
      {
        return before.mark == UInt8(ascii: ")") ? .sure : .weak
      }
      guard after.isSpaced, after.kind == .word else { return nil }
      return words.continuations.contains(after.lexeme) ? .weak : nil
    default: return nil
    }
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return words.abbreviated.contains(token.lexeme) || token.kind == .word && token.count == 1
  }
}
