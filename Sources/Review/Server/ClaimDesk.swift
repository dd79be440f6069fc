import ClaimChecking
import Digests
import DocumentModel
import KnowledgeBase
import Pipelines
import Recognition
import Synchronization

/// Checks claims against the knowledge base. The recognisers are built when the first claim is asked about.
final class ClaimDesk: Sendable {
  private let reader: KnowledgeBaseReader
  private let path: String
  private let built = Mutex<(checker: ClaimChecker, extractor: Extractor)?>(nil)

  init(_ reader: KnowledgeBaseReader, path: String) {
    self.reader = reader
    self.path = path
  }

  /// The verdict on a sentence; `source` names the documents that are asked, nil for all. Throws `PipelineError`.
  func check(_ text: String, source: String?) throws -> ClaimVerdict {
    let (checker, extractor) = try tools()
    let evidence = evidence(checker, extractor)
    return try checker.check(Claim(id: "1", isNumbered: true, text: text, source: source), in: evidence)
  }

  /// What sources say against themselves, in their order. Throws `PipelineError`.
  func findings(in sources: [String]) throws -> [Finding] {
    let (checker, extractor) = try tools()
    let linter = ReportLinter(packs: try PackFolder.load([]))
    let evidence = evidence(checker, extractor)
    return try sources.flatMap { try evidence.documents(source: $0).flatMap(linter.findings) }
  }

  private func evidence(_ checker: ClaimChecker, _ extractor: Extractor) -> KnowledgeEvidence {
    KnowledgeEvidence(
      reader, checker: checker, recognize: { extractor.recognize($0) },
      reread: { [path] source in
        guard let bytes = Originals.open(source, knowledgeBase: path), SHA256.digest(bytes) == source.sha256 else {
          return nil
        }
        var input = DocumentInput(name: source.name, url: source.url, bytes: bytes)
        input.mediaType = source.mediaType
        return extractor.examine(input).recognition
      })
  }

  private func tools() throws -> (checker: ClaimChecker, extractor: Extractor) {
    try built.withLock { built in
      if let built { return built }
      let packs = try PackFolder.load([])
      let extractor = try Extractor.standard(packs: packs)
      let new = (checker: ClaimChecker(packs: packs) { extractor.recognize($0) }, extractor: extractor)
      built = new
      return new
    }
  }
}
