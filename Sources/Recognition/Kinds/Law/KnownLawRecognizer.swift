import DocumentModel

/// Codes and constitutions by their names and abbreviations, as the packs list them: "Indian Penal Code, 1860", "CrPC",
/// "Constitution of India", "the Constitution", with the provisions joined to them.
///
/// An abbreviation, and a name that many states have, count only with a provision or beside a word of the law.
struct KnownLawRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  private struct Entry: Sendable {
    var law: Pack.Instrument
    var jurisdiction: String?
    var isShort: Bool
    var id: String?
  }

  /// Types of laws that are known by name alone; acts are found by their form.
  private static let types: Set = ["code", "constitution", "regulation", "directive", "decision"]

  /// Words of a name at most.
  private static let length = 8

  private let entries: [Entry]
  private let names: [[Lexeme]: Int]
  private let provisions: ProvisionGrammar
  private let sign: SectionSign
  private let cues: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws {
    var entries: [Entry] = []
    var names: [[Lexeme]: Int] = [:]
    for pack in packs.packs {
      let identifiers = try PackIdentifiers(pack)
      for law in pack.namedLaws ?? [] where law.type.map(Self.types.contains) == true {
        let id = identifiers.id(law)
        let short = (law.aliases ?? []) + [law.acronym].compactMap { $0 }
        for (name, isShort) in [(law.name, !law.name.contains(" "))] + short.map({ ($0, true) }) {
          let words = name.split(separator: " ").map { vocabulary.intern(String($0)) }
          names[words] = entries.count
          entries.append(Entry(law: law, jurisdiction: pack.jurisdiction, isShort: isShort, id: id))
        }
      }
    }
    self.entries = entries
    self.names = names
    provisions = ProvisionGrammar(packs, &vocabulary)
    sign = SectionSign(packs, &vocabulary)
    cues = LexemeSet("standing.cues", packs, &vocabulary)
    triggers = Triggers(lexemes: LexemeSet(names.keys.compactMap(\.first)))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard text.tokens[index].isCapitalized else { return }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    guard let (stop, number) = name(text, index, sentence.upperBound) else { return }
    let (law, isShort) = (entries[number].law, entries[number].isShort)
    var end = stop
    var year = law.year
    // "Indian Penal Code, 1860"
    let next = end < sentence.upperBound && text.tokens[end].mark == UInt8(ascii: ",") ? end + 1 : end
    if next < sentence.upperBound, let written = TokenShapes.year(text, next) {
      year = written
      end = next + 1
    }
    let signed = sign.before(text, index, sentence)
    let list = signed == nil ? provisions.before(text, index, sentence) : []
    let after = list.isEmpty ? provisions.after(text, end, sentence.upperBound) : nil
    if isShort, list.isEmpty, after == nil, signed == nil {
      // "Constitution Bench" is a court.
      let isPart = end < sentence.upperBound && text.tokens[end].kind == .word && text.tokens[end].isCapitalized
      guard !isPart, sentence.contains(where: { cues.contains(text.tokens[$0].lexeme) && !(index..<end).contains($0) })
      else { return }
    }
    var normalized: NormalizedFields = ["type": .string(law.type ?? "code"), "title": .string(law.name)]
    if let jurisdiction = entries[number].jurisdiction { normalized["jurisdiction"] = .string(jurisdiction) }
    if let number = law.number { normalized["number"] = .string(number) }
    if let year { normalized["year"] = .integer(year) }
    let id = year == law.year ? entries[number].id : nil
    if let id { normalized["id"] = .string(id) }
    let key = id.map { "law:" + $0 } ?? "law:\(law.name.lowercased())" + (year.map { ":\($0)" } ?? "")
    for other in list.dropLast() {
      var fields = normalized
      fields["provision"] = .object(other.fields)
      let range = text.range(other.tokens)
      mentions.append(
        Mention(
          .law, range, normalized: fields, parts: [Mention.Part("provision", range)], recognizer: "law/known",
          entityKey: key, sentence: place))
    }
    var parts = [Mention.Part("instrument", text.range(index..<end))]
    var start = index
    if let signed {
      start = signed.start
      normalized["provision"] = .object(["section": .string(signed.section)])
      parts.append(Mention.Part("provision", text.range(start..<index)))
    } else if let beside = list.last ?? after {
      start = min(start, beside.tokens.lowerBound)
      end = max(end, beside.tokens.upperBound)
      normalized["provision"] = .object(beside.fields)
      parts.append(Mention.Part("provision", text.range(beside.tokens)))
    }
    mentions.append(
      Mention(
        .law, text.range(start..<end), normalized: normalized, parts: parts, recognizer: "law/known", entityKey: key,
        sentence: place))
  }

  /// The longest name that begins at a token, stops between its words left out ("Cr.P.C.").
  private func name(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (end: Int, entry: Int)? {
    var words: [Lexeme] = []
    var best: (Int, Int)?
    var place = index
    while place < limit, words.count < Self.length {
      let token = text.tokens[place]
      if token.mark == UInt8(ascii: "."), !token.isSpaced, !words.isEmpty {
        place += 1
        continue
      }
      guard token.lexeme != .unknown else { break }
      words.append(token.lexeme)
      place += 1
      if let entry = names[words] { best = (place, entry) }
    }
    return best
  }
}
