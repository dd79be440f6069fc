import Digests
import DocumentModel

/// All records in one table, with the columns that any of them has; what has an inner structure is JSON.
struct CSVForm: ExportForm {
  /// The columns, whose order is the table's.
  private enum Column: String, CaseIterable {
    case record, id, source, sha256, kind, status, start, end, quote, context, block, recognizer, within, role, entity
    case normalized, property, subject, value, unit, period, place, population, qualifier, attribution, negated, name,
      key
  }

  private var table = CSVTable(Column.allCases.map(\.rawValue))

  mutating func take() -> [UInt8] { table.take() }

  mutating func document(_ stored: StoredDocument) {
    let document = stored.extraction.document
    self.document(document)
    for mention in stored.extraction.mentions { self.mention(mention, document) }
    for fact in stored.extraction.facts { self.fact(fact, document) }
  }

  private mutating func document(_ document: Document) {
    line([
      .record: "document", .id: Identifiers.document(document.source.sha256), .source: document.source.name,
      .sha256: document.source.sha256.hex, .kind: document.source.mediaType.rawValue, .status: document.status.name,
      .name: document.title,
    ])
  }

  private mutating func mention(_ anchored: AnchoredMention, _ document: Document) {
    let mention = anchored.mention
    let hull = anchored.provenance.hull
    line([
      .record: "mention",
      .id: Identifiers.mention(document: Identifiers.document(document.source.sha256), kind: mention.kind, hull: hull),
      .source: document.source.name, .sha256: document.source.sha256.hex, .kind: mention.kind.rawValue,
      .start: String(hull.start), .end: String(hull.end), .quote: anchored.provenance.quote,
      .context: anchored.context, .block: anchored.block, .recognizer: mention.recognizer,
      .within: mention.within?.rawValue, .role: mention.role,
      .entity: mention.entityKey.map(Identifiers.entity(key:)),
      .normalized: mention.normalized.isEmpty ? nil : StoredPlaces.json(.object(mention.normalized)),
    ])
  }

  private mutating func fact(_ fact: Fact, _ document: Document) {
    let draft = fact.draft
    let place = fact.evidence[0].provenance
    line([
      .record: "fact", .id: Identifiers.fact(document: Identifiers.document(document.source.sha256), fact),
      .source: document.source.name, .sha256: document.source.sha256.hex, .start: String(place.hull.start),
      .end: String(place.hull.end), .quote: place.quote, .entity: draft.subjectKey.map(Identifiers.entity(key:)),
      .property: draft.property, .subject: draft.subject,
      .value: draft.value.text ?? StoredPlaces.json(draft.value), .unit: draft.unit, .period: draft.period,
      .place: draft.place, .population: draft.population,
      .qualifier: draft.qualifier, .attribution: draft.attribution,
      .negated: draft.negated ? "true" : nil,
    ])
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    line([
      .record: "entity", .id: entity.identifier, .kind: entity.kind, .name: entity.name, .key: entity.key,
    ])
  }

  private mutating func line(_ fields: [Column: String?]) {
    table.line(Column.allCases.map { fields[$0] ?? nil })
  }
}
