import DocumentModel

/// Finds what a document calls a law that it has named: "that Act", "the said Law", "the 2002 Act", "Peraturan Pemerintah
/// tersebut", "the Act" where it has named just one or has said so in brackets (`(the "Act")`), and "Pasal tersebut".
/// What could be two is left alone.
struct LawReferences: Sendable {
  /// Sentences over which "that Act" looks back.
  private static let reach = 3
  /// Laws of one year at most; of more "the 2002 Act" is not looked up.
  private static let manyOfYear = 64

  private let classes: ReferenceClasses
  private let plain: LexemeSet
  private let that: LexemeSet
  private let said: LexemeSet
  private let behind: LexemeSet
  private let provisionWords: LexemeSet
  private let fillers: LexemeSet
  private let the: Lexeme
  private let of: Lexeme
  private let provisions: ProvisionGrammar

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    classes = ReferenceClasses(packs, &vocabulary)
    plain = LexemeSet("reference.plain", packs, &vocabulary)
    that = LexemeSet("reference.that", packs, &vocabulary)
    said = LexemeSet("reference.said", packs, &vocabulary)
    behind = LexemeSet("reference.behind", packs, &vocabulary)
    provisionWords = LexemeSet("reference.provisions", packs, &vocabulary)
    fillers = LexemeSet("alias.fillers", packs, &vocabulary)
    (the, of) = (vocabulary.intern("the"), vocabulary.intern("of"))
    provisions = ProvisionGrammar(packs, &vocabulary)
  }

  /// A law and the kinds by which it may be referred to.
  private struct Named {
    var mention: Mention
    var kinds: ReferenceClasses.Kinds
  }

  /// What has been named so far, by the bit of its kind.
  private struct State {
    /// Places in the list of the named: the last of each kind.
    var last = [Int](repeating: -1, count: 64)
    /// The last of each kind that is another law than the last.
    var other = [Int](repeating: -1, count: 64)
    /// Whether one law alone was named of each kind.
    var isSingle = [Bool](repeating: true, count: 64)
    /// What the text itself calls so: `(the "Act")`.
    var defined = [Int](repeating: -1, count: 64)
    /// By year: the laws named, one place for each.
    var byYear: [Int: [Int]] = [:]
    /// The reference found last that has a provision.
    var provided: Mention?
  }

  /// The mentions that `found` (in any order) makes possible. Cost: one pass over the tokens behind the first law.
  func mentions(in text: TokenizedDocument, given found: [Mention]) -> [Mention] {
    let named = named(text, found)
    guard let first = named.first else { return [] }
    var result: [Mention] = []
    var state = State()
    var passed = 0
    let tokens = text.tokens
    for index in text.token(at: first.mention.range.end)..<tokens.count {
      let token = tokens[index]
      if token.kind == .mark ? token.mark != UInt8(ascii: "(") : token.lexeme == .unknown { continue }
      let isBracket = token.kind == .mark
      guard isBracket || classes.begins(token.lexeme) || provisionWords.contains(token.lexeme) else { continue }
      while passed < named.count, named[passed].mention.range.end <= Int(token.start) {
        pass(named, passed, &state)
        passed += 1
      }
      guard passed > 0 else { continue }
      if isBracket {
        define(text, index, named, passed - 1, &state)
      } else if let reference = reference(text, index, named, passed - 1, state) {
        result.append(reference)
        if reference.normalized["provision"] != nil { state.provided = reference }
      }
    }
    return result
  }

  /// The laws that may be referred to, ordered by where they end.
  private func named(_ text: TokenizedDocument, _ found: [Mention]) -> [Named] {
    var named: [Named] = []
    for mention in found where mention.kind == .law && mention.entityKey != nil {
      guard let instrument = mention.parts.first(where: { $0.name == "instrument" }),
        mention.normalized["type"] != .string("case"),
        text.isRunning(mention.range)
      else { continue }
      let tokens = text.token(at: instrument.range.start)..<text.token(at: instrument.range.end)
      let kinds = classes.kinds(text, tokens, last: mention.recognizer == "law/named")
      if kinds != 0 { named.append(Named(mention: mention, kinds: kinds)) }
    }
    return named.sorted { $0.mention.range.end < $1.mention.range.end }
  }

  private func pass(_ named: [Named], _ place: Int, _ state: inout State) {
    var kinds = named[place].kinds
    let key = named[place].mention.entityKey
    while kinds != 0 {
      let kind = kinds.trailingZeroBitCount
      kinds &= kinds - 1
      let last = state.last[kind]
      if last >= 0, named[last].mention.entityKey != key {
        state.other[kind] = last
        state.isSingle[kind] = false
      }
      state.last[kind] = place
    }
    if case .integer(let year)? = named[place].mention.normalized["year"],
      state.byYear[year, default: []].count < Self.manyOfYear,
      state.byYear[year, default: []].allSatisfy({ named[$0].mention.entityKey != key })
    {
      state.byYear[year, default: []].append(place)
    }
  }

  /// Takes `(the "Act")` behind a law in the same sentence.
  private func define(_ text: TokenizedDocument, _ index: Int, _ named: [Named], _ last: Int, _ state: inout State) {
    let law = named[last].mention
    guard text.sentence(ofToken: index) == law.sentence else { return }
    let limit = text.sentences[law.sentence].upperBound
    var start = index + 1
    var isSaid = false
    while start < limit, start - index < 6,
      fillers.contains(text.tokens[start].lexeme) || text.isQuotationMark(text.tokens[start])
    {
      isSaid = true
      start += 1
    }
    guard isSaid, start < limit, text.tokens[start].isCapitalized, let name = classes.name(text, start, limit) else {
      return
    }
    var end = name.end
    while end < limit, text.isQuotationMark(text.tokens[end]) { end += 1 }
    guard end < limit, text.tokens[end].mark == UInt8(ascii: ")") else { return }
    state.defined[name.kind.trailingZeroBitCount] = last
  }

  private func reference(
    _ text: TokenizedDocument, _ index: Int, _ named: [Named], _ passed: Int, _ state: State
  ) -> Mention? {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    let token = text.tokens[index]
    if provisionWords.contains(token.lexeme) { return provision(text, index, named, passed, state.provided) }
    guard let (end, kind) = classes.name(text, index, sentence.upperBound), isAlone(text, end, sentence.upperBound)
    else { return nil }
    let bit = kind.trailingZeroBitCount
    let before = index > sentence.lowerBound ? text.tokens[index - 1] : nil
    let isPointed = end < sentence.upperBound && behind.contains(text.tokens[end].lexeme)
    let demonstrative = before.map { that.contains($0.lexeme) } ?? false
    let isSaid = isPointed || before.map { said.contains($0.lexeme) } ?? false
    guard token.isCapitalized || isSaid else { return nil }
    var law: Int?
    if isPointed || demonstrative {
      law = last(bit, place, named, state)
    } else if index > sentence.lowerBound, let year = TokenShapes.year(text, index - 1) {
      let candidates = (state.byYear[year] ?? []).filter { named[$0].kinds & kind != 0 }
      guard candidates.count == 1, let act = candidates.first else { return nil }
      return provisions.use(of: named[act].mention, at: index - 1..<end, in: text, rule: "reference")
    } else if before?.lexeme == the {
      if state.defined[bit] >= 0 {
        law = state.defined[bit]
      } else if plain.contains(token.lexeme), state.isSingle[bit], state.last[bit] >= 0 {
        law = state.last[bit]
      }
    }
    return law.map { provisions.use(of: named[$0].mention, at: index..<end, in: text, rule: "reference") }
  }

  /// The last law of a kind, where it is near and its sentence names no other of the kind.
  private func last(_ bit: Int, _ place: Int, _ named: [Named], _ state: State) -> Int? {
    let last = state.last[bit]
    guard last >= 0, place - named[last].mention.sentence <= Self.reach else { return nil }
    let other = state.other[bit]
    if other >= 0, named[other].mention.sentence == named[last].mention.sentence { return nil }
    return last
  }

  /// "Pasal tersebut", "the said Article": the provision named last, where one sentence names no second.
  private func provision(
    _ text: TokenizedDocument, _ index: Int, _ named: [Named], _ passed: Int, _ provided: Mention?
  ) -> Mention? {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    let isPointed = index + 1 < sentence.upperBound && behind.contains(text.tokens[index + 1].lexeme)
    guard isPointed || index > sentence.lowerBound && said.contains(text.tokens[index - 1].lexeme) else { return nil }
    var last = named[passed].mention
    if let provided, provided.range.start > last.range.start { last = provided }
    guard let provision = last.normalized["provision"], place - last.sentence <= 1 else { return nil }
    let rival = last == named[passed].mention ? passed - 1 : passed
    if rival >= 0, named[rival].mention.sentence == last.sentence,
      named[rival].mention.normalized["provision"] != provision
    {
      return nil
    }
    let range = text.range(index..<index + 1)
    return Mention(
      .law, range, normalized: last.normalized, parts: [Mention.Part("provision", range)], recognizer: "law/reference",
      entityKey: last.entityKey, sentence: place)
  }

  /// Whether the word is not the beginning or the middle of a longer name or designation.
  private func isAlone(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    guard index < limit else { return true }
    let next = text.tokens[index]
    // "the Act of 1990", "the Act of Congress"
    if next.lexeme == of, index + 1 < limit,
      text.tokens[index + 1].isCapitalized || text.tokens[index + 1].kind == .number
    {
      return false
    }
    return next.kind == .mark && next.mark != UInt8(ascii: "(") || next.kind == .word && !next.isCapitalized
      || next.mark == UInt8(ascii: "(") && next.isSpaced
  }
}
