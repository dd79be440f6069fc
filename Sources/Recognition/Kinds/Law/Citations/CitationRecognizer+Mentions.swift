import DocumentModel

/// The mentions of what was read.
extension CitationRecognizer {
  func fields(_ head: Head, isSectioned: Bool) -> NormalizedFields {
    var fields: NormalizedFields = [:]
    // "Cal. Bus. & Prof. Code", "N.Y. Penal Law": what has sections is a code, whatever its last word.
    let isCode = isSectioned && head.listed == nil && head.type != "regulation"
    if let jurisdiction = head.jurisdiction { fields["jurisdiction"] = .string(jurisdiction) }
    fields["type"] = .string(isCode ? "code" : head.type)
    return fields
  }

  func recognizer(_ head: Head) -> String { "law/\(head.listed?.pack ?? "citation")" }

  func emit(_ text: TokenizedDocument, _ head: Head, _ page: PageGrammar.Page, into mentions: inout [Mention]) {
    var fields = fields(head, isSectioned: false)
    let volume = head.volume.map { text.quote($0) + " " } ?? ""
    let number = volume + head.abbreviation + " " + text.quote(page.number)
    fields["number"] = .string(number)
    let ownYear = head.volume.flatMap { $0.count == 1 ? TokenShapes.year(text, $0.lowerBound) : nil }
    if let year = page.year ?? pages.year(text, page.end, head.limit) ?? ownYear { fields["year"] = .integer(year) }
    let values = IdentifierTemplate.Values(
      number: text.quote(page.number), year: ownYear, volume: head.volume.map { text.quote($0) },
      page: text.quote(page.number))
    let id = head.listed?.id?.fill(values)
    if let id { fields["id"] = .string(id) }
    mentions.append(
      mention(text, head.start..<page.end, fields, key: "law:\(id ?? number)", pack: head.listed?.pack ?? "citation"))
  }

  func mention(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ fields: NormalizedFields, key: String, pack: String
  ) -> Mention {
    let range = text.range(tokens)
    return Mention(
      .law, range, normalized: fields, parts: [Mention.Part("instrument", range)], recognizer: "law/\(pack)",
      entityKey: key, sentence: text.sentence(ofToken: tokens.lowerBound))
  }

  func emit(
    _ text: TokenizedDocument, _ head: Head, _ found: [SectionGrammar.Section], into mentions: inout [Mention]
  ) {
    let sentence = text.sentence(ofToken: head.start)
    let volume = head.volume.map { text.quote($0) } ?? ""
    for (place, section) in found.enumerated() {
      var fields = fields(head, isSectioned: true)
      let number = text.quote(section.number)
      fields["number"] = .string(number)
      fields["provision"] = .object(section.fields)
      var key = "law:\([volume, head.abbreviation, number].filter { !$0.isEmpty }.joined(separator: " "))"
      if let form = head.listed?.id {
        let values = IdentifierTemplate.Values(number: number, volume: volume, provision: section.fields)
        if let id = form.fill(values) { fields["id"] = .string(id) }
        if let work = form.work(values) { key = "law:" + work }
      }
      var end = section.tokens.upperBound
      if place == found.count - 1, head.form == .code, let close = edition(text, end, head.limit) {
        fields["year"] = TokenShapes.year(text, close - 2).map { .integer($0) }
        end = close
      }
      let first = place == 0 ? head.start : section.tokens.lowerBound
      var parts = [Mention.Part("provision", text.range(section.tokens))]
      if place == 0 {
        parts = [
          Mention.Part("instrument", text.range(head.start..<head.run.end)),
          Mention.Part("provision", text.range(head.run.end..<section.tokens.upperBound)),
        ]
      }
      mentions.append(
        Mention(
          .law, text.range(first..<end), normalized: fields, parts: parts, recognizer: recognizer(head), entityKey: key,
          sentence: sentence))
    }
  }

  /// One past the edition of a code in brackets: `(West 2009)`, `(2005-41)`.
  func edition(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard let close = pages.bracketEnd(text, index, limit), text.tokens[index].isSpaced else { return nil }
    let holdsYear = ((index + 1)..<(close - 1)).contains { TokenShapes.year(text, $0) != nil }
    return holdsYear ? close : nil
  }
}
