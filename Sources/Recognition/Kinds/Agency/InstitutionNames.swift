import DocumentModel

/// The institutions of the packs: the longest name or acronym that stands at a word.
final class InstitutionNames: Sendable {
  /// An institution and where it belongs.
  struct Institution: Sendable {
    var name: String
    var acronym: String?
    var type: String?
    /// ISO 3166, or `EU`, `UN`, `ASEAN`.
    var country: String?
    /// The institution it is a part of.
    var parent: String?
    /// Its identifier in Wikidata: `Q34433`.
    var wikidata: String?
    /// Its identifier in the Research Organization Registry: `https://ror.org/052gg0110`.
    var ror: String?
  }

  /// What stands at a token.
  struct Match {
    /// One past the last token.
    var end: Int
    /// The entry; of several that bear the name the first.
    var entry: Int
    /// Whether several institutions bear the name.
    var isShared: Bool
    /// Whether the name is one word in capitals.
    var isAcronym: Bool
  }

  private let index: NameIndex
  private let jurisdictions: [String?]
  /// Common slips in the head words of names (`Minstry`), with the word that is meant.
  let misspeltHeads: LexemeTable<String>

  /// The words that names begin with.
  var openings: LexemeSet { index.openings }

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    jurisdictions = packs.packs.map(\.jurisdiction)
    misspeltHeads = LexemeTable(
      packs.words("agency.misspelt").flatMap { head in
        WordSlip.common(head.lowercased()).map { (vocabulary.intern($0), head) }
      })
    var index = NameIndex(tellsSlips: true)
    for (place, pack) in packs.packs.enumerated() {
      if let text = pack.institutions { index.add(text, pack: place, &vocabulary) }
      for entry in pack.agencies ?? [] { index.add(Self.line(entry), pack: place, &vocabulary) }
    }
    self.index = index
  }

  /// An entry of a pack's `agencies` as a line of a gazetteer.
  private static func line(_ entry: Pack.Institution) -> String {
    let others = ([entry.acronym].compactMap(\.self) + (entry.aliases ?? [])).joined(separator: " | ")
    return entry.name + (others.isEmpty ? "" : " = " + others) + (entry.type.map { " :\($0)" } ?? "")
      + (entry.country.map { " @\($0)" } ?? "") + "\n"
  }

  /// The longest name that begins at a token; nil where none does.
  @inline(__always)
  func match(_ text: TokenizedDocument, at place: Int, limit: Int) -> Match? {
    guard index.openings.contains(text.tokens[place].lexeme), text.tokens[place].isCapitalized else { return nil }
    return matches(text, at: place, limit: limit).first
  }

  /// All names that begin at a token, longest first.
  func matches(_ text: TokenizedDocument, at place: Int, limit: Int) -> [Match] {
    var found: [Match] = []
    index.forEach(text, at: place, limit: limit) { match in
      let entry = index.entry(ofName: match.name)
      if let known = found.firstIndex(where: { $0.end == match.end }) {
        if found[known].entry != entry { found[known].isShared = true }
        // The one that the packs name first.
        found[known].entry = min(found[known].entry, entry)
        return
      }
      found.append(Match(end: match.end, entry: entry, isShared: false, isAcronym: index.isAcronym(match.name)))
    }
    if found.count > 1 { found.sort { $0.end > $1.end } }
    return found
  }

  /// All entries that bear the name of exactly these tokens, in the order of the packs.
  func entries(_ text: TokenizedDocument, _ tokens: Range<Int>) -> [Int] {
    var found: [Int] = []
    index.forEach(text, at: tokens.lowerBound, limit: tokens.upperBound) { match in
      let entry = index.entry(ofName: match.name)
      if match.end == tokens.upperBound, !found.contains(entry) { found.append(entry) }
    }
    guard found.count > 1 else { return found }
    found.sort()
    // Packs may name one institution twice, as that of two states does.
    var distinct: [Int] = []
    for entry in found where !distinct.contains(where: { isSame($0, entry) }) { distinct.append(entry) }
    return distinct
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    index.string(index.entries[one].name) == index.string(index.entries[other].name) && country(one) == country(other)
  }

  /// What the packs say of an entry.
  func institution(_ entry: Int) -> Institution {
    let known = index.entries[entry]
    let names = index.aliases(entry)
    let identifiers = index.fields(UInt8(ascii: "#"), entry)
    return Institution(
      name: index.string(known.name), acronym: names.first { NameIndex.isAcronym(Array($0.utf8)[...]) },
      type: known.type.isEmpty ? nil : index.string(known.type), country: country(entry),
      parent: known.parent >= 0 ? index.string(index.entries[Int(known.parent)].name) : nil,
      wikidata: identifiers.first { $0.hasPrefix("Q") },
      ror: identifiers.first { $0.hasPrefix("0") }.map { "https://ror.org/" + $0 })
  }

  /// The institutions whose names a run of tokens is one slip away from, with the token of that word and the word that is
  /// meant. Longer than two words, so that more is right than wrong.
  func slips(_ text: TokenizedDocument, _ tokens: Range<Int>) -> [(entry: Int, token: Int, right: String)] {
    let places = NameWords.places(text, tokens)
    return text.document.text.utf8.withUnsafeBufferPointer { bytes in
      index.slips(bytes, places.map { NameWords.range(text, $0) }).map { ($0.entry, places[$0.word], $0.right) }
    }
  }

  /// The country of an entry: its own, that of what it belongs to, that of its pack.
  func country(_ entry: Int) -> String? {
    index.field(UInt8(ascii: "@"), entry, inherited: true) ?? jurisdictions[Int(index.entries[entry].pack)]
  }
}
