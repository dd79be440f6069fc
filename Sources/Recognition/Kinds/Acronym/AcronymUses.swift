import DocumentModel

/// Carries the definitions of a document to every later use: the short form of an institution is a mention of it
/// wherever it stands, and each acronym is a use. Runs after the recognisers, over their mentions; linear in the length of the document.
enum AcronymUses {
  /// What a short form stands for.
  private struct Meaning {
    var long: String
    /// Where the definition begins: what stands before it is no later use.
    var start: Int
    /// The institution whose name it shortens; nil for other terms (`trafficking in persons`) and for instruments.
    var agency: Mention?
  }

  /// Appends the uses of the acronyms that the document defines, and drops institutions of the packs whose acronym the
  /// document uses for something else.
  static func extend(_ mentions: inout [Mention], in text: TokenizedDocument) {
    let meanings = meanings(mentions, text)
    let definitions = mentions.filter { $0.kind == .acronym }.map(\.range).sorted { $0.start < $1.start }
    mentions.removeAll { mention in
      guard mention.recognizer == "agency/acronym", let meaning = meanings[text.document.text.string(mention.range)]
      else {
        return false
      }
      return meaning.agency?.entityKey != mention.entityKey
    }
    var definition = 0
    for index in text.tokens.indices {
      let token = text.tokens[index]
      guard token.isCapitalized, token.kind == .word, token.count > 1 else { continue }
      let range = TextRange(Int(token.start), Int(token.end) - PossessiveEnding.length(text, token))
      guard AcronymShape.fits(text, token) || range.end < Int(token.end) else { continue }
      while definition < definitions.count, definitions[definition].end <= range.start { definition += 1 }
      let isDefinition = definition < definitions.count && definitions[definition].contains(range)
      let short = text.document.text.string(range)
      let meaning = meanings[short]
      guard meaning != nil || AcronymShape.stands(text, index), !LawNumbering.contains(text, index) else { continue }
      let sentence = text.sentence(ofToken: index)
      if var use = meaning?.agency {
        use.range = range
        use.recognizer = "agency/defined"
        use.sentence = sentence
        mentions.append(use)
      }
      guard !isDefinition, range.start > meaning?.start ?? -1 else { continue }
      var use = Mention(
        .acronym, range, normalized: ["short": .string(short)], recognizer: "acronym/use", role: "use",
        sentence: sentence)
      use.normalized["long"] = meaning.map { .string($0.long) }
      mentions.append(use)
    }
  }

  /// What each short form stands for; the first definition counts.
  private static func meanings(_ mentions: [Mention], _ text: TokenizedDocument) -> [String: Meaning] {
    var agencies: [TextRange: Mention] = [:]
    for mention in mentions where mention.kind == .agency { agencies[mention.range] = mention }
    var meanings: [String: Meaning] = [:]
    let definitions = mentions.filter { $0.kind == .acronym && $0.role == nil }.sorted {
      $0.range.start < $1.range.start
    }
    for definition in definitions {
      guard let short = definition.part("short"), let long = definition.part("long") else { continue }
      let key = text.document.text.string(short)
      guard meanings[key] == nil else { continue }
      var meaning = Meaning(
        long: text.document.text.quote(long), start: definition.range.start, agency: agencies[long])
      if meaning.agency?.normalized["acronym"] == nil { meaning.agency?.normalized["acronym"] = .string(key) }
      meanings[key] = meaning
    }
    return meanings
  }
}
