public import DocumentModel

/// Writes mentions, facts, documents and diagnostics as the contract's JSON objects, each in one place for every command.
///
/// As a record of an export (`record: true`) an object tells what it is and which document it belongs to; as a part of a
/// document's own output it does not.
public enum RecordRenderer {
  /// A mention, with the keys in the contract's order. An agency's `normalized.id` is its entity.
  public static func mention(
    _ anchored: AnchoredMention, document: Document, into writer: inout JSONWriter, record: Bool
  ) {
    let mention = anchored.mention
    // The digest costs more than all the rest of a line: only where it is written.
    let isAgency = mention.kind == .agency && mention.normalized["id"] == nil
    let entity = record || isAgency ? mention.entityKey.map(Identifiers.entity(key:)) : nil
    writer.object { object in
      if record {
        object.member("record", "mention")
        object.member(
          "id",
          Identifiers.mention(
            document: Identifiers.document(document.source.sha256), kind: mention.kind,
            hull: anchored.provenance.hull))
        object.member("source", document.source.name)
        object.member("sha256", document.source.sha256.hex)
      }
      object.member("kind", mention.kind.rawValue)
      place(anchored.provenance, anchored.textScalars, into: &object)
      object.member("context", anchored.context)
      object.member("block", anchored.block)
      object.member("recognizer", mention.recognizer)
      object.member("within", mention.within?.rawValue)
      object.member("role", mention.role)
      if record { object.member("entity", entity) }
      let identifier = isAgency ? entity : nil
      if !mention.normalized.isEmpty || identifier != nil {
        object.key("normalized")
        object.object {
          $0.members(mention.normalized)
          $0.member("id", identifier)
        }
      }
      if !anchored.parts.isEmpty {
        object.key("parts")
        parts(anchored, into: &object)
      }
    }
  }

  /// A fact. Each piece of evidence names its source, so that it can be checked by itself.
  public static func fact(_ fact: Fact, document: Document, into writer: inout JSONWriter, record: Bool) {
    writer.object { object in
      if record { object.member("record", "fact") }
      object.member("id", Identifiers.fact(document: Identifiers.document(document.source.sha256), fact))
      statement(fact.draft, into: &object)
      object.key("evidence")
      object.array { list in
        for evidence in fact.evidence {
          list.object {
            $0.member("role", evidence.role.rawValue)
            $0.member("source", document.source.name)
            $0.member("sha256", document.source.sha256.hex)
            place(evidence.provenance, into: &$0)
            archive(document.source.archive, into: &$0)
          }
        }
      }
      let citations = fact.citations
      if !citations.isEmpty {
        object.key("citations")
        object.array { list in for citation in citations { list.value(citation) } }
      }
    }
  }

  /// The members of a fact that say what it states, without where.
  public static func statement(_ draft: FactDraft, into object: inout JSONWriter) {
    object.member("property", draft.property)
    object.key("subject")
    object.object {
      $0.member("text", draft.subject)
      $0.member("entity", draft.subjectKey.map(Identifiers.entity(key:)))
    }
    object.key("value")
    object.value(draft.value)
    object.member("valueEntity", draft.valueKey.map(Identifiers.entity(key:)))
    object.member("unit", draft.unit)
    object.member("period", draft.period)
    object.member("place", draft.place)
    object.member("population", draft.population)
    object.member("qualifier", draft.qualifier)
    object.member("attribution", draft.attribution)
    object.key("negated")
    object.value(draft.negated)
  }

  /// A document's record: what it is, how it was read and what was noticed. `others` are further names of the same bytes,
  /// `extractor` is the version of what read it.
  public static func document(
    _ document: Document, diagnostics: [Diagnostic], others: [String] = [], extractor: String? = nil,
    into writer: inout JSONWriter
  ) {
    let source = document.source
    writer.object { object in
      object.member("record", "document")
      object.member("id", Identifiers.document(source.sha256))
      object.member("source", source.name)
      if !others.isEmpty {
        object.key("otherSources")
        object.array { list in for name in others { list.value(name) } }
      }
      object.member("url", source.url)
      object.member("mediaType", mediaType(document))
      object.member("sha256", source.sha256.hex)
      object.member("bytes", source.byteCount)
      object.member("status", document.status.name)
      object.member("reason", document.status.reason)
      object.member("offset", document.status.offset)
      object.key("charset")
      object.object {
        $0.member("name", document.charset.name)
        $0.member("why", document.charset.why)
      }
      object.member("language", document.language)
      object.member("title", document.title)
      object.member("doi", document.metadata(.doi)?.value)
      object.member("extractor", extractor)
      archive(source.archive, into: &object)
      guard !diagnostics.isEmpty else { return }
      object.key("diagnostics")
      object.array { list in for diagnostic in diagnostics { self.diagnostic(diagnostic, into: &list) } }
    }
  }

  /// What a document says about itself, as a member of the object that is open; nothing where it says nothing.
  public static func metadata(_ document: Document, into writer: inout JSONWriter) {
    guard !document.metadata.isEmpty else { return }
    writer.key("metadata")
    writer.array { list in
      for item in document.metadata {
        list.object {
          $0.member("field", item.field.rawValue)
          $0.member("value", item.value)
          $0.member("origin", item.origin)
          $0.member("start", item.source?.start)
          $0.member("end", item.source?.end)
        }
      }
    }
  }

  /// A mention of a work, or an entry of a reference list, as a record of its own: what it says stands at the top, with
  /// the identifier of the mention that it comes from.
  public static func literature(_ anchored: AnchoredMention, document: Document, into writer: inout JSONWriter) {
    let mention = anchored.mention
    writer.object { object in
      object.member("record", mention.kind.rawValue)
      object.member(
        "id",
        Identifiers.mention(
          document: Identifiers.document(document.source.sha256), kind: mention.kind, hull: anchored.provenance.hull))
      object.member("source", document.source.name)
      object.member("sha256", document.source.sha256.hex)
      place(anchored.provenance, into: &object)
      object.members(mention.normalized)
    }
  }

  /// An entity's record. `key` is its canonical key, of which `id` is the digest; `aliases` are its other names,
  /// `identifiers` those it has elsewhere.
  public static func entity(
    key: String, kind: String, name: String, aliases: [String] = [],
    identifiers: [(scheme: String, value: String)] = [], into writer: inout JSONWriter
  ) {
    writer.object { object in
      object.member("record", "entity")
      object.member("id", Identifiers.entity(key: key))
      object.member("kind", kind)
      object.member("key", key)
      object.member("name", name)
      if !aliases.isEmpty {
        object.key("aliases")
        object.array { list in for alias in aliases { list.value(alias) } }
      }
      guard !identifiers.isEmpty else { return }
      object.key("identifiers")
      object.array { list in
        for identifier in identifiers {
          list.object {
            $0.member("scheme", identifier.scheme)
            $0.member("value", identifier.value)
          }
        }
      }
    }
  }

  /// A problem.
  public static func diagnostic(_ diagnostic: Diagnostic, into writer: inout JSONWriter) {
    writer.object {
      $0.member("id", diagnostic.id)
      $0.member("severity", diagnostic.severity.rawValue)
      $0.member("message", diagnostic.message)
      $0.member("start", diagnostic.start)
      $0.member("limit", diagnostic.limit)
      $0.member("value", diagnostic.value)
    }
  }

  /// The parts of a mention as an object of their names.
  public static func parts(_ anchored: AnchoredMention, into writer: inout JSONWriter) {
    writer.object { parts in
      for (index, part) in anchored.mention.parts.enumerated() {
        parts.key(part.name)
        parts.object { place(anchored.parts[index], anchored.partScalars[index], into: &$0) }
      }
    }
  }

  /// `archive`, where the bytes come from one. Without the time of the capture, which the record at this place tells.
  private static func archive(_ place: ArchivePlace?, into object: inout JSONWriter) {
    guard let place else { return }
    object.key("archive")
    object.object {
      $0.member("file", place.file)
      $0.member("recordId", place.recordID)
      $0.member("offset", place.offset)
    }
  }

  /// The transport's type where the transport told the charset, since nothing else would lead to it.
  private static func mediaType(_ document: Document) -> String {
    let type = document.source.mediaType.rawValue
    return document.charset.why == "transport" ? "\(type); charset=\(document.charset.name)" : type
  }

  /// `quote`, `start`, `end`, `ranges` where there are several, and the offsets in the text.
  private static func place(
    _ provenance: Provenance, _ scalars: Range<Int>? = nil, into object: inout JSONWriter
  ) {
    object.member("quote", provenance.quote)
    object.member("start", provenance.hull.start)
    object.member("end", provenance.hull.end)
    if provenance.ranges.count > 1 {
      object.key("ranges")
      object.array { list in
        for range in provenance.ranges {
          list.array {
            $0.value(range.start)
            $0.value(range.end)
          }
        }
      }
    }
    object.member("textStart", scalars?.lowerBound)
    object.member("textEnd", scalars?.upperBound)
  }
}
