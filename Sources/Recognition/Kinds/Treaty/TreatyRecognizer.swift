import DocumentModel

/// Conventions, protocols, charters, declarations, plans and terms of reference: by form, and by the names and acronyms
/// of the packs, with the provisions joined to them.
struct TreatyRecognizer: Recognizer {
  let name = "treaty"
  let triggers: Triggers

  /// Bytes of a title inside which no further title is looked for.
  private static let longTitle = 240

  private let extent: TreatyExtent
  private let provisions: ProvisionGrammar
  private let acronyms: LexemeTable<Pack.Instrument>
  private let names: [String: Pack.Instrument]

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var acronyms: [Lexeme: Pack.Instrument] = [:]
    var names: [String: Pack.Instrument] = [:]
    for pack in packs.packs {
      for treaty in pack.treaties ?? [] {
        if let acronym = treaty.acronym { acronyms[vocabulary.intern(acronym)] = treaty }
        for name in [treaty.name] + (treaty.aliases ?? []) { names[name.lowercased()] = treaty }
      }
    }
    extent = TreatyExtent(packs, &vocabulary)
    self.acronyms = LexemeTable(acronyms)
    self.names = names
    provisions = ProvisionGrammar(packs, &vocabulary)
    triggers = Triggers(lexemes: LexemeSet(extent.words.union(acronyms.keys)))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    // A treaty named inside a long title is part of it; without this a text of heads alone reads each title anew.
    if let last = mentions.indices.last, mentions[last].kind == .treaty,
      mentions[last].range.count > Self.longTitle, Int(token.start) >= mentions[last].range.start,
      Int(token.end) <= mentions[last].range.end
    {
      return
    }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    if token.flags.contains(.allCaps), let treaty = acronyms[token.lexeme] {
      emit(text, index, index + 1, treaty.type ?? "convention", treaty, place, into: &mentions)
      return
    }
    guard let (start, end, type) = extent.name(text, index, sentence) else { return }
    let name = text.quote(start..<end)
    emit(text, start, end, type, names[name.lowercased()], place, into: &mentions)
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
