import DocumentModel

/// Carries the definitions of a document to every later use: the short form of an institution is a mention of it
/// wherever it stands, and each acronym is a use. Runs after the recognisers, over their mentions; linear in the length of the document.
enum AcronymUses {
  /// Appends the uses of the acronyms that the document defines, and drops institutions of the packs whose acronym the
  /// document uses for something else.
  static func extend(_ mentions: inout [Mention], in text: TokenizedDocument) {
    var definitions: [Int] = []
    for index in mentions.indices where mentions[index].kind == .acronym && mentions[index].role == nil {
      definitions.append(index)
    }
    definitions.sort { mentions[$0].range.start < mentions[$1].range.start }
    let ranges = definitions.map { mentions[$0].range }
    let meanings = AcronymMeanings(&mentions, definitions, text)
    if !meanings.isEmpty {
      mentions.removeAll { mention in
        guard mention.kind == .agency, mention.recognizer == "agency/acronym" else { return false }
        switch meanings.choice(text.document.text.string(mention.range), at: mention.range.start) {
        case .one(let meaning): return meaning.agency?.entityKey != mention.entityKey
        case .several: return true
        case .none: return false
        }
      }
      for index in mentions.indices where mentions[index].recognizer == "agency/acronym" {
        let range = mentions[index].range
        guard case .one = meanings.choice(text.document.text.string(range), at: range.start) else { continue }
        mentions[index].recognizer = "agency/confirmed"
      }
    }
    // `FY2021` and `Q3` are periods.
    var periods: Set<Int> = []
    for index in mentions.indices where mentions[index].kind == .period { periods.insert(mentions[index].range.start) }
    var definition = 0
    for index in text.tokens.indices {
      let token = text.tokens[index]
      guard token.flags.contains(.manyCapitals), token.isCapitalized else { continue }
      guard periods.isEmpty || !periods.contains(Int(token.start)) else { continue }
      let range = TextRange(Int(token.start), Int(token.end) - PossessiveEnding.length(text, token))
      guard AcronymShape.fits(text, token) || range.end < Int(token.end) else { continue }
      while definition < ranges.count, ranges[definition].end <= range.start { definition += 1 }
      let isDefinition = definition < ranges.count && ranges[definition].contains(range)
      let choice = meanings.isEmpty ? .none : meanings.choice(text.document.text.string(range), at: range.start)
      guard choice.isDefined || AcronymShape.stands(text, index), !LawNumbering.contains(text, index) else { continue }
      let sentence = text.sentence(ofToken: index)
      if case .one(let meaning) = choice, var use = meaning.agency {
        use.range = range
        use.recognizer = "agency/defined"
        use.sentence = sentence
        mentions.append(use)
      }
      guard !isDefinition, !choice.begins(after: range.start) else { continue }
      var normalized: NormalizedFields = ["short": .string(text.document.text.string(range))]
      switch choice {
      case .one(let meaning): normalized["long"] = .string(meaning.long)
      case .several(let longs): normalized["meanings"] = .array(longs.map { .string($0) })
      case .none: break
      }
      mentions.append(
        Mention(
          .acronym, range, normalized: normalized, recognizer: "acronym/use", role: "use", sentence: sentence))
    }
  }
}
