import DocumentModel

/// Reads an entry from the marks of its markup (JATS, TEI, DocBook), where it has them.
struct MarkedReference {
  /// What stands in the entry before it: the label that numbers it.
  var label: TextRange?
  /// Its mention without an identifier; nil where the marks do not tell its fields.
  var mention: Mention?

  /// Takes the marks inside the range of an entry, in document order.
  init(_ marks: ArraySlice<SourceMark>, _ range: TextRange, in text: TokenizedDocument) {
    var authors: [String] = []
    var names: [TextRange] = []
    var fields: [(name: String, range: TextRange)] = []
    var editors: [String] = []
    var editorRanges: [TextRange] = []
    var editorsEnd = 0
    var personEnd = 0
    var lastPage: TextRange?
    for mark in marks where mark.kind == .field {
      guard mark.range.end <= range.end, let name = mark.value else { continue }
      switch name {
      case "label": label = mark.range
      case "editors": editorsEnd = max(editorsEnd, mark.range.end)
      case "lastPage": lastPage = mark.range
      case "family", "person", "institution":
        guard mark.range.start >= personEnd else { continue }
        if name != "family" { personEnd = mark.range.end }
        // Names behind the title are those of editors.
        if mark.range.start < editorsEnd || fields.contains(where: { $0.name == "container" }) && !names.isEmpty {
          editors.append(text.document.text.quote(mark.range))
          editorRanges.append(mark.range)
        } else {
          authors.append(text.document.text.quote(mark.range))
          names.append(mark.range)
        }
      case "given":
        guard mark.range.start >= personEnd else { continue }
        if mark.range.start < editorsEnd || fields.contains(where: { $0.name == "container" }) && !names.isEmpty {
          guard let last = editors.last, !last.contains(", ") else { continue }
          editors[editors.count - 1] = last + ", " + text.document.text.quote(mark.range)
          editorRanges.append(mark.range)
        } else if let last = authors.last, !last.contains(", ") {
          authors[authors.count - 1] = last + ", " + text.document.text.quote(mark.range)
          names.append(mark.range)
        }
      default:
        if !fields.contains(where: { $0.name == name }) { fields.append((name, mark.range)) }
      }
    }
    guard
      fields.contains(where: { $0.name == "title" || $0.name == "container" }) || !names.isEmpty && fields.count >= 2
    else { return }
    var normalized = NormalizedFields()
    var parts: [Mention.Part] = []
    if let first = names.first, let end = names.map(\.end).max() {
      normalized["authors"] = .array(authors.map { .string($0) })
      parts.append(Mention.Part("authors", TextRange(first.start, end)))
    }
    for (name, found) in fields {
      var found = found
      if name == "pages", let lastPage, lastPage.start >= found.end {
        let first = text.document.text.quote(found)
        found = TextRange(found.start, lastPage.end)
        normalized[name] = .string(first + "–" + text.document.text.quote(lastPage))
      } else if name == "year" {
        guard let value = Self.year(text.document.text.quote(found)) else { continue }
        normalized[name] = .integer(value)
      } else {
        normalized[name] = .string(text.document.text.quote(found))
      }
      parts.append(Mention.Part(name, found))
    }
    // A book's title stands where an article has its journal.
    if normalized["title"] == nil, let title = normalized["container"] { normalized["title"] = title }
    let start = label.map { max($0.end, range.start) } ?? range.start
    let inner = Self.trimmed(TextRange(start, range.end), text)
    mention = Mention(
      .reference, inner, normalized: normalized, parts: parts.filter { inner.contains($0.range) },
      recognizer: "reference/markup")
  }

  /// The four digits of a year, with whatever stands around them.
  private static func year(_ text: String) -> Int? {
    let digits = text.utf8.drop { !isDigit($0) }.prefix { isDigit($0) }
    return digits.count == 4 ? Int(String(decoding: Array(digits), as: UTF8.self)) : nil
  }

  /// Without white space and the full stop of the label at its start.
  private static func trimmed(_ range: TextRange, _ text: TokenizedDocument) -> TextRange {
    let bytes = text.document.text.utf8
    var start = range.start
    while start < range.end, bytes[start] <= 0x20 || bytes[start] == 0x2E { start += 1 }
    return TextRange(start, range.end)
  }
}
