import Digests
import DocumentModel

/// What can be checked of a stored document without its knowledge base: its originals, and its rows against its digests.
struct DocumentCheck: Sendable {
  /// What is stored.
  let stored: StoredDocument
  /// The same as rows, without passages, with their digests.
  let prepared: PreparedDocument
  /// Its sources' names, the first first, each with the verdict of the bytes there are now: exact, changed or gone.
  private(set) var sources: [(name: String, verdict: Verdict)] = []
  /// The outcomes for its mentions and facts against the first source; nil where that cannot be opened.
  private(set) var items: [VerificationItem]?

  /// Opens the originals and checks against them. Throws what `open` throws.
  init(_ stored: StoredDocument, _ open: (String) throws -> [UInt8]?) throws {
    self.stored = stored
    prepared = PreparedDocument(stored.extraction, passages: nil)
    let source = stored.extraction.document.source
    for (place, name) in ([source.name] + stored.others).enumerated() {
      guard let bytes = try open(name) else {
        sources.append((name, .gone))
        continue
      }
      let verdict: Verdict = SHA256.digest(bytes) == source.sha256 ? .exact : .changed
      sources.append((name, verdict))
      guard place == 0 else { continue }
      var found: [VerificationItem] = []
      try DocumentVerification(stored.extraction, bytes, verdict).run { found.append($0) }
      items = found
    }
  }
}
