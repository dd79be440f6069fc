/// The words that make names of institutions, from the packs' `agency.…` lists.
struct AgencyWords: Sendable {
  /// A head word: what it is the head of.
  struct Head: Sendable {
    /// `ministry`, `court`, `university`, …
    var type: String
    /// More than one institution: `Ministries of …`. A name only with what follows `of`.
    var isPlural = false
    /// Words follow without a connector (`Kementerian Luar Negeri`).
    var isForward = false
    /// Common in generic phrases (`Office`, `Unit`): wants two words before it, or a chain after it.
    var isWeak = false
  }

  /// Head words, with and without a possessive ending.
  let heads: LexemeTable<Head>
  /// The words that have a head.
  let headWords: Set<Lexeme>
  /// Second words of two-word heads: `Force` after `Task`.
  let pairs: LexemeTable<LexemeSet>
  /// Small words that go on to the right of a head: `of`, `for`, `on`.
  let connectors: LexemeSet
  /// `the` and its like between a connector and a name.
  let articles: LexemeSet
  /// `and`, `&`, `dan`.
  let conjunctions: LexemeSet
  /// Capitalised words that are never in front of a name: sentence openings, titles of persons.
  let outside: LexemeSet
  /// Titles of persons, which take `of` and an institution.
  let titles: LexemeSet
  /// Words that alone before a head do not make a name: `Local`, `Each`.
  let generic: LexemeSet
  /// Days and months: `the Court on Monday`.
  let calendar: LexemeSet
  /// Possessives that stand inside names: `Women's`.
  let possessives: LexemeSet
  /// Words after which `in` goes on: `Trafficking in Persons`.
  let beforeIn: LexemeSet
  /// Words after a name that make it the name of something else: `Act`, `Convention`, `Journal`.
  let others: LexemeSet
  /// Words before the names of places: `in Jakarta and National Police` names the police only.
  let beforePlaces: LexemeSet
  /// `at` and its like before the seat of a court or university.
  let sites: LexemeSet
  /// Last words of a court's district: `County`, `Circuit`.
  let districts: LexemeSet
  let inside: Lexeme
  let to: Lexeme

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    let prefix = "agency.type."
    let weak = Set(packs.words("agency.weak"))
    let forward = Set(packs.words("agency.forward"))
    let plural = Set(packs.words("agency.plural"))
    var heads: [Lexeme: Head] = [:]
    var pairs: [Lexeme: Set<Lexeme>] = [:]
    for list in Set(packs.packs.flatMap { ($0.words ?? [:]).keys }).sorted() where list.hasPrefix(prefix) {
      for name in packs.words(list) {
        let head = Head(
          type: String(list.dropFirst(prefix.count)), isPlural: plural.contains(name),
          isForward: forward.contains(name),
          isWeak: weak.contains(name))
        let words = name.split(separator: " ").map(String.init)
        guard let last = words.last else { continue }
        for ending in ["", "'s", "’s"] {
          let lexeme = vocabulary.intern(last + ending)
          heads[lexeme] = head
          if words.count == 2 { pairs[lexeme, default: []].insert(vocabulary.intern(words[0])) }
        }
      }
    }
    headWords = Set(heads.keys)
    self.heads = LexemeTable(heads)
    self.pairs = LexemeTable(pairs.mapValues { LexemeSet($0) })
    connectors = set("agency.connectors")
    articles = set("agency.articles")
    conjunctions = set("agency.conjunctions")
    titles = set("agency.titles")
    outside = set("sentence.openings").union(set("agency.outside")).union(titles)
    generic = set("agency.generic")
    calendar = set("agency.calendar")
    possessives = set("agency.possessives")
    beforeIn = set("agency.beforeIn")
    others = set("agency.others")
    beforePlaces = set("agency.beforePlaces")
    sites = set("agency.sites")
    districts = set("agency.districts")
    inside = vocabulary.intern("in")
    to = vocabulary.intern("to")
  }

  /// The head word at a token, nil where there is none. A two-word head is found at its second word.
  func head(_ text: TokenizedDocument, _ index: Int) -> Head? {
    let token = text.tokens[index]
    guard token.isCapitalized, let head = heads[token.lexeme] else { return nil }
    if let firsts = pairs[token.lexeme] {
      guard index > 0, firsts.contains(text.tokens[index - 1].lexeme), text.tokens[index - 1].isCapitalized else {
        return nil
      }
    }
    return head
  }
}
