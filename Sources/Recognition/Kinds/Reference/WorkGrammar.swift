import DocumentModel

/// What stands between authors and numbers: the title, the container, publisher and place.
struct WorkGrammar {
  let entry: EntryTokens
  /// Whether a volume follows what is read, so that it ends with a journal or series.
  let hasVolume: Bool

  /// Reads the tokens of `body` and, for the publisher, those from `afterwards` to the end of the entry.
  func read(_ body: Range<Int>, afterwards: Int, commas: Bool, into fields: inout ReferenceFields) {
    let body = trimmed(body)
    if body.isEmpty {
      publication(afterwards..<entry.range.upperBound, &fields)
      return
    }
    var rest: Range<Int>
    if let title = quoted(body) {
      fields.title = title
      rest = skip(title.upperBound, body)..<body.upperBound
    } else if let (name, title) = nameBeforeQuotation(body) {
      fields.container = name
      fields.title = title
      rest = skip(title.upperBound, body)..<body.upperBound
    } else if let inside = containerWord(body) {
      fields.title = trimmed(body.lowerBound..<inside)
      rest = inside..<body.upperBound
    } else if hasVolume {
      let start = containerStart(body)
      if start > body.lowerBound {
        fields.title = trimmed(body.lowerBound..<start)
        fields.container = trimmed(start..<body.upperBound)
        rest = body.upperBound..<body.upperBound
      } else if isJournal(body) {
        fields.container = body
        rest = body.upperBound..<body.upperBound
      } else if let start = capitalRun(body) {
        fields.title = trimmed(body.lowerBound..<start)
        fields.container = trimmed(start..<body.upperBound)
        rest = body.upperBound..<body.upperBound
      } else {
        fields.title = body
        rest = body.upperBound..<body.upperBound
      }
    } else {
      let end = titleEnd(body, commas)
      fields.title = trimmed(body.lowerBound..<end)
      rest = end..<body.upperBound
    }
    if let title = fields.title { fields.title = title.isEmpty ? nil : withoutEdition(title) }
    rest = trimmed(rest)
    if fields.container == nil, !rest.isEmpty { rest = container(rest, &fields) }
    publication(rest, &fields)
    if fields.publisher == nil { publication(max(afterwards, rest.upperBound)..<entry.range.upperBound, &fields) }
  }
}
