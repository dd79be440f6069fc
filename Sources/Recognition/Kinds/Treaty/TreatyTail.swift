import DocumentModel

/// What a treaty is about, behind the word that says what it is: "… on the Rights of the Child", "… between the
/// Government of Canada and the Government of Peru on cooperation in fisheries", "…, signed at Geneva on 25 September
/// 1926".
///
/// Names are written in capitals or in small letters. Where capitals begin, the name goes on as long as they do, joined
/// by small words. Where small letters begin behind a word such as "on", it goes on up to a verb, a pronoun or a mark.
struct TreatyTail: Sendable {
  /// Tokens of a name at most; the longest titles of the United Nations Treaty Collection have about 90.
  private static let length = 120
  /// Small words in a row at most, in a name that is written small.
  private static let smallRun = 18

  let links: LexemeSet
  let subjects: LexemeSet
  let parties: LexemeSet
  private let participles: LexemeSet
  private let infinitives: LexemeSet
  private let places: LexemeSet
  private let changes: LexemeSet
  private let stops: LexemeSet
  private let small: LexemeSet
  private let afterComma: LexemeSet
  private let months: LexemeSet
  private let numbered: LexemeSet
  private let and: LexemeSet
  private let the: LexemeSet
  private let heads: LexemeSet
  private let fields: LexemeSet
  private let hands: LexemeSet
  private let days: LexemeSet
  private let provisions: LexemeSet
  private let determiners: LexemeSet
  private let (of, to, as_, in_, form, at, for_): (Lexeme, Lexeme, Lexeme, Lexeme, Lexeme, Lexeme, Lexeme)

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
  private struct State {
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

  private func walk(_ text: TokenizedDocument, _ place: inout Int, _ index: Int, _ limit: Int, _ state: inout State)
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

  /// Over the linking words with which the name goes on; nil where none are there or none of a name follows.
  private func opening(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (Int, State)? {
    guard index + 1 < limit, text.tokens[index].kind == .word else { return nil }
    var index = index
    // "Agreement No. 1 between …"
    if numbered.contains(text.tokens[index].lexeme), index + 3 < limit {
      index += text.tokens[index + 1].mark == UInt8(ascii: ".") ? 2 : 1
      guard text.tokens[index].kind == .number else { return nil }
      index += 1
    }
    let link = text.tokens[index].lexeme
    var next = index + 1
    // "Agreement in the Form of an Exchange of Letters"
    if link == in_ {
      // "in the field of …", "in the fisheries sector between …"
      guard next + 2 < limit, the.contains(text.tokens[next].lexeme),
        fields.contains(text.tokens[next + 1].lexeme) || fields.contains(text.tokens[next + 2].lexeme)
      else { return nil }
      return (next, State(isLoose: text.tokens[next + 1].lexeme != form, hasParties: false))
    }
    let isParticiple = participles.contains(link)
    guard links.contains(link) || isParticiple else { return nil }
    let hasParties = parties.contains(link)
    let hadArticle = the.contains(text.tokens[next].lexeme)
    while next < limit, text.tokens[next].kind == .word, !text.tokens[next].isCapitalized,
      small.contains(text.tokens[next].lexeme)
    {
      next += 1
    }
    guard next < limit else { return nil }
    let token = text.tokens[next]
    switch token.kind {
    case .mark:
      // "Protocol Defining, For The Period …, The Fishing Opportunities"
      let isAside = isParticiple && token.mark == UInt8(ascii: ",") && text.tokens[index].isCapitalized
      guard isQuote(text, next) && subjects.contains(link) || isAside else { return nil }
      return (next + 1, State(isLoose: false, hasParties: false))
    case .number:
      // "Protocol to the 1979 Convention"
      if next + 1 < limit, TokenShapes.year(text, next) != nil, heads.contains(text.tokens[next + 1].lexeme) {
        return (next + 1, State(isLoose: false, hasParties: false))
      }
      guard link == of,
        isNumbered(text, next, limit)
          || TokenShapes.year(text, next) != nil && next + 1 < limit
            && (links.contains(text.tokens[next + 1].lexeme) || participles.contains(text.tokens[next + 1].lexeme))
      else { return nil }
      return (next + 1, State(isLoose: false, hasParties: false))
    case .word:
      // "presented the Declaration on Tuesday"
      if days.contains(token.lexeme) || months.contains(token.lexeme) && link != of { return nil }
      if token.isCapitalized { return (next, State(isLoose: false, hasParties: hasParties)) }
      guard !stops.contains(token.lexeme) else { return nil }
      if link == to {
        return infinitives.contains(token.lexeme) ? (next, State(isLoose: true, hasParties: false)) : nil
      }
      // "Agreement of cooperation between …"
      if link == of {
        guard (next + 1..<min(limit, next + 6)).contains(where: { parties.contains(text.tokens[$0].lexeme) }) else {
          return nil
        }
        return (next, State(isLoose: true, hasParties: false))
      }
      guard isParticiple || hasParties || subjects.contains(link) else { return nil }
      // "for limiting", "for the protection", but not "for signature".
      if link == for_, !hadArticle, !endsInGerund(text, token) { return nil }
      return (next, State(isLoose: true, hasParties: hasParties))
    }
  }

  /// Where and when it was signed, or what changed it: ", signed at Geneva on 25 September 1926", ", as amended by the
  /// Protocol of 1948". `index` is the comma or the first word.
  private func clause(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var next = index
    if next < limit, text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
    guard next + 2 < limit else { return nil }
    let isChange = text.tokens[next].lexeme == as_ && changes.contains(text.tokens[next + 1].lexeme)
    let isPlace =
      places.contains(text.tokens[next].lexeme)
      && (text.tokens[next + 1].lexeme == at || text.tokens[next + 1].lexeme == in_)
    guard isChange || isPlace,
      text.tokens[next + 2].isCapitalized || isChange && small.contains(text.tokens[next + 2].lexeme)
    else { return nil }
    var state = State(isLoose: false, hasParties: false)
    var place = next + 2
    let end = walk(text, &place, next, limit, &state)
    return end > next + 2 ? end : nil
  }

  /// One past a mark inside the name; nil where the mark ends it.
  private func over(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, _ state: inout State, _ end: inout Int
  ) -> Int? {
    let next = index + 1
    guard next < limit else { return nil }
    let token = text.tokens[next]
    switch text.tokens[index].mark {
    case UInt8(ascii: ","):
      if TokenShapes.year(text, next) != nil {
        end = next + 1
        return end
      }
      if let clause = clause(text, index, limit) {
        end = clause
        return clause
      }
      if state.isLoose, token.kind == .number { return next }
      // "between Finland, on the one hand, and Iceland"
      if state.hasParties, and.contains(token.lexeme) || hands.contains(token.lexeme) { return next }
      if token.isCapitalized, small.contains(token.lexeme) || afterComma.contains(token.lexeme) { return next }
      return isList(text, next, limit, state) ? next : nil
    case UInt8(ascii: "("):
      // "… (the Convention)" ends the name; "… (Nuclear Energy Commission) of Spain" does not.
      var close = next
      while close < limit, close - index < 14, text.tokens[close].mark != UInt8(ascii: ")") { close += 1 }
      guard close + 1 < limit, text.tokens[close].mark == UInt8(ascii: ")") else { return nil }
      let after = text.tokens[close + 1].lexeme
      if links.contains(after) { return close + 1 }
      // The acronym of a party stands at its end: "… of Somalia (TFG) and the Alliance" names two things to define.
      let isAcronym = close == next + 1 && token.flags.contains(.allCaps)
      let goesOn = text.tokens[close + 1].isCapitalized || and.contains(after) && !isAcronym
      return state.hasParties && goesOn ? close + 1 : nil
    case UInt8(ascii: "."):
      return token.kind == .number && numbered.contains(text.tokens[index - 1].lexeme) ? next : nil
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "&"):
      return token.isCapitalized || token.kind == .number ? next : state.isLoose && token.kind == .word ? next : nil
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return token.isCapitalized || small.contains(token.lexeme) ? next : nil
    default:
      return text.symbol(text.tokens[index]) == 0x2013 && !text.tokens[index].isSpaced && token.isCapitalized
        ? next : nil
    }
  }

  /// Whether what follows a comma is a further item of a list inside the name: it ends in "and" or "or" before a verb.
  private func isList(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ state: State) -> Bool {
    let isLoose = state.isLoose && !text.tokens[index].isCapitalized
    guard isLoose || text.tokens[index].isCapitalized || the.contains(text.tokens[index].lexeme) else { return false }
    // Items of few words, as in "Prevent, Suppress and Punish"; parties have long names.
    let longest = state.hasParties ? 10 : isLoose ? 5 : 4
    var place = index
    var item = 0
    var items = 0
    // ", the Slave Trade, and …" is a list; ", the Ministry and …" goes on with the sentence.
    let startsSmall = !state.hasParties && !isLoose && !text.tokens[index].isCapitalized
    var commas = 0
    while place < limit, place - index < 30 {
      let token = text.tokens[place]
      if and.contains(token.lexeme) {
        return (commas > 0 || !startsSmall) && items > 0 && place + 1 < limit && text.tokens[place + 1].kind == .word
      }
      if token.mark == UInt8(ascii: ",") {
        item = 0
        commas += 1
      } else if state.hasParties, token.kind == .mark, token.mark != UInt8(ascii: ";"), token.mark != UInt8(ascii: ":"),
        token.mark != UInt8(ascii: ".")
      {
        // "Greenland/Denmark", "Norway (Svalbard)"
      } else if token.kind == .word, token.isCapitalized || isLoose || small.contains(token.lexeme),
        !stops.contains(token.lexeme)
      {
        item += 1
        items += 1
        if item > longest { return false }
      } else {
        return false
      }
      place += 1
    }
    return false
  }

  /// Whether the words behind an "and" are the name of a treaty of their own.
  private func namesAnother(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    var place = index
    // "and its 1967 Protocol", "and Article 101 of …"
    if place < limit, determiners.contains(text.tokens[place].lexeme) { place += 1 }
    if place < limit, text.tokens[place].kind == .number { place += 1 }
    if place < limit, text.tokens[place].isCapitalized, provisions.contains(text.tokens[place].lexeme) { return true }
    while place < limit, place - index < 7, text.tokens[place].isCapitalized {
      if heads.contains(text.tokens[place].lexeme) { return true }
      place += 1
    }
    return false
  }

  /// A day before its month, a year behind it, or a number behind "No.", "Annex", "Article".
  private func isNumbered(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    if index + 1 < limit, months.contains(text.tokens[index + 1].lexeme) { return true }
    let before = text.tokens[index - 1]
    if months.contains(before.lexeme) || numbered.contains(before.lexeme) { return true }
    // "the 1979 Convention"
    if TokenShapes.year(text, index) != nil, index + 1 < limit, text.tokens[index + 1].isCapitalized,
      heads.contains(text.tokens[index + 1].lexeme)
    {
      return true
    }
    // "March 14, 1975" is a comma and a year; "10 December 1982" a month and a year; "No. 182" a stop and a number.
    return index > 1 && before.mark == UInt8(ascii: ".") && numbered.contains(text.tokens[index - 2].lexeme)
  }

  private func isQuote(_ text: TokenizedDocument, _ index: Int) -> Bool { text.isQuotationMark(text.tokens[index]) }

  private func isSmallPast(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, !token.isCapitalized, token.count > 4 else { return false }
    return text.document.text.utf8[Int(token.end) - 2..<Int(token.end)].elementsEqual("ed".utf8)
  }

  private func endsInGerund(_ text: TokenizedDocument, _ token: Token) -> Bool {
    token.count > 5 && text.document.text.utf8[Int(token.end) - 3..<Int(token.end)].elementsEqual("ing".utf8)
  }
}
