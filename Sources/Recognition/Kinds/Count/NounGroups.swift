/// Noun groups (a noun with the words before it, or behind it where the head comes first), looked for from either side.
extension NounPhraseGrammar {
  /// Longest noun group in words.
  private static let longestGroup = 6

  /// Whether a word that can be part of a noun group stands there; an adverb in `-ly` cannot.
  func isGroupWord(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index], token.kind == .word else { return false }
    return (!isFunctionWord(token.lexeme) || isNounUse(clause, index)) && !clause.ends(index, "ly")
  }

  /// The noun group that ends before `index`; nil where none does.
  func group(_ clause: Clause, before index: Int) -> Range<Int>? {
    var start = index
    while index - start < Self.longestGroup, isGroupWord(clause, start - 1), !isVerb(clause, start - 1) { start -= 1 }
    return start < index ? start..<index : nil
  }

  /// Whether a word inside what looks like a noun group is the verb before it: `courts ordered payments`, `calo menjanjikan
  /// upah`. A participle begins its group.
  private func isVerb(_ clause: Clause, _ index: Int) -> Bool {
    if clause.headFirst { return isPrefixedVerb(clause, index) }
    return clause.ends(index, "ed") && isGroupWord(clause, index - 1)
  }

  /// The noun group that ends before `index` and those it belongs to by `of`, the outermost last: for `the depth of the
  /// lake` first `lake`, then `depth`. At most three.
  func groups(_ clause: Clause, before index: Int) -> [Range<Int>] {
    guard let first = group(clause, before: index) else { return [] }
    var groups = [first]
    while groups.count < 3, let inner = groups.last {
      let place = beforeDeterminers(clause, inner.lowerBound)
      guard isOf(clause, place - 1), let outer = group(clause, before: place - 1) else { break }
      groups.append(outer)
    }
    return groups
  }

  /// The noun group that begins at `index` or after determiners there, with what belongs to it by `of`.
  func group(_ clause: Clause, after index: Int) -> Range<Int>? {
    let start = afterDeterminers(clause, index)
    guard isGroupWord(clause, start), var end = groupEnd(clause, start) else { return nil }
    var taken = 0
    while taken < 2, isOf(clause, end), let next = groupEnd(clause, afterDeterminers(clause, end + 1)) {
      end = next
      taken += 1
    }
    return start..<end
  }

  /// One past the noun group that begins at `start`.
  private func groupEnd(_ clause: Clause, _ start: Int) -> Int? {
    var end = start
    while end - start < Self.longestGroup, isGroupWord(clause, end) {
      if end > start, clause.isJoined(end) { break }
      // `13 kg samples tested`: a participle after the noun begins a clause.
      if end > start, clause.ends(end, "ed"), !isGroupWord(clause, end + 1) { break }
      end += 1
      if !clause.headFirst, isPluralHead(clause, end - 1) { break }
    }
    return end > start ? end : nil
  }

  /// The index of the first token that is no determiner, at most three on.
  func afterDeterminers(_ clause: Clause, _ index: Int) -> Int {
    var place = index
    while place < index + 3, isDeterminer(clause, place) { place += 1 }
    return place
  }

  /// One past the last token before `index` that is no determiner, at most three back.
  func beforeDeterminers(_ clause: Clause, _ index: Int) -> Int {
    var place = index
    while place > index - 3, isDeterminer(clause, place - 1) { place -= 1 }
    return place
  }
}
