import DocumentModel
import Dispatch
import KnowledgeBase

/// Commits batches on a thread of its own, one after the other, while workers read on. A batch is full after some
/// documents, some megabytes, or a second.
struct BatchWriter: ~Copyable {
  /// Documents and bytes of rows in one transaction: large enough that a commit's syncs cost little, small enough that a
  /// kill loses little and that memory stays small.
  private static let most = 64
  private static let mostBytes = 8 << 20
  private static let longest = Duration.seconds(1)

  private let writer: KnowledgeBaseWriter
  private let queue = DispatchQueue(label: "attest.writer")
  private var documents: [PreparedDocument] = []
  private var originals: [SHA256Digest: [UInt8]] = [:]
  private var bytes = 0
  private var began = ContinuousClock.now
  private var storing: Task<Void, any Error>?

  init(_ writer: KnowledgeBaseWriter) { self.writer = writer }

  /// Adds a document; waits only where the batch before the last is still being written.
  mutating func add(_ document: PreparedDocument, original: (digest: SHA256Digest, bytes: [UInt8])?) async throws {
    if documents.isEmpty { began = .now }
    documents.append(document)
    bytes += document.byteCount
    if let original {
      originals[original.digest] = original.bytes
      bytes += original.bytes.count
    }
    if documents.count >= Self.most || bytes >= Self.mostBytes || .now - began >= Self.longest { try await flush() }
  }

  /// Waits until all is on the disk.
  mutating func finish() async throws {
    try await flush()
    try await storing?.value
    storing = nil
  }

  private mutating func flush() async throws {
    try await storing?.value
    storing = nil
    guard !documents.isEmpty else { return }
    let (writer, queue, batch, kept) = (writer, queue, documents, originals)
    documents.removeAll(keepingCapacity: true)
    originals.removeAll()
    bytes = 0
    storing = Task {
      try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        queue.async { done.resume(with: Result { try writer.store(batch, originals: kept) }) }
      }
    }
  }
}
