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
    var definitions: [Int] = []
    for index in mentions.indices where mentions[index].kind == .acronym && mentions[index].role == nil {
      definitions.append(index)
    }
    definitions.sort { mentions[$0].range.start < mentions[$1].range.start }
    let ranges = definitions.map { mentions[$0].range }
    let (meanings, places) = meanings(&mentions, definitions, text)
    if !places.isEmpty {
      mentions.removeAll { mention in
        guard mention.kind == .agency, mention.recognizer == "agency/acronym",
          let place = meaning(places[text.document.text.string(mention.range)], meanings, at: mention.range.start)
        else { return false }
        return meanings[place].agency?.entityKey != mention.entityKey
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
      let place =
        places.isEmpty ? nil : meaning(places[text.document.text.string(range)], meanings, at: range.start)
      guard place != nil || AcronymShape.stands(text, index), !LawNumbering.contains(text, index) else { continue }
      let sentence = text.sentence(ofToken: index)
      if let place, var use = meanings[place].agency {
        use.range = range
        use.recognizer = "agency/defined"
        use.sentence = sentence
        mentions.append(use)
      }
      guard !isDefinition, range.start > (place.map { meanings[$0].start } ?? -1) else { continue }
      var normalized: NormalizedFields = ["short": .string(text.document.text.string(range))]
      if let place { normalized["long"] = .string(meanings[place].long) }
      mentions.append(
        Mention(
          .acronym, range, normalized: normalized, recognizer: "acronym/use", role: "use", sentence: sentence))
    }
  }

  /// What short forms stand for, and the places of each short form's meanings in that list, in the order of the text. A later
  /// definition with another meaning holds from there on, and says which one it contradicts.
  private static func meanings(
    _ mentions: inout [Mention], _ definitions: [Int], _ text: TokenizedDocument
  ) -> (meanings: [Meaning], places: [String: [Int]]) {
    guard !definitions.isEmpty else { return ([], [:]) }
    var agencies: [TextRange: Int] = [:]
    for index in mentions.indices where mentions[index].kind == .agency { agencies[mentions[index].range] = index }
    var meanings: [Meaning] = []
    var places: [String: [Int]] = [:]
    for definition in definitions {
      guard let short = mentions[definition].part("short"), let long = mentions[definition].part("long") else {
        continue
      }
      let key = text.document.text.string(short)
      let written = text.document.text.quote(long)
      let known = places[key] ?? []
      if !known.isEmpty {
        let folded = InstitutionKey.make(written)
        // A variant (`the Agency for …`, a plural, a translation of an institution) is no other meaning.
        if known.contains(where: { isSame(folded, InstitutionKey.make(meanings[$0].long)) }) { continue }
        if let first = known.first { mentions[definition].normalized["conflict"] = .string(meanings[first].long) }
      }
      var meaning = Meaning(
        long: written, start: mentions[definition].range.start, agency: agencies[long].map { mentions[$0] })
      if meaning.agency?.normalized["acronym"] == nil { meaning.agency?.normalized["acronym"] = .string(key) }
      places[key, default: []].append(meanings.count)
      meanings.append(meaning)
    }
    return (meanings, places)
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one == other || one.hasPrefix(other) || other.hasPrefix(one) || one.hasSuffix(other) || other.hasSuffix(one)
  }

  /// The meaning in force at a place: the last one defined before it, else the first one.
  private static func meaning(_ places: [Int]?, _ meanings: [Meaning], at start: Int) -> Int? {
    guard let places else { return nil }
    return places.last { meanings[$0].start <= start } ?? places.first
  }
}
