import DocumentModel

/// Conventions, protocols, charters, declarations, plans and terms of reference: by form, and by the names and acronyms
/// of the packs, with the provisions joined to them.
struct TreatyRecognizer: Recognizer {
  let name = "treaty"
  let triggers: Triggers

  private let heads: LexemeTable<String>
  /// Heads that stand first in their language, the rest of the name after them.
  private let headFirst: LexemeSet
  private let work: LexemeSet
  private let reference: Lexeme
  private let of: Lexeme
  private let the: Lexeme
  private let links: LexemeSet
  private let run: NameRun
  private let provisions: ProvisionGrammar
  private let acronyms: LexemeTable<Pack.Instrument>
  private let names: [String: Pack.Instrument]

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var heads: [Lexeme: String] = [:]
    for type in [
      "convention", "protocol", "charter", "declaration", "treaty", "covenant", "agreement", "plan",
      "terms_of_reference",
    ] {
      for word in packs.words("treaty.\(type)") { heads[vocabulary.intern(word)] = type }
    }
    var acronyms: [Lexeme: Pack.Instrument] = [:]
    var names: [String: Pack.Instrument] = [:]
    for pack in packs.packs {
      for treaty in pack.treaties ?? [] {
        if let acronym = treaty.acronym { acronyms[vocabulary.intern(acronym)] = treaty }
        for name in [treaty.name] + (treaty.aliases ?? []) { names[name.lowercased()] = treaty }
      }
    }
    self.heads = LexemeTable(heads)
    self.acronyms = LexemeTable(acronyms)
    self.names = names
    headFirst = LexemeSet("treaty.headFirst", packs, &vocabulary)
    work = LexemeSet(["work", "action", "strategic"].map { vocabulary.intern($0) })
    reference = vocabulary.intern("reference")
    of = vocabulary.intern("of")
    the = vocabulary.intern("the")
    links = LexemeSet("treaty.links", packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
    provisions = ProvisionGrammar(packs, &vocabulary)
    triggers = Triggers(lexemes: Set(heads.keys).union(acronyms.keys))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    if token.flags.contains(.allCaps), let treaty = acronyms[token.lexeme] {
      emit(text, index, index + 1, treaty.type ?? "convention", treaty, place, into: &mentions)
      return
    }
    guard token.isCapitalized, let type = heads[token.lexeme] else { return }
    guard let (start, end) = extent(text, index, type, sentence) else { return }
    let name = text.quote(start..<end)
    emit(text, start, end, type, names[name.lowercased()], place, into: &mentions)
  }

  /// The tokens of the name around a head word; nil where the head stands alone.
  private func extent(_ text: TokenizedDocument, _ head: Int, _ type: String, _ sentence: Range<Int>) -> (Int, Int)? {
    var end = head + 1
    if type == "terms_of_reference" {
      guard end + 1 < sentence.upperBound, text.tokens[end].lexeme == of, text.tokens[end + 1].lexeme == reference
      else {
        return nil
      }
      end = tail(text, end + 2, sentence.upperBound)
      return (run.start(text, before: head, in: sentence, connecting: false), end)
    }
    if headFirst.contains(text.tokens[head].lexeme) {
      var next = end
      while next < sentence.upperBound, links.contains(text.tokens[next].lexeme), !run.isName(text.tokens[next]) {
        next += 1
      }
      guard next < sentence.upperBound, run.isName(text.tokens[next]) else { return nil }
      return (head, run.end(text, from: next, limit: sentence.upperBound, commas: true))
    }
    let start = run.start(text, before: head, in: sentence, connecting: false)
    let joined = joinedLeft(text, start, sentence)
    if type == "plan" {
      // Only plans that say what kind: "Work Plan", "Plan of Action", "Action Plan".
      let before = head > sentence.lowerBound && work.contains(text.tokens[head - 1].lexeme)
      let after =
        end + 1 < sentence.upperBound && text.tokens[end].lexeme == of && work.contains(text.tokens[end + 1].lexeme)
      guard before || after else { return nil }
      if after { end += 2 }
      end = tail(text, end, sentence.upperBound)
      let bare = head - (before ? 1 : 0)
      return start < bare || end > head + (after ? 3 : 1) ? (start, end) : nil
    }
    end = tail(text, end, sentence.upperBound)
    guard joined < head || end > head + 1 else { return nil }
    // Labour conventions carry their year in the name: "Labour Inspection Convention, 1947".
    if end == head + 1, end + 1 < sentence.upperBound, text.tokens[end].mark == UInt8(ascii: ","),
      TokenShapes.year(text, end + 1) != nil
    {
      end += 2
    }
    return (joined, end)
  }

  /// Over "of" to the left where a name stands there ("Council of Europe Convention").
  private func joinedLeft(_ text: TokenizedDocument, _ start: Int, _ sentence: Range<Int>) -> Int {
    guard start - 2 >= sentence.lowerBound, text.tokens[start].isCapitalized, text.tokens[start - 1].lexeme == of,
      run.isName(text.tokens[start - 2]), !heads.contains(text.tokens[start - 2].lexeme),
      !run.openings.contains(text.tokens[start - 2].lexeme)
    else { return start }
    return start - 2
  }

  /// What the treaty is about: a linking word and the name that follows it.
  private func tail(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    guard index < limit, links.contains(text.tokens[index].lexeme) else { return index }
    var next = index + 1
    while next < limit, text.tokens[next].lexeme == the || run.connectors.contains(text.tokens[next].lexeme) {
      next += 1
    }
    guard next < limit, run.isName(text.tokens[next]) else { return index }
    return run.end(text, from: next, limit: limit, commas: true)
  }

  private func emit(
    _ text: TokenizedDocument, _ start: Int, _ end: Int, _ type: String, _ treaty: Pack.Instrument?, _ place: Int,
    into mentions: inout [Mention]
  ) {
    let sentence = text.sentences[place]
    let name = treaty?.name ?? text.quote(start..<end)
    var normalized: NormalizedFields = ["name": .string(name)]
    if let acronym = treaty?.acronym { normalized["acronym"] = .string(acronym) }
    if let year = treaty?.year { normalized["year"] = .integer(year) }
    var parts = [Mention.Part("instrument", text.range(start..<end))]
    var first = start
    var last = end
    if let beside = provisions.before(text, start, sentence).last {
      first = beside.tokens.lowerBound
      normalized["provision"] = .object(beside.fields)
      parts.append(Mention.Part("provision", text.range(beside.tokens)))
    } else if let after = provisions.after(text, end, sentence.upperBound) {
      last = after.tokens.upperBound
      normalized["provision"] = .object(after.fields)
      parts.append(Mention.Part("provision", text.range(after.tokens)))
    }
    normalized["instrument_type"] = .string(treaty?.type ?? type)
    mentions.append(
      Mention(
        .treaty, text.range(first..<last), normalized: normalized, parts: parts,
        recognizer: treaty == nil ? "treaty/form" : "treaty/named", entityKey: "treaty:\(name.lowercased())",
        sentence: place))
  }
}
