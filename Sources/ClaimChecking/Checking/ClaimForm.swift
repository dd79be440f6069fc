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
    content = Self.content(statement)
  }

  /// A statement of a report, as a claim about it.
  init(_ statement: Statement) {
    text = ""
    self.statement = statement
    content = Self.content(statement)
  }

  private static func content(_ statement: Statement) -> [String] {
    var seen: Set<String> = []
    return statement.words.filter { $0.isContent && seen.insert($0.term).inserted }.map(\.term)
  }

  /// The claim with the names that only the document knows: "the TIP Law".
  func resolved(in document: EvidenceDocument, _ lexicon: ClaimLexicon) -> ClaimForm {
    var form = self
    var index = 0
    var isChanged = false
    while index < form.statement.words.count {
      let words = form.statement.words
      let alias = document.aliases[words[index].text]?.first { alias in
        words[index...].prefix(alias.words.count).map(\.text) == alias.words
          && (!alias.isCapital || words[index].isProper || index == 0)
      }
      guard let alias else {
        index += 1
        continue
      }
      let last = index + alias.words.count - 1
      let range = TextRange(words[index].range.start, words[last].range.end)
      if let known = form.statement.names.firstIndex(where: { $0.range.overlaps(range) }) {
        if form.statement.names[known].kind == alias.kind, form.statement.names[known].range == range {
          form.statement.names[known].key = alias.key
        }
      } else if !words[index...last].contains(where: \.isCovered) {
        isChanged = true
        form.statement.names.append(
          StatementName(
            kind: alias.kind, key: alias.key, terms: Set(words[index...last].filter(\.isContent).map(\.term)),
            range: range, text: alias.words.joined(separator: " ")))
        for place in index...last {
          // "Health Without Walls" denies nothing.
          if lexicon.negation.contains(words[place].text),
            let denial = form.statement.denials.firstIndex(of: words[place].clause)
          {
            form.statement.denials.remove(at: denial)
            if !form.statement.denials.contains(words[place].clause) {
              form.statement.negatedClauses.remove(words[place].clause)
            }
          }
          form.statement.words[place].isContent = false
          form.statement.words[place].isCovered = true
        }
      }
      index = last + 1
    }
    if isChanged { form.content = Self.content(form.statement) }
    return form
  }
}
