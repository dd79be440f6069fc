import DocumentModel
import Digests
import GRDB

/// Writes a knowledge base as the contract's JSON Lines or as CSV: for each source in the order of names its document, its
/// mentions and its facts, then the entities in the order of identifiers. Equal knowledge gives equal bytes.
public struct Exporter: Sendable {
  /// The forms of an export.
  public enum Format: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case jsonl
    /// RFC 4180, with a line of names first and LF at line ends.
    case csv
  }

  private let reader: KnowledgeBaseReader
  /// Bytes gathered before they are handed on.
  private static let chunk = 1 << 16

  /// Takes the knowledge base to export.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Hands the export to `sink` in pieces of about 64 KB, all as of one moment. What `sink` throws ends it.
  public func export(_ format: Format, to sink: ([UInt8]) throws -> Void) throws {
    try reader.read { db in
      switch format {
      case .jsonl: try lines(db, sink)
      case .csv: try table(db, sink)
      }
    }
  }

  private func lines(_ db: Database, _ sink: ([UInt8]) throws -> Void) throws {
    var writer = JSONWriter()
    func pass(_ least: Int) throws {
      guard writer.bytes.count > least else { return }
      try sink(writer.bytes)
      writer.removeAll()
    }
    let loader = DocumentLoader(db)
    for (id, _) in try loader.documents() {
      let stored = try loader.load(id)
      let extraction = stored.extraction
      RecordRenderer.document(
        extraction.document, diagnostics: extraction.diagnostics, others: stored.others, into: &writer)
      writer.newline()
      for mention in extraction.mentions {
        RecordRenderer.mention(mention, document: extraction.document, into: &writer, record: true)
        writer.newline()
        try pass(Self.chunk)
      }
      for fact in extraction.facts {
        RecordRenderer.fact(fact, document: extraction.document, into: &writer, record: true)
        writer.newline()
      }
      try pass(Self.chunk)
    }
    for entity in try Entity.all(db) {
      RecordRenderer.entity(key: entity.key, kind: entity.kind, name: entity.name, into: &writer)
      writer.newline()
      try pass(Self.chunk)
    }
    try pass(0)
  }

  private func table(_ db: Database, _ sink: ([UInt8]) throws -> Void) throws {
    var writer = CSVWriter()
    let loader = DocumentLoader(db)
    for (id, _) in try loader.documents() {
      let extraction = try loader.load(id).extraction
      writer.document(extraction.document)
      for mention in extraction.mentions {
        writer.mention(mention, extraction.document)
        if writer.bytes.count > Self.chunk { try sink(writer.take()) }
      }
      for fact in extraction.facts { writer.fact(fact, extraction.document) }
      if writer.bytes.count > Self.chunk { try sink(writer.take()) }
    }
    for entity in try Entity.all(db) { writer.entity(entity) }
    try sink(writer.take())
  }
}
