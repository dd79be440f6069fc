import Digests
import DocumentModel
import KnowledgeBase
import Pipelines
import Synchronization

extension ReviewStore {
  /// The row of a document by its identifier; throws where there is none.
  func document(_ id: String) throws -> NormalizedFields {
    guard id.utf8.count == 32, let row = try row("SELECT * FROM documents WHERE id = :id LIMIT 1", ["id": .string(id)])
    else { throw PageProblem.missing }
    return row
  }

  /// A document with its text, from its original, else from its passages.
  func reading(of row: NormalizedFields) throws -> ReadDocument {
    let (source, digest) = (row["source"]?.displayText ?? "", row["sha256"]?.displayText ?? "")
    // A run that applies decisions leaves the bytes as they are and changes what read them.
    let key = [source, digest, row["extractor"]?.displayText ?? ""].joined(separator: "\0")
    if let reading = readings.find(key) { return reading }
    guard let stored = try reader.extraction(source: source) else { throw PageProblem.missing }
    let bytes = try original(stored.document.source)
    let reading =
      try bytes.flatMap { ReadDocument(stored: stored, original: $0) }
      ?? ReadDocument(stored: stored, passages: passages(digest))
    readings.add(reading, key)
    return reading
  }

  /// The bytes of a source, where they still are those that were read; else the kept ones.
  private func original(_ source: SourceRecord) throws -> [UInt8]? {
    if let bytes = Originals.open(source, knowledgeBase: path), SHA256.digest(bytes) == source.sha256 { return bytes }
    return try reader.original(source.sha256)
  }

  private func passages(_ digest: String) throws -> [StoredPassage] {
    let rows = try rows(
      """
      SELECT kind, start, "end", text FROM _passages WHERE document =
        (SELECT id FROM _documents WHERE sha256 = :digest AND current = 1 LIMIT 1) ORDER BY id
      """, ["digest": .string(digest)])
    return rows.map { row in
      var place: SourceRange?
      if case .integer(let start)? = row["start"], case .integer(let end)? = row["end"] {
        place = SourceRange(start, end)
      }
      return StoredPassage(kind: row["kind"]?.text ?? "", place: place, text: row["text"]?.text ?? "")
    }
  }
}

/// The documents that were last looked at.
final class ReadingCache: Sendable {
  /// Some hundred kilobytes each in most cases.
  private static let most = 4
  private let held = Mutex<[(key: String, reading: ReadDocument)]>([])

  func find(_ key: String) -> ReadDocument? { held.withLock { $0.first { $0.key == key }?.reading } }

  func add(_ reading: ReadDocument, _ key: String) {
    held.withLock { held in
      held.removeAll { $0.key == key }
      held.insert((key, reading), at: 0)
      if held.count > Self.most { held.removeLast() }
    }
  }
}
