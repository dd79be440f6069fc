import DocumentModel

/// Decides which institution each mention of one names, after all mentions are known: names that several countries'
/// institutions bear by the words beside them and by the document's country, variants and translations by what joins them
/// in the text. Cost: linear in the number of mentions and the length of their names.
struct AgencyIdentities: Sendable {
  let names: InstitutionNames
  private let places: PlaceNames
  let words: IdentityWords

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, names: InstitutionNames, places: PlaceNames) {
    self.names = names
    self.places = places
    words = IdentityWords(packs, &vocabulary)
  }

  /// Sets name, country, parent and entity of each institution, and the entity of the acronyms that define one.
  func resolve(_ mentions: inout [Mention], in text: TokenizedDocument) {
    let agencies = mentions.indices.filter { mentions[$0].kind == .agency }
    guard !agencies.isEmpty else { return }
    let home = DocumentCountry.find(mentions)
    if let home, mentions.contains(where: { isForeign($0, home) }) {
      mentions.removeAll { isForeign($0, home) }
      return resolve(&mentions, in: text)
    }
    var titles: [String: String] = [:]
    // What the uses of defined acronyms are copies of, as it was before and as it is now.
    var renamed: [String: Mention] = [:]
    let named = agencies.filter { mentions[$0].recognizer != Self.defined }
    let before = named.map { mentions[$0].entityKey ?? "" }
    for index in named { identify(&mentions[index], text, home, &titles) }
    mend(&mentions, named, in: text, home)
    for (place, index) in named.enumerated() where renamed[before[place]] == nil {
      renamed[before[place]] = mentions[index]
    }
    for index in agencies where mentions[index].recognizer == Self.defined {
      guard let long = renamed[mentions[index].entityKey ?? ""] else { continue }
      Self.copy(long, to: &mentions[index])
    }
    promote(&mentions, agencies, text, home)
    var joined = JoinedKeys()
    join(mentions, in: text, &joined)
    guard !joined.isEmpty else {
      Self.linkDefinitions(&mentions)
      return
    }
    var best: [String: Mention] = [:]
    for index in agencies {
      guard let key = mentions[index].entityKey else { continue }
      let root = joined.root(key)
      // The packs' name is kept; else the one that stands first.
      if let known = best[root], known.isKnown || !mentions[index].isKnown { continue }
      best[root] = mentions[index]
    }
    for index in agencies {
      guard let key = mentions[index].entityKey, let known = best[joined.root(key)], known.entityKey != key else {
        continue
      }
      Self.copy(known, to: &mentions[index])
    }
    Self.linkDefinitions(&mentions)
  }

  /// Whether a short acronym, which the document does not define, is known to the packs for another country only: it is
  /// likely to stand for something else here.
  private func isForeign(_ mention: Mention, _ home: String) -> Bool {
    guard mention.recognizer == "agency/acronym", mention.range.count <= 6,
      let country = mention.normalized["country"]?.text
    else { return false }
    let letters = mention.normalized["acronym"]?.text?.utf8.count ?? 0
    return country != home && letters <= 4 && !words.worldwide.contains(mention.normalized["acronym"]?.text ?? "")
  }

  /// The rule of the uses of acronyms that the document defines.
  static let defined = "agency/defined"

  /// Makes a mention one of the same institution as another.
  static func copy(_ one: Mention, to other: inout Mention) {
    other.entityKey = one.entityKey
    for field in ["name", "country", "parent", "wikidata", "ror"] { other.normalized[field] = one.normalized[field] }
    if other.normalized["acronym"] == nil { other.normalized["acronym"] = one.normalized["acronym"] }
  }

  /// A name that no pack knows is that of the acronym behind it where the acronym's letters are those of a name in another
  /// language: `Witness Protection Institute (LPSK)`.
  private func promote(_ mentions: inout [Mention], _ agencies: [Int], _ text: TokenizedDocument, _ home: String?) {
    var known: [String: InstitutionNames.Institution] = [:]
    var keys: [TextRange: String] = [:]
    for index in agencies { keys[mentions[index].range] = mentions[index].entityKey }
    for mention in mentions where mention.kind == .acronym && mention.role == nil {
      guard let long = mention.part("long"), let short = mention.part("short"), let key = keys[long],
        !key.hasPrefix(AgencyMention.knownPrefix)
      else { continue }
      let first = text.token(at: short.start)
      let entries = names.entries(text, first..<max(first + 1, text.token(at: short.end)))
      guard let entry = choice(entries, nil, home, mention) else { continue }
      let end = text.token(at: long.end)
      let aligned = AcronymAlignment.start(text, short: short, before: end, lower: text.token(at: long.start))
      if aligned == nil { known[key] = names.institution(entry) }
    }
    guard !known.isEmpty else { return }
    for index in agencies {
      if let key = mentions[index].entityKey, let institution = known[key] {
        AgencyMention.set(&mentions[index], institution)
      }
    }
  }

  /// Gives the definition of an institution's acronym the institution: it is the evidence that both are one.
  private static func linkDefinitions(_ mentions: inout [Mention]) {
    let definitions = mentions.indices.filter { mentions[$0].kind == .acronym && mentions[$0].role == nil }
    guard !definitions.isEmpty else { return }
    var keys: [TextRange: String] = [:]
    for index in mentions.indices where mentions[index].kind == .agency {
      keys[mentions[index].range] = mentions[index].entityKey
    }
    for index in definitions {
      if let long = mentions[index].part("long"), let key = keys[long] { mentions[index].entityKey = key }
    }
  }

  /// The tokens of a mention.
  static func tokens(_ mention: Mention, _ text: TokenizedDocument) -> Range<Int> {
    let first = text.token(at: mention.range.start)
    return first..<max(first + 1, text.token(at: mention.range.end))
  }

  /// What a mention's own words and the document's country say.
  private func identify(
    _ mention: inout Mention, _ text: TokenizedDocument, _ home: String?, _ titles: inout [String: String]
  ) {
    let tokens = Self.tokens(mention, text)
    let core = self.core(text, tokens)
    var entries = names.entries(text, tokens)
    let country = core.country ?? home
    // `Indian Health Service` is a name of its own, wherever it stands.
    let own = entries.count == 1 && core.tokens != tokens ? entries[0] : nil
    if entries.isEmpty, core.tokens != tokens { entries = names.entries(text, core.tokens) }
    if let entry = choice(entries, core.country, home, mention) ?? own {
      AgencyMention.set(&mention, names.institution(entry))
      return
    }
    if let country, country.utf8.count == 2, country != "UN", country != "EU" {
      mention.normalized["country"] = .string(country)
    } else {
      mention.normalized["country"] = nil
    }
    let written = text.document.text.quote(text.range(core.tokens))
    let key = "agency:" + [country, InstitutionKey.make(written)].compactMap(\.self).joined(separator: ":")
    mention.entityKey = key
    let name = titles[key] ?? InstitutionKey.title(text.document.text.quote(mention.range))
    titles[key] = name
    mention.normalized["name"] = .string(name)
  }

  /// The entry that a name stands for: the one of the country beside it, else of the document's; nil where several may be
  /// meant or the only one is another country's.
  func choice(_ entries: [Int], _ beside: String?, _ home: String?, _ mention: Mention) -> Int? {
    guard !entries.isEmpty else { return nil }
    let countries = entries.map { names.country($0) }
    for wanted in [beside, home].compactMap(\.self) {
      let here = entries.indices.filter { countries[$0] == wanted }
      if here.count == 1 { return entries[here[0]] }
      if !here.isEmpty { return nil }
      if wanted == beside { return entries.count == 1 && countries[0]?.utf8.count != 2 ? entries[0] : nil }
    }
    guard entries.count == 1 else { return nil }
    // `Ministry of Health` in a document on another country is not the one that the packs know.
    let isCommon = mention.normalized["org_type"]?.text.map { words.commonTypes.contains($0) } ?? false
    return isCommon && home != nil && countries[0]?.utf8.count == 2 && countries[0] != "EU" ? nil : entries[0]
  }

  /// A name without the country before or behind it (`Indonesian Ministry of …`, `… of the Republic of Indonesia`), and that
  /// country.
  func core(_ text: TokenizedDocument, _ tokens: Range<Int>) -> (tokens: Range<Int>, country: String?) {
    var (start, end) = (tokens.lowerBound, tokens.upperBound)
    var country: String?
    if let place = places.match(text, at: start, limit: end), place.end < end, places.isCountry(place.entries[0]) {
      country = places.place(place.entries[0]).country
      start = place.end
    }
    // The longest name of a country that ends there: `Republic of Indonesia`.
    var place: (start: Int, country: String?)?
    for from in stride(from: end - 1, to: max(start + 1, end - 7), by: -1) {
      if let match = places.match(text, at: from, limit: end), match.end == end, places.isCountry(match.entries[0]) {
        place = (from, places.place(match.entries[0]).country)
      }
    }
    if let place {
      country = country ?? place.country
      end = place.start
      while end > start + 1, words.joining.contains(text.tokens[end - 1].lexeme) { end -= 1 }
    }
    return (start..<end, country)
  }
}

extension Mention {
  /// Whether the packs know the institution.
  var isKnown: Bool { entityKey?.hasPrefix(AgencyMention.knownPrefix) == true }
}
