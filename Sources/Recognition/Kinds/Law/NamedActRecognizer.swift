import DocumentModel

/// Acts by name ("Clean Air Act", "Public Health (Control of Disease) Act 1984", "Factories Act, 1948"), found by form.
struct NamedActRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers
  private let run: NameRun
  private let provisions: ProvisionGrammar
  private let numbers: ActNumberGrammar
  /// Heads that name a law only with a year beside them (`Code`, `Regulations`).
  private let needYear: LexemeSet
  private let amendments: Lexeme
  /// What the packs say of a title: one entry for each jurisdiction that has it.
  private let known: [String: [Entry]]

  /// The form of identifiers of Acts by jurisdiction.
  private let schemes: [String: IdentifierTemplate]

  private struct Entry: Sendable {
    var jurisdiction: String?
    var number: String?
    var year: Int?
    var id: String?
  }

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws {
    needYear = LexemeSet("law.headsWithYear", packs, &vocabulary)
    triggers = Triggers(lexemes: LexemeSet("law.heads", packs, &vocabulary).union(needYear))
    amendments = vocabulary.intern("amendments")
    run = NameRun(packs, &vocabulary)
    provisions = ProvisionGrammar(packs, &vocabulary)
    numbers = ActNumberGrammar(packs, &vocabulary)
    var known: [String: [Entry]] = [:]
    var schemes: [String: IdentifierTemplate] = [:]
    for pack in packs.packs {
      let identifiers = try PackIdentifiers(pack)
      if let jurisdiction = pack.jurisdiction, let scheme = identifiers["act"] { schemes[jurisdiction] = scheme }
      for law in pack.namedLaws ?? [] {
        for name in [law.name] + (law.aliases ?? []) {
          known[name.lowercased(), default: []].append(
            Entry(jurisdiction: pack.jurisdiction, number: law.number, year: law.year, id: identifiers.id(law)))
        }
      }
    }
    self.known = known
    self.schemes = schemes
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard text.tokens[index].isCapitalized else { return }
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    let start = run.start(text, before: index, in: sentence, brackets: true)
    guard start < index else { return }
    var end = index + 1
    var year: Int?
    if end < sentence.upperBound, text.tokens[end].lexeme == amendments { end += 1 }
    let titleEnd = end
    let designation = numbers.designation(text, end, sentence.upperBound)
    if let designation {
      year = designation.year
      end = designation.end
    }
    guard year != nil || !needYear.contains(text.tokens[index].lexeme) else { return }
    let title = text.quote(start..<titleEnd)
    // With a year beside the title an entry of another year is another law; two that remain are not told apart.
    let entries = (known[title.lowercased()] ?? []).filter { year == nil || $0.year == nil || $0.year == year }
    let entry = entries.count == 1 ? entries.first : nil
    let bracket = numbers.bracket(text, end, sentence.upperBound)
    var normalized: NormalizedFields = [:]
    if let jurisdiction = entry?.jurisdiction ?? bracket?.jurisdiction {
      normalized["jurisdiction"] = .string(jurisdiction)
    }
    normalized["type"] = .string("act")
    if let number = entry?.number ?? designation?.number ?? bracket?.number { normalized["number"] = .string(number) }
    if let year = year ?? entry?.year { normalized["year"] = .integer(year) }
    normalized["title"] = .string(title)
    var parts = [Mention.Part("instrument", text.range(start..<end))]
    var first = start
    if let beside = provisions.before(text, start, sentence).last {
      first = beside.tokens.lowerBound
      normalized["provision"] = .object(beside.fields)
      parts.append(Mention.Part("provision", text.range(beside.tokens)))
    } else if let after = provisions.after(text, end, sentence.upperBound) {
      end = after.tokens.upperBound
      normalized["provision"] = .object(after.fields)
      parts.append(Mention.Part("provision", text.range(after.tokens)))
    }
    var key = "law:\(title.lowercased())"
    if let year = year ?? entry?.year { key += ":\(year)" }
    if let id = entry?.id ?? identifier(normalized) {
      normalized["id"] = .string(id)
      key = "law:\(id)"
    }
    mentions.append(
      Mention(
        .law, text.range(first..<end), normalized: normalized, parts: parts, recognizer: "law/named", entityKey: key,
        sentence: place))
  }

  /// The identifier by the scheme of the jurisdiction that the text itself names beside the title.
  private func identifier(_ fields: NormalizedFields) -> String? {
    guard let jurisdiction = fields["jurisdiction"]?.text, case .integer(let year)? = fields["year"] else { return nil }
    return schemes[jurisdiction]?.fill(IdentifierTemplate.Values(number: fields["number"]?.text, year: year))
  }
}
