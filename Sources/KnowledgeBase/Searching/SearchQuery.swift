import Foundation

/// What a user typed, as a query that FTS5 always understands: each word quoted, `*` at a word's end for a beginning, text in
/// quotation marks as a phrase. All of them must be found.
enum SearchQuery {
  /// A word or phrase.
  struct Term: Hashable {
    var text: String
    /// Whether words that begin so are looked for.
    var isBeginning: Bool
  }

  /// The words and phrases of a query.
  static func terms(_ typed: String) -> [Term] {
    var terms: [Term] = []
    var term: [UInt8] = []
    var isPhrase = false
    func end() {
      let isBeginning = !isPhrase && term.last == 0x2A
      let text = String(decoding: term, as: UTF8.self)
      if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
        terms.append(Term(text: text, isBeginning: isBeginning))
      }
      term.removeAll()
    }
    for byte in typed.utf8 {
      switch byte {
      case 0x22:
        end()
        isPhrase.toggle()
      case 0...0x20 where !isPhrase: end()
      case 0...0x20: term.append(0x20)
      default: term.append(byte)
      }
    }
    end()
    return terms
  }

  /// Terms in FTS5's syntax (https://sqlite.org/fts5.html#full_text_query_syntax). `beginnings` gives the words of the index
  /// that begin so; a beginning of several words, or of none that is known, is left to FTS5.
  static func expression(_ terms: [Term], beginnings: (String) throws -> [String]) rethrows -> String {
    try terms.map { term in
      guard term.isBeginning else { return quoted(term.text) }
      let word = term.text.dropLast().folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      let words = word.allSatisfy { $0.isLetter || $0.isNumber } ? try beginnings(word) : []
      return words.isEmpty ? quoted(term.text) + "*" : "(" + words.map(quoted).joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
  }

  /// The query as one expression; nil where there is no word.
  static func expression(_ typed: String) -> String? {
    let terms = terms(typed)
    return terms.isEmpty ? nil : expression(terms) { _ in [] }
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
