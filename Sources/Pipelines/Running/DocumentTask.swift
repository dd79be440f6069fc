import Digests
import DocumentModel
import Foundation
import KnowledgeBase
import Readers

/// What a worker does with one input: read its bytes, see whether they are known, extract and prepare.
struct DocumentTask: Sendable {
  /// What became of an input.
  enum Outcome: Sendable {
    /// The bytes and the extractor are those of the run before; the problem it had then.
    case unchanged(RunSummary.Problem?)
    /// The same, and the archive file is gone that is cited for it: this record has the bytes as well.
    case moved(RunSummary.Problem?, source: String, SHA256Digest, ArchivePlace)
    /// It cannot be opened.
    case unreadable(RunSummary.Problem)
    /// Read anew, ready to be stored; its bytes where they are kept.
    case extracted(PreparedDocument, RunSummary.Entry, bytes: [UInt8]?)
  }

  let extractor: Extractor
  let plan: PipelineRunner.Plan
  let input: RunInput
  let name: String
  /// What the knowledge base holds for the source.
  let known: KnownSource?
  /// What people decided.
  let decisions: DecisionSet

  func run() -> Outcome {
    do {
      switch try input.read(name: name, limit: plan.documentBytes) {
      case .input(let input):
        let digest = SHA256.digest(input.bytes)
        let decided = decisions.fingerprint(document: digest.hex)
        let version = decided.map { "\(extractor.fingerprint)/decisions-\($0)" }
        if let known, known.extractor == version ?? extractor.fingerprint, known.sha256 == digest {
          let problem = known.reason.map {
            RunSummary.Problem(source: name, status: known.status, reason: $0, isKnown: true)
          }
          if let place = other(than: known.archive) { return .moved(problem, source: name, digest, place) }
          return .unchanged(problem)
        }
        let extraction = DecisionApplier(decisions).apply(to: extractor.extract(input), bytes: input.bytes)
        return outcome(extraction, input.bytes, version: version)
      case .rejected(let reason): return outcome(rejected(reason), nil, version: nil)
      }
    } catch {
      let reason = (error as? PipelineError)?.message ?? "\(error)"
      return .unreadable(RunSummary.Problem(source: name, status: "failed", reason: reason))
    }
  }

  /// The record of this input, where the knowledge base cites another in a file that is gone.
  private func other(than held: ArchivePlace?) -> ArchivePlace? {
    guard case .archived(let place, _) = self.input, let held, held.recordID != place.recordID,
      let path = SourceNaming.path(name: held.file, knowledgeBase: plan.knowledgeBase),
      !FileManager.default.fileExists(atPath: path)
    else { return nil }
    return place
  }

  private func outcome(_ extraction: Extraction, _ bytes: [UInt8]?, version: String?) -> Outcome {
    var extraction = extraction
    if case .archived(let place, _) = input { extraction.document.source.archive = place }
    var prepared = PreparedDocument(extraction, search: plan.search)
    prepared.extractor = version
    return .extracted(prepared, RunSummary.Entry(extraction), bytes: plan.keepSources ? bytes : nil)
  }

  private func rejected(_ reason: String) -> Extraction {
    let source = SourceRecord(name: name, mediaType: .text, sha256: SHA256.digest([]), byteCount: 0)
    let diagnostic = Diagnostic("reader.rejected", .error, reason)
    let document = Document(
      source: source, charset: Charset(name: "utf-8", why: "fallback"), text: DocumentText(utf8: []), blocks: [],
      sourceMap: .identity(), status: .rejected(reason: reason, offset: nil), diagnostics: [diagnostic])
    return Extraction(document: document, mentions: [], facts: [], diagnostics: [diagnostic])
  }
}
