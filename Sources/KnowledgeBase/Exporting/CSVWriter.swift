import Digests
import DocumentModel

/// Writes records as lines of one table (RFC 4180). Fields hold what the documents say, unchanged; what has an inner
/// structure is JSON.
struct CSVWriter {
  private(set) var bytes: [UInt8]

  /// The columns, whose order is the table's.
  private enum Column: String, CaseIterable {
    case record, id, source, sha256, kind, status, start, end, quote, context, block, recognizer, within, role, entity
    case normalized, property, subject, value, unit, period, qualifier, attribution, negated, name, key
  }

  init() {
    bytes = Array((Column.allCases.map(\.rawValue).joined(separator: ",") + "\n").utf8)
  }

  /// What was written, which is then forgotten.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func document(_ document: Document) {
    line([
      .record: "document", .id: Identifiers.document(document.source.sha256), .source: document.source.name,
      .sha256: document.source.sha256.hex, .kind: document.source.mediaType.rawValue, .status: document.status.name,
      .name: document.title,
    ])
  }

  mutating func mention(_ anchored: AnchoredMention, _ document: Document) {
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

  mutating func fact(_ fact: Fact, _ document: Document) {
    let draft = fact.draft
    let place = fact.evidence[0].provenance
    line([
      .record: "fact", .id: Identifiers.fact(document: Identifiers.document(document.source.sha256), fact),
      .source: document.source.name, .sha256: document.source.sha256.hex, .start: String(place.hull.start),
      .end: String(place.hull.end), .quote: place.quote, .entity: draft.subjectKey.map(Identifiers.entity(key:)),
      .property: draft.property, .subject: draft.subject,
      .value: draft.value.text ?? StoredPlaces.json(draft.value), .unit: draft.unit, .period: draft.period,
      .qualifier: draft.qualifier, .attribution: draft.attribution,
      .negated: draft.negated ? "true" : nil,
    ])
  }

  mutating func entity(_ entity: Entity) {
    line([
      .record: "entity", .id: entity.identifier, .kind: entity.kind, .name: entity.name, .key: entity.key,
    ])
  }

  private mutating func line(_ fields: [Column: String?]) {
    for (index, column) in Column.allCases.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      if let text = fields[column] ?? nil { field(text) }
    }
    bytes.append(0x0A)
  }

  private mutating func field(_ text: String) {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
