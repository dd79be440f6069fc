import DocumentModel
import Foundation
import GRDB
import KnowledgeBase

/// A folder with a knowledge base, removed at the end.
final class Workspace {
  let folder: String
  var path: String { folder + "/kb.sqlite" }

  init() throws {
    folder = NSTemporaryDirectory() + "attest-kb-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Stores extractions, a batch at a time.
  func store(
    _ batches: [[Extraction]], extractor: String = "1", search: Bool = true, originals: [SHA256Digest: [UInt8]] = [:]
  ) throws {
    let writer = try KnowledgeBaseWriter.open(path: path, extractor: extractor, search: search)
    for batch in batches { try writer.store(batch, originals: originals) }
    try writer.compare()
    try writer.close()
  }

  /// The whole export.
  func export(_ format: Exporter.Format = .jsonl) throws -> String {
    let reader = try KnowledgeBaseReader.open(path: path)
    var out: [UInt8] = []
    try Exporter(reader).export(format) { out += $0 }
    try reader.close()
    return String(decoding: out, as: UTF8.self)
  }

  /// The outcomes that are not exact, and the counts.
  func verify(_ files: [String: [UInt8]]) throws -> (bad: [VerificationItem], counts: VerificationCounts) {
    let reader = try KnowledgeBaseReader.open(path: path)
    var bad: [VerificationItem] = []
    let counts = try Verifier(reader).verify(open: { files[$0] }, each: { if $0.verdict != .exact { bad.append($0) } })
    try reader.close()
    return (bad, counts)
  }

  /// Changes the file behind the program's back.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The rows of a query, each as its values.
  func rows(_ sql: String) throws -> [[String]] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try Row.fetchAll($0, sql: sql).map { $0.databaseValues.map(\.description) } }
  }

  /// The bytes of the file.
  func file() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}

extension Workspace {
  /// One column of an SQL query.
  func strings(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try String.fetchAll($0, sql: sql) }
  }

  /// The pairs of facts that contradict each other, as sorted identifiers.
  func contradictions() throws -> Set<[String]> {
    Set(
      try strings("SELECT fact || ' ' || other_fact FROM contradictions").map {
        $0.split(separator: " ").map(String.init).sorted()
      })
  }
}
