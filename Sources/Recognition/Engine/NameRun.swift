import DocumentModel

/// Runs of capitalised words with the small words that join them: the shape of names in Latin scripts.
struct NameRun: Sendable {
  /// Small words that go on inside a name (`of`, `and`, `the`, `for`, …).
  let connectors: LexemeSet
  /// Capitalised words that begin sentences and are no part of a name (`The`, `Under`, …).
  let openings: LexemeSet
  private let the: Lexeme
  private let etc: Lexeme
  private let and: LexemeSet
  private let comma: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    connectors = LexemeSet("name.connectors", packs, &vocabulary)
    openings = LexemeSet("name.openings", packs, &vocabulary).union(LexemeSet("sentence.openings", packs, &vocabulary))
    comma = LexemeSet("name.afterComma", packs, &vocabulary)
    and = LexemeSet(["and", "or", "dan", "&"].map { vocabulary.intern($0) })
    the = vocabulary.intern("the")
    etc = vocabulary.intern("etc")
  }

  /// Whether a token is a capitalised word that may stand in a name.
  func isName(_ token: Token) -> Bool { token.kind == .word && token.isCapitalized }

  /// Whether a word is the letter of a number: "Section 45G of the …".
  private func isSuffix(_ text: TokenizedDocument, _ index: Int) -> Bool {
    index > 0 && !text.tokens[index].isSpaced && text.tokens[index - 1].kind == .number
  }

  /// First token of the run that ends before `end`; `end` itself where there is none. Goes back over capitalised words,
  /// balanced brackets inside, and connectors between capitalised words.
  func start(
    _ text: TokenizedDocument, before end: Int, in sentence: Range<Int>, brackets: Bool = false, connecting: Bool = true
  ) -> Int {
    var first = end
    var index = end
    while index > sentence.lowerBound {
      let token = text.tokens[index - 1]
      if isName(token) {
        if isSuffix(text, index - 1) { break }
        if openings.contains(token.lexeme), index - 1 == sentence.lowerBound || token.flags.contains(.sentenceStart) {
          break
        }
        if openings.contains(token.lexeme), token.lexeme == the { break }
        index -= 1
        first = index
        continue
      }
      // "Health and Safety at Work etc. Act": the stop of an abbreviation inside a name.
      if token.mark == UInt8(ascii: "."), index - 2 > sentence.lowerBound, text.tokens[index - 2].lexeme == etc {
        index -= 1
        continue
      }
      if brackets, token.mark == UInt8(ascii: ")"), let open = opening(text, index - 1, sentence.lowerBound) {
        index = open
        continue
      }
      if connecting, first < end || token.lexeme == etc,
        connectors.contains(token.lexeme) || token.mark == UInt8(ascii: ",") && brackets,
        let next = nameBefore(text, index - 1, sentence)
      {
        index = next
        continue
      }
      break
    }
    return first
  }

  /// Skips connectors back from `index`; the position just after a capitalised word that belongs to the same name.
  private func nameBefore(_ text: TokenizedDocument, _ index: Int, _ sentence: Range<Int>) -> Int? {
    var place = index
    var sawThe = text.tokens[place].lexeme == the
    while place > sentence.lowerBound, connectors.contains(text.tokens[place - 1].lexeme) {
      place -= 1
      sawThe = sawThe || text.tokens[place].lexeme == the
    }
    guard place > sentence.lowerBound else { return nil }
    let token = text.tokens[place - 1]
    if token.mark == UInt8(ascii: ")") { return place }
    guard isName(token), !openings.contains(token.lexeme), !isSuffix(text, place - 1) else { return nil }
    // "Violations of the Clean Air Act": the first word of a sentence is capitalised for that reason alone.
    if sawThe || text.tokens[index].mark == 0x2C, place - 1 == sentence.lowerBound { return nil }
    return place
  }

  /// One past the run that goes on from `start` (capitalised words, connectors followed by a capitalised word, commas in
  /// lists of the name); `start` where nothing goes on.
  func end(_ text: TokenizedDocument, from start: Int, limit: Int, commas: Bool = false) -> Int {
    var end = start
    var index = start
    while index < limit {
      let token = text.tokens[index]
      if isName(token) {
        index += 1
        end = index
        continue
      }
      if connectors.contains(token.lexeme) {
        var next = index + 1
        while next < limit, connectors.contains(text.tokens[next].lexeme) { next += 1 }
        guard next < limit, isName(text.tokens[next]) else { break }
        index = next
        continue
      }
      if commas, token.mark == UInt8(ascii: ","), index + 1 < limit, goesOn(text, index + 1, limit) {
        index += 1
        continue
      }
      break
    }
    return end
  }

  /// Whether the words after a comma belong to the name before it: `Especially Women and Children`, `Suppress and Punish`.
  private func goesOn(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    guard isName(text.tokens[index]) else { return false }
    if comma.contains(text.tokens[index].lexeme) { return true }
    var place = index
    while place < limit, isName(text.tokens[place]), place - index < 3 { place += 1 }
    if place < limit, text.tokens[place].mark == UInt8(ascii: ",") {
      return place - index == 1 && place + 1 < limit && goesOn(text, place + 1, limit)
    }
    return place - index == 1 && place + 1 < limit && and.contains(text.tokens[place].lexeme)
      && isName(text.tokens[place + 1])
  }

  private func opening(_ text: TokenizedDocument, _ close: Int, _ lower: Int) -> Int? {
    var index = close
    while index > lower, close - index < 12 {
      index -= 1
      if text.tokens[index].mark == UInt8(ascii: "(") { return index }
      if text.tokens[index].kind == .mark, text.tokens[index].mark != UInt8(ascii: ",") { return nil }
    }
    return nil
  }
}
