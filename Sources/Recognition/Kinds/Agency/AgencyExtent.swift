import DocumentModel

/// How far the name of an institution reaches around its head word: capitalised words to the left, chains of `of`, `for`,
/// `on` to the right.
struct AgencyExtent: Sendable {
  let words: AgencyWords
  let names: InstitutionNames
  let places: PlaceNames

  /// The tokens of the name whose head is at `index`; nil where the head is generic there or a later head closes the name.
  func name(_ text: TokenizedDocument, head index: Int, _ head: AgencyWords.Head, in sentence: Range<Int>) -> Range<
    Int
  >? {
    // The longest names have some forty words: what a head costs does not grow with the sentence.
    let sentence = max(sentence.lowerBound, index - 40)..<min(sentence.upperBound, index + 60)
    let first = words.first(text, index)
    if !head.isForward, laterHead(text, index, sentence.upperBound) { return nil }
    let caps = text.tokens[index].flags.contains(.allCaps)
    let start = head.isForward ? first : left(text, first, sentence, caps: caps)
    var end = index + 1
    if !isPossessive(text, index) { end = right(text, index, head, sentence.upperBound) }
    let hasChain = end > index + 1 && (head.isForward || isConnecting(text.tokens[index + 1]))
    // A name of the packs is taken whole, and nothing but `of` goes on after it.
    for place in max(sentence.lowerBound, min(start, first - 8))...first {
      guard let known = names.match(text, at: place, limit: sentence.upperBound), known.end > index else { continue }
      if known.end > end
        || (known.end < end && place <= start && !words.connectors.contains(text.tokens[known.end].lexeme))
      {
        end = known.end
      }
      return close(text, place <= start || !isModified(text, start) ? place..<end : start..<end, sentence)
    }
    let before = first - start
    if head.type == "office", !isOffice(text, start, before, end, hasChain, sentence.upperBound) { return nil }
    if head.isPlural || before == 0 {
      guard hasChain else { return nil }
    } else if !hasChain {
      let isGeneric = (start..<first).allSatisfy { words.generic.contains(text.tokens[$0].lexeme) }
      // `Traffic Police` is any police; `Delhi Police` is one.
      if head.type == "police", before == 1, places.match(text, at: start, limit: first) == nil { return nil }
      if isGeneric || (head.isWeak && before < 2 && !text.tokens[start].flags.contains(.allCaps)) { return nil }
    }
    return close(text, start..<end, sentence)
  }

  /// A name of a topic and a country, such as `Statistics Canada` or `Meat and Livestock Australia`: the topic is at `index`.
  func topic(_ text: TokenizedDocument, at index: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard words.topics.contains(text.tokens[index].lexeme), index + 1 < sentence.upperBound else { return nil }
    let end = index + 1
    guard let place = places.match(text, at: end, limit: sentence.upperBound), !place.isAdjective,
      places.isCountry(place.entries[0]), place.end - end <= 2
    else { return nil }
    // `Health Canada Act`, `Tourism Australia's`: what follows makes it another name, or no name.
    if place.end < sentence.upperBound, text.tokens[place.end].isCapitalized, text.tokens[place.end].kind == .word {
      return nil
    }
    return close(text, left(text, index, sentence, caps: false)..<place.end, sentence)
  }

  /// Whether the title of a person stands for the office here: behind the name of a place or before `of` and one, and no
  /// person's name follows.
  private func isOffice(
    _ text: TokenizedDocument, _ start: Int, _ before: Int, _ end: Int, _ hasChain: Bool, _ limit: Int
  ) -> Bool {
    if end < limit, text.tokens[end].kind == .word, text.tokens[end].isCapitalized { return false }
    if before > 0, places.match(text, at: start, limit: end) != nil { return true }
    return hasChain && places.match(text, at: end - 1, limit: end) != nil
  }

  /// Whether words before a known name belong to it (`Indonesian`, not `Yesterday`): not where they open the sentence.
  private func isModified(_ text: TokenizedDocument, _ start: Int) -> Bool {
    !text.tokens[start].flags.contains(.sentenceStart)
  }

  /// Nil where the word after a name makes it the name of an Act, a treaty or a journal.
  private func close(_ text: TokenizedDocument, _ range: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let isOther = range.contains { place in
      let token = text.tokens[place]
      // `Review Board` goes on to its head; `Charter of the Council` does not.
      return token.isCapitalized && words.others.contains(token.lexeme)
        && (place + 1 == range.upperBound || !isName(text.tokens[place + 1]))
    }
    if isOther {
      return nil
    }
    var index = range.upperBound
    while index < sentence.upperBound, text.tokens[index].isCapitalized,
      !text.tokens[index].flags.contains(.lineStart)
    {
      if words.others.contains(text.tokens[index].lexeme) { return nil }
      index += 1
    }
    return range
  }

  /// Whether another head stands further right in the same run of capitalised words (`Police Complaints Authority`).
  private func laterHead(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    var place = index + 1
    while place < limit, text.tokens[place].isCapitalized, !isConnecting(text.tokens[place]),
      !isPossessive(text, place - 1), !LineBreaks.ends(text, before: place)
    {
      if let head = words.head(text, place), !head.isPlural, !head.isForward { return true }
      place += 1
    }
    return false
  }

  private func isConnecting(_ token: Token) -> Bool {
    words.connectors.contains(token.lexeme) || words.conjunctions.contains(token.lexeme)
      || words.articles.contains(token.lexeme) || words.sites.contains(token.lexeme) || token.lexeme == words.inside
  }

  /// First token of the name to the left of its head.
  private func left(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>, caps: Bool) -> Int {
    var start = plainLeft(text, head, sentence, caps: caps)
    guard start < head, start - 1 > sentence.lowerBound else { return start }
    // `the Witness and Victim Protection Agency`: one more run before `and`, where `the` or nothing stands before it.
    let joint = start - 1
    let joins = words.conjunctions.contains(text.tokens[joint].lexeme) || text.tokens[joint].mark == UInt8(ascii: "&")
    guard joins else { return start }
    // `Children, Youth, and Families Department`
    let hasComma = joint - 1 > sentence.lowerBound && text.tokens[joint - 1].mark == UInt8(ascii: ",")
    let last = hasComma ? joint - 1 : joint
    var from = plainLeft(text, last, sentence, caps: caps)
    var runs = [from..<last]
    while from < runs[0].upperBound, from - 1 > sentence.lowerBound, text.tokens[from - 1].mark == UInt8(ascii: ",") {
      let further = plainLeft(text, from - 1, sentence, caps: caps)
      guard further < from - 1 else { break }
      runs.insert(further..<(from - 1), at: 0)
      from = further
    }
    guard from < last, !hasComma || runs.count > 1, runs.allSatisfy({ $0.count <= 3 && isPlain(text, $0, caps: caps) })
    else { return start }
    let opens =
      from == sentence.lowerBound || words.articles.contains(text.tokens[from - 1].lexeme)
      || text.tokens[from - 1].kind == .mark && text.tokens[from - 1].mark != UInt8(ascii: ",")
      || beginsWithPlace(text, runs[0])
      || text.tokens[from - 1].kind == .word && !words.beforePlaces.contains(text.tokens[from - 1].lexeme)
    if opens { start = from }
    return start
  }

  /// Whether a run begins with a place and goes on: `Indiana Alcohol`.
  private func beginsWithPlace(_ text: TokenizedDocument, _ run: Range<Int>) -> Bool {
    places.match(text, at: run.lowerBound, limit: run.upperBound).map { $0.end < run.upperBound } ?? false
  }

  /// Whether a run has no head, no acronym and no institution of its own.
  private func isPlain(_ text: TokenizedDocument, _ run: Range<Int>, caps: Bool) -> Bool {
    run.allSatisfy { words.head(text, $0) == nil && (caps || !text.tokens[$0].flags.contains(.allCaps)) }
      && names.match(text, at: run.lowerBound, limit: run.upperBound) == nil
      && places.match(text, at: run.lowerBound, limit: run.upperBound)?.end != run.upperBound
  }

  /// Whether a token is an apostrophe joined to a capitalised plural.
  private func isPluralPossessive(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    let before = text.tokens[index - 1]
    guard token.kind == .mark, !token.isSpaced, before.isCapitalized,
      text.document.text.utf8[Int(before.end) - 1] == UInt8(ascii: "s")
    else { return false }
    return token.mark == UInt8(ascii: "'") || text.symbol(token) == 0x2019
  }

  private func plainLeft(_ text: TokenizedDocument, _ from: Int, _ sentence: Range<Int>, caps: Bool) -> Int {
    var index = from
    while index > sentence.lowerBound {
      let token = text.tokens[index - 1]
      // `Veterans' Review Board`: the mark after a plural belongs to the name.
      if index - 1 > sentence.lowerBound, isPluralPossessive(text, index - 1) {
        index -= 1
        continue
      }
      let isTitle = index == from && words.titles.contains(token.lexeme)
      guard token.kind == .word, token.isCapitalized, !isConnecting(token),
        isTitle || !words.outside.contains(token.lexeme),
        !caps || token.flags.contains(.allCaps),
        !isPossessive(text, index - 1) || words.possessives.contains(token.lexeme),
        words.head(text, index - 1)?.isForward != true
      else { break }
      // A line that ends for good before the head belongs to it only where the head would stand alone.
      if LineBreaks.ends(text, before: index), index < from || !standsAlone(text, from) { break }
      index -= 1
    }
    return index
  }

  /// Whether nothing goes on behind a head at the start of a line: `Rent Control Appellate / Authority`.
  private func standsAlone(_ text: TokenizedDocument, _ head: Int) -> Bool {
    guard !LineBreaks.changesCase(text, head), head + 1 < text.tokens.count else { return false }
    return !isConnecting(text.tokens[head + 1])
  }

  /// One past the last token of the name to the right of its head.
  private func right(_ text: TokenizedDocument, _ index: Int, _ head: AgencyWords.Head, _ limit: Int) -> Int {
    let caps = text.tokens[index].flags.contains(.allCaps)
    var end = index + 1
    if head.isForward { end = run(text, end, limit, caps: caps) }
    var chains = 0
    while end < limit {
      if chains > 0 || head.isForward, end < limit, isPossessive(text, end - 1) { break }
      guard
        let next = joined(
          text, end, limit, isFirst: end == index + 1, isTail: chains > 0 || head.isForward && end > index + 1,
          isSited: head.type == "court" || head.type == "university", isCourt: head.type == "court")
      else { break }
      let after = run(text, next, limit, caps: caps)
      guard after > next else { break }
      end = after
      chains += 1
    }
    if head.type == "court" {
      end = seat(text, end, limit)
      while case let next = district(text, end, limit), next > end { end = next }
    }
    return end
  }

  /// The token after the small words that go on at `index`, nil where nothing goes on.
  private func joined(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, isFirst: Bool, isTail: Bool, isSited: Bool, isCourt: Bool
  ) -> Int? {
    let token = text.tokens[index]
    var next = index + 1
    let isConjunction = words.conjunctions.contains(token.lexeme) || token.mark == UInt8(ascii: "&")
    if isConjunction {
      guard isTail else { return nil }
    } else if token.mark == UInt8(ascii: ",") {
      guard isTail, listGoesOn(text, index, limit) else { return nil }
      if next < limit, words.conjunctions.contains(text.tokens[next].lexeme) { next += 1 }
    } else if isCourt, token.lexeme == words.to || words.onlyOffices.contains(token.lexeme) {
      return nil
    } else if token.lexeme == words.to {
      guard isFirst else { return nil }
    } else if words.sites.contains(token.lexeme) {
      guard isSited else { return nil }
    } else if token.lexeme == words.inside {
      guard words.beforeIn.contains(text.tokens[index - 1].lexeme) else { return nil }
    } else {
      guard words.connectors.contains(token.lexeme) else { return nil }
    }
    if next < limit, words.articles.contains(text.tokens[next].lexeme) {
      guard !isConjunction else { return nil }
      next += 1
    }
    if token.mark == 0, LineBreaks.changesCase(text, index) { return nil }
    guard next < limit, isName(text.tokens[next]), !words.calendar.contains(text.tokens[next].lexeme) else {
      return nil
    }
    if isConjunction || token.mark != 0 {
      // What follows `and` must not be an institution of its own.
      var place = next
      while place < limit, isName(text.tokens[place]) {
        if words.head(text, place) != nil { return nil }
        place += 1
      }
      if text.tokens[next].flags.contains(.allCaps), !text.tokens[index - 1].flags.contains(.allCaps) { return nil }
      if names.match(text, at: next, limit: limit) != nil { return nil }
    }
    return next
  }

  /// One past the words that say where a court sits or whose it is, without a connector: `City Court City of Rochester`,
  /// `District Court Eastern District of Virginia`; `end` where none follow.
  private func seat(_ text: TokenizedDocument, _ end: Int, _ limit: Int) -> Int {
    guard end < limit, text.tokens[end].isCapitalized, words.seats.contains(text.tokens[end].lexeme),
      !LineBreaks.ends(text, before: end)
    else { return end }
    var index = end
    var last = end
    while index < limit, index - end < 12 {
      let token = text.tokens[index]
      guard token.kind == .word, !LineBreaks.ends(text, before: index) else { break }
      if isName(token) {
        last = index + 1
      } else if !isConnecting(token) || index > last + 2 {
        break
      }
      index += 1
    }
    return last
  }

  /// One past the district that follows a court's name: `Family Court, Oswego County`; `end` where none does.
  private func district(_ text: TokenizedDocument, _ end: Int, _ limit: Int) -> Int {
    var index = end
    if index < limit, text.tokens[index].mark == UInt8(ascii: ",") { index += 1 }
    let from = index
    while index < limit, index - from < 5, isName(text.tokens[index]) {
      index += 1
      // `St. Lawrence County`
      if index + 1 < limit, text.tokens[index].mark == UInt8(ascii: "."), text.tokens[index - 1].count < 4 {
        index += 1
      }
      if index + 1 < limit, text.tokens[index].mark == UInt8(ascii: ","), isName(text.tokens[index + 1]) { index += 1 }
      if words.districts.contains(text.tokens[index - 1].lexeme) { return index }
    }
    return end
  }

  /// Whether a comma continues a list that ends in `and`: `Alcohol, Tobacco, Firearms and Explosives`.
  private func listGoesOn(_ text: TokenizedDocument, _ comma: Int, _ limit: Int) -> Bool {
    var place = comma + 1
    var items = 1
    while place < limit, items < 6 {
      if words.conjunctions.contains(text.tokens[place].lexeme) || text.tokens[place].mark == UInt8(ascii: "&") {
        return place + 1 < limit && isName(text.tokens[place + 1])
      }
      if text.tokens[place].mark == UInt8(ascii: ",") {
        items += 1
      } else if !isName(text.tokens[place]) || words.head(text, place) != nil {
        return false
      }
      place += 1
    }
    return false
  }

  private func isName(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && !isConnecting(token)
  }

  /// One past a run of capitalised words; it ends after a possessive that is not part of names.
  private func run(_ text: TokenizedDocument, _ from: Int, _ limit: Int, caps: Bool) -> Int {
    var index = from
    while index < limit, isName(text.tokens[index]) {
      let token = text.tokens[index]
      if caps, !token.flags.contains(.allCaps) { break }
      if index > from, LineBreaks.ends(text, before: index) { break }
      index += 1
      if isPossessive(text, index - 1), !words.possessives.contains(token.lexeme) { break }
    }
    return index
  }

  /// Whether a token ends in `'s`.
  func isPossessive(_ text: TokenizedDocument, _ index: Int) -> Bool {
    PossessiveEnding.length(text, text.tokens[index]) > 0
  }
}
