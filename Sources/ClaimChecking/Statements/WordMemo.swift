/// What the lexicon says of each word that was met: a text repeats its words, and a look at one of them costs as much as ten
/// looks at this. Used by one reader at a time.
final class WordMemo {
  /// A word of a text as claims are compared by it.
  struct Entry {
    /// In lower case.
    var text: String
    var term: String
    var isContent = false
    var isClause = false
    var isNegation = false
    var isIrrealis = false
    var isQuantifier = false
  }

  private let lexicon: ClaimLexicon
  private var known: [String: Entry] = [:]
  private var phrases: [String: Set<String>] = [:]

  init(_ lexicon: ClaimLexicon) { self.lexicon = lexicon }

  /// A word as it stands in the text.
  func entry(_ surface: String) -> Entry {
    if let entry = known[surface] { return entry }
    let word = surface.lowercased()
    let entry = Entry(
      text: word, term: lexicon.term(word), isContent: lexicon.isContent(word), isClause: lexicon.clause.contains(word),
      isNegation: lexicon.negation.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t"),
      isIrrealis: lexicon.irrealis.contains(word), isQuantifier: lexicon.quantifiers.contains(word))
    known[surface] = entry
    return entry
  }

  /// The terms of a phrase that stands above many sentences.
  func terms(_ phrase: String) -> Set<String> {
    if let terms = phrases[phrase] { return terms }
    let terms = lexicon.terms(phrase)
    phrases[phrase] = terms
    return terms
  }
}
