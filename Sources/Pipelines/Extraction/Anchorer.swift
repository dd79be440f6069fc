import DocumentModel
import QuoteLaw
import Recognition

/// Turns text offsets into byte ranges and proves each: the quote law, which shares no code with the readers, must cut the
/// very quote from the bytes. What cannot be proven is not reported; its number and first place are a diagnostic.
struct Anchorer {
  private let text: TokenizedDocument
  private let cutter: QuoteCutter
  private var contexts: [Int: String] = [:]
  private var unproven = 0
  private var firstUnproven: Int?

  init(_ text: TokenizedDocument, _ cutter: QuoteCutter) {
    self.text = text
    self.cutter = cutter
  }

  func anchor(_ recognition: RecognitionEngine.Recognition) -> Extraction {
    var copy = self
    return copy.run(recognition)
  }

  private mutating func run(_ recognition: RecognitionEngine.Recognition) -> Extraction {
    let document = text.document
    var mentions: [AnchoredMention] = []
    mentions.reserveCapacity(recognition.mentions.count)
    for mention in recognition.mentions {
      guard let anchored = anchor(mention) else {
        missed(mention.range)
        continue
      }
      mentions.append(anchored)
    }
    if unproven > 0 { renest(&mentions) }
    mentions.sort { a, b in
      let (x, y) = (a.provenance.hull, b.provenance.hull)
      if x != y { return x < y }
      return a.mention.kind.rawValue < b.mention.kind.rawValue
    }
    var facts: [Fact] = []
    for draft in recognition.facts {
      let evidence = draft.evidence.compactMap { piece in
        prove(piece.range).map { Fact.Evidence(role: piece.role, provenance: $0) }
      }
      guard evidence.count == draft.evidence.count, let fact = Fact(draft, evidence: evidence) else {
        if let range = draft.evidence.first?.range { missed(range) }
        continue
      }
      facts.append(fact)
    }
    facts.sort { $0.evidence[0].provenance.hull < $1.evidence[0].provenance.hull }
    var diagnostics = document.diagnostics
    if unproven > 0 {
      diagnostics.append(
        Diagnostic(
          "anchor.unproven", .warning, "\(unproven) mentions were left out because their bytes could not be proven",
          start: firstUnproven, value: unproven))
    }
    return Extraction(document: document, mentions: mentions, facts: facts, diagnostics: diagnostics)
  }

  private mutating func anchor(_ mention: Mention) -> AnchoredMention? {
    guard let provenance = prove(mention.range) else { return nil }
    var kept = mention
    var parts: [Provenance] = []
    var scalars: [Range<Int>] = []
    kept.parts = []
    for part in mention.parts {
      guard let proven = prove(part.range) else { continue }
      kept.parts.append(part)
      parts.append(proven)
      scalars.append(self.scalars(part.range))
    }
    let block = text.document.blocks.isEmpty ? "" : text.document.blocks[blockIndex(mention.range.start)].path
    return AnchoredMention(
      mention: kept, provenance: provenance, parts: parts, context: context(mention.sentence), block: block,
      textScalars: self.scalars(mention.range), partScalars: scalars)
  }

  /// The proven place of a text range; nil where the bytes do not give the same quote.
  private func prove(_ range: TextRange) -> Provenance? {
    guard let ranges = text.document.sourceMap.sourceRanges(of: range) else { return nil }
    let quote = text.document.text.quote(range)
    guard cutter.quote(ranges) == quote, !cutter.crossesBlock(ranges) else { return nil }
    return Provenance(ranges: ranges, quote: quote)
  }

  private func scalars(_ range: TextRange) -> Range<Int> {
    let start = text.document.text.scalarOffset(of: range.start)
    return start..<text.document.text.scalarOffset(of: range.end)
  }

  private mutating func context(_ sentence: Int) -> String {
    if let known = contexts[sentence] { return known }
    let quote = text.document.text.quote(text.sentenceRange(sentence))
    contexts[sentence] = quote
    return quote
  }

  private func blockIndex(_ offset: Int) -> Int {
    let blocks = text.document.blocks
    var low = 0
    var high = blocks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if blocks[middle].range.start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func missed(_ range: TextRange) {
    unproven += 1
    if firstUnproven == nil { firstUnproven = text.document.sourceMap.sourceRanges(of: range)?.first?.start }
  }

  /// A mention that held others may be gone: nesting is set anew.
  private func renest(_ mentions: inout [AnchoredMention]) {
    var plain = mentions.map(\.mention)
    Nesting.assign(&plain)
    for index in mentions.indices { mentions[index].mention.within = plain[index].within }
  }
}
