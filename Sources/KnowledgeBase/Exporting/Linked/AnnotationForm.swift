import Digests
import DocumentModel

/// JSON-LD: each mention and each fact is a W3C Web Annotation. Its targets select the place by quote, by scalars of the
/// text, by bytes of the source and by path; PROV-O says what read which document.
struct AnnotationForm: ExportForm {
  private var bytes: [UInt8] = []
  private var isFirst = true
  private var extractors: Set<String> = []

  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func begin(_ summary: KnowledgeSummary) {
    var writer = JSONWriter()
    writer.array {
      $0.value("http://www.w3.org/ns/anno.jsonld")
      $0.object { context in
        for name in ["attest", "prov", "schema"] {
          context.member(name, Vocabulary.prefixes.first { $0.name == name }?.iri)
        }
        context.member("cito", Vocabulary.cito)
      }
    }
    bytes += Array("{\"@context\":".utf8) + writer.bytes + Array(",\"@graph\":[".utf8)
  }

  mutating func end() { bytes += Array("\n]}\n".utf8) }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let document = extraction.document
    let id = Identifiers.document(document.source.sha256)
    if extractors.insert(stored.extractor).inserted { extractor(stored.extractor) }
    source(stored, id)
    item {
      $0.member("id", "urn:attest:extraction:" + id)
      $0.member("type", "prov:Activity")
      Self.link("prov:used", "urn:attest:document:" + id, into: &$0)
      Self.link(
        "prov:wasAssociatedWith", "urn:attest:extractor:" + Vocabulary.extractor(stored.extractor), into: &$0)
    }
    let surroundings = QuoteSurroundings(extraction.mentions)
    for mention in extraction.mentions { self.mention(mention, document, id, surroundings, stored.followed) }
    for fact in extraction.facts { self.fact(fact, document, id, stored.followed) }
  }

  mutating func entity(_ exported: ExportedEntity) {
    item { object in
      object.member("id", "urn:attest:entity:" + exported.entity.identifier)
      object.member("type", "attest:Entity")
      object.member("attest:kind", exported.entity.kind)
      object.member("attest:key", exported.entity.key)
      object.member("schema:name", exported.entity.name)
      for (name, values) in [
        ("schema:alternateName", exported.aliases),
        ("schema:identifier", exported.identifiers.map { "\($0.scheme):\($0.value)" }),
      ] where !values.isEmpty {
        object.key(name)
        object.array { list in for value in values { list.value(value) } }
      }
    }
  }

  private mutating func extractor(_ version: String) {
    item {
      $0.member("id", "urn:attest:extractor:" + Vocabulary.extractor(version))
      $0.member("type", "prov:SoftwareAgent")
      $0.member("schema:name", "attest")
      $0.member("schema:softwareVersion", version)
    }
  }

  private mutating func source(_ stored: StoredDocument, _ id: String) {
    let document = stored.extraction.document
    item { object in
      object.member("id", "urn:attest:document:" + id)
      object.key("type")
      object.array {
        $0.value("schema:DigitalDocument")
        $0.value("prov:Entity")
      }
      object.key("schema:identifier")
      object.array { list in for name in [document.source.name] + stored.others { list.value(name) } }
      object.member("schema:url", document.source.url)
      object.member("schema:name", document.title)
      object.member("schema:sha256", document.source.sha256.hex)
      object.member("schema:encodingFormat", document.source.mediaType.rawValue)
      object.member("schema:inLanguage", document.language)
      object.member("attest:status", document.status.name)
      let references = stored.extraction.mentions.filter { $0.mention.kind == .reference }
      guard !references.isEmpty else { return }
      object.key("schema:citation")
      object.array { list in
        for reference in references {
          let hull = reference.provenance.hull
          let name = Identifiers.mention(document: id, kind: .reference, hull: hull)
          list.object { $0.member("id", "urn:attest:mention:" + name) }
        }
      }
    }
  }

  private mutating func mention(
    _ anchored: AnchoredMention, _ document: Document, _ id: String, _ surroundings: QuoteSurroundings,
    _ followed: Followed
  ) {
    let mention = anchored.mention
    item { object in
      object.member(
        "id",
        "urn:attest:mention:" + Identifiers.mention(document: id, kind: mention.kind, hull: anchored.provenance.hull))
      object.member("type", "Annotation")
      object.member("motivation", mention.entityKey == nil ? "classifying" : "identifying")
      object.key("body")
      object.array { bodies in
        Self.text(mention.kind.rawValue, purpose: "classifying", format: "text/plain", into: &bodies)
        if !mention.normalized.isEmpty {
          Self.text(
            StoredPlaces.json(.object(mention.normalized)), purpose: "describing", format: "application/json",
            into: &bodies)
        }
        if let key = mention.entityKey {
          bodies.object {
            $0.member("type", "SpecificResource")
            $0.member("purpose", "identifying")
            $0.member("source", "urn:attest:entity:" + Identifiers.entity(key: key))
          }
        }
      }
      object.key("target")
      Self.target(
        anchored.provenance, id, around: surroundings.around(anchored), scalars: anchored.textScalars,
        path: Self.xpath(anchored.block, document.source.mediaType), into: &object)
      Self.link("prov:wasGeneratedBy", "urn:attest:extraction:" + id, into: &object)
      object.member("attest:recognizer", mention.recognizer)
      let cited = mention.kind == .reference ? followed.documents[mention.normalized["ref_id"]?.text ?? ""] ?? [] : []
      Self.links("schema:sameAs", cited.map { "urn:attest:document:" + $0 }, into: &object)
    }
  }

  private mutating func fact(_ fact: Fact, _ document: Document, _ id: String, _ followed: Followed) {
    let identifier = Identifiers.fact(document: id, fact)
    item { object in
      object.member("id", "urn:attest:fact:" + identifier)
      object.member("type", "Annotation")
      object.member("motivation", "describing")
      object.key("body")
      var statement = JSONWriter()
      statement.object { RecordRenderer.statement(fact.draft, into: &$0) }
      Self.text(statement.string, purpose: "describing", format: "application/json", into: &object)
      object.key("target")
      object.array { targets in
        for evidence in fact.evidence {
          Self.target(evidence.provenance, id, role: evidence.role.rawValue, into: &targets)
        }
      }
      Self.link("prov:wasGeneratedBy", "urn:attest:extraction:" + id, into: &object)
      let answers = followed.answers[identifier] ?? []
      func facts(_ verdict: CitedFactCheck.Verdict) -> [String] {
        answers.filter { $0.verdict == verdict }.compactMap(\.fact).map { "urn:attest:fact:" + $0 }
      }
      var documents: [String] = []
      for answer in answers where !documents.contains("urn:attest:document:" + answer.document) {
        documents.append("urn:attest:document:" + answer.document)
      }
      Self.links("cito:citesAsSourceDocument", documents, into: &object)
      Self.links("cito:isSupportedBy", facts(.supported), into: &object)
      Self.links("cito:isDisputedBy", facts(.contradicted), into: &object)
    }
  }

  private static func target(
    _ provenance: Provenance, _ document: String, role: String? = nil, around: (prefix: String, suffix: String)? = nil,
    scalars: Range<Int>? = nil, path: String? = nil, into writer: inout JSONWriter
  ) {
    writer.object { target in
      target.member("type", "SpecificResource")
      target.member("attest:role", role)
      target.member("source", "urn:attest:document:" + document)
      target.key("selector")
      target.array { selectors in
        selectors.object {
          $0.member("type", "TextQuoteSelector")
          $0.member("exact", provenance.quote)
          $0.member("prefix", around?.prefix)
          $0.member("suffix", around?.suffix)
        }
        position("TextPositionSelector", scalars?.lowerBound, scalars?.upperBound, nil, into: &selectors)
        position(
          "DataPositionSelector", provenance.hull.start, provenance.hull.end, Vocabulary.ranges(provenance),
          into: &selectors)
        if let path {
          selectors.object {
            $0.member("type", "XPathSelector")
            $0.member("value", path)
          }
        }
      }
    }
  }

  /// The path of a block as XPath finds it: in XML whatever the namespace of its elements; nil for plain text.
  private static func xpath(_ path: String, _ mediaType: MediaType) -> String? {
    switch mediaType {
    case .text: return nil
    case .html: return path
    case .xml:
      return path.split(separator: "/").map { step in
        let name = step.prefix { $0 != "[" }
        return "/*[local-name()='\(name)']" + step.dropFirst(name.count)
      }.joined()
    }
  }

  private static func position(
    _ type: String, _ start: Int?, _ end: Int?, _ ranges: String?, into writer: inout JSONWriter
  ) {
    guard let start, let end else { return }
    writer.object {
      $0.member("type", type)
      $0.member("start", start)
      $0.member("end", end)
      $0.member("attest:ranges", ranges)
    }
  }

  private static func text(_ value: String, purpose: String, format: String, into writer: inout JSONWriter) {
    writer.object {
      $0.member("type", "TextualBody")
      $0.member("purpose", purpose)
      $0.member("format", format)
      $0.member("value", value)
    }
  }

  private static func link(_ name: String, _ iri: String, into writer: inout JSONWriter) {
    writer.key(name)
    writer.object { $0.member("id", iri) }
  }

  private static func links(_ name: String, _ iris: [String], into writer: inout JSONWriter) {
    guard !iris.isEmpty else { return }
    writer.key(name)
    writer.array { list in for iri in iris { list.object { $0.member("id", iri) } } }
  }

  private mutating func item(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object(body)
    bytes += Array((isFirst ? "\n" : ",\n").utf8) + writer.bytes
    isFirst = false
  }
}
