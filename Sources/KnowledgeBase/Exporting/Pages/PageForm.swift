import Digests
import DocumentModel

/// One page to read: how much there is, the facts of each document with their evidence, the entities with their names.
/// Larger knowledge bases are cut, and say so: a page of hundreds of megabytes is of no use to a reader.
struct PageForm: ExportForm {
  /// About 500 bytes a fact and 200 an entity: a page stays under 2 MB.
  private static let mostFacts = 2_500
  private static let mostEntities = 2_500

  private var writer = MarkupWriter()
  private var factCount = 0
  private var entityCount = 0
  private var facts = 0
  private var entities = 0
  /// Mentions of each entity by its identifier.
  private var mentioned: [String: Int] = [:]

  mutating func take() -> [UInt8] { writer.take() }

  mutating func begin(_ summary: KnowledgeSummary) {
    factCount = summary.facts.map(\.count).reduce(0, +)
    entityCount = summary.entities.map(\.count).reduce(0, +)
    PageFrame.begin(title: "Knowledge base", language: "en", into: &writer)
    writer.markup("<div class=\"page\">\n")
    writer.markup("<h1>Knowledge base</h1>\n<ul class=\"figures\">")
    for (name, number) in [
      ("documents", summary.documents.map(\.count).reduce(0, +)),
      ("mentions", summary.mentions.map(\.count).reduce(0, +)),
      ("facts", factCount), ("entities", entityCount),
    ] {
      writer.markup("<li><b>")
      writer.number(number)
      writer.markup("</b>")
      writer.text(name)
      writer.markup("</li>")
    }
    writer.markup("</ul>\n")
    for (name, counts) in [
      ("Documents", summary.documents), ("Mentions", summary.mentions), ("Facts", summary.facts),
      ("Entities", summary.entities),
    ] where !counts.isEmpty {
      writer.markup("<p class=\"counts\">")
      writer.text(name + ": " + counts.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
      writer.markup("</p>\n")
    }
    writer.markup(
      """
      <p class="soft">Every fact cites bytes of its source as received, half-open. <code>attest verify</code> cuts each quote from them again.</p>
      <nav><a href="#facts">Facts</a><a href="#entities">Entities</a></nav>
      <h2 id="facts">Facts</h2>

      """)
    limit(Self.mostFacts, of: factCount, "facts")
  }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let id = Identifiers.document(extraction.document.source.sha256)
    for key in extraction.mentions.compactMap(\.mention.entityKey) {
      mentioned[Identifiers.entity(key: key), default: 0] += 1
    }
    head(stored, id)
    let shown = extraction.facts.prefix(max(0, Self.mostFacts - facts))
    facts += extraction.facts.count
    guard !shown.isEmpty else { return }
    writer.markup(
      "<table class=\"facts\">\n<thead><tr><th>Property<th>Subject<th>Value<th>Holds for<th>Evidence</tr></thead>\n<tbody>\n"
    )
    for fact in shown { row(fact, id) }
    writer.markup("</tbody>\n</table>\n")
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    if entities == 0 { beginEntities() }
    entities += 1
    guard entities <= Self.mostEntities else { return }
    writer.markup("<tr")
    writer.attribute("id", "e" + entity.identifier)
    writer.markup("><td class=\"key\">")
    writer.text(entity.kind)
    writer.markup("</td><td>")
    phrase(entity.name)
    for alias in exported.aliases {
      writer.markup(" <small>· ")
      phrase(alias)
      writer.markup("</small>")
    }
    for identifier in exported.identifiers {
      writer.markup(" <small>· ")
      phrase("\(identifier.scheme) \(identifier.value)")
      writer.markup("</small>")
    }
    writer.markup("</td><td>")
    writer.number(mentioned[entity.identifier] ?? 0)
    writer.markup("</td></tr>\n")
  }

  mutating func end() {
    if entities == 0 { beginEntities() }
    writer.markup("</tbody>\n</table>\n</div>\n")
    PageFrame.end(into: &writer)
  }

  private mutating func beginEntities() {
    writer.markup("<h2 id=\"entities\">Entities</h2>\n")
    limit(Self.mostEntities, of: entityCount, "entities")
    writer.markup("<table>\n<thead><tr><th>Kind<th>Names<th>Mentions</tr></thead>\n<tbody>\n")
  }

  private mutating func limit(_ most: Int, of count: Int, _ what: String) {
    guard count > most else { return }
    writer.markup("<p><strong>")
    writer.text("The first \(most) of \(count) \(what); the other forms of export hold them all.")
    writer.markup("</strong></p>\n")
  }

  private mutating func head(_ stored: StoredDocument, _ id: String) {
    let document = stored.extraction.document
    writer.markup("<h3")
    writer.attribute("id", "d" + id)
    writer.markup(">")
    phrase(document.title ?? document.source.name)
    writer.markup("</h3>\n<p class=\"counts\">")
    for (index, name) in ([document.source.name] + stored.others).enumerated() {
      if index > 0 { writer.markup(" · ") }
      phrase(name)
    }
    let status = document.status.reason.map { "\(document.status.name): \($0)" } ?? document.status.name
    writer.text(
      " · \(status) · \(document.source.byteCount) bytes · \(stored.extraction.mentions.count) mentions, "
        + "\(stored.extraction.facts.count) facts")
    writer.markup(" · SHA-256 <code>")
    writer.text(document.source.sha256.hex)
    writer.markup("</code></p>\n")
  }

  private mutating func row(_ fact: Fact, _ document: String) {
    let draft = fact.draft
    writer.markup("<tr")
    writer.attribute("id", "f" + Identifiers.fact(document: document, fact))
    writer.markup("><td class=\"key\">")
    writer.text(draft.property.replacing("_", with: " ") + (draft.negated ? " (denied)" : ""))
    writer.markup("</td><td>")
    linked(draft.subject, draft.subjectKey)
    writer.markup("</td><td class=\"value\">")
    if let qualifier = draft.qualifier { writer.text(qualifier.replacing("_", with: " ") + " ") }
    linked(draft.value.displayText, draft.valueKey)
    if let unit = draft.unit {
      writer.markup(" ")
      phrase(unit)
    }
    writer.markup("</td><td>")
    phrase([draft.period, draft.place, draft.population].compactMap(\.self).joined(separator: ", "))
    writer.markup("</td><td><ul class=\"evidence\">")
    if let attribution = draft.attribution {
      writer.markup("<li><small>said by</small> ")
      phrase(attribution)
      writer.markup("</li>")
    }
    for piece in fact.evidence { evidence(piece) }
    writer.markup("</ul></td></tr>\n")
  }

  private mutating func evidence(_ piece: Fact.Evidence) {
    let ranges = piece.provenance.ranges.map { "\($0.start)–\($0.end)" }.joined(separator: ", ")
    writer.markup("<li><q>")
    phrase(piece.provenance.quote)
    writer.markup("</q> <small>")
    writer.text("\(piece.role.rawValue) · bytes \(ranges)")
    writer.markup("</small></li>")
  }

  private mutating func linked(_ text: String, _ key: String?) {
    guard let key else {
      phrase(text)
      return
    }
    writer.markup("<a")
    writer.attribute("href", "#e" + Identifiers.entity(key: key))
    writer.markup(">")
    phrase(text)
    writer.markup("</a>")
  }

  /// What a document says, in a direction of its own.
  private mutating func phrase(_ text: String) {
    writer.markup("<bdi>")
    writer.text(text)
    writer.markup("</bdi>")
  }
}
