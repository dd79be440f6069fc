import DocumentModel

/// Institutions: by the head word of their name, by the names and the acronyms of the packs.
struct AgencyRecognizer: Recognizer {
  let name = "agency"
  let triggers: Triggers

  private let words: AgencyWords
  private let names: InstitutionNames
  private let extent: AgencyExtent
  private let spaced: SpacedName

  init(
    _ packs: PackSet, _ vocabulary: inout Vocabulary, names: InstitutionNames, places: PlaceNames
  ) {
    self.names = names
    words = AgencyWords(packs, &vocabulary, misspelt: names.misspeltHeads)
    extent = AgencyExtent(words: words, names: names, places: places)
    spaced = SpacedName(packs, &vocabulary)
    triggers = Triggers(
      lexemes: words.headWords.union(names.openings).union(words.topics).union(spaced.openings))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard text.tokens[index].isCapitalized else { return }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    if let found = spaced.match(text, at: index, limit: sentence.upperBound) {
      mentions.append(
        AgencyMention.make(
          text.range(index..<found.end), known: nil, name: found.name, type: "court", recognizer: "agency/spaced",
          sentence: place))
      return
    }
    if let head = words.head(text, index) {
      if let tokens = extent.name(text, head: index, head, in: sentence) {
        let entries = names.entries(text, tokens)
        mentions.append(mention(text, tokens, entries, head.type, "agency/form", place))
        return
      }
    }
    if let tokens = extent.topic(text, at: index, in: sentence) {
      mentions.append(mention(text, tokens, names.entries(text, tokens), "agency", "agency/form", place))
      return
    }
    guard names.openings.contains(text.tokens[index].lexeme) else { return }
    // Where a name holds a head word, the head decides how far it reaches; what stands before it is nested.
    for known in names.matches(text, at: index, limit: sentence.upperBound) {
      if known.isAcronym {
        guard known.end > index + 1 || isCapitals(text, text.tokens[index]), !LawNumbering.contains(text, index) else {
          continue
        }
      } else if (index..<known.end).contains(where: { words.head(text, $0) != nil }) {
        continue
      }
      let tokens = index..<known.end
      let rule = known.isAcronym ? "agency/acronym" : "agency/name"
      mentions.append(mention(text, tokens, names.entries(text, tokens), nil, rule, place))
    }
  }

  private func mention(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ entries: [Int], _ type: String?, _ recognizer: String,
    _ sentence: Int
  ) -> Mention {
    let range = PossessiveEnding.trimmed(text, tokens)
    let known = entries.count == 1 ? names.institution(entries[0]) : nil
    return AgencyMention.make(
      range, known: known, name: known?.name ?? text.document.text.quote(range),
      type: type ?? entries.first.flatMap { names.institution($0).type }, recognizer: recognizer, sentence: sentence)
  }

  /// Whether the letters before a possessive ending are capitals.
  private func isCapitals(_ text: TokenizedDocument, _ token: Token) -> Bool {
    if token.flags.contains(.allCaps) { return true }
    let ending = PossessiveEnding.length(text, token)
    guard ending > 0 else { return false }
    return text.document.text.utf8[Int(token.start)..<(Int(token.end) - ending)].allSatisfy { !($0 &- 0x61 < 26) }
  }
}
