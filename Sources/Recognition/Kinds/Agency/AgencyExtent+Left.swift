import DocumentModel

/// What belongs to a name to the left of its head.
extension AgencyExtent {
  /// First token of the name to the left of its head.
  func left(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>, caps: Bool) -> Int {
    var start = plainLeft(text, head, sentence, caps: caps)
    guard start < head, start - 1 > sentence.lowerBound else { return start }
    // `the Witness and Victim Protection Agency`: one more run before `and`, where `the` or nothing stands before it.
    let joint = start - 1
    let joins = words.conjunctions.contains(text.tokens[joint].lexeme) || text.tokens[joint].mark == UInt8(ascii: "&")
    guard joins else { return start }
    // `Children, Youth, and Families Department`
    let hasComma = joint - 1 > sentence.lowerBound && text.tokens[joint - 1].mark == UInt8(ascii: ",")
    let last = hasComma ? joint - 1 : joint
    var from = plainLeft(text, last, sentence, caps: caps)
    var runs = [from..<last]
    while from < runs[0].upperBound, from - 1 > sentence.lowerBound, text.tokens[from - 1].mark == UInt8(ascii: ",") {
      let further = plainLeft(text, from - 1, sentence, caps: caps)
      guard further < from - 1 else { break }
      runs.insert(further..<(from - 1), at: 0)
      from = further
    }
    guard from < last, !hasComma || runs.count > 1, runs.allSatisfy({ $0.count <= 3 && isPlain(text, $0, caps: caps) })
    else { return start }
    let opens =
      from == sentence.lowerBound || words.articles.contains(text.tokens[from - 1].lexeme)
      || text.tokens[from - 1].kind == .mark && text.tokens[from - 1].mark != UInt8(ascii: ",")
      || beginsWithPlace(text, runs[0])
      || text.tokens[from - 1].kind == .word && !words.beforePlaces.contains(text.tokens[from - 1].lexeme)
    if opens { start = from }
    return start
  }

  /// Whether a run begins with a place and goes on: `Indiana Alcohol`.
  private func beginsWithPlace(_ text: TokenizedDocument, _ run: Range<Int>) -> Bool {
    places.match(text, at: run.lowerBound, limit: run.upperBound).map { $0.end < run.upperBound } ?? false
  }

  /// Whether a run has no head, no acronym and no institution of its own.
  private func isPlain(_ text: TokenizedDocument, _ run: Range<Int>, caps: Bool) -> Bool {
    run.allSatisfy { words.head(text, $0) == nil && (caps || !text.tokens[$0].flags.contains(.allCaps)) }
      && names.match(text, at: run.lowerBound, limit: run.upperBound) == nil
      && places.match(text, at: run.lowerBound, limit: run.upperBound)?.end != run.upperBound
  }

  /// Whether a token is an apostrophe joined to a capitalised plural.
  private func isPluralPossessive(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    let before = text.tokens[index - 1]
    guard token.kind == .mark, !token.isSpaced, before.isCapitalized,
      text.document.text.utf8[Int(before.end) - 1] == UInt8(ascii: "s")
    else { return false }
    return token.mark == UInt8(ascii: "'") || text.symbol(token) == 0x2019
  }

  private func plainLeft(_ text: TokenizedDocument, _ from: Int, _ sentence: Range<Int>, caps: Bool) -> Int {
    var index = from
    while index > sentence.lowerBound {
      let token = text.tokens[index - 1]
      // `Veterans' Review Board`: the mark after a plural belongs to the name.
      if index - 1 > sentence.lowerBound, isPluralPossessive(text, index - 1) {
        index -= 1
        continue
      }
      let isTitle = index == from && words.titles.contains(token.lexeme)
      guard token.kind == .word, token.isCapitalized, !isConnecting(token),
        isTitle || !words.outside.contains(token.lexeme),
        !caps || token.flags.contains(.allCaps),
        !isPossessive(text, index - 1) || words.possessives.contains(token.lexeme),
        words.head(text, index - 1)?.isForward != true
      else { break }
      // A line that ends for good before the head belongs to it only where the head would stand alone.
      if LineBreaks.ends(text, before: index), index < from || !standsAlone(text, from) { break }
      index -= 1
    }
    return index
  }

  /// Whether nothing goes on behind a head at the start of a line: `Rent Control Appellate / Authority`.
  private func standsAlone(_ text: TokenizedDocument, _ head: Int) -> Bool {
    guard !LineBreaks.changesCase(text, head), head + 1 < text.tokens.count else { return false }
    return !isConnecting(text.tokens[head + 1])
  }
}
