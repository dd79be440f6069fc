import DocumentModel

/// Entries that only name another by author and year (`Oskarsen 1998, p. 51.`): they are citations of it.
struct ShortForms {
  private let text: TokenizedDocument
  private let lexicon: ReferenceLexicon

  /// What such an entry says.
  private struct Form {
    var names: [Range<Int>]
    var year: Int
    var locator: Range<Int>?
    var end: Int
  }

  /// Tokens of a short form at most.
  private static let longest = 24

  init(_ lexicon: ReferenceLexicon, in text: TokenizedDocument) {
    self.lexicon = lexicon
    self.text = text
  }

  /// Takes them out of the entries of a document and makes citations of them. Cost: linear in the number of entries.
  func take(from entries: inout [ReferenceEntry]) -> [ShortForm] {
    var forms: [Int: (form: Form, key: String)] = [:]
    var works: Set<String> = []
    for (index, entry) in entries.enumerated() {
      if let form = form(entry) {
        forms[index] = (form, key(text.quote(form.names[0]), text.string(text.tokens[form.year])))
      } else if let author = CitationLinker.names(entry.mention).first, let year = entry.mention.normalized["year"] {
        works.insert(key(author, year.displayText))
      }
    }
    guard !forms.isEmpty else { return [] }
    var citations: [ShortForm] = []
    var kept: [ReferenceEntry] = []
    for (index, entry) in entries.enumerated() {
      if let (form, key) = forms[index], works.contains(key) {
        citations.append(
          ShortForm(mention: citation(form, entry.mention), number: entry.number, identifiers: entry.identifiers))
      } else {
        kept.append(entry)
      }
    }
    entries = kept
    return citations
  }

  private func key(_ author: String, _ year: String) -> String { CitedNames.family(author) + year }

  /// Reads an entry of names, a year and a place in the work; nil for every other.
  private func form(_ entry: ReferenceEntry) -> Form? {
    guard entry.mention.recognizer == "reference/entry" else { return nil }
    let first = text.token(at: entry.mention.range.start)
    let end = text.token(at: entry.mention.range.end)
    guard end - first <= Self.longest,
      let year = (first..<end).first(where: { TokenShapes.year(text, $0) != nil }), year > first
    else { return nil }
    // Only names before the year.
    var names: [Range<Int>] = []
    var start = first
    for index in first..<year {
      let token = text.tokens[index]
      let isJoint =
        token.mark == UInt8(ascii: "&") || token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: "(")
        || lexicon.and.contains(token.lexeme) && !token.isCapitalized
      if isJoint {
        if index > start { names.append(start..<index) }
        start = index + 1
      } else {
        let isName =
          token.kind == .word && (token.isCapitalized || lexicon.particles.contains(token.lexeme))
          || lexicon.others.contains(token.lexeme) || token.kind == .word && token.count == 2
          || token.mark == UInt8(ascii: ".")
        guard isName else { return nil }
      }
    }
    if start < year { names.append(start..<year) }
    guard !names.isEmpty, names.count <= 4, text.tokens[names[0].lowerBound].isCapitalized else { return nil }
    // Only numbers and words for places behind it.
    var locator: Range<Int>?
    for index in (year + 1)..<max(year + 1, end) {
      let token = text.tokens[index]
      if lexicon.pages.contains(token.lexeme) || token.kind == .number {
        locator = (locator?.lowerBound ?? index)..<(index + 1)
      } else {
        guard token.kind == .mark || token.kind == .word && token.count == 1 && !token.isSpaced else { return nil }
      }
    }
    return Form(names: names, year: year, locator: locator, end: end)
  }

  private func citation(_ form: Form, _ entry: Mention) -> Mention {
    var range = entry.range
    // The full stop is the note's.
    if text.tokens[form.end - 1].mark == UInt8(ascii: ".") { range = TextRange(range.start, range.end - 1) }
    var citation = Mention(.citation, range, recognizer: "citation/short", sentence: entry.sentence)
    citation.normalized["authors"] = .array(form.names.map { .string(text.quote($0)) })
    if let year = TokenShapes.year(text, form.year) { citation.normalized["year"] = .integer(year) }
    if let locator = form.locator { citation.normalized["locator"] = .string(text.quote(locator)) }
    let names = form.names[0].lowerBound..<form.names[form.names.count - 1].upperBound
    citation.parts = [
      Mention.Part("authors", text.range(names)), Mention.Part("year", text.range(form.year..<(form.year + 1))),
    ]
    if let locator = form.locator { citation.parts.append(Mention.Part("locator", text.range(locator))) }
    return citation
  }
}
