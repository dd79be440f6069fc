/// The institutions of the packs: one look-up by the first word, then the longest name that stands there.
struct InstitutionNames: Sendable {
  /// An institution and where it belongs.
  struct Institution: Sendable {
    var name: String
    var acronym: String?
    var type: String?
    var country: String?
  }

  private struct Name: Sendable {
    var words: [Lexeme]
    /// Nil where packs give this name to several institutions.
    var institution: Institution?
  }

  private let byFirst: [Lexeme: [Name]]
  private let byAcronym: [Lexeme: Institution]

  /// The first words of all names.
  var openings: Set<Lexeme> { Set(byFirst.keys) }
  /// All acronyms, with and without a possessive ending.
  var acronyms: Set<Lexeme> { Set(byAcronym.keys) }

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var names: [[Lexeme]: Institution?] = [:]
    var byAcronym: [Lexeme: Institution?] = [:]
    for pack in packs.packs {
      for entry in pack.agencies ?? [] {
        let institution = Institution(
          name: entry.name, acronym: entry.acronym, type: entry.type, country: entry.country ?? pack.jurisdiction)
        for name in [entry.name] + (entry.aliases ?? []) {
          for apostrophe in name.contains("'") ? ["'", "’"] : ["'"] {
            let spelling = name.split(separator: "'").joined(separator: apostrophe)
            for ending in ["", "'s", "’s"] {
              let words = Self.words(spelling + ending, &vocabulary)
              if let known = names[words], known?.name != institution.name {
                names[words] = .some(nil)
              } else {
                names[words] = institution
              }
            }
          }
        }
        for ending in ["", "'s", "’s"] {
          guard let acronym = entry.acronym, !acronym.contains(" ") else { continue }
          let lexeme = vocabulary.intern(acronym + ending)
          if let known = byAcronym[lexeme], known?.name != institution.name {
            byAcronym[lexeme] = .some(nil)
          } else {
            byAcronym[lexeme] = institution
          }
        }
      }
    }
    var byFirst: [Lexeme: [Name]] = [:]
    for (words, institution) in names {
      guard let first = words.first else { continue }
      byFirst[first, default: []].append(Name(words: words, institution: institution))
    }
    self.byFirst = byFirst.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    self.byAcronym = byAcronym.compactMapValues { $0 }
  }

  /// The words of a name as tokens have them; a comma, which has no lexeme, is `unknown`.
  private static func words(_ name: String, _ vocabulary: inout Vocabulary) -> [Lexeme] {
    name.split(separator: " ").flatMap { word in
      word.hasSuffix(",")
        ? [vocabulary.intern(String(word.dropLast())), .unknown] : [vocabulary.intern(String(word))]
    }
  }

  /// The longest name that begins at a token: one past its end, and its institution where only one bears it.
  func match(_ text: TokenizedDocument, at index: Int, limit: Int) -> (end: Int, institution: Institution?)? {
    let token = text.tokens[index]
    guard token.lexeme != .unknown, token.isCapitalized, let names = byFirst[token.lexeme] else { return nil }
    for name in names where index + name.words.count <= limit && fits(text, name.words, index) {
      return (index + name.words.count, name.institution)
    }
    return nil
  }

  /// All names that begin at a token, as `match` gives them, longest first.
  func matches(_ text: TokenizedDocument, at index: Int, limit: Int) -> [(end: Int, institution: Institution?)] {
    var found: [(end: Int, institution: Institution?)] = []
    var limit = limit
    while let next = match(text, at: index, limit: limit) {
      found.append(next)
      limit = next.end - 1
    }
    return found
  }

  /// The institution whose acronym a token is.
  func acronym(_ token: Token) -> Institution? {
    token.lexeme == .unknown ? nil : byAcronym[token.lexeme]
  }

  /// The institution named by exactly these tokens.
  func institution(_ text: TokenizedDocument, _ tokens: Range<Int>) -> Institution? {
    guard let known = match(text, at: tokens.lowerBound, limit: tokens.upperBound), known.end == tokens.upperBound
    else {
      return nil
    }
    return known.institution
  }

  private func fits(_ text: TokenizedDocument, _ words: [Lexeme], _ index: Int) -> Bool {
    for place in words.indices {
      let token = text.tokens[index + place]
      if words[place] == .unknown {
        guard token.mark == UInt8(ascii: ",") else { return false }
      } else if token.lexeme != words[place] {
        return false
      }
    }
    return true
  }
}
