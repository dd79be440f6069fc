import DocumentModel
import Recognition

/// A claim, read: the statement it makes and the words that compare.
struct ClaimForm: Sendable {
  var text: String
  var statement: Statement
  /// Terms that must be found, in the order of the claim.
  var content: [String]

  /// Reads a claim; nil where there is no word in it.
  init?(_ recognition: RecognitionEngine.Recognition, _ lexicon: ClaimLexicon) {
    guard !recognition.text.sentences.isEmpty else { return nil }
    let builder = StatementBuilder(recognition, lexicon)
    var joined: Statement?
    // A claim of several sentences is one claim: all of it must hold.
    var start = 0
    for sentence in recognition.text.sentences.indices {
      var end = start
      while end < recognition.mentions.count, recognition.mentions[end].sentence <= sentence { end += 1 }
      let statement = builder.statement(sentence, recognition.mentions[start..<end])
      start = end
      guard var whole = joined else {
        joined = statement
        continue
      }
      let clauses = (whole.words.last?.clause ?? 0) + 1
      whole.words += statement.words.map { word in
        var word = word
        word.clause += clauses
        return word
      }
      whole.terms.formUnion(statement.terms)
      whole.names += statement.names
      whole.figures += statement.figures
      whole.times += statement.times
      whole.negatedClauses.formUnion(statement.negatedClauses.map { $0 + clauses })
      whole.irrealis.formUnion(statement.irrealis)
      whole.quantifiers.formUnion(statement.quantifiers)
      joined = whole
    }
    guard let statement = joined, !statement.words.isEmpty else { return nil }
    self.statement = statement
    text = recognition.text.document.text.quote(TextRange(0, recognition.text.document.text.utf8.count))
    var seen: Set<String> = []
    content = statement.words.filter { $0.isContent && seen.insert($0.term).inserted }.map(\.term)
  }
}
