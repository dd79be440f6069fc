/// What a user typed, as a query that FTS5 always understands: each word quoted, `*` at a word's end for a prefix, text in
/// quotation marks as a phrase. All of them must be found.
enum SearchQuery {
  /// The query in FTS5's syntax (https://sqlite.org/fts5.html#full_text_query_syntax); nil where there is no word.
  static func expression(_ typed: String) -> String? {
    var terms: [String] = []
    var term: [UInt8] = []
    var isPhrase = false
    func end() {
      let isPrefix = !isPhrase && term.last == 0x2A
      let text = String(decoding: term, as: UTF8.self)
      if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
        terms.append("\"\(text)\"" + (isPrefix ? "*" : ""))
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
    return terms.isEmpty ? nil : terms.joined(separator: " ")
  }
}
