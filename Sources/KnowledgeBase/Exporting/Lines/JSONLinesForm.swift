import Digests
import DocumentModel

/// The contract's records, one JSON object a line: of each document its record, mentions, references, citations, facts.
struct JSONLinesForm: ExportForm {
  private var writer = JSONWriter()

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let document = extraction.document
    RecordRenderer.document(
      document, diagnostics: extraction.diagnostics, others: stored.others, extractor: stored.extractor, into: &writer)
    writer.newline()
    for mention in extraction.mentions {
      RecordRenderer.mention(mention, document: document, into: &writer, record: true)
      writer.newline()
    }
    for kind in [MentionKind.reference, .citation] {
      for mention in extraction.mentions where mention.mention.kind == kind {
        RecordRenderer.literature(mention, document: document, into: &writer)
        writer.newline()
      }
    }
    for fact in extraction.facts {
      RecordRenderer.fact(fact, document: document, into: &writer, record: true)
      writer.newline()
    }
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    RecordRenderer.entity(
      key: entity.key, kind: entity.kind, name: entity.name, aliases: exported.aliases,
      identifiers: exported.identifiers.map { ($0.scheme, $0.value) }, into: &writer)
    writer.newline()
  }

  mutating func take() -> [UInt8] {
    defer { writer.removeAll() }
    return writer.bytes
  }
}
