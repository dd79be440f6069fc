import Digests
import DocumentModel
import GRDB
import QuoteLaw

/// Opens every original again and checks all that is stored against it, with nothing of the readers: the digest of the
/// bytes, and each quote cut anew by the quote law in the encoding found anew. What is stored is checked against its own
/// digests as well, so that a change of any field is found.
public struct Verifier: Sendable {
  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base to verify.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Verifies documents in the order of sources; for each source its document, then its mentions and facts. `open` gives
  /// the bytes of a source as received (unpacked where the file is packed), nil where it cannot be opened. `each` is told
  /// every outcome.
  public func verify(
    open: (_ source: String) throws -> [UInt8]?, each: (VerificationItem) throws -> Void
  ) throws -> VerificationCounts {
    var counts = VerificationCounts()
    func tell(_ item: VerificationItem) throws {
      counts.count(item)
      try each(item)
    }
    try reader.read { db in
      let loader = DocumentLoader(db)
      var root = ContentDigest.emptyRoot
      for (id, source) in try loader.documents() {
        do {
          try verify(try loader.load(id), loader, db, &root, open, tell)
        } catch let error as KnowledgeBaseError {
          try tell(
            VerificationItem(subject: .document, id: "", verdict: .changed, source: source, message: error.message))
        }
      }
      let stored = try String.fetchOne(db, sql: "SELECT root FROM state")
      let broken = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)").flatMap { $0 == "ok" ? nil : $0 }
      let message = broken ?? (stored == root.hex ? nil : "documents were added, removed or changed behind its back")
      try tell(
        VerificationItem(
          subject: .knowledgeBase, id: "", verdict: message == nil ? .exact : .changed, source: "", message: message))
    }
    return counts
  }

  private func verify(
    _ stored: StoredDocument, _ loader: DocumentLoader, _ db: Database, _ root: inout SHA256Digest,
    _ open: (String) throws -> [UInt8]?, _ tell: (VerificationItem) throws -> Void
  ) throws {
    let extraction = stored.extraction
    let digest = extraction.document.source.sha256
    let hash = ContentDigest.digest(
      extraction, passages: try loader.passages(stored.id), names: try loader.names(stored.id)
    ).hex
    let isUntouched = hash == stored.contentHash
    for (name, url) in try loader.sources(stored.id) {
      root = ContentDigest.toggling(root, source: name, url: url, extractor: stored.extractor, content: hash)
    }
    let names = [extraction.document.source.name] + stored.others
    for (place, name) in names.enumerated() {
      let bytes = try open(name)
      var outcome: (verdict: Verdict, bytes: [UInt8]?) = (.gone, nil)
      if let bytes {
        outcome = (SHA256.digest(bytes) == digest ? .exact : .changed, bytes)
      } else if let kept = try KnowledgeBaseReader.original(db, digest), SHA256.digest(kept) == digest {
        outcome = (.archived, kept)
      }
      var message: String?
      if outcome.verdict == .changed { message = "the bytes have another digest" }
      if outcome.verdict == .gone { message = "cannot be opened, and no copy was kept" }
      if !isUntouched { message = "what is stored was changed" }
      try tell(
        VerificationItem(
          subject: .document, id: Identifiers.document(digest), verdict: isUntouched ? outcome.verdict : .changed,
          source: name, message: message))
      // Further sources hold the same mentions and facts.
      if place == 0 { try DocumentVerification(extraction, outcome.bytes, outcome.verdict).run(tell) }
    }
  }
}
