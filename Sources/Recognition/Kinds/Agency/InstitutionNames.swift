/// The institutions of the packs: one look-up by the first word, then the longest name that stands there.
struct InstitutionNames: Sendable {
  /// An institution and where it belongs.
  struct Institution: Sendable {
    var name: String
    var acronym: String?
    var type: String?
    var country: String?
  }

  private let names: NameTrie
  /// The institutions by the numbers of their names; nil where packs give a name to several.
  private let institutions: [Institution?]
  private let byAcronym: LexemeTable<Institution>

  /// The first words of all names.
  let openings: Set<Lexeme>
  /// All acronyms, with and without a possessive ending.
  let acronyms: Set<Lexeme>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var names = NameTrie()
    // The first is the institution of names that several bear.
    var institutions: [Institution?] = [nil]
    var byAcronym: [Lexeme: Institution?] = [:]
    var openings: Set<Lexeme> = []
    for pack in packs.packs {
      for entry in pack.agencies ?? [] {
        let institution = Institution(
          name: entry.name, acronym: entry.acronym, type: entry.type, country: entry.country ?? pack.jurisdiction)
        institutions.append(institution)
        for name in [entry.name] + (entry.aliases ?? []) {
          for words in Self.spellings(name, &vocabulary) {
            let known = names.name(words)
            let isShared = known.map { institutions[$0]?.name != institution.name } ?? false
            names.insert(words, isShared ? 0 : institutions.count - 1)
            openings.insert(words[0])
          }
        }
        guard let acronym = entry.acronym, !acronym.utf8.contains(0x20) else { continue }
        for ending in Self.endings {
          let lexeme = vocabulary.intern(acronym + ending)
          if let known = byAcronym[lexeme], known?.name != institution.name {
            byAcronym[lexeme] = .some(nil)
          } else {
            byAcronym[lexeme] = institution
          }
        }
      }
    }
    self.names = names
    self.institutions = institutions
    self.openings = openings
    let known = byAcronym.compactMapValues { $0 }
    self.byAcronym = LexemeTable(known)
    acronyms = Set(known.keys)
  }

  private static let endings = ["", "'s", "’s"]

  /// The words of a name as tokens have them, with either apostrophe inside and each possessive ending; a comma, which has
  /// no lexeme, is `unknown`.
  private static func spellings(_ name: String, _ vocabulary: inout Vocabulary) -> [[Lexeme]] {
    var result: [[Lexeme]] = []
    for apostrophe in name.utf8.contains(0x27) ? ["'", "’"] : [""] {
      let spelling = apostrophe.isEmpty ? name : name.split(separator: "'").joined(separator: apostrophe)
      let words = spelling.split(separator: " ")
      guard let last = words.last else { continue }
      var lexemes: [Lexeme] = []
      for word in words.dropLast() {
        let hasComma = word.utf8.last == 0x2C
        lexemes.append(vocabulary.intern(String(hasComma ? word.dropLast() : word)))
        if hasComma { lexemes.append(.unknown) }
      }
      for ending in endings { result.append(lexemes + [vocabulary.intern(last + ending)]) }
    }
    return result
  }

  /// The longest name that begins at a token: one past its end, and its institution where only one bears it.
  func match(_ text: TokenizedDocument, at index: Int, limit: Int) -> (end: Int, institution: Institution?)? {
    guard text.tokens[index].isCapitalized else { return nil }
    var found: (end: Int, name: Int)?
    names.forEach(text.tokens, at: index, limit: limit) { found = ($0, $1) }
    return found.map { ($0.end, institutions[$0.name]) }
  }

  /// All names that begin at a token, as `match` gives them, longest first.
  func matches(_ text: TokenizedDocument, at index: Int, limit: Int) -> [(end: Int, institution: Institution?)] {
    guard text.tokens[index].isCapitalized else { return [] }
    var found: [(end: Int, institution: Institution?)] = []
    names.forEach(text.tokens, at: index, limit: limit) { found.append(($0, institutions[$1])) }
    return found.reversed()
  }

  /// The institution whose acronym a token is.
  func acronym(_ token: Token) -> Institution? {
    byAcronym[token.lexeme]
  }

  /// The institution named by exactly these tokens.
  func institution(_ text: TokenizedDocument, _ tokens: Range<Int>) -> Institution? {
    guard let known = match(text, at: tokens.lowerBound, limit: tokens.upperBound), known.end == tokens.upperBound
    else {
      return nil
    }
    return known.institution
  }
}
