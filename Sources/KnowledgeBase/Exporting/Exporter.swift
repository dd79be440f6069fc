import DocumentModel
import GRDB

/// Writes a knowledge base in a form that other programs read: documents in the order of their sources' names, then the
/// entities in the order of identifiers. Equal knowledge gives equal bytes.
public struct Exporter: Sendable {
  /// The forms of an export.
  public enum Format: String, Sendable, CaseIterable {
    /// One JSON object a line: the contract's records.
    case jsonl
    /// One table (RFC 4180); into a folder, a Frictionless data package of several.
    case csv
    /// W3C Web Annotations with PROV-O.
    case jsonld
    /// schema.org, ELI, SKOS, PROV-O and Web Annotation selectors.
    case turtle
    /// A graph of documents, facts, entities and references.
    case graphml
    /// One page to read and print.
    case html
    /// The references as CSL-JSON.
    case csl
    /// The references as BibTeX.
    case bibtex
    /// The references as JATS (`<ref-list>` of `<element-citation>`).
    case jats
  }

  let reader: KnowledgeBaseReader
  /// Bytes gathered before they are handed on.
  private static let chunk = 1 << 16

  /// Takes the knowledge base to export.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Hands the export to `sink` in pieces, all as of one moment; no more than a document and 64 KB are held. What `sink`
  /// throws ends it.
  public func export(_ format: Format, to sink: ([UInt8]) throws -> Void) throws {
    switch format {
    case .jsonl: try write(JSONLinesForm(), sink)
    case .csv: try write(CSVForm(), sink)
    case .jsonld: try write(AnnotationForm(), sink)
    case .turtle: try write(TurtleForm(), sink)
    case .graphml: try write(GraphForm(), sink)
    case .html: try write(PageForm(), sink)
    case .csl: try write(CSLForm(), sink)
    case .bibtex: try write(BibTeXForm(), sink)
    case .jats: try write(JATSForm(), sink)
    }
  }

  private func write(_ form: some ExportForm, _ sink: ([UInt8]) throws -> Void) throws {
    var form = form
    var pending: [UInt8] = []
    func pass(_ least: Int) throws {
      pending += form.take()
      guard pending.count > least else { return }
      try sink(pending)
      pending.removeAll(keepingCapacity: true)
    }
    try reader.read { db in
      form.begin(try KnowledgeSummary(db))
      let loader = DocumentLoader(db)
      let follow = try FollowStore(db)
      for (id, _) in try loader.documents() {
        var stored = try loader.load(id)
        if form.readsPassages {
          stored.passages = try loader.passages(id).map { StoredPassage(kind: $0.kind, place: $0.place, text: $0.text) }
        }
        if let follow { stored.followed = try follow.followed(id) }
        form.document(stored)
        try pass(Self.chunk)
      }
      try ExportedEntity.forEach(db) {
        form.entity($0)
        try pass(Self.chunk)
      }
    }
    form.end()
    try pass(0)
  }
}
