import DocumentModel

/// Countries, regions, divisions and cities by the names of the packs, and the adjectives of countries (`Indonesian`).
struct PlaceRecognizer: Recognizer {
  let name = "place"
  let triggers: Triggers

  private let names: PlaceNames
  private let words: PlaceWords

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, names: PlaceNames) {
    self.names = names
    words = PlaceWords(packs, &vocabulary)
    triggers = Triggers(
      lexemes: names.openings.union(LexemeSet(words.kinds.lexemes)).union(LexemeSet(words.forward.lexemes)))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    if token.isCapitalized, known(at: index, in: text, into: &mentions) { return }
    // `the town of San Luis`, `Desa Tanjung Luar`: by form, where no pack knows it.
    if let level = words.forward[token.lexeme], token.isCapitalized {
      unknown(index, from: index + 1, level, in: text, into: &mentions)
    } else if let level = words.kinds[token.lexeme], !token.isCapitalized, index + 2 < text.tokens.count,
      text.tokens[index + 1].lexeme == words.of
    {
      unknown(index + 2, from: index + 2, level, in: text, into: &mentions)
    }
  }

  /// A place of the packs that begins at a token.
  private func known(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) -> Bool {
    guard let match = names.match(text, at: index, limit: text.tokens.count) else { return false }
    let sentence = text.sentence(ofToken: index)
    let limits = text.sentences[sentence]
    guard match.end <= limits.upperBound, !isInside(text, index, limits) else { return false }
    let place = names.place(self.entry(text, match, index, limits))
    var tokens = index..<match.end
    if match.isAdjective {
      guard isAdjective(text, tokens, limits, isPart: place.level == "region") else { return false }
    } else if place.level != "country" || words.shared.contains(text.tokens[index].lexeme) {
      // The name of a city or division may be that of a person or a part of a longer name.
      guard stands(text, tokens, limits) else {
        // Inside the name of an institution or instrument it stands all the same: `Colorado Department of …`.
        mentions.append(Self.mention(text.range(tokens), place, rule: Self.nested, sentence: sentence))
        return true
      }
      tokens = widened(text, tokens, limits, place)
    } else if isSign(text, match.end, limits) {
      return false
    }
    let range = PossessiveEnding.trimmed(text, tokens)
    var named = place
    if tokens.count > match.end - index { named.name = text.document.text.quote(range) }
    let rule = match.isAdjective ? "place/adjective" : "place/name"
    mentions.append(Self.mention(range, named, rule: rule, sentence: sentence))
    return true
  }

  /// A place that its words alone tell: capitalised words from a token on.
  private func unknown(
    _ start: Int, from: Int, _ level: String, in text: TokenizedDocument, into mentions: inout [Mention]
  ) {
    let sentence = text.sentence(ofToken: start)
    let limit = min(text.sentences[sentence].upperBound, from + 4)
    var end = from
    while end < limit, text.tokens[end].kind == .word, text.tokens[end].isCapitalized,
      !text.tokens[end].flags.contains(.allCaps), text.tokens[end].isSpaced
    {
      end += 1
    }
    guard end > from, names.match(text, at: from, limit: limit) == nil || start < from else { return }
    let range = PossessiveEnding.trimmed(text, start..<end)
    let country = names.match(text, at: from, limit: end).flatMap { names.place($0.entries[0]).country }
    let place = PlaceNames.Place(name: text.document.text.quote(range), country: country, level: level)
    mentions.append(Self.mention(range, place, rule: "place/form", sentence: sentence))
  }

  /// The name with a direction around it: `Lombok Tengah`, `East Lampung`.
  private func widened(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ limits: Range<Int>, _ place: PlaceNames.Place
  ) -> Range<Int> {
    var tokens = tokens
    if limits.contains(tokens.upperBound), text.tokens[tokens.upperBound].isCapitalized,
      words.behind.contains(text.tokens[tokens.upperBound].lexeme)
    {
      tokens = tokens.lowerBound..<(tokens.upperBound + 1)
    }
    let before = tokens.lowerBound - 1
    if limits.contains(before), text.tokens[before].isCapitalized, words.directions.contains(text.tokens[before].lexeme)
    {
      tokens = before..<tokens.upperBound
    }
    return tokens
  }

  /// Whether a sign of money goes on without a space: `US$`.
  private func isSign(_ text: TokenizedDocument, _ index: Int, _ limits: Range<Int>) -> Bool {
    limits.contains(index) && text.tokens[index].mark == UInt8(ascii: "$") && !text.tokens[index].isSpaced
  }

  /// The rule of places that only stand inside another name.
  static let nested = "place/nested"

  /// Whether a name of this kind holds places that would be none by themselves.
  static func mayHold(_ kind: MentionKind?) -> Bool { kind == .agency || kind == .treaty || kind == .law }

  /// A mention of a place.
  private static func mention(_ range: TextRange, _ place: PlaceNames.Place, rule: String, sentence: Int) -> Mention {
    var normalized: NormalizedFields = ["name": .string(place.name)]
    normalized["country"] = place.country.map { .string($0) }
    normalized["level"] = .string(place.level)
    let key =
      place.level == "country" && place.country?.utf8.count == 2 && place.country != "GB"
      ? place.country ?? place.name : [place.country, place.name].compactMap(\.self).joined(separator: ":")
    return Mention(
      .place, range, normalized: normalized, recognizer: rule, entityKey: "place:\(key)", sentence: sentence)
  }

  /// Whether a longer name began before this token and holds it (`South Sudan` at `Sudan`).
  private func isInside(_ text: TokenizedDocument, _ index: Int, _ limits: Range<Int>) -> Bool {
    var place = index - 1
    while place >= limits.lowerBound, index - place <= 5 {
      if let longer = names.match(text, at: place, limit: limits.upperBound), longer.end > index { return true }
      place -= 1
    }
    return false
  }

  /// Of several places of one name the one whose country stands behind it or before it, else the first of the packs.
  private func entry(_ text: TokenizedDocument, _ match: PlaceNames.Match, _ index: Int, _ limits: Range<Int>) -> Int {
    guard match.entries.count > 1 else { return match.entries[0] }
    for place in [match.end + 1, index - 2, index - 1] where limits.contains(place) {
      guard let near = names.match(text, at: place, limit: limits.upperBound) else { continue }
      let country = names.place(near.entries[0]).country
      if let same = match.entries.first(where: { names.place($0).country == country }) { return same }
    }
    return match.entries[0]
  }

  /// Whether an adjective stands for its country: a word follows that it describes, or it names people in the plural.
  /// That of a part of the world (`European`) is a part of names too, and stands only before a common noun.
  private func isAdjective(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ limits: Range<Int>, isPart: Bool
  ) -> Bool {
    let last = text.tokens[tokens.upperBound - 1]
    if last.count > 4, text.document.text.utf8[Int(last.end) - 1] == UInt8(ascii: "s") { return true }
    guard tokens.upperBound < limits.upperBound else { return false }
    let next = text.tokens[tokens.upperBound]
    guard next.kind == .word, next.isSpaced, !words.languages.contains(next.lexeme), !(isPart && next.isCapitalized)
    else { return false }
    guard words.function.contains(next.lexeme) else { return true }
    // `Indonesian and Malaysian workers`, but `in Spanish and online`.
    return tokens.upperBound + 1 < limits.upperBound
      && names.match(text, at: tokens.upperBound + 1, limit: limits.upperBound)?.isAdjective == true
  }

  /// Whether a name that is also another's stands for the place here: behind a word such as `in` or a comma after a
  /// place, or alone among words that are not capitalised.
  private func stands(_ text: TokenizedDocument, _ tokens: Range<Int>, _ limits: Range<Int>) -> Bool {
    let isShared = words.shared.contains(text.tokens[tokens.lowerBound].lexeme)
    let before = tokens.lowerBound - 1
    if limits.contains(before) {
      let token = text.tokens[before]
      if words.before.contains(token.lexeme) { return true }
      if token.mark == UInt8(ascii: ","), limits.contains(before - 1), text.tokens[before - 1].isCapitalized {
        return !isShared || names.match(text, at: before - 1, limit: before) != nil
      }
      if token.kind == .word, token.isCapitalized, !token.flags.contains(.sentenceStart),
        !words.directions.contains(token.lexeme), words.forward[token.lexeme] == nil
      {
        return false
      }
    }
    let after = tokens.upperBound
    if limits.contains(after) {
      let token = text.tokens[after]
      if token.mark == UInt8(ascii: ","), limits.contains(after + 1),
        names.match(text, at: after + 1, limit: limits.upperBound) != nil
      {
        return true
      }
      if isShared { return false }
      // `Jakarta Post`, `Surabaya Pagi`: a part of a longer name.
      if token.kind == .word, token.isCapitalized, token.isSpaced, !words.behind.contains(token.lexeme) {
        return false
      }
    }
    return !isShared
  }
}
