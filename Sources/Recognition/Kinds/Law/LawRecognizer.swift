import DocumentModel

/// Laws by their designation ("Law No. 21 of 2007", "42 U.S.C. § 7661"), as the packs' patterns describe it, with the
/// provisions joined to it.
struct LawRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  private struct Form: Sendable {
    var pattern: TokenPattern
    var type: String
    var jurisdiction: String?
    var pack: String
    var needsProvision: Bool
    var id: IdentifierTemplate?
    var entity: IdentifierTemplate?
  }

  /// Types of laws whose title stands behind their number.
  private static let titled: Set = [
    "act", "regulation", "directive", "decision", "decree", "instruction", "order", "recommendation", "resolution",
  ]

  private let forms: [Form]
  private let byAnchor: LexemeTable<[Int]>
  private let provisions: ProvisionGrammar
  private let title: LawTitle

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws {
    var forms: [Form] = []
    var byAnchor: [Lexeme: [Int]] = [:]
    for pack in packs.packs {
      for law in pack.laws ?? [] {
        let pattern: TokenPattern
        let id: IdentifierTemplate?
        let entity: IdentifierTemplate?
        do {
          pattern = try TokenPattern(law.pattern, &vocabulary)
          id = try law.id.map { try IdentifierTemplate($0) }
          entity = try law.entity.map { try IdentifierTemplate($0) }
        } catch {
          throw PackError(file: pack.pack, message: "laws: \(error)")
        }
        for word in Set(pattern.anchorWords) { byAnchor[word, default: []].append(forms.count) }
        forms.append(
          Form(
            pattern: pattern, type: law.type, jurisdiction: law.jurisdiction ?? pack.jurisdiction, pack: pack.pack,
            needsProvision: law.needsProvision, id: id, entity: entity))
      }
    }
    self.forms = forms
    self.byAnchor = LexemeTable(byAnchor)
    triggers = Triggers(lexemes: LexemeSet(byAnchor.keys))
    provisions = ProvisionGrammar(packs, &vocabulary)
    title = LawTitle(packs, &vocabulary)
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    // The longest match of all forms that hold this word; of equal ones the first pack's.
    var best: (form: Int, start: Int, match: TokenPattern.Match)?
    for number in byAnchor[text.tokens[index].lexeme] ?? [] {
      for start in max(sentence.lowerBound, index - forms[number].pattern.anchor * 2)...index {
        guard let match = forms[number].pattern.match(text, at: start, limit: sentence.upperBound), match.end > index
        else {
          continue
        }
        if best.map({ match.end - start > $0.match.end - $0.start }) ?? true { best = (number, start, match) }
        break
      }
    }
    guard let (form, start, match) = best else { return }
    emit(text, forms[form], start, match, place, into: &mentions)
  }

  private func emit(
    _ text: TokenizedDocument, _ form: Form, _ start: Int, _ match: TokenPattern.Match, _ place: Int,
    into mentions: inout [Mention]
  ) {
    let sentence = text.sentences[place]
    var end = match.end
    var normalized: NormalizedFields = [:]
    if let jurisdiction = form.jurisdiction { normalized["jurisdiction"] = .string(jurisdiction) }
    normalized["type"] = .string(form.type)
    let number = match.number.map { text.quote($0) }
    let year = match.year.flatMap { Self.year(text, $0.lowerBound) }
    if let number { normalized["number"] = .string(number) }
    if let year { normalized["year"] = .integer(year) }
    let instrument = start..<end
    end = TokenShapes.bracketsEnd(text, end, sentence.upperBound)
    var parts = [Mention.Part("instrument", text.range(instrument))]
    var first = start
    var provision: NormalizedFields?
    let list = provisions.before(text, start, sentence)
    if let beside = list.last {
      first = beside.tokens.lowerBound
      provision = beside.fields
      parts.append(Mention.Part("provision", text.range(beside.tokens)))
    } else if let after = provisions.after(text, end, sentence.upperBound) {
      end = after.tokens.upperBound
      provision = after.fields
      parts.append(Mention.Part("provision", text.range(after.tokens)))
    }
    guard provision != nil || !form.needsProvision else { return }
    if Self.titled.contains(form.type), let title = title.tokens(text, end, sentence.upperBound) {
      normalized["title"] = .string(text.quote(title))
    }
    var values = IdentifierTemplate.Values(number: number, year: year)
    var key = ["law", form.jurisdiction ?? "", form.type, number ?? ""].joined(separator: ":")
    if let year { key += ":\(year)" }
    for other in list.dropLast() {
      var fields = normalized
      values.provision = other.fields
      if let id = form.id?.fill(values) { fields["id"] = .string(id) }
      fields["provision"] = .object(other.fields)
      mentions.append(
        Mention(
          .law, text.range(other.tokens), normalized: fields, recognizer: "law/\(form.pack)",
          entityKey: entity(form, values) ?? key, sentence: place))
    }
    values.provision = provision
    if let id = form.id?.fill(values) { normalized["id"] = .string(id) }
    if let provision { normalized["provision"] = .object(provision) }
    mentions.append(
      Mention(
        .law, text.range(first..<end), normalized: normalized, parts: parts, recognizer: "law/\(form.pack)",
        entityKey: entity(form, values) ?? key, sentence: place))
  }

  /// The key of the law that a form's identifier names; nil where the form has none.
  private func entity(_ form: Form, _ values: IdentifierTemplate.Values) -> String? {
    (form.entity ?? form.id)?.work(values).map { "law:" + $0 }
  }

  /// The year of a token of four digits, or of two (19xx; only the pattern `<yy>` lets those through).
  private static func year(_ text: TokenizedDocument, _ index: Int) -> Int? {
    if let year = TokenShapes.year(text, index) { return year }
    let token = text.tokens[index]
    guard token.kind == .number, token.count == 2, let value = Int(text.string(token)) else { return nil }
    return 1900 + value
  }
}
