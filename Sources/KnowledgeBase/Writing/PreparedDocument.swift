import Digests
public import DocumentModel

/// A document as rows, ready to be written: all work that needs no database is done, on any thread.
public struct PreparedDocument: Sendable {
  /// An entity that the document names.
  struct EntityRow: Sendable {
    var key: String
    var identifier: String
  }

  /// The source and what was read of it, without text.
  let document: Document
  let entities: [EntityRow]
  /// Names and identifiers with the index of their entity.
  let labels: [(label: EntityName, entity: Int)]
  private(set) var diagnostics = RowBuffer(width: 8)
  /// Empty where passages are left out.
  private(set) var passages = RowBuffer(width: 6)
  private(set) var sentences = RowBuffer(width: 4)
  private(set) var mentions = RowBuffer(width: 18)
  private(set) var facts = RowBuffer(width: 21)
  private(set) var evidence = RowBuffer(width: 7)
  private(set) var labelRows = RowBuffer(width: 2)
  /// Numbers of the measures of its facts.
  private(set) var measures = RowBuffer(width: 1)
  /// SHA-256 of all that is stored of the document but its passages.
  let contentHash: String
  /// SHA-256 of its passages; nil where they are left out.
  let passagesHash: String?
  /// What extracted it, where that is more than the writer's version: with decisions of people applied.
  public var extractor: String?

  /// Takes all that is known of a document; `search` says whether its passages are stored for full-text search.
  public init(_ extraction: Extraction, search: Bool) {
    self.init(extraction, passages: search ? Passage.all(extraction.document) : nil)
  }

  init(_ extraction: Extraction, passages list: [Passage]?) {
    var sorted = extraction
    sorted.mentions.stableSort(by: Self.mentionOrder)
    sorted.facts.stableSort(by: Self.factOrder)
    var read = Document(
      source: extraction.document.source, charset: extraction.document.charset, language: extraction.document.language,
      title: extraction.document.title, text: DocumentText(utf8: []), blocks: [], sourceMap: SourceMap(segments: []),
      status: extraction.document.status, diagnostics: extraction.diagnostics)
    // Of what a document says of itself, its DOI is what others know it by.
    if let doi = extraction.document.metadata(.doi).flatMap({ WorkKey.doi($0.value) }) {
      read.metadata = [MetadataItem(.doi, doi, origin: "stored", source: nil)]
    }
    document = read
    let names = EntityName.all(sorted)
    var index: [String: Int] = [:]
    var entities: [EntityRow] = []
    for name in names where index[name.key] == nil {
      index[name.key] = entities.count
      entities.append(EntityRow(key: name.key, identifier: Identifiers.entity(key: name.key)))
    }
    self.entities = entities
    labels = names.map { ($0, index[$0.key] ?? 0) }
    var mentionRows = MentionRows(index)
    mentionRows.add(sorted.mentions)
    (mentions, sentences) = (mentionRows.mentions, mentionRows.sentences)
    var factRows = FactRows(index, document: Identifiers.document(document.source.sha256))
    for fact in sorted.facts { factRows.add(fact) }
    (facts, evidence, measures) = (factRows.facts, factRows.evidence, factRows.measures)
    for problem in extraction.diagnostics { Self.add(problem, to: &diagnostics) }
    for place in labels.indices {
      labelRows.document()
      labelRows.reference(.label, place)
    }
    for passage in list ?? [] { Self.add(passage, to: &passages) }
    contentHash =
      ContentDigest.digest(
        document, entities: entities, labels: labels, buffers: [diagnostics, sentences, mentions, facts, evidence]
      ).hex
    passagesHash = list == nil ? nil : ContentDigest.digest(of: passages).hex
  }

  private static func add(_ problem: Diagnostic, to rows: inout RowBuffer) {
    rows.row()
    rows.document()
    rows.text(problem.id)
    rows.text(problem.severity.rawValue)
    rows.text(problem.message)
    rows.integer(problem.start)
    rows.integer(problem.limit)
    rows.integer(problem.value)
  }

  private static func add(_ passage: Passage, to rows: inout RowBuffer) {
    rows.row()
    rows.document()
    rows.text(passage.kind)
    rows.integer(passage.place?.start)
    rows.integer(passage.place?.end)
    rows.text(passage.text)
  }

  private static func mentionOrder(_ a: AnchoredMention, _ b: AnchoredMention) -> Bool {
    let (x, y) = (a.provenance.hull, b.provenance.hull)
    return x != y ? x < y : a.mention.kind != b.mention.kind && a.mention.kind.rawValue < b.mention.kind.rawValue
  }

  private static func factOrder(_ a: Fact, _ b: Fact) -> Bool {
    let (x, y) = (a.evidence[0].provenance.hull, b.evidence[0].provenance.hull)
    return x != y ? x < y : Identifiers.fact(document: "", a) < Identifiers.fact(document: "", b)
  }
}

extension Array {
  /// Sorts what nearly always stands in order already.
  fileprivate mutating func stableSort(by isBefore: (Element, Element) -> Bool) {
    let isSorted = indices.dropFirst().allSatisfy { !isBefore(self[$0], self[$0 - 1]) }
    if !isSorted { sort(by: isBefore) }
  }
}

extension PreparedDocument {
  /// About how many bytes of rows it is.
  public var byteCount: Int {
    [diagnostics, passages, sentences, mentions, facts, evidence].reduce(0) {
      $0 + $1.texts.count + $1.cells.count * 16
    }
  }
}
