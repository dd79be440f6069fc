import Digests
import Dispatch
import DocumentModel
import GRDB
import Synchronization

/// Opens every original again and checks all that is stored against it, with nothing of the readers: the digest of the
/// bytes, and each quote cut anew by the quote law in the encoding found anew. What is stored is checked against its own
/// digests as well, so that a change of any field is found.
public struct Verifier: Sendable {
  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base to verify.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Documents that are loaded before they are checked side by side: enough for any number of processors, and few enough
  /// to be held at once.
  private static let chunk = 32

  /// Verifies documents in the order of sources; for each source its document, then its mentions and facts. `open` gives
  /// the bytes of a source as received (unpacked where the file is packed), nil where it cannot be opened; it is called
  /// for several documents at a time. `each` is told every outcome, in order.
  public func verify(
    open: @Sendable (_ source: String) throws -> [UInt8]?, each: (VerificationItem) throws -> Void
  ) throws -> VerificationCounts {
    var counts = VerificationCounts()
    func tell(_ item: VerificationItem) throws {
      counts.count(item)
      try each(item)
    }
    try reader.read { db in
      let loader = DocumentLoader(db)
      var waiting = try loader.documents()[...]
      while !waiting.isEmpty {
        let chunk = try waiting.prefix(Self.chunk).map { ($0.source, try Self.load($0.id, loader)) }
        waiting = waiting.dropFirst(Self.chunk)
        for (place, checked) in Self.check(chunk.map(\.1), open).enumerated() {
          do {
            try finish(try checked.get(), db, tell)
          } catch let error as KnowledgeBaseError {
            try tell(
              VerificationItem(
                subject: .document, id: "", verdict: .changed, source: chunk[place].0, message: error.message))
          }
        }
      }
      let message = try DocumentIntegrity(db).problem()
      try tell(
        VerificationItem(
          subject: .knowledgeBase, id: "", verdict: message == nil ? .exact : .changed, source: "", message: message))
    }
    return counts
  }

  /// A stored document, or why it is none. After an error of SQLite's nothing more can be read: such an error is thrown.
  private static func load(
    _ document: Int64, _ loader: DocumentLoader
  ) throws -> Result<StoredDocument, any Error> {
    do {
      return .success(try loader.load(document))
    } catch let error as KnowledgeBaseError {
      return .failure(error)
    }
  }

  /// Checks documents side by side, in their order.
  private static func check(
    _ documents: [Result<StoredDocument, any Error>], _ open: @Sendable (String) throws -> [UInt8]?
  ) -> [Result<DocumentCheck, any Error>] {
    let checked = Mutex([Result<DocumentCheck, any Error>?](repeating: nil, count: documents.count))
    DispatchQueue.concurrentPerform(iterations: documents.count) { index in
      let result = documents[index].flatMap { stored in Result { try DocumentCheck(stored, open) } }
      checked.withLock { $0[index] = result }
    }
    return checked.withLock { $0.compactMap { $0 } }
  }

  /// Adds what only the knowledge base can tell, and tells all outcomes.
  private func finish(
    _ check: DocumentCheck, _ db: Database, _ tell: (VerificationItem) throws -> Void
  ) throws {
    let stored = check.stored
    let digest = stored.extraction.document.source.sha256
    let isUntouched = try DocumentIntegrity(db).isWhole(stored, without: check.prepared)
    for (place, source) in check.sources.enumerated() {
      var verdict = source.verdict
      var kept: [UInt8]?
      if verdict == .gone {
        kept = try KnowledgeBaseReader.original(db, digest).flatMap { SHA256.digest($0) == digest ? $0 : nil }
        if kept != nil { verdict = .archived }
      }
      var message: String?
      if verdict == .changed { message = "the bytes have another digest" }
      if verdict == .gone { message = "cannot be opened, and no copy was kept" }
      if !isUntouched { message = "what is stored was changed" }
      try tell(
        VerificationItem(
          subject: .document, id: Identifiers.document(digest), verdict: isUntouched ? verdict : .changed,
          source: source.name, message: message))
      // Further sources hold the same mentions and facts.
      guard place == 0 else { continue }
      if let items = check.items {
        for item in items { try tell(item) }
      } else {
        try DocumentVerification(stored.extraction, kept, verdict).run(tell)
      }
    }
  }
}
