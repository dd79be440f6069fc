import DocumentModel

/// Finds the sentences of a block from its tokens: abbreviations, initials, numbered provisions and decimals do not end one.
struct SentenceSplitter: Sendable {
  /// Words after which a full stop ends nothing (`No.`, `Art.`, `Prof.`).
  private let abbreviations: LexemeSet
  /// Words after which a full stop ends nothing when a number follows (`p.`, `Fig.`).
  private let beforeNumber: LexemeSet

  /// Words after which a full stop ends a sentence only before a word that commonly begins one (`etc.`, `al.`).
  private let softAbbreviations: LexemeSet
  /// Words that begin captions (`Table`, `Figure`).
  private let captionLabels: LexemeSet
  /// Words that begin sentences and hardly ever go on after an abbreviation.
  private let openings: LexemeSet

  /// Takes the abbreviations of the packs; words are folded as tokens are.
  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    abbreviations = LexemeSet("abbreviations", packs, &vocabulary)
    beforeNumber = LexemeSet("abbreviations.beforeNumber", packs, &vocabulary)
    openings = LexemeSet("sentence.openings", packs, &vocabulary)
    softAbbreviations = LexemeSet("abbreviations.soft", packs, &vocabulary)
    captionLabels = LexemeSet("caption.labels", packs, &vocabulary)
  }

  /// Appends the token ranges of the sentences of the block with these tokens and marks their first tokens. `cited` are the
  /// places that the markup says are citations, in their order.
  func split(
    _ tokens: inout [Token], _ block: Range<Int>, cited: ArraySlice<TextRange> = [],
    into sentences: inout [Range<Int>]
  ) {
    var start = block.lowerBound
    var index = block.lowerBound
    var depth = 0
    while index < block.upperBound {
      let token = tokens[index]
      index += 1
      var found: Int?
      switch token.mark {
      case 0:
        if token.kind == .word, token.flags.contains(.dotted) {
          found = boundary(tokens, index, block, start, depth, cited)
        }
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        found = boundary(tokens, index, block, start, depth, cited)
      default: break
      }
      if found == nil, index - start >= Self.longest { found = index }
      guard let end = found else { continue }
      tokens[start].flags.insert(.sentenceStart)
      sentences.append(start..<end)
      start = end
      index = end
      depth = 0
    }
    if start < block.upperBound {
      tokens[start].flags.insert(.sentenceStart)
      sentences.append(start..<block.upperBound)
    }
  }

  /// Takes the block as one sentence: a heading, a cell, an entry of a reference list.
  func keepWhole(_ tokens: inout [Token], _ block: Range<Int>, into sentences: inout [Range<Int>]) {
    for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.longest) {
      tokens[start].flags.insert(.sentenceStart)
      sentences.append(start..<min(start + Self.longest, block.upperBound))
    }
  }

  /// Tokens after which a sentence ends in any case: recognisers may look over a whole sentence for each of its words, so
  /// its length bounds their cost. The longest sentences of statutes and judgments have about 300 words.
  private static let longest = 500

  /// One past the sentence that ends with the terminal token before `after`, nil where nothing ends.
  private func boundary(
    _ tokens: [Token], _ after: Int, _ block: Range<Int>, _ start: Int, _ depth: Int, _ cited: ArraySlice<TextRange>
  ) -> Int? {
    var end = after
    // Closing quotes, brackets and note marks belong to the sentence they follow.
    while end < block.upperBound, !tokens[end].isSpaced {
      if isCloser(tokens[end]) {
        end += 1
      } else if let next = citationEnd(tokens, end, block, cited) {
        end = next
      } else {
        break
      }
    }
    guard end < block.upperBound else { return end }
    let next = tokens[end]
    guard next.isSpaced, depth == 0 || end > after else { return nil }
    let terminal = tokens[after - 1]
    if terminal.flags.contains(.dotted) {
      // `U.S. Court`, `Ph.D. thesis`: dotted initials end a sentence only before a word that commonly begins one.
      return next.flags.contains(.capital) && next.count > 1 && isCommonOpening(next) ? end : nil
    }
    guard begins(tokens, end, block) else { return nil }
    guard terminal.mark == UInt8(ascii: "."), end == after, after - 2 >= start, !terminal.isSpaced else { return end }
    let before = tokens[after - 2]
    if before.kind == .word {
      if abbreviations.contains(before.lexeme) { return nil }
      if softAbbreviations.contains(before.lexeme), !isCommonOpening(next) { return nil }
      if beforeNumber.contains(before.lexeme), next.kind == .number { return nil }
      // An initial of a name: one capital letter, not the pronoun.
      if before.count == 1, before.isCapitalized, next.isCapitalized, !isCommonOpening(next) { return nil }
    }
    // `1. First item`, `3.2. Results`: a number that opens the sentence is a list marker.
    if before.kind == .number, after - 2 == start { return nil }
    if before.count == 1, after - 2 == start { return nil }
    // `Table 1. Title`: the label of a caption.
    if before.kind == .number, after - 3 == start, captionLabels.contains(tokens[start].lexeme) { return nil }
    return end
  }

  /// One past a citation that stands without a space behind the end of a sentence: `[3]`, `[note 1]`, or what the markup
  /// says is one; nil where there is none.
  private func citationEnd(
    _ tokens: [Token], _ index: Int, _ block: Range<Int>, _ cited: ArraySlice<TextRange>
  ) -> Int? {
    if tokens[index].mark == UInt8(ascii: "[") {
      let limit = min(index + 10, block.upperBound)
      guard let close = (index + 1..<limit).first(where: { tokens[$0].mark == UInt8(ascii: "]") }) else { return nil }
      return close > index + 1 ? close + 1 : nil
    }
    guard !cited.isEmpty else { return nil }
    if CitationMarks.holds(tokens[index], cited) { return index + 1 }
    // The comma or dash between two of them.
    guard tokens[index].kind == .mark, index + 1 < block.upperBound, !tokens[index + 1].isSpaced,
      tokens[index + 1].kind == .number, CitationMarks.holds(tokens[index + 1], cited)
    else { return nil }
    return index + 2
  }

  private func begins(_ tokens: [Token], _ index: Int, _ block: Range<Int>) -> Bool {
    let next = tokens[index]
    switch next.kind {
    case .word: return next.isCapitalized || next.flags.contains(.lineStart)
    case .number: return true
    case .mark:
      // An opening quote or bracket before a capital or a number.
      guard index + 1 < block.upperBound else { return false }
      if next.mark == UInt8(ascii: "-") || next.mark == UInt8(ascii: ",") { return false }
      let following = tokens[index + 1]
      return following.isCapitalized || following.kind == .number
    }
  }

  private func isCloser(_ token: Token) -> Bool {
    switch token.mark {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "."): true
    case 0: token.kind == .mark
    default: false
    }
  }

  private func isCommonOpening(_ token: Token) -> Bool { openings.contains(token.lexeme) }
}
