import Digests
import DocumentModel

/// Turtle: documents and references in schema.org, facts as claims whose evidence are selectors of the Web Annotation
/// vocabulary, entities as SKOS concepts (laws in ELI as well), and where all came from in PROV-O.
struct TurtleForm: ExportForm {
  private var writer = TurtleWriter()
  private var extractors: Set<String> = []

  mutating func take() -> [UInt8] { writer.take() }

  mutating func begin(_ summary: KnowledgeSummary) {
    for (name, iri) in Vocabulary.prefixes { writer.prefix(name, iri) }
    writer.subject("attest:entities") {
      $0.add("a", .name("skos:ConceptScheme"))
      $0.add("skos:prefLabel", .text("Entities", language: "en"))
    }
  }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let id = Identifiers.document(extraction.document.source.sha256)
    let extractor = "extractor:" + Vocabulary.extractor(stored.extractor)
    if extractors.insert(stored.extractor).inserted {
      writer.subject(extractor) {
        $0.add("a", [.name("prov:SoftwareAgent"), .name("schema:SoftwareApplication")])
        $0.add("schema:name", text: "attest")
        $0.add("schema:softwareVersion", text: stored.extractor)
      }
    }
    writer.subject("extraction:" + id) {
      $0.add("a", .name("prov:Activity"))
      $0.add("prov:used", .name("document:" + id))
      $0.add("prov:wasAssociatedWith", .name(extractor))
    }
    describe(stored, id)
    for mention in extraction.mentions where mention.mention.kind == .reference {
      reference(mention, extraction.document, id)
    }
    for fact in extraction.facts { self.fact(fact, id) }
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    writer.subject("entity:" + entity.identifier) {
      $0.add("a", [.name("skos:Concept")] + Self.types(entity.kind))
      $0.add("skos:prefLabel", text: entity.name)
      $0.add("skos:altLabel", exported.aliases.map { .text($0) })
      $0.add("skos:notation", text: entity.key)
      $0.add("skos:inScheme", .name("attest:entities"))
      $0.add("schema:identifier", exported.identifiers.map { .text("\($0.scheme):\($0.value)") })
      guard entity.kind == "law" else { return }
      $0.add("eli:title", text: entity.name)
      $0.add("eli:id_local", exported.identifiers.map { .text($0.value) })
      guard let law = LawKey(entity.key) else { return }
      $0.add("eli:number", text: law.number)
      $0.add("schema:legislationJurisdiction", text: law.jurisdiction)
      $0.add("schema:legislationType", text: law.type)
    }
  }

  private mutating func describe(_ stored: StoredDocument, _ id: String) {
    let extraction = stored.extraction
    let document = extraction.document
    let source = document.source
    var seen: Set<String> = []
    let entities = extraction.mentions.compactMap(\.mention.entityKey).filter { seen.insert($0).inserted }
    writer.subject("document:" + id) {
      $0.add("a", [.name("schema:DigitalDocument"), .name("schema:MediaObject"), .name("prov:Entity")])
      $0.add("schema:identifier", ([source.name] + stored.others).map { .text($0) })
      $0.add("schema:name", document.title.map { .text($0, language: document.language) })
      $0.add("schema:url", source.url.map { .typed($0, "xsd:anyURI") })
      $0.add("schema:sha256", text: source.sha256.hex)
      $0.add("schema:encodingFormat", text: source.mediaType.rawValue)
      $0.add("schema:contentSize", text: "\(source.byteCount) B")
      $0.add("schema:inLanguage", text: document.language)
      $0.add("attest:status", text: document.status.name)
      $0.add("attest:statusReason", text: document.status.reason)
      $0.add("schema:mentions", entities.map { .name("entity:" + Identifiers.entity(key: $0)) })
    }
  }

  private mutating func reference(_ anchored: AnchoredMention, _ document: Document, _ id: String) {
    let entry = BibliographyEntry(anchored, document: document)
    writer.subject("reference:" + entry.mention) {
      $0.add("a", .name("schema:CreativeWork"))
      $0.add("schema:name", text: entry.title)
      $0.add("schema:author", entry.authors.map { .text($0) })
      $0.add("schema:datePublished", text: entry.year)
      $0.add("schema:isPartOf", text: entry.container)
      $0.add("schema:publisher", text: entry.publisher)
      $0.add("schema:volumeNumber", text: entry.volume)
      $0.add("schema:issueNumber", text: entry.issue)
      $0.add("schema:pagination", text: entry.pages)
      $0.add("schema:url", entry.url.map { .typed($0, "xsd:anyURI") })
      $0.add("schema:identifier", text: entry.doi.map { "doi:" + $0 })
      $0.add("prov:wasDerivedFrom", .name("document:" + id))
      Self.evidence("reference", anchored.provenance, id, into: &$0)
    }
  }

  private mutating func fact(_ fact: Fact, _ document: String) {
    let draft = fact.draft
    let isObservation = draft.value.double != nil
    writer.subject("fact:" + Identifiers.fact(document: document, fact)) {
      $0.add("a", [.name("schema:Claim"), .name("prov:Entity")] + (isObservation ? [.name("schema:Observation")] : []))
      $0.add("attest:property", text: draft.property)
      $0.add("attest:subject", text: draft.subject)
      $0.add("schema:about", draft.subjectKey.map { .name("entity:" + Identifiers.entity(key: $0)) })
      switch draft.value {
      case .integer(let number): $0.add("schema:value", .integer(number))
      case .number(let number): $0.add("schema:value", .number(number))
      case .boolean(let flag): $0.add("schema:value", .boolean(flag))
      default: $0.add("schema:value", text: Vocabulary.text(draft.value))
      }
      $0.add("attest:valueEntity", draft.valueKey.map { .name("entity:" + Identifiers.entity(key: $0)) })
      $0.add("schema:unitText", text: draft.unit)
      $0.add("schema:temporalCoverage", text: draft.period)
      $0.add("attest:place", text: draft.place)
      $0.add("attest:population", text: draft.population)
      $0.add("attest:qualifier", text: draft.qualifier)
      $0.add("attest:attribution", text: draft.attribution)
      $0.add("attest:negated", .boolean(draft.negated))
      $0.add("prov:wasDerivedFrom", .name("document:" + document))
      $0.add("prov:wasGeneratedBy", .name("extraction:" + document))
      for evidence in fact.evidence {
        Self.evidence(evidence.role.rawValue, evidence.provenance, document, into: &$0)
      }
    }
  }

  private static func evidence(
    _ role: String, _ provenance: Provenance, _ document: String, into writer: inout TurtleWriter
  ) {
    writer.node("attest:evidence") { target in
      target.add("a", .name("oa:SpecificResource"))
      target.add("attest:role", text: role)
      target.add("oa:hasSource", .name("document:" + document))
      target.node("oa:hasSelector") {
        $0.add("a", .name("oa:TextQuoteSelector"))
        $0.add("oa:exact", text: provenance.quote)
      }
      target.node("oa:hasSelector") {
        $0.add("a", .name("oa:DataPositionSelector"))
        $0.add("oa:start", .typed(String(provenance.hull.start), "xsd:nonNegativeInteger"))
        $0.add("oa:end", .typed(String(provenance.hull.end), "xsd:nonNegativeInteger"))
        $0.add("attest:ranges", text: Vocabulary.ranges(provenance))
      }
    }
  }

  /// The types of an entity beside that of a concept.
  private static func types(_ kind: String) -> [TurtleWriter.Object] {
    switch kind {
    case "law": [.name("eli:LegalResource"), .name("schema:Legislation")]
    case "treaty": [.name("schema:Legislation")]
    case "agency": [.name("schema:Organization")]
    case "place": [.name("schema:Place")]
    default: []
    }
  }
}
