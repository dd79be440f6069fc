import DocumentModel

/// Finds what a document calls its instruments after naming them: aliases it defines ("known as the TIP Law"), short
/// forms ("the Charter" where there is just one), and bare provisions ("Article 5") of the instrument named just before.
/// What could be two instruments is left alone.
struct InstrumentLinker: Sendable {
  private let cues: LexemeSet
  private let fillers: LexemeSet
  private let lawHeads: LexemeSet
  private let treatyHeads: LexemeSet
  private let bareProvisions: LexemeSet
  private let the: Lexeme
  private let backReferences: BackReferenceGrammar
  private let provisions: ProvisionGrammar
  private let run: NameRun

  /// A name the document gave to an instrument.
  private struct Alias {
    var text: [UInt8]
    var tokens: Int
    var instrument: Mention
  }

  /// Above this number of treaties a short form is taken to be ambiguous without comparing.
  private static let manyTreaties = 64

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func intern(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    cues = intern("alias.cues")
    fillers = intern("alias.fillers")
    lawHeads = intern("alias.lawHeads")
    treatyHeads = intern("alias.treatyHeads")
    bareProvisions = intern("alias.bareProvisions")
    the = vocabulary.intern("the")
    backReferences = BackReferenceGrammar(packs, &vocabulary)
    provisions = ProvisionGrammar(packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
  }

  /// The mentions that `found` (in any order) makes possible. Cost: one pass over the tokens where there are any
  /// instruments, nothing elsewhere.
  func mentions(in text: TokenizedDocument, given found: [Mention]) -> [Mention] {
    let cited = found.filter { ($0.kind == .law || $0.kind == .treaty) && text.isRunning($0.range) }
      .sorted { $0.range.end < $1.range.end }
    guard !cited.isEmpty else { return [] }
    // Aliases by the hash of their first word.
    var aliases: [UInt64: [Alias]] = [:]
    var treaties: [String: Mention] = [:]
    var result: [Mention] = []
    var passed = 0
    // Places, not mentions: a mention is large to hand on.
    var lastInstrument: Int?
    var nextEnd = cited[0].range.end
    // Nothing is linked before the first instrument ends.
    for index in text.token(at: cited[0].range.end)..<text.tokens.count {
      let token = text.tokens[index]
      if token.kind == .word, token.lexeme == .unknown, !token.isCapitalized { continue }
      while nextEnd <= Int(token.start) {
        if isInstrument(cited[passed]) {
          lastInstrument = passed
          if cited[passed].kind == .treaty, treaties.count <= Self.manyTreaties {
            treaties[cited[passed].entityKey ?? ""] = cited[passed]
          }
        }
        passed += 1
        nextEnd = passed < cited.count ? cited[passed].range.end : Int.max
      }
      if backReferences.words.contains(token.lexeme), let back = backReferences.read(text, index, cited, passed) {
        result.append(back)
      }
      guard let last = lastInstrument else { continue }
      if token.mark == UInt8(ascii: "(") || cues.contains(token.lexeme),
        let alias = alias(text, index, cited[last])
      {
        let first = hash(text, text.token(at: alias.start))
        let isNew = !aliases[first, default: []].contains { $0.text == alias.text }
        if isNew {
          aliases[first, default: []].append(
            Alias(text: alias.text, tokens: alias.tokens, instrument: cited[last]))
        }
      }
      guard token.kind == .word else { continue }
      if bareProvisions.contains(token.lexeme), let bare = bareProvision(text, index, cited[last]) {
        result.append(bare)
      }
      guard token.isCapitalized else { continue }
      if !aliases.isEmpty, let candidates = aliases[hash(text, index)], let use = use(text, index, candidates) {
        result.append(use)
      }
      if treatyHeads.contains(token.lexeme), let short = shortForm(text, index, treaties) { result.append(short) }
    }
    return result
  }

  /// Whether a mention names what has articles and aliases; decisions and articles of journals have none.
  private func isInstrument(_ mention: Mention) -> Bool {
    guard mention.kind == .law else { return mention.kind == .treaty }
    return switch mention.normalized["type"] {
    case .string("case"), .string("journal"), .string("notice"): false
    default: mention.recognizer != "law/section"
    }
  }

  /// A name given at `index` to the instrument named before: after a cue word or inside a bracket.
  private func alias(_ text: TokenizedDocument, _ index: Int, _ last: Mention) -> (
    start: Int, text: [UInt8], tokens: Int
  )? {
    let token = text.tokens[index]
    let isBracket = token.mark == UInt8(ascii: "(")
    guard isBracket || cues.contains(token.lexeme) else { return nil }
    let place = text.sentence(ofToken: index)
    guard place == last.sentence || (!isBracket && place == last.sentence + 1) else { return nil }
    let limit = text.sentences[place].upperBound
    var start = index + 1
    while start < limit,
      fillers.contains(text.tokens[start].lexeme) || text.tokens[start].kind == .mark && isQuote(text, start)
    {
      start += 1
    }
    var end = start
    while end < limit, run.isName(text.tokens[end]) { end += 1 }
    guard end > start, end - start <= 6 else { return nil }
    let heads = last.kind == .law ? lawHeads : treatyHeads
    let hasHead = end - start > 1 && (start..<end).contains { heads.contains(text.tokens[$0].lexeme) }
    let isAcronym =
      isBracket && last.kind == .treaty && end - start == 1 && text.tokens[start].flags.contains(.allCaps)
      && index > 0 && Int(text.tokens[index - 1].end) == last.range.end
    guard hasHead || isAcronym else { return nil }
    if isBracket {
      var close = end
      while close < limit, isQuote(text, close) { close += 1 }
      guard close < limit, text.tokens[close].mark == UInt8(ascii: ")") else { return nil }
    }
    let range = text.range(start..<end)
    return (range.start, Array(text.document.text.utf8[range.start..<range.end]), end - start)
  }

  /// FNV-1a of a token's bytes.
  private func hash(_ text: TokenizedDocument, _ index: Int) -> UInt64 {
    let token = text.tokens[index]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in Int(token.start)..<Int(token.end) {
      hash = (hash ^ UInt64(text.document.text.utf8[place])) &* 0x100_0000_01B3
    }
    return hash
  }

  private func isQuote(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.isQuotationMark(text.tokens[index])
  }

  private func use(_ text: TokenizedDocument, _ index: Int, _ aliases: [Alias]) -> Mention? {
    let utf8 = text.document.text.utf8
    let start = Int(text.tokens[index].start)
    for alias in aliases {
      let end = start + alias.text.count
      guard index + alias.tokens <= text.tokens.count, Int(text.tokens[index + alias.tokens - 1].end) == end,
        utf8[start..<end].elementsEqual(alias.text)
      else { continue }
      return provisions.use(of: alias.instrument, at: index..<(index + alias.tokens), in: text, rule: "alias")
    }
    return nil
  }

  /// "the Charter", where the document names just one charter before.
  private func shortForm(_ text: TokenizedDocument, _ index: Int, _ treaties: [String: Mention]) -> Mention? {
    let token = text.tokens[index]
    guard treaties.count <= Self.manyTreaties, index > 0, text.tokens[index - 1].lexeme == the,
      !token.flags.contains(.blockStart)
    else { return nil }
    let sentence = text.sentences[text.sentence(ofToken: index)]
    guard index + 1 >= sentence.upperBound || !run.isName(text.tokens[index + 1]) else { return nil }
    let head = text.string(token)
    let named = treaties.values.filter { $0.normalized["name"]?.text?.contains(head) == true }
    guard named.count == 1 else { return nil }
    return named.first.map { provisions.use(of: $0, at: index..<(index + 1), in: text, rule: "short-form") }
  }

  /// "Article 5" with nothing after it that says of what, where the sentence or the one before names one instrument.
  private func bareProvision(_ text: TokenizedDocument, _ index: Int, _ last: Mention) -> Mention? {
    let place = text.sentence(ofToken: index)
    guard place - last.sentence <= 1, place >= last.sentence,
      text.block(ofToken: index) == text.block(ofToken: text.sentences[last.sentence].lowerBound),
      let found = provisions.standing(text, at: index, limit: text.sentences[place].upperBound)
    else { return nil }
    var normalized = last.normalized
    normalized["provision"] = .object(found.fields)
    return Mention(
      last.kind, text.range(found.tokens), normalized: normalized,
      parts: [Mention.Part("provision", text.range(found.tokens))], recognizer: "\(last.kind.rawValue)/provision",
      entityKey: last.entityKey, sentence: place)
  }
}
