import DocumentModel

/// What a treaty is about, behind the word that says what it is: "… on the Rights of the Child", "… between the
/// Government of Canada and the Government of Peru on cooperation in fisheries", "…, signed at Geneva on 25 September
/// 1926".
///
/// Names are written in capitals or in small letters. Where capitals begin, the name goes on as long as they do, joined
/// by small words. Where small letters begin behind a word such as "on", it goes on up to a verb, a pronoun or a mark.
struct TreatyTail: Sendable {
  /// Tokens of a name at most; the longest titles of the United Nations Treaty Collection have about 90.
  static let length = 120
  /// Small words in a row at most, in a name that is written small.
  static let smallRun = 18

  let links: LexemeSet
  let subjects: LexemeSet
  let parties: LexemeSet
  let participles: LexemeSet
  let infinitives: LexemeSet
  let places: LexemeSet
  let changes: LexemeSet
  let stops: LexemeSet
  let small: LexemeSet
  let afterComma: LexemeSet
  let months: LexemeSet
  let numbered: LexemeSet
  let and: LexemeSet
  let the: LexemeSet
  let heads: LexemeSet
  let fields: LexemeSet
  let hands: LexemeSet
  let days: LexemeSet
  let provisions: LexemeSet
  let determiners: LexemeSet
  let (of, to, as_, in_, form, at, for_): (Lexeme, Lexeme, Lexeme, Lexeme, Lexeme, Lexeme, Lexeme)

  init(_ packs: PackSet, heads: LexemeSet, _ vocabulary: inout Vocabulary) {
    func list(_ name: String) -> LexemeSet { LexemeSet(name, packs, &vocabulary) }
    func word(_ word: String) -> Lexeme { vocabulary.intern(word) }
    links = list("treaty.links")
    subjects = list("treaty.subjects")
    parties = list("treaty.parties")
    participles = list("treaty.participles")
    infinitives = list("treaty.infinitives")
    places = list("treaty.places")
    changes = list("treaty.changes")
    stops = list("treaty.stops")
    small = links.union(list("name.connectors")).union(list("treaty.smallWords")).union(participles)
    afterComma = list("name.afterComma")
    months = list("treaty.months")
    numbered = list("treaty.numbered")
    and = LexemeSet([word("and"), word("or"), word("dan"), word("&")])
    the = LexemeSet([word("the"), word("a"), word("an")])
    self.heads = heads
    fields = list("treaty.fields")
    hands = list("treaty.hands")
    days = list("treaty.days")
    provisions = LexemeSet([word("article"), word("articles")])
    determiners = the.union(LexemeSet([word("its"), word("their")]))
    (of, to, as_, in_) = (word("of"), word("to"), word("as"), word("in"))
    (form, at, for_) = (word("form"), word("at"), word("for"))
  }

  /// How the name goes on.
  struct State {
    /// Words in small letters belong to it.
    var isLoose: Bool
    /// It names its parties.
    var hasParties: Bool
    /// Small words in a row.
    var run = 0
  }

  /// One past the name that goes on at `index`, `index` itself where it does not. `loose` takes words in small letters
  /// from the start. Cost: bounded by the length of a name.
  func end(_ text: TokenizedDocument, _ index: Int, _ sentenceEnd: Int, loose: Bool = false) -> Int {
    let limit = min(sentenceEnd, index + Self.length)
    var start = index
    // "Agreement (in the Form of an Exchange of Notes) between …"
    if index + 3 < limit, text.tokens[index].mark == UInt8(ascii: "("), text.tokens[index + 3].lexeme == form,
      let close = (index..<limit).first(where: { text.tokens[$0].mark == UInt8(ascii: ")") })
    {
      start = close + 1
    }
    guard var (place, state) = opening(text, start, limit) else { return clause(text, index, limit) ?? index }
    state.isLoose = state.isLoose || loose
    var end = walk(text, &place, index, limit, &state)
    // A word such as "lapsed" behind a name in small letters is the verb of the sentence.
    while end > place - 1, end > start + 2, isSmallPast(text, end - 1) { end -= 1 }
    return end
  }

  func walk(_ text: TokenizedDocument, _ place: inout Int, _ index: Int, _ limit: Int, _ state: inout State)
    -> Int
  {
    var end = index
    while place < limit {
      let token = text.tokens[place]
      switch token.kind {
      case .word:
        if token.isCapitalized {
          state.run = 0
          place += 1
          end = place
          state.hasParties = state.hasParties || parties.contains(token.lexeme)
        } else if token.lexeme == as_ || places.contains(token.lexeme) {
          return clause(text, place, limit) ?? end
        } else if stops.contains(token.lexeme) {
          return end
        } else if and.contains(token.lexeme), namesAnother(text, place + 1, limit) {
          return end
        } else if small.contains(token.lexeme) {
          state.hasParties = state.hasParties || parties.contains(token.lexeme)
          // What an agreement of named parties is about is often written small; so is what the treaty is about that this one changes.
          if subjects.contains(token.lexeme) || participles.contains(token.lexeme),
            state.hasParties || heads.contains(text.tokens[place - 1].lexeme)
          {
            state.isLoose = true
          }
          place += 1
        } else if state.isLoose {
          state.run += 1
          guard state.run <= Self.smallRun else { return end }
          place += 1
          end = place
        } else if state.hasParties,
          and.contains(text.tokens[place - 1].lexeme) || the.contains(text.tokens[place - 1].lexeme)
        {
          // "the Kingdom of Norway and the government of Peru"
          place += 1
        } else {
          return end
        }
      case .number:
        guard state.isLoose || isNumbered(text, place, limit) else { return end }
        place += 1
        end = place
      case .mark:
        guard let next = over(text, place, limit, &state, &end) else { return end }
        place = next
      }
    }
    return end
  }

  func isQuote(_ text: TokenizedDocument, _ index: Int) -> Bool { text.isQuotationMark(text.tokens[index]) }

  func isSmallPast(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, !token.isCapitalized, token.count > 4 else { return false }
    return text.document.text.utf8[Int(token.end) - 2..<Int(token.end)].elementsEqual("ed".utf8)
  }

  func endsInGerund(_ text: TokenizedDocument, _ token: Token) -> Bool {
    token.count > 5 && text.document.text.utf8[Int(token.end) - 3..<Int(token.end)].elementsEqual("ing".utf8)
  }
}
