import Digests
import DocumentModel
import Pipelines

/// What is known of one place of a document: its mentions with what they mean, the source around it, the facts on it.
enum PlaceData {
  static func make(_ reading: ReadDocument, _ place: SourceRange, _ decisions: DecisionSet) -> NormalizedFields {
    let decided = decisions.about(document: reading.document.source.sha256.hex)
    let source = reading.document.source
    let id = Identifiers.document(source.sha256)
    var fields: NormalizedFields = [
      "start": .integer(place.start), "end": .integer(place.end), "document": .string(id),
      "charset": .string(reading.document.charset.name),
    ]
    let here = reading.mentions.filter { $0.provenance.hull == place }
    fields["mentions"] = .array(here.map { .object(mention($0, document: id, decided)) })
    if let bytes = reading.bytes {
      var window = SourceWindow(bytes, place, charset: reading.document.charset.name).fields
      window["charset"] = .string(reading.document.charset.name)
      fields["source"] = .object(window)
    }
    let facts = reading.facts.filter { fact in
      fact.evidence.contains { $0.provenance.hull.start < place.end && place.start < $0.provenance.hull.end }
    }
    fields["facts"] = .array(
      facts.prefix(30).map { fact in
        var row: NormalizedFields = [
          "id": .string(Identifiers.fact(document: id, fact)),
          "label": .string(fact.draft.property.replacing("_", with: " ")), "subject": .string(fact.draft.subject),
          "value": .string(fact.draft.value.displayText),
        ]
        row["unit"] = fact.draft.unit.map(NormalizedValue.string)
        row["period"] = fact.draft.period.map(NormalizedValue.string)
        return .object(row)
      })
    return fields
  }

  private static func mention(
    _ anchored: AnchoredMention, document: String, _ decisions: [ReviewDecision]
  ) -> NormalizedFields {
    let mention = anchored.mention
    var row: NormalizedFields = [
      "id": .string(Identifiers.mention(document: document, kind: mention.kind, hull: anchored.provenance.hull)),
      "kind": .string(mention.kind.rawValue), "quote": .string(anchored.provenance.quote),
      "context": .string(anchored.context), "recognizer": .string(mention.recognizer),
      "ranges": .string(anchored.provenance.ranges.map { "\($0.start)–\($0.end)" }.joined(separator: ", ")),
      "start": .integer(anchored.provenance.hull.start), "end": .integer(anchored.provenance.hull.end),
    ]
    row["document"] = .string(document)
    let hull = anchored.provenance.hull
    row["decisions"] = .array(
      decisions.filter { $0.kind == mention.kind.rawValue && $0.start == hull.start && $0.end == hull.end }
        .map { .object(DecisionPages.row($0)) })
    row["others"] = .array(
      MentionKind.allCases.map {
        .object(["name": .string($0.rawValue), "chosen": .boolean($0 == mention.kind)])
      })
    row["within"] = mention.within.map { .string($0.rawValue) }
    row["entity"] = mention.entityKey.map { .string(Identifiers.entity(key: $0)) }
    row["values"] = .array(
      mention.normalized.fields.map {
        .object(["name": .string($0.name.replacing("_", with: " ")), "value": .string($0.value.displayText)])
      })
    return row
  }

  /// The range of `start-end`; nil for anything else.
  static func range(_ text: String?) -> SourceRange? {
    let ends = (text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let start = ends[0], let end = ends[1], 0 <= start, start < end, end < 1 << 40 else {
      return nil
    }
    return SourceRange(start, end)
  }
}
