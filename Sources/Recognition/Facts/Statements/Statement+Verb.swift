import DocumentModel

/// The verb of a statement: where it stands, its voice, and whether it happened.
extension Statement {
  /// Where the verb begins in the text.
  var start: Int { sentence.text.range(trigger).start }
  /// One past where it ends.
  var end: Int { sentence.text.range(trigger).end }

  /// The word's lexeme; `unknown` outside the sentence.
  func lexeme(_ index: Int) -> Lexeme {
    sentence.tokens.contains(index) ? sentence.text.tokens[index].lexeme : .unknown
  }

  /// A form of `be` before the verb, at most one adverb between, or an agent right behind it, or a comma before it.
  static func isPassive(_ sentence: FactSentence, _ words: FactWords, _ trigger: Range<Int>) -> Bool {
    let tokens = sentence.text.tokens
    for index in [trigger.lowerBound - 1, trigger.lowerBound - 2] where sentence.tokens.contains(index) {
      if words.be.contains(tokens[index].lexeme) { return true }
    }
    let before = trigger.lowerBound - 1
    if sentence.tokens.contains(before), tokens[before].mark == 0x2C { return true }
    return sentence.tokens.contains(trigger.upperBound) && words.by.contains(tokens[trigger.upperBound].lexeme)
      && !words.irrealis.contains(tokens[trigger.upperBound].lexeme)
  }

  /// Whether it is said to be wanted, possible or planned.
  var isIrreal: Bool {
    (1...2).contains { words.irrealis.contains(lexeme(trigger.lowerBound - $0)) }
  }

  /// Whether it is denied: `has not ratified`, `no state ratified`.
  var isNegated: Bool {
    (1...3).contains { words.negation.contains(lexeme(trigger.lowerBound - $0)) }
  }
}
