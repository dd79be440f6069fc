import DocumentModel

/// Bound words around a number: `at least`, `sekitar`, `≥`; after it `or more`, `and under`.
final class BoundGrammar: Sendable {
  private struct Phrase: Sendable {
    var words: [Lexeme]
    var qualifier: Qualifier
  }

  /// Phrases by their last word, longest first.
  private let before: LexemeTable<[Phrase]>
  /// Phrases by their first word, longest first.
  private let after: LexemeTable<[Phrase]>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var before: [Lexeme: [Phrase]] = [:]
    var after: [Lexeme: [Phrase]] = [:]
    for qualifier in Qualifier.allCases {
      for text in packs.words("bound.\(qualifier.rawValue)") {
        let words = text.split(separator: " ").map { vocabulary.intern(String($0)) }
        if let last = words.last { before[last, default: []].append(Phrase(words: words, qualifier: qualifier)) }
      }
      for text in packs.words("bound.after.\(qualifier.rawValue)") {
        let words = text.split(separator: " ").map { vocabulary.intern(String($0)) }
        if let first = words.first { after[first, default: []].append(Phrase(words: words, qualifier: qualifier)) }
      }
    }
    self.before = LexemeTable(before.mapValues { $0.sorted { $0.words.count > $1.words.count } })
    self.after = LexemeTable(after.mapValues { $0.sorted { $0.words.count > $1.words.count } })
  }

  /// The bound words that end right before `index` and begin at `floor` or later.
  func bound(_ clause: Clause, before index: Int, floor: Int) -> (start: Int, qualifier: Qualifier)? {
    var found: (start: Int, qualifier: Qualifier)?
    var end = index
    // `up to about 200`: at most two phrases.
    for _ in 0..<2 {
      guard let one = phrase(clause, before: end, floor: floor) else { break }
      found = (one.start, found?.qualifier ?? one.qualifier)
      end = one.start
    }
    return found
  }

  private func phrase(_ clause: Clause, before index: Int, floor: Int) -> (start: Int, qualifier: Qualifier)? {
    guard index - 1 >= floor, let last = clause[index - 1] else { return nil }
    if last.kind == .mark {
      guard let qualifier = Self.sign(clause, index - 1) else { return nil }
      return (index - 1, qualifier)
    }
    guard let phrases = before[last.lexeme] else { return nil }
    for phrase in phrases {
      let start = index - phrase.words.count
      if start >= max(floor, clause.range.lowerBound),
        phrase.words.indices.allSatisfy({ clause.lexeme(start + $0) == phrase.words[$0] })
      {
        return (start, phrase.qualifier)
      }
    }
    return nil
  }

  /// The bound words that begin at `index`.
  func bound(_ clause: Clause, after index: Int) -> (end: Int, qualifier: Qualifier)? {
    if clause.mark(index) == UInt8(ascii: "+"), clause.isJoined(index) { return (index + 1, .atLeast) }
    guard let phrases = after[clause.lexeme(index)] else { return nil }
    for phrase in phrases
    where phrase.words.indices.allSatisfy({ clause.lexeme(index + $0) == phrase.words[$0] }) {
      return (index + phrase.words.count, phrase.qualifier)
    }
    return nil
  }

  private static func sign(_ clause: Clause, _ index: Int) -> Qualifier? {
    switch clause.mark(index) {
    case UInt8(ascii: "~"): .about
    case UInt8(ascii: "<"): .lessThan
    case UInt8(ascii: ">"): .moreThan
    default:
      switch clause.symbol(index) {
      case 0x223C, 0x2248, 0x2243: .about
      case 0x2264, 0x2A7D: .atMost
      case 0x2265, 0x2A7E: .atLeast
      default: nil
      }
    }
  }
}
