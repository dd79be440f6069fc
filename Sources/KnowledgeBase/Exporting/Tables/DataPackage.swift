import Digests
import DocumentModel

/// The tables of a Frictionless data package, filled as documents and entities come.
struct DataPackage {
  private var tables: [PackageTable: CSVTable] = [:]

  init() {
    for table in PackageTable.allCases { tables[table] = CSVTable(table.fields.map(\.name)) }
  }

  /// `datapackage.json`, the description of all tables.
  static var description: [UInt8] {
    var writer = JSONWriter()
    writer.object { package in
      package.member("profile", "tabular-data-package")
      package.member("name", "attest-knowledge-base")
      package.member("title", "Facts and mentions with their places in the sources")
      package.key("resources")
      package.array { list in for table in PackageTable.allCases { table.describe(into: &list) } }
    }
    writer.newline()
    return writer.bytes
  }

  /// The lines of a table since the last call.
  mutating func take(_ table: PackageTable) -> [UInt8] { tables[table]?.take() ?? [] }

  mutating func document(_ stored: StoredDocument) {
    let extraction = stored.extraction
    let document = extraction.document
    let source = document.source
    let id = Identifiers.document(source.sha256)
    for (name, url) in [(source.name, source.url)] + stored.others.map({ ($0, nil) }) {
      line(
        .documents,
        [
          id, name, url, source.sha256.hex, String(source.byteCount), source.mediaType.rawValue, document.charset.name,
          document.language, document.title, document.status.name, document.status.reason,
          document.status.offset.map(String.init), stored.extractor,
        ])
    }
    for (index, problem) in extraction.diagnostics.enumerated() {
      line(
        .diagnostics,
        [
          id, String(index + 1), problem.id, problem.severity.rawValue, problem.message,
          problem.start.map(String.init), problem.limit.map(String.init), problem.value.map(String.init),
        ])
    }
    for mention in extraction.mentions { self.mention(mention, id, source.name) }
    for fact in extraction.facts { self.fact(fact, id, source.name) }
  }

  mutating func entity(_ exported: ExportedEntity) {
    let entity = exported.entity
    line(.entities, [entity.identifier, entity.kind, entity.key, entity.name])
    let names = ([entity.name] + exported.aliases).map { (name: $0, scheme: String?.none) }
    for (index, entry) in (names + exported.identifiers.map { ($0.value, $0.scheme) }).enumerated() {
      line(.names, [entity.identifier, String(index + 1), entry.name, entry.scheme])
    }
  }

  private mutating func mention(_ anchored: AnchoredMention, _ document: String, _ source: String) {
    let mention = anchored.mention
    line(
      .mentions,
      [
        Identifiers.mention(document: document, kind: mention.kind, hull: anchored.provenance.hull), document, source,
        mention.kind.rawValue,
      ] + place(anchored.provenance) + [
        String(anchored.textScalars.lowerBound), String(anchored.textScalars.upperBound), anchored.context,
        anchored.block, mention.recognizer, mention.within?.rawValue, mention.role,
        mention.entityKey.map(Identifiers.entity(key:)),
        mention.normalized.isEmpty ? nil : StoredPlaces.json(.object(mention.normalized)),
      ])
  }

  private mutating func fact(_ fact: Fact, _ document: String, _ source: String) {
    let draft = fact.draft
    let id = Identifiers.fact(document: document, fact)
    line(
      .facts,
      [
        id, document, source, draft.property, draft.subject, draft.subjectKey.map(Identifiers.entity(key:)),
        draft.value.text ?? StoredPlaces.json(draft.value),
        draft.value.double == nil ? nil : StoredPlaces.json(draft.value),
        draft.valueKey.map(Identifiers.entity(key:)), draft.unit, draft.period, draft.place,
        draft.population, draft.qualifier, draft.attribution,
        draft.negated ? "true" : "false",
      ])
    for (index, evidence) in fact.evidence.enumerated() {
      line(.evidence, [id, String(index + 1), evidence.role.rawValue] + place(evidence.provenance))
    }
  }

  private func place(_ provenance: Provenance) -> [String?] {
    let hull = provenance.hull
    return [String(hull.start), String(hull.end), StoredPlaces.ranges(provenance), provenance.quote]
  }

  private mutating func line(_ table: PackageTable, _ fields: [String?]) { tables[table]?.line(fields) }
}
