import DocumentModel
import Recognition

/// Acronyms with two meanings, names of institutions with a slip in them.
enum NameRules {
  static func check(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    acronyms(document, lexicon, &list)
    spellings(document, &list)
  }

  /// "the Witness Protecton Agency" where the Witness Protection Agency is meant.
  private static func spellings(_ document: EvidenceDocument, _ list: inout FindingList) {
    let mentions = document.recognition.mentions.filter { $0.kind == .agency }
    var right: [String: TextRange] = [:]
    for mention in mentions where mention.part("misspelt") == nil && mention.recognizer == "agency/form" {
      if let key = mention.entityKey, right[key] == nil { right[key] = mention.range }
    }
    for mention in mentions {
      guard let word = mention.part("misspelt"), let corrected = mention.normalized["corrected"]?.text,
        let key = mention.entityKey
      else { continue }
      list.add(
        "name-spelling", .medium, "\(document.document.text.quote(word)) is written for \(corrected)",
        [mention.range] + [right[key]].compactMap(\.self))
    }
  }

  /// "Ministry of Health (MOH)" and "Ministry of Housing (MOH)": two names that both have these initials.
  private static func acronyms(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    var found: [String: [(words: [String], range: TextRange, key: String?)]] = [:]
    for mention in document.recognition.mentions where mention.kind == .acronym && mention.role == nil {
      guard let short = mention.normalized["short"]?.text, let long = mention.normalized["long"]?.text,
        mention.within != .reference, let words = initialed(long, short, lexicon)
      else { continue }
      let key = document.recognition.mentions.first { mention.range.contains($0.range) && $0.entityKey != nil }?
        .entityKey
      found[short, default: []].append((words, mention.range, key))
    }
    for (short, meanings) in found.sorted(by: { $0.key < $1.key }) {
      guard let first = meanings.first else { continue }
      let other = meanings.first { meaning in
        (meaning.key == nil || meaning.key != first.key)
          // Forms of one word are one: qualified, qualifying.
          && zip(meaning.words, first.words).contains { $0.0.prefix(4) != $0.1.prefix(4) }
      }
      guard let other else { continue }
      list.add("acronym-meaning", .medium, "\(short) stands for two names", [first.range, other.range])
    }
  }

  /// The words of a name whose initials are the letters of a short form, one each; small words may be left out. Nil for others:
  /// a translation keeps the letters of its original.
  private static func initialed(_ long: String, _ short: String, _ lexicon: ClaimLexicon) -> [String]? {
    var letters = Substring(short.lowercased())
    var words: [String] = []
    for word in ClaimWords.split(long.replacing("-", with: " ")) {
      if let letter = letters.first, word.first == letter {
        letters.removeFirst()
        words.append(word)
      } else if lexicon.isContent(word) {
        return nil
      }
    }
    return letters.isEmpty && words.count > 1 ? words : nil
  }
}
