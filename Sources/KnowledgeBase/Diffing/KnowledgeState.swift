import Digests
import DocumentModel
import GRDB

/// What a knowledge base says now, or said at the end of one of its runs.
public struct KnowledgeState: Sendable {
  let reader: KnowledgeBaseReader
  /// The run; nil for what it says now.
  let run: Int64?

  /// What it says now.
  public static func now(_ reader: KnowledgeBaseReader) -> KnowledgeState { KnowledgeState(reader: reader, run: nil) }

  /// What it said at the end of a run; nil where there was no such run.
  public static func asOf(run: Int, _ reader: KnowledgeBaseReader) throws -> KnowledgeState? {
    guard let last = try runs(reader).last, run >= 1, run <= last else { return nil }
    return run == last ? now(reader) : KnowledgeState(reader: reader, run: Int64(run))
  }

  /// The numbers of all runs that changed something, in order.
  public static func runs(_ reader: KnowledgeBaseReader) throws -> [Int] {
    try reader.read { try Int.fetchAll($0, sql: "SELECT id FROM _runs ORDER BY id") }
  }

  /// The documents by the first of their sources' names.
  func documents(_ db: Database) throws -> [(id: Int64, source: String)] {
    try run.map { try DocumentLoader(db).documents(asOf: $0) } ?? DocumentLoader(db).documents()
  }

  /// What tells whether a document is the same on both sides.
  static func hash(_ document: Int64, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT sha256 || content_hash FROM _documents WHERE id = ?"), arguments: [document])
  }

  /// The facts of a document, under the name of a source.
  static func facts(_ document: Int64, source: String, _ db: Database) throws -> [ComparedFact] {
    let extraction = try DocumentLoader(db).load(document).extraction
    let id = Identifiers.document(extraction.document.source.sha256)
    return extraction.facts.map {
      ComparedFact(
        id: Identifiers.fact(document: id, $0), source: source, statement: $0.draft, place: $0.evidence[0].provenance)
    }
  }
}
