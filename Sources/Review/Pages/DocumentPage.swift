import DocumentModel

/// One document: its text as read, with its mentions marked, and beside it the source of the place that is looked at.
enum DocumentPage {
  @Sendable static func make(_ visit: Visit) throws -> Page {
    let row = try visit.store.document(visit.path[1])
    let reading = try visit.store.reading(of: row)
    let parts = DocumentParts(reading.document, mentions: reading.mentions)
    let selected = PlaceData.range(visit.fields["at"])
    let markup = DocumentMarkup(reading, selected: selected)
    let number = part(visit.fields, selected, reading, parts, markup)
    let title = row["title"]?.displayText ?? row["source"]?.displayText ?? "Document"
    var data: NormalizedFields = [
      "document": .object(row), "part": .integer(number + 1), "parts": .integer(parts.parts.count),
      "kinds": kinds(reading), "hasSource": .boolean(reading.bytes != nil),
      "hasText": .boolean(!reading.document.blocks.isEmpty), "hasParts": .boolean(parts.parts.count > 1),
    ]
    data["language"] = reading.document.language.map(NormalizedValue.string)
    if number > 0 { data["previous"] = .integer(number) }
    if number + 1 < parts.parts.count { data["next"] = .integer(number + 2) }
    if let selected { data["place"] = .object(PlaceData.make(reading, selected, try visit.store.decisions())) }
    data["diagnostics"] = .array(
      reading.document.diagnostics.prefix(20).map {
        .object([
          "severity": .string($0.severity.rawValue), "code": .string($0.id), "message": .string($0.message),
        ])
      })
    data["text"] = .array(parts.parts[number].map { .string(text($0, reading.document)) })
    return Page(
      title: title, template: "document", area: "Documents", data: data,
      drawn: ["reading": markup.markup(parts.parts[number])])
  }

  /// The part that is asked for, or that the place stands in; counted from 0.
  private static func part(
    _ fields: FormFields, _ selected: SourceRange?, _ reading: ReadDocument, _ parts: DocumentParts,
    _ markup: DocumentMarkup
  ) -> Int {
    if let selected {
      let mention = reading.mentions.first { $0.provenance.hull == selected }?.mention.range
      let block = mention.flatMap { range in reading.document.blocks.firstIndex { $0.range.contains(range) } }
      if let block = block ?? markup.selectedBlock {
        let map = reading.document.sourceMap
        return parts.part(ofBlock: block) { piece in
          if let mention { return piece.start <= mention.start }
          return map.sourceRanges(of: piece)?.first.map { $0.start <= selected.start } ?? false
        }
      }
    }
    return min(max(0, (fields.number("part") ?? 1) - 1), parts.parts.count - 1)
  }

  private static func kinds(_ reading: ReadDocument) -> NormalizedValue {
    var counts: [MentionKind: Int] = [:]
    for mention in reading.mentions { counts[mention.mention.kind, default: 0] += 1 }
    return .array(
      counts.sorted { $0.key < $1.key }.map {
        .object(["kind": .string($0.key.rawValue), "count": .integer($0.value)])
      })
  }

  private static func text(_ unit: DocumentParts.Unit, _ document: Document) -> String {
    switch unit {
    case .block(let index): document.text.quote(document.blocks[index].range)
    case .piece(_, let range): document.text.quote(range)
    case .row(let table, let row):
      document.tables[table].rows[row].map { $0.blocks.isEmpty ? "" : document.text.quote($0.range) }
        .joined(separator: " | ")
    }
  }
}

/// One place of a document, on a page of its own: what a mark leads to.
enum PlacePage {
  @Sendable static func make(_ visit: Visit) throws -> Page {
    let row = try visit.store.document(visit.path[1])
    guard let place = PlaceData.range(visit.fields["range"]) else { throw PageProblem.missing }
    let reading = try visit.store.reading(of: row)
    return Page(
      title: "Bytes \(place.start)–\(place.end)", template: "place", area: "Documents",
      data: ["document": .object(row), "place": .object(PlaceData.make(reading, place, try visit.store.decisions()))])
  }
}
