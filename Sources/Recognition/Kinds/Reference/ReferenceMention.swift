import DocumentModel

/// Makes the mention of an entry from its fields.
enum ReferenceMention {
  /// The mention, its identifier still empty; `tokens` are the entry without its list number.
  static func make(_ fields: ReferenceFields, _ tokens: Range<Int>, in text: TokenizedDocument) -> Mention {
    let quote = { (range: Range<Int>) in text.document.text.quote(text.range(range)) }
    var normalized = NormalizedFields()
    normalized["ref_id"] = .string("")
    var parts: [Mention.Part] = []
    if let authors = fields.authors {
      let names = authors.names.map { quote($0) }
      normalized["authors"] = .array(names.map { .string($0) })
      parts.append(Mention.Part("authors", text.range(authors.range)))
    }
    if let year = fields.year {
      if let value = fields.yearValue { normalized["year"] = .integer(value) }
      parts.append(Mention.Part("year", text.range(year)))
    }
    func take(_ name: String, _ range: Range<Int>?) {
      guard let range, !range.isEmpty else { return }
      normalized[name] = .string(quote(range))
      parts.append(Mention.Part(name, text.range(range)))
    }
    take("title", fields.title)
    take("container", fields.container)
    take("publisher", fields.publisher)
    take("place", fields.place)
    take("volume", fields.volume)
    take("issue", fields.issue)
    take("pages", fields.pages)
    for (name, range) in [("url", fields.url), ("doi", fields.doi)] {
      guard let range else { continue }
      normalized[name] = .string(text.document.text.quote(range))
      parts.append(Mention.Part(name, range))
    }
    take("accessed", fields.accessed)
    let whole = text.range(tokens)
    let end = max(whole.end, parts.map(\.range.end).max() ?? whole.end)
    return Mention(
      .reference, TextRange(whole.start, end), normalized: normalized, parts: parts, recognizer: "reference/entry",
      sentence: text.sentence(ofToken: tokens.lowerBound))
  }
}
