import DocumentModel

/// Finds what a document calls its instruments after naming them: aliases it defines ("known as the TIP Law"), short
/// forms ("the Charter" where there is just one), and bare provisions ("Article 5") of the instrument named just before.
/// What could be two instruments is left alone.
struct InstrumentLinker: Sendable {
  private let aliasGrammar: AliasGrammar
  private let treatyHeads: LexemeSet
  private let demonstratives: LexemeSet
  private let behind: LexemeSet
  private let bareProvisions: LexemeSet
  private let the: Lexeme
  private let backReferences: BackReferenceGrammar
  private let caseNames: CaseNames
  private let provisions: ProvisionGrammar
  private let run: NameRun
  /// The words at which something may be linked; every other word is at most the beginning of an alias.
  private let watched: LexemeSet

  /// A name the document gave to an instrument.
  private struct Alias {
    var text: [UInt8]
    var tokens: Int
    var instrument: Mention
    /// One word such as "Convention", which is this instrument only behind "the".
    var isHead: Bool
  }

  /// Above this number of treaties a short form is taken to be ambiguous without comparing.
  private static let manyTreaties = 64

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func intern(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    aliasGrammar = AliasGrammar(packs, &vocabulary)
    treatyHeads = intern("alias.treatyHeads")
    demonstratives = intern("reference.that")
    behind = intern("reference.behind")
    bareProvisions = intern("alias.bareProvisions")
    the = vocabulary.intern("the")
    backReferences = BackReferenceGrammar(packs, &vocabulary)
    caseNames = CaseNames(packs, &vocabulary)
    provisions = ProvisionGrammar(packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
    watched = backReferences.words.union(caseNames.supra).union(aliasGrammar.cues).union(bareProvisions)
      .union(treatyHeads)
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
    // Made where the first "supra" asks for it.
    var parties: [String: Mention?]?
    // The last "id." or "supra".
    var recent: Mention?
    // Places, not mentions: a mention is large to hand on.
    var lastInstrument: Int?
    var nextEnd = cited[0].range.end
    let tokens = text.tokens
    // Nothing is linked before the first instrument ends.
    for index in text.token(at: cited[0].range.end)..<tokens.count {
      let token = tokens[index]
      guard
        watched.contains(token.lexeme) || token.mark == UInt8(ascii: "(")
          || !aliases.isEmpty && token.kind == .word && token.isCapitalized
      else { continue }
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
      if backReferences.words.contains(token.lexeme),
        let back = backReferences.read(text, index, cited, passed, recent: recent)
      {
        result.append(back)
        recent = back
      }
      if caseNames.supra.contains(token.lexeme) {
        let known = parties ?? caseNames.parties(text, cited)
        parties = known
        if let use = caseNames.use(text, index, known) {
          result.append(use)
          recent = use
        }
      }
      guard let last = lastInstrument else { continue }
      if token.mark == UInt8(ascii: "(") || aliasGrammar.cues.contains(token.lexeme),
        let name = aliasGrammar.name(text, index, cited[last])
      {
        let range = text.range(name)
        let alias = Alias(
          text: Array(text.document.text.utf8[range.start..<range.end]), tokens: name.count, instrument: cited[last],
          isHead: name.count == 1 && treatyHeads.contains(text.tokens[name.lowerBound].lexeme))
        let first = hash(text, name.lowerBound)
        if let place = aliases[first, default: []].firstIndex(where: { $0.text == alias.text }) {
          // What the text calls "the Convention" last is meant from there on.
          if alias.isHead { aliases[first]?[place] = alias }
        } else {
          aliases[first, default: []].append(alias)
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

  /// FNV-1a of a token's bytes.
  private func hash(_ text: TokenizedDocument, _ index: Int) -> UInt64 {
    let token = text.tokens[index]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in Int(token.start)..<Int(token.end) {
      hash = (hash ^ UInt64(text.document.text.utf8[place])) &* 0x100_0000_01B3
    }
    return hash
  }

  private func use(_ text: TokenizedDocument, _ index: Int, _ aliases: [Alias]) -> Mention? {
    let utf8 = text.document.text.utf8
    let start = Int(text.tokens[index].start)
    for alias in aliases {
      let end = start + alias.text.count
      guard index + alias.tokens <= text.tokens.count, Int(text.tokens[index + alias.tokens - 1].end) == end,
        utf8[start..<end].elementsEqual(alias.text), !alias.isHead || isDefinite(text, index)
      else { continue }
      return provisions.use(of: alias.instrument, at: index..<(index + alias.tokens), in: text, rule: "alias")
    }
    return nil
  }

  /// "the Charter", where the document names just one charter before.
  private func shortForm(_ text: TokenizedDocument, _ index: Int, _ treaties: [String: Mention]) -> Mention? {
    let token = text.tokens[index]
    guard treaties.count <= Self.manyTreaties, isDefinite(text, index) else { return nil }
    let head = text.string(token)
    let named = treaties.values.filter { $0.normalized["name"]?.text?.contains(head) == true }
    guard named.count == 1 else { return nil }
    return named.first.map { provisions.use(of: $0, at: index..<(index + 1), in: text, rule: "short-form") }
  }

  /// Whether "the", "that", "the said" stands before a word or "tersebut" behind it, and no name goes on behind it.
  private func isDefinite(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let limit = text.sentences[text.sentence(ofToken: index)].upperBound
    if index + 1 < limit {
      if behind.contains(text.tokens[index + 1].lexeme) { return true }
      if run.isName(text.tokens[index + 1]) { return false }
    }
    guard index > 0, !text.tokens[index].flags.contains(.blockStart) else { return false }
    let before = text.tokens[index - 1].lexeme
    return before == the || demonstratives.contains(before)
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
