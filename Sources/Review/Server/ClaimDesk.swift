import ClaimChecking
import Digests
import DocumentModel
import KnowledgeBase
import Pipelines
import Recognition
import Synchronization

/// Checks claims against the knowledge base. The recognisers are built when the first claim is asked about; documents that were
/// read for a claim, and what was found in others, are kept until the knowledge base changes.
final class ClaimDesk: Sendable {
  private struct Tools {
    var checker: ClaimChecker
    var extractor: Extractor
    var linter: ReportLinter
  }

  private let reader: KnowledgeBaseReader
  private let path: String
  private let built = Mutex<Tools?>(nil)
  private let asked = Mutex<(revision: String, evidence: KnowledgeEvidence)?>(nil)
  private let found = Mutex<(revision: String, findings: [String: [Finding]])>(("", [:]))

  /// Documents kept for claims, some megabytes each, and documents whose findings are kept.
  private static let (mostEvidence, mostFound) = (24, 20_000)

  init(_ reader: KnowledgeBaseReader, path: String) {
    self.reader = reader
    self.path = path
  }

  /// The verdict on a sentence; `source` names the documents that are asked, nil for all. Throws `PipelineError`.
  func check(_ text: String, source: String?) throws -> ClaimVerdict {
    let tools = try tools()
    let revision = try revision()
    return try asked.withLock { asked in
      let kept = asked.flatMap { $0.revision == revision ? $0.evidence : nil }
      let evidence = kept ?? evidence(tools)
      asked = (revision, evidence)
      return try tools.checker.check(Claim(id: "1", isNumbered: true, text: text, source: source), in: evidence)
    }
  }

  /// What sources say against themselves, in their order. Throws `PipelineError`.
  func findings(in sources: [String]) throws -> [Finding] {
    let tools = try tools()
    let revision = try revision()
    let evidence = evidence(tools)
    return try sources.flatMap { source in
      if let kept = found.withLock({ $0.revision == revision ? $0.findings[source] : nil }) { return kept }
      let new = try evidence.documents(source: source).flatMap(tools.linter.findings)
      found.withLock { found in
        if found.revision != revision || found.findings.count >= Self.mostFound { found = (revision, [:]) }
        found.findings[source] = new
      }
      return new
    }
  }

  /// Changes with every run that writes to the knowledge base.
  private func revision() throws -> String { try reader.revision() }

  private func evidence(_ tools: Tools) -> KnowledgeEvidence {
    let extractor = tools.extractor
    return KnowledgeEvidence(
      reader, checker: tools.checker, mostKept: Self.mostEvidence, recognize: { extractor.recognize($0) },
      reread: { [path] source in
        guard let bytes = Originals.open(source, knowledgeBase: path), SHA256.digest(bytes) == source.sha256 else {
          return nil
        }
        var input = DocumentInput(name: source.name, url: source.url, bytes: bytes)
        input.mediaType = source.mediaType
        return extractor.examine(input).recognition
      })
  }

  private func tools() throws -> Tools {
    try built.withLock { built in
      if let built { return built }
      let packs = try PackFolder.load([])
      let extractor = try Extractor.standard(packs: packs)
      let new = Tools(
        checker: ClaimChecker(packs: packs) { extractor.recognize($0) }, extractor: extractor,
        linter: ReportLinter(packs: packs))
      built = new
      return new
    }
  }
}
