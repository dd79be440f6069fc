import DocumentModel
import Dispatch
import KnowledgeBase

/// Commits batches on a thread of its own, one after the other, while workers read on. A batch is full after some
/// documents, some megabytes, or some time.
struct BatchWriter: ~Copyable {
  /// Bytes of rows in one transaction. Each commit writes again what it touched of the indexes, which is nearly all of them:
  /// 16 MB write a large knowledge base in three quarters of the time that 4 MB take, and leave memory small.
  private static let mostBytes = 16 << 20
  /// A kill loses no more than the work of this time and of what is being written.
  private static let longest = Duration.seconds(2)

  /// Documents in one transaction, at most.
  private let most: Int
  private let writer: KnowledgeBaseWriter
  private let queue = DispatchQueue(label: "attest.writer")
  private var documents: [PreparedDocument] = []
  private var originals: [SHA256Digest: [UInt8]] = [:]
  private var bytes = 0
  private var began = ContinuousClock.now
  private var storing: Task<Void, any Error>?

  init(_ writer: KnowledgeBaseWriter, most: Int) {
    self.writer = writer
    self.most = most
  }

  /// Adds a document; waits only where the batch before the last is still being written.
  mutating func add(_ document: PreparedDocument, original: (digest: SHA256Digest, bytes: [UInt8])?) async throws {
    if documents.isEmpty { began = .now }
    documents.append(document)
    bytes += document.byteCount
    if let original {
      originals[original.digest] = original.bytes
      bytes += original.bytes.count
    }
    if documents.count >= most || bytes >= Self.mostBytes || .now - began >= Self.longest { try await flush() }
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
