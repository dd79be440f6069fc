import Digests
import DocumentModel
import QuoteLaw

/// The verification of one document's mentions and facts against some bytes.
struct DocumentVerification {
  private let extraction: Extraction
  /// The verdict of the document's bytes, which is that of all that holds.
  private let verdict: Verdict
  private let cutter: QuoteCutter?
  /// Where quotes stand in bytes that changed.
  private let finder: QuoteFinder?

  /// Takes what is stored, the bytes there are now, and their verdict.
  init(_ extraction: Extraction, _ bytes: [UInt8]?, _ verdict: Verdict) {
    self.extraction = extraction
    self.verdict = verdict
    let document = extraction.document
    cutter = bytes.map { bytes in
      let charset =
        document.charset.why == "given"
        ? document.charset.name
        : QuoteCutter.detectCharset(
          bytes: bytes, mediaType: document.source.mediaType,
          transport: document.charset.why == "transport" ? document.charset.name : nil)
      return QuoteCutter(bytes: bytes, mediaType: document.source.mediaType, charset: charset)
    }
    finder = verdict == .changed ? cutter.map(QuoteFinder.init) : nil
  }

  /// Tells the outcome for each mention and each fact.
  func run(_ tell: (VerificationItem) throws -> Void) throws {
    let source = extraction.document.source
    let document = Identifiers.document(source.sha256)
    for anchored in extraction.mentions {
      let (verdict, place) = worst([anchored.provenance] + anchored.parts)
      try tell(
        VerificationItem(
          subject: .mention,
          id: Identifiers.mention(
            document: document, kind: anchored.mention.kind, hull: anchored.provenance.hull),
          verdict: verdict, source: source.name, place: place?.hull, quote: place?.quote,
          message: message(verdict)))
    }
    for fact in extraction.facts {
      let (verdict, place) = worst(fact.evidence.map(\.provenance))
      try tell(
        VerificationItem(
          subject: .fact, id: Identifiers.fact(document: document, fact), verdict: verdict, source: source.name,
          place: place?.hull, quote: place?.quote, message: message(verdict)))
    }
  }

  /// The worst verdict of some places and the first place that has it.
  private func worst(_ places: [Provenance]) -> (Verdict, Provenance?) {
    var worst: (verdict: Verdict, place: Provenance?) = (.exact, nil)
    for place in places {
      let verdict = check(place)
      if worst.place == nil || worst.verdict < verdict { worst = (verdict, place) }
    }
    return worst
  }

  private func check(_ place: Provenance) -> Verdict {
    guard let cutter else { return .gone }
    if cutter.quote(place.ranges) == place.quote { return verdict == .archived ? .archived : .exact }
    guard let finder else { return .changed }
    switch finder.places(of: place.quote, limit: 2).count {
    case 0: return .changed
    case 1: return .moved
    default: return .ambiguous
    }
  }

  private func message(_ verdict: Verdict) -> String? {
    switch verdict {
    case .changed where self.verdict == .changed: "the quote stands nowhere in the bytes there are now"
    case .changed: "the bytes at its place do not say the stored quote"
    case .ambiguous: "the quote stands at several places of the bytes there are now"
    case .moved: "the quote stands at another place of the bytes there are now"
    case .exact, .archived, .gone: nil
    }
  }
}
