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
      for (id, source) in try loader.documents() {
        do {
          try verify(try loader.load(id), loader, db, open, tell)
        } catch let error as KnowledgeBaseError {
          try tell(
            VerificationItem(subject: .document, id: "", verdict: .changed, source: source, message: error.message))
        }
      }
      let message = try DocumentIntegrity(db).problem()
      try tell(
        VerificationItem(
          subject: .knowledgeBase, id: "", verdict: message == nil ? .exact : .changed, source: "", message: message))
    }
    return counts
  }

  private func verify(
    _ stored: StoredDocument, _ loader: DocumentLoader, _ db: Database, _ open: (String) throws -> [UInt8]?,
    _ tell: (VerificationItem) throws -> Void
  ) throws {
    let extraction = stored.extraction
    let digest = extraction.document.source.sha256
    let isUntouched = try DocumentIntegrity(db).isWhole(stored)
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
