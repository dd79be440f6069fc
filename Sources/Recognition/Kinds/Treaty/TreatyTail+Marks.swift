import DocumentModel

/// Marks, lists and numbers inside the name of a treaty.
extension TreatyTail {
  /// One past a mark inside the name; nil where the mark ends it.
  func over(
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
  func isList(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ state: State) -> Bool {
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
  func namesAnother(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
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
  func isNumbered(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
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
}
