import Digests
import DocumentModel

/// One page to read, in the form of the review application: how much there is, each document with its facts, their evidence
/// and its marked text, the entities with their names. Larger knowledge bases are cut, and say so: a page of hundreds of
/// megabytes is of no use to a reader.
struct PageForm: ExportForm {
  /// Bytes of markup for texts, facts, entities and what is told of each document: all together the page stays under 2 MB.
  private static let (mostText, mostFacts, mostEntities, mostHeads) = (700_000, 650_000, 250_000, 250_000)

  private var writer = MarkupWriter()
  /// What was handed on, to know how much is written.
  private var taken = 0
  private var (textBytes, factBytes, entityBytes, headBytes) = (0, 0, 0, 0)
  private var (textsCut, factsCut, entitiesCut, documentsCut) = (0, 0, 0, 0)
  private var hasEntities = false
  /// Mentions of each entity by its identifier.
  private var mentioned: [String: Int] = [:]

  var readsPassages: Bool { true }

  mutating func take() -> [UInt8] {
    let bytes = writer.take()
    taken += bytes.count
    return bytes
  }

  mutating func begin(_ summary: KnowledgeSummary) {
    PageFrame.begin(title: "Knowledge base", language: "en", into: &writer)
    writer.markup("<h1>Knowledge base</h1>\n<ul class=\"figures\">")
    let parts = [
      ("documents", summary.documents), ("mentions", summary.mentions), ("facts", summary.facts),
      ("entities", summary.entities),
    ]
    for (name, counts) in parts {
      writer.markup("<li><span><b>")
      writer.number(counts.map(\.count).reduce(0, +))
      writer.markup("</b> ")
      writer.text(name)
      writer.markup("</span></li>")
    }
    writer.markup("</ul>\n")
    for (name, counts) in parts where !counts.isEmpty {
      writer.markup("<p class=\"soft\">")
      writer.visible(name + ": " + counts.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
      writer.markup("</p>\n")
    }
    kinds(summary.mentions.map(\.name))
    writer.markup(
      """
      <p class="soft">Every fact cites bytes of its source as received, half-open. <code>attest verify</code> cuts each quote from them again. <a href="#documents">Documents</a> · <a href="#entities">Entities</a></p>
      <h2 id="documents">Documents</h2>

      """)
  }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let id = Identifiers.document(extraction.document.source.sha256)
    for key in extraction.mentions.compactMap(\.mention.entityKey) {
      mentioned[Identifiers.entity(key: key), default: 0] += 1
    }
    guard headBytes < Self.mostHeads else {
      documentsCut += 1
      factsCut += extraction.facts.count
      return
    }
    let before = written
    head(stored, id)
    headBytes += written - before
    facts(extraction.facts, id)
    text(stored)
  }

  mutating func entity(_ exported: ExportedEntity) {
    if !hasEntities { beginEntities() }
    guard entityBytes < Self.mostEntities else {
      entitiesCut += 1
      return
    }
    let before = written
    let entity = exported.entity
    writer.markup("<tr")
    writer.attribute("id", "e" + entity.identifier)
    writer.markup("><td><span")
    writer.attribute("class", "m " + entity.kind)
    writer.markup(">")
    writer.visible(entity.kind)
    writer.markup("</span></td><td>")
    phrase(entity.name)
    for alias in exported.aliases.prefix(40) {
      writer.markup(" <small>· ")
      phrase(alias)
      writer.markup("</small>")
    }
    for identifier in exported.identifiers {
      writer.markup(" <small>· ")
      phrase("\(identifier.scheme) \(identifier.value)")
      writer.markup("</small>")
    }
    writer.markup("</td><td class=\"number\">")
    writer.number(mentioned[entity.identifier] ?? 0)
    writer.markup("</td></tr>\n")
    entityBytes += written - before
  }

  mutating func end() {
    if !hasEntities { beginEntities() }
    writer.markup("</tbody>\n</table></div>\n")
    for (count, what) in [
      (documentsCut, "documents"), (textsCut, "texts of documents"), (factsCut, "facts"), (entitiesCut, "entities"),
    ] where count > 0 {
      writer.markup("<p class=\"note\">")
      writer.text("\(count) more \(what) are not on this page; the other forms of export hold them all.")
      writer.markup("</p>\n")
    }
    PageFrame.end(into: &writer)
  }

  private var written: Int { taken + writer.bytes.count }

  /// Boxes that hide the marks of a kind, by the style sheet alone.
  private mutating func kinds(_ names: [String]) {
    guard !names.isEmpty else { return }
    writer.markup("<fieldset class=\"kinds\"><legend>Marks</legend>")
    for name in names {
      writer.markup("<label")
      writer.attribute("class", "m " + name)
      writer.markup("><input type=\"checkbox\" checked")
      writer.attribute("id", "k-" + name)
      writer.markup("> ")
      writer.text(name)
      writer.markup("</label> ")
    }
    writer.markup("</fieldset>\n")
  }

  private mutating func beginEntities() {
    hasEntities = true
    writer.markup(
      """
      <h2 id="entities">Entities</h2>
      <div class="table" tabindex="0"><table>
      <thead><tr><th scope="col">Kind</th><th scope="col">Names</th><th scope="col" class="number">Mentions</th></tr></thead>
      <tbody>

      """)
  }

  private mutating func head(_ stored: StoredDocument, _ id: String) {
    let document = stored.extraction.document
    writer.markup("<h3")
    writer.attribute("id", "d" + id)
    writer.markup(">")
    phrase(document.title ?? document.source.name)
    writer.markup("</h3>\n<p class=\"soft\">")
    for (index, name) in ([document.source.name] + stored.others).enumerated() {
      if index > 0 { writer.markup(" · ") }
      phrase(name)
    }
    let status = document.status.reason.map { "\(document.status.name): \($0)" } ?? document.status.name
    writer.visible(
      " · \(status) · \(document.source.byteCount) bytes · \(stored.extraction.mentions.count) mentions, "
        + "\(stored.extraction.facts.count) facts")
    writer.markup("<br>SHA-256 <code>")
    writer.text(document.source.sha256.hex)
    writer.markup("</code></p>\n")
  }

  private mutating func text(_ stored: StoredDocument) {
    let marked = MarkedDocument(stored)
    guard !marked.isEmpty else { return }
    var own = MarkupWriter()
    marked.write(to: &own)
    guard textBytes + own.bytes.count <= Self.mostText else {
      textsCut += 1
      writer.markup("<p class=\"note\">Its text is not on this page.</p>\n")
      return
    }
    textBytes += own.bytes.count
    writer.markup("<details><summary>Its text, with its mentions marked</summary>\n<article class=\"reading\"")
    if let language = stored.extraction.document.language { writer.attribute("lang", language) }
    writer.markup(">\n")
    own.bytes.withUnsafeBufferPointer { writer.file($0) }
    writer.markup("</article></details>\n")
  }

  private mutating func facts(_ facts: [Fact], _ document: String) {
    guard !facts.isEmpty else { return }
    guard factBytes < Self.mostFacts else {
      factsCut += facts.count
      return
    }
    writer.markup(
      """
      <div class="table" tabindex="0"><table class="facts">
      <thead><tr><th scope="col">Says</th><th scope="col">Subject</th><th scope="col">Value</th><th scope="col">Holds for</th><th scope="col">Evidence</th></tr></thead>
      <tbody>

      """)
    for fact in facts {
      guard factBytes < Self.mostFacts else {
        factsCut += 1
        continue
      }
      let before = written
      row(fact, document)
      factBytes += written - before
    }
    writer.markup("</tbody>\n</table></div>\n")
  }

  private mutating func row(_ fact: Fact, _ document: String) {
    let draft = fact.draft
    writer.markup("<tr")
    writer.attribute("id", "f" + Identifiers.fact(document: document, fact))
    writer.markup("><td class=\"soft\">")
    writer.text(draft.property.replacing("_", with: " "))
    if draft.negated { writer.markup(" <strong>denied</strong>") }
    writer.markup("</td><td>")
    linked(draft.subject, draft.subjectKey)
    writer.markup("</td><td class=\"value\">")
    if let qualifier = draft.qualifier {
      writer.markup("<small>")
      writer.visible(qualifier.replacing("_", with: " "))
      writer.markup("</small> ")
    }
    linked(draft.value.displayText, draft.valueKey)
    if let unit = draft.unit {
      writer.markup(" ")
      phrase(unit)
    }
    writer.markup("</td><td>")
    phrase([draft.period, draft.place, draft.population].compactMap(\.self).joined(separator: ", "))
    if let attribution = draft.attribution {
      writer.markup(" <small>says ")
      phrase(attribution)
      writer.markup("</small>")
    }
    writer.markup("</td><td>")
    for piece in fact.evidence { evidence(piece) }
    writer.markup("</td></tr>\n")
  }

  private mutating func evidence(_ piece: Fact.Evidence) {
    let ranges = piece.provenance.ranges.map { "\($0.start)–\($0.end)" }.joined(separator: ", ")
    writer.markup("<q dir=\"auto\">")
    writer.visible(piece.provenance.quote)
    writer.markup("</q> <small>")
    writer.text("\(piece.role.rawValue), bytes \(ranges)")
    writer.markup("</small> ")
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
    writer.visible(text)
    writer.markup("</bdi>")
  }
}
