import DocumentModel

/// Institutions: by the head word of their name, by the names and the acronyms of the packs.
struct AgencyRecognizer: Recognizer {
  let name = "agency"
  let triggers: Triggers

  private let words: AgencyWords
  private let names: InstitutionNames
  private let extent: AgencyExtent

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    words = AgencyWords(packs, &vocabulary)
    names = InstitutionNames(packs, &vocabulary)
    extent = AgencyExtent(words: words, names: names)
    triggers = Triggers(lexemes: words.headWords.union(names.openings).union(names.acronyms))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    if let head = words.head(text, index) {
      if let tokens = extent.name(text, head: index, head, in: sentence) {
        mentions.append(mention(text, tokens, names.institution(text, tokens), head.type, "agency/form", place))
        return
      }
    }
    var isNamed = false
    // Where a name holds a head word, the head decides how far it reaches; what stands before it is nested.
    for known in names.matches(text, at: index, limit: sentence.upperBound)
    where !(index..<known.end).contains(where: { words.head(text, $0) != nil }) {
      mentions.append(mention(text, index..<known.end, known.institution, nil, "agency/name", place))
      isNamed = true
    }
    if !isNamed, let known = names.acronym(text.tokens[index]), isCapitals(text, text.tokens[index]),
      !LawNumbering.contains(text, index)
    {
      mentions.append(mention(text, index..<(index + 1), known, nil, "agency/acronym", place))
    }
  }

  private func mention(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ known: InstitutionNames.Institution?, _ type: String?,
    _ recognizer: String, _ sentence: Int
  ) -> Mention {
    let range = PossessiveEnding.trimmed(text, tokens)
    return AgencyMention.make(
      range, name: known?.name ?? text.document.text.quote(range), acronym: known?.acronym, type: known?.type ?? type,
      country: known?.country, recognizer: recognizer, sentence: sentence)
  }

  /// Whether the letters before a possessive ending are capitals.
  private func isCapitals(_ text: TokenizedDocument, _ token: Token) -> Bool {
    if token.flags.contains(.allCaps) { return true }
    let ending = PossessiveEnding.length(text, token)
    guard ending > 0 else { return false }
    return text.document.text.utf8[Int(token.start)..<(Int(token.end) - ending)].allSatisfy { !($0 &- 0x61 < 26) }
  }
}
