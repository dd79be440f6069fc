import DocumentModel

/// The places of the packs: countries, regions, divisions and cities, with the adjectives that stand for them.
final class PlaceNames: Sendable {
  /// A place that a name may stand for.
  struct Place: Sendable {
    var name: String
    /// ISO 3166; nil for a part of the world.
    var country: String?
    /// `country`, `region`, `state`, `province`, `city`, …
    var level: String
  }

  /// What stands at a token.
  struct Match {
    /// One past the last token.
    var end: Int
    /// The entries that bear the name, in the order of the packs; never empty.
    var entries: [Int]
    /// Whether it is an adjective, or a noun for people.
    var isAdjective: Bool
  }

  private let index: NameIndex

  /// The words that names begin with.
  var openings: LexemeSet { index.openings }

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var index = NameIndex()
    for (place, pack) in packs.packs.enumerated() {
      if let text = pack.places { index.add(text, pack: place, &vocabulary) }
    }
    self.index = index
  }

  /// The longest name that begins at a token; nil where none does.
  @inline(__always)
  func match(_ text: TokenizedDocument, at place: Int, limit: Int) -> Match? {
    guard index.openings.contains(text.tokens[place].lexeme), text.tokens[place].isCapitalized else { return nil }
    var found: Match?
    index.forEach(text, at: place, limit: limit) { match in
      let entry = index.entry(ofName: match.name)
      if let known = found, known.end >= match.end {
        if known.end == match.end, !known.entries.contains(entry) { found?.entries.append(entry) }
        return
      }
      found = Match(end: match.end, entries: [entry], isAdjective: index.isAdjective(match.name))
    }
    found?.entries.sort()
    return found
  }

  /// Whether an entry is a country or one of the countries of the United Kingdom.
  func isCountry(_ entry: Int) -> Bool {
    let known = index.entries[entry]
    return known.type.isEmpty ? known.parent < 0 : index.string(known.type) == "country"
  }

  /// What the packs say of an entry.
  func place(_ entry: Int) -> Place {
    let known = index.entries[entry]
    let level = known.type.isEmpty ? (known.parent < 0 ? "country" : "place") : index.string(known.type)
    return Place(
      name: index.string(known.name), country: index.field(UInt8(ascii: "@"), entry, inherited: true), level: level)
  }
}
