import Digests
import DocumentModel

/// GraphML: documents, facts, references and entities as nodes; what a document mentions, states and cites, what a fact is
/// about, which document a reference is and what that says of the facts that cite it, as edges. Edges that stand for several mentions count them.
struct GraphForm: ExportForm {
  private var writer = MarkupWriter()

  mutating func take() -> [UInt8] { writer.take() }

  mutating func begin(_ summary: KnowledgeSummary) {
    writer.markup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="type" for="node" attr.name="type" attr.type="string"/>
      <key id="label" for="node" attr.name="label" attr.type="string"/>
      <key id="kind" for="node" attr.name="kind" attr.type="string"/>
      <key id="value" for="node" attr.name="value" attr.type="string"/>
      <key id="unit" for="node" attr.name="unit" attr.type="string"/>
      <key id="period" for="node" attr.name="period" attr.type="string"/>
      <key id="source" for="node" attr.name="source" attr.type="string"/>
      <key id="start" for="node" attr.name="start" attr.type="long"/>
      <key id="end" for="node" attr.name="end" attr.type="long"/>
      <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
      <key id="count" for="edge" attr.name="count" attr.type="long"/>
      <graph id="knowledge" edgedefault="directed">

      """)
  }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let source = extraction.document.source
    let id = Identifiers.document(source.sha256)
    node("d" + id, "document", label: extraction.document.title ?? source.name, kind: extraction.document.status.name) {
      $0.data("source", source.name)
    }
    mentions(extraction, id)
    literature(extraction, id, stored.followed)
    for fact in extraction.facts { self.fact(fact, id, stored.followed) }
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    node("e" + entity.identifier, "entity", label: entity.name, kind: entity.kind) { _ in }
  }

  mutating func end() { writer.markup("</graph>\n</graphml>\n") }

  /// One edge to each entity that the document names, in the order of first mentions.
  private mutating func mentions(_ extraction: Extraction, _ document: String) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for key in extraction.mentions.compactMap(\.mention.entityKey) {
      if counts[key] == nil { order.append(key) }
      counts[key, default: 0] += 1
    }
    for key in order {
      edge("d" + document, "e" + Identifiers.entity(key: key), "mentions", count: counts[key] ?? 0)
    }
  }

  /// One node for each reference, with as many citations as lead to it.
  private mutating func literature(_ extraction: Extraction, _ document: String, _ followed: Followed) {
    var citations: [String: Int] = [:]
    for mention in extraction.mentions where mention.mention.kind == .citation {
      let fields = mention.mention.normalized
      var cited = [fields["ref_id"]?.text].compactMap(\.self)
      if case .array(let several)? = fields["ref_ids"] { cited = several.compactMap(\.text) }
      for id in cited { citations[id, default: 0] += 1 }
    }
    for mention in extraction.mentions where mention.mention.kind == .reference {
      let entry = BibliographyEntry(mention, document: extraction.document)
      node("r" + entry.mention, "reference", label: entry.title ?? entry.quote, kind: "reference") {
        $0.place(mention.provenance)
      }
      let id = mention.mention.normalized["ref_id"]?.text ?? ""
      edge("d" + document, "r" + entry.mention, "cites", count: citations[id] ?? 0)
      for cited in followed.documents[id] ?? [] { edge("r" + entry.mention, "d" + cited, "is", count: 1) }
    }
  }

  private mutating func fact(_ fact: Fact, _ document: String, _ followed: Followed) {
    let draft = fact.draft
    let identifier = Identifiers.fact(document: document, fact)
    let id = "f" + identifier
    let value = Vocabulary.text(draft.value)
    node(id, "fact", label: draft.subject + ": " + draft.value.displayText, kind: draft.property) {
      $0.data("value", value)
      $0.data("unit", draft.unit)
      $0.data("period", draft.period)
      $0.place(fact.evidence[0].provenance)
    }
    edge("d" + document, id, "states", count: fact.evidence.count)
    for answer in followed.answers[identifier] ?? [] {
      let target = answer.fact.map { "f" + $0 } ?? "d" + answer.document
      edge(id, target, answer.verdict.rawValue, count: 1)
    }
    if let key = draft.subjectKey { edge(id, "e" + Identifiers.entity(key: key), "subject", count: 1) }
    if let key = draft.valueKey { edge(id, "e" + Identifiers.entity(key: key), "value", count: 1) }
  }

  private mutating func node(
    _ id: String, _ type: String, label: String, kind: String, _ body: (inout MarkupWriter) -> Void
  ) {
    writer.markup("<node")
    writer.attribute("id", id)
    writer.markup(">")
    writer.data("type", type)
    writer.data("label", label)
    writer.data("kind", kind)
    body(&writer)
    writer.markup("</node>\n")
  }

  private mutating func edge(_ from: String, _ to: String, _ relation: String, count: Int) {
    writer.markup("<edge")
    writer.attribute("source", from)
    writer.attribute("target", to)
    writer.markup(">")
    writer.data("relation", relation)
    writer.data("count", String(count))
    writer.markup("</edge>\n")
  }
}

extension MarkupWriter {
  /// The value of a GraphML key; nothing where there is none.
  fileprivate mutating func data(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    markup("<data key=\"")
    markup(key)
    markup("\">")
    text(value)
    markup("</data>")
  }

  fileprivate mutating func place(_ provenance: Provenance) {
    data("start", String(provenance.hull.start))
    data("end", String(provenance.hull.end))
  }
}
