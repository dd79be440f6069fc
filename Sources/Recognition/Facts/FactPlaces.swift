import DocumentModel

/// Where a figure holds: the place that the thing counted names (`438 Indonesian workers`), else the one that follows the
/// figure in its clause (`438 women in Batam`), else the one that the sentence begins with (`In Batam, 438 women …`).
struct FactPlaces: Sendable {
  private let names: PlaceNames
  private let before: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, names: PlaceNames) {
    self.names = names
    before = LexemeSet("place.before", packs, &vocabulary)
  }

  /// Sets the place of quantities that have none. Cost: linear in mentions and facts, up to a logarithm.
  func complete(_ facts: inout [FactDraft], in text: TokenizedDocument, mentions: [Mention]) {
    guard !facts.isEmpty else { return }
    let places = mentions.filter { $0.kind == .place && $0.within == nil }
    for index in facts.indices
    where facts[index].place == nil && facts[index].property == FactProperty.quantity.rawValue {
      let evidence = facts[index].evidence
      guard let value = evidence.first(where: { $0.role == .value })?.range,
        let thing = evidence.first(where: { $0.role == .subject })?.range
      else { continue }
      facts[index].place = place(value, thing, places, text)
    }
  }

  private func place(
    _ value: TextRange, _ thing: TextRange, _ places: [Mention], _ text: TokenizedDocument
  ) -> String? {
    // Inside a count no place is a mention of its own.
    let end = text.token(at: thing.end)
    for index in text.token(at: thing.start)..<max(text.token(at: thing.start), end) {
      if let match = names.match(text, at: index, limit: end) {
        return text.document.text.quote(PossessiveEnding.trimmed(text, index..<match.end))
      }
    }
    guard !places.isEmpty else { return nil }
    let sentence = text.sentences[text.sentence(ofToken: text.token(at: value.start))]
    let range = text.range(sentence)
    var next = Self.first(places, from: max(value.end, thing.end))
    if next < places.count, places[next].range.end <= range.end, isNear(places[next], value, sentence, text) {
      return text.document.text.quote(places[next].range)
    }
    next = Self.first(places, from: range.start)
    guard next < places.count, places[next].range.end <= value.start else { return nil }
    let first = text.token(at: places[next].range.start)
    guard first == sentence.lowerBound + 1, before.contains(text.tokens[first - 1].lexeme) else { return nil }
    return text.document.text.quote(places[next].range)
  }

  /// The first of places in order that begins at an offset or behind it.
  private static func first(_ places: [Mention], from offset: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a place behind a figure belongs to it: after `in` or its like, no other figure and no comma between.
  private func isNear(
    _ place: Mention, _ value: TextRange, _ sentence: Range<Int>, _ text: TokenizedDocument
  ) -> Bool {
    let first = text.token(at: place.range.start)
    let isBehind = (1...2).contains {
      sentence.contains(first - $0) && before.contains(text.tokens[first - $0].lexeme)
    }
    let between = text.token(at: value.end)..<first
    guard isBehind, between.count <= 8 else { return false }
    return !between.contains { index in
      let token = text.tokens[index]
      return token.mark == 0x2C || token.mark == 0x3B || token.kind == .number
    }
  }
}
