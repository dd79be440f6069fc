import DocumentModel
import Recognition

/// Laws with two years, acronyms with two meanings, names of institutions with a slip in them.
enum NameRules {
  static func check(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    laws(document, lexicon, &list)
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

  /// "the Mines Act, 1952" and "the Mines Act, 1953".
  private static func laws(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    var byTitle: [String: [(year: Int, range: TextRange)]] = [:]
    var byNumber: [String: [(year: Int, range: TextRange, terms: Set<String>)]] = [:]
    for mention in document.recognition.mentions where mention.kind == .law || mention.kind == .treaty {
      guard mention.within != .reference, let year = mention.normalized["year"]?.double.map({ Int($0) }) else {
        continue
      }
      let range = mention.part("instrument") ?? mention.range
      let quote = document.document.text.quote(range)
      guard quote.contains(String(year)) else { continue }
      let words = ClaimWords.split(quote).filter {
        !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } && $0 != "of" && $0 != "the"
      }
      if let number = mention.normalized["number"]?.text {
        let kind = mention.normalized["type"]?.text ?? ""
        let place = mention.normalized["jurisdiction"]?.text ?? ""
        byNumber["\(place) \(kind) \(number)", default: []].append((year, range, around(mention, document, lexicon)))
      } else if words.count >= 2 {
        byTitle[words.joined(separator: " "), default: []].append((year, range))
      }
    }
    for (title, found) in byTitle.sorted(by: { $0.key < $1.key }) {
      guard let first = found.first, let other = found.first(where: { $0.year != first.year }) else { continue }
      _ = title
      list.add(
        "law-year", .medium, "one law with the years \(first.year) and \(other.year)", [first.range, other.range])
    }
    for (_, found) in byNumber.sorted(by: { $0.key < $1.key }) {
      guard let first = found.first else { continue }
      for other in found where other.year != first.year {
        // The same number in two years may be two laws: they are one where both are called the same.
        guard first.terms.intersection(other.terms).count >= 2 else { continue }
        list.add(
          "law-year", .medium, "one number with the years \(first.year) and \(other.year)", [first.range, other.range])
        break
      }
    }
  }

  /// What a law is called or is about: the words behind `known as`, `on`, `concerning`, `tentang`.
  private static func around(_ mention: Mention, _ document: EvidenceDocument, _ lexicon: ClaimLexicon) -> Set<String> {
    let text = document.recognition.text
    let sentence = text.sentenceRange(mention.sentence)
    guard mention.range.end < sentence.end else { return [] }
    let words = ClaimWords.split(document.document.text.quote(TextRange(mention.range.end, sentence.end)))
    guard
      let cue = words.prefix(3).firstIndex(where: {
        ["on", "concerning", "known", "called", "tentang", "regarding"].contains($0)
      })
    else { return [] }
    return Set(words.dropFirst(cue + 1).prefix(6).filter { lexicon.isContent($0) }.map(lexicon.term))
  }

  /// "Ministry of Health (MOH)" and "Ministry of Housing (MOH)".
  private static func acronyms(_ document: EvidenceDocument, _ lexicon: ClaimLexicon, _ list: inout FindingList) {
    var found: [String: [(long: Set<String>, range: TextRange, key: String?)]] = [:]
    for mention in document.recognition.mentions where mention.kind == .acronym && mention.role == nil {
      guard let short = mention.normalized["short"]?.text, let long = mention.normalized["long"]?.text,
        mention.within != .reference
      else { continue }
      let letters = ClaimWords.split(long).compactMap(\.first).map { String($0) }.joined()
      // Both must be spelled by their initials: a translation keeps its own.
      guard short.lowercased().first.map({ letters.hasPrefix(String($0)) }) == true else { continue }
      let key = document.recognition.mentions.first { mention.range.contains($0.range) && $0.entityKey != nil }?
        .entityKey
      found[short, default: []].append((lexicon.terms(long), mention.range, key))
    }
    for (short, meanings) in found.sorted(by: { $0.key < $1.key }) {
      guard let first = meanings.first else { continue }
      let other = meanings.first { meaning in
        !meaning.long.isSubset(of: first.long) && !first.long.isSubset(of: meaning.long)
          && (meaning.key == nil || meaning.key != first.key)
      }
      guard let other else { continue }
      list.add("acronym-meaning", .medium, "\(short) stands for two names", [first.range, other.range])
    }
  }
}
