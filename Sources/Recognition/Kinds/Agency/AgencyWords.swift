/// The words that make names of institutions, from the packs' `agency.…` lists.
final class AgencyWords: Sendable {
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

  /// The words before the last one of a head, and what they make it.
  struct Phrase: Sendable {
    var before: [Lexeme]
    var head: Head
  }

  /// Heads of one word, with and without a possessive ending.
  let heads: LexemeTable<Head>
  /// The words that have a head.
  let headWords: LexemeSet
  /// Last words of heads of several words, with the words before them: `Force` after `Task`.
  let phrases: LexemeTable<[Phrase]>
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
  /// First words of what follows a court's name without a connector: `City`, `Eastern`.
  let seats: LexemeSet
  /// Connectors that go on behind offices and not behind courts: `on`.
  let onlyOffices: LexemeSet
  /// Words that make an institution's name before that of a country: `Statistics Canada`.
  let topics: LexemeSet
  let inside: Lexeme
  let to: Lexeme

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, misspelt: LexemeTable<String>) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    let prefix = "agency.type."
    let weak = Set(packs.words("agency.weak"))
    let forward = Set(packs.words("agency.forward"))
    let plural = Set(packs.words("agency.plural"))
    var heads: [Lexeme: Head] = [:]
    var phrases: [Lexeme: [Phrase]] = [:]
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
          if words.count == 1 {
            heads[lexeme] = head
          } else {
            let before = words.dropLast().map { vocabulary.intern($0) }
            phrases[lexeme, default: []].append(Phrase(before: before, head: head))
          }
        }
      }
    }
    for slip in misspelt.lexemes {
      if let word = misspelt[slip], let head = heads[vocabulary.intern(word)] { heads[slip] = head }
    }
    headWords = LexemeSet(heads.keys).union(LexemeSet(phrases.keys))
    self.heads = LexemeTable(heads)
    self.phrases = LexemeTable(phrases)
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
    seats = set("agency.seats")
    topics = set("agency.topics")
    onlyOffices = set("agency.onlyOffices")
    inside = vocabulary.intern("in")
    to = vocabulary.intern("to")
  }

  /// The head whose last word is at a token; nil where there is none.
  @inline(__always)
  func head(_ text: TokenizedDocument, _ index: Int) -> Head? {
    let token = text.tokens[index]
    guard token.isCapitalized else { return nil }
    return phrase(text, index)?.head ?? heads[token.lexeme]
  }

  /// The first token of the head whose last word is at a token.
  func first(_ text: TokenizedDocument, _ index: Int) -> Int { index - (phrase(text, index)?.before.count ?? 0) }

  private func phrase(_ text: TokenizedDocument, _ index: Int) -> Phrase? {
    guard phrases.contains(text.tokens[index].lexeme) else { return nil }
    return phrases[text.tokens[index].lexeme]?.first { phrase in
      let start = index - phrase.before.count
      return start >= 0
        && phrase.before.indices.allSatisfy {
          let token = text.tokens[start + $0]
          return token.lexeme == phrase.before[$0] && ($0 > 0 || token.isCapitalized)
        }
    }
  }
}
