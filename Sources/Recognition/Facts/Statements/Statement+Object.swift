import DocumentModel

/// What the verb says, in words.
extension Statement {
  /// Tokens of an object.
  private static let longestObject = 24

  /// The words of the object: behind the verb to the end of the clause, or before a passive one.
  func object(_ subject: Side) -> TextRange? {
    let tokens = sentence.text.tokens
    func ends(_ index: Int) -> Bool {
      let token = tokens[index]
      if token.kind == .mark, token.mark == 0x2C || token.mark == 0x3B || token.mark == 0x3A { return true }
      return words.stops.contains(token.lexeme)
    }
    if isPassive {
      var last = trigger.lowerBound
      while last > sentence.tokens.lowerBound, words.be.contains(lexeme(last - 1)) { last -= 1 }
      var first = last
      while first > sentence.tokens.lowerBound, !ends(first - 1), last - first <= Self.longestObject { first -= 1 }
      return range(first..<last)
    }
    let first = trigger.upperBound
    var last = first
    while last < sentence.tokens.upperBound, !ends(last), last - first <= Self.longestObject { last += 1 }
    while last > first, tokens[last - 1].kind == .mark, tokens[last - 1].mark != 0x29 { last -= 1 }
    return range(first..<last)
  }

  /// The range of an object; nil where it says nothing by itself or goes on too long to be one.
  private func range(_ tokens: Range<Int>) -> TextRange? {
    guard !tokens.isEmpty, tokens.count <= Self.longestObject else { return nil }
    guard tokens.contains(where: { sentence.text.tokens[$0].kind != .mark && !words.empty.contains(lexeme($0)) }) else {
      return nil
    }
    return sentence.text.range(tokens)
  }
}
