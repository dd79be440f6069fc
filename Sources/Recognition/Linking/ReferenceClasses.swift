import DocumentModel

/// The kinds of law by which a text refers back to one: `Act`, `Regulation`, `Peraturan Pemerintah`, as the packs list
/// them, each with the wider kind that it belongs to.
struct ReferenceClasses: Sendable {
  /// Kinds as bits; at most 64.
  typealias Kinds = UInt64

  private struct Phrase: Sendable {
    var words: [Lexeme]
    var kind: Int
  }

  /// By their first word, longer ones first.
  private let phrases: LexemeTable<[Phrase]>
  /// For each kind its own bit and that of the wider one.
  private let kinds: [Kinds]

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var phrases: [Lexeme: [Phrase]] = [:]
    var names: [String: Int] = [:]
    var kinds: [Kinds] = []
    for line in packs.words("reference.classes").prefix(64) {
      let sides = line.split(separator: "=", maxSplits: 1)
      let written = (sides.first ?? "").split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      let wider = sides.count > 1 ? names[sides[1].split(separator: " ").joined(separator: " ")] : nil
      names[written.first ?? ""] = kinds.count
      for name in written {
        let words = name.split(separator: " ").map { vocabulary.intern(String($0)) }
        guard let first = words.first else { continue }
        phrases[first, default: []].append(Phrase(words: words, kind: kinds.count))
      }
      kinds.append(1 << Kinds(kinds.count) | (wider.map { 1 << Kinds($0) } ?? 0))
    }
    for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
    self.phrases = LexemeTable(phrases)
    self.kinds = kinds
  }

  /// Whether a name of a kind may begin with a word.
  @inline(__always)
  func begins(_ lexeme: Lexeme) -> Bool { phrases.contains(lexeme) }

  /// The longest name of a kind that begins at `index`: one past it, and the bit of its kind.
  func name(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (end: Int, kind: Kinds)? {
    for phrase in phrases[text.tokens[index].lexeme] ?? [] where index + phrase.words.count <= limit {
      let fits = phrase.words.indices.allSatisfy { text.tokens[index + $0].lexeme == phrase.words[$0] }
      if fits { return (index + phrase.words.count, 1 << Kinds(phrase.kind)) }
    }
    return nil
  }

  /// The kinds of the law that a run of tokens names: that of the first name in a designation, of the last in a title.
  func kinds(_ text: TokenizedDocument, _ tokens: Range<Int>, last: Bool) -> Kinds {
    var found: Kinds = 0
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let name = name(text, index, tokens.upperBound) {
        found = kinds[name.kind.trailingZeroBitCount]
        if !last { break }
        index = name.end
      } else {
        index += 1
      }
    }
    return found
  }
}
