public import DocumentModel
import Digests
import QuoteLaw

/// Brings what was extracted in line with what people decided: rejected mentions go with the facts that rest on them, those
/// corrected stand where and as what they should, names lead to their entities. A correction that the bytes do not prove is
/// left out and noted.
public struct DecisionApplier: Sendable {
  private let decisions: DecisionSet

  /// Takes the decisions that hold.
  public init(_ decisions: DecisionSet) { self.decisions = decisions }

  /// What is stored of a document. `bytes` are as received.
  public func apply(to extraction: Extraction, bytes: [UInt8]) -> Extraction {
    let document = extraction.document
    let digest = document.source.sha256.hex
    guard decisions.fingerprint(document: digest) != nil else { return extraction }
    var result = extraction
    var gone: Set<SourceRange> = []
    for decision in decisions.about(document: digest) where decision.changesResult {
      guard
        let index = result.mentions.firstIndex(where: {
          $0.mention.kind.rawValue == decision.kind && $0.provenance.hull.start == decision.start
            && $0.provenance.hull.end == decision.end
        })
      else { continue }
      let found = result.mentions[index]
      if decision.verdict == .rejected {
        result.mentions.remove(at: index)
        gone.insert(found.provenance.hull)
      } else if let corrected = corrected(found, decision, document, bytes) {
        result.mentions[index] = corrected
        if corrected.provenance.hull != found.provenance.hull || corrected.mention.kind != found.mention.kind {
          gone.insert(found.provenance.hull)
        }
      } else {
        result.diagnostics.append(
          Diagnostic(
            "review.unproven", .warning, "a correction by \(decision.who) is not proven by the bytes and was left out",
            start: decision.newStart))
      }
    }
    result.facts.removeAll { fact in fact.evidence.contains { gone.contains($0.provenance.hull) } }
    rename(&result)
    nest(&result.mentions)
    result.mentions.sort { a, b in
      let (x, y) = (a.provenance.hull, b.provenance.hull)
      return x != y ? x < y : a.mention.kind < b.mention.kind
    }
    return result
  }

  /// The mention as it should be; nil where the place is not proven.
  private func corrected(
    _ found: AnchoredMention, _ decision: ReviewDecision, _ document: Document, _ bytes: [UInt8]
  ) -> AnchoredMention? {
    var mention = found
    if let kind = decision.newKind.flatMap(MentionKind.init), kind != found.mention.kind {
      mention.mention.kind = kind
      // What it meant, it meant as another kind.
      mention.mention.normalized = [:]
      mention.mention.entityKey = nil
      mention.mention.role = nil
    }
    mention.mention.recognizer = "review/" + decision.verdict.rawValue
    guard let start = decision.newStart, let end = decision.newEnd,
      SourceRange(start, end) != found.provenance.hull
    else { return mention }
    let cutter = QuoteCutter(bytes: bytes, mediaType: document.source.mediaType, charset: document.charset.name)
    guard 0 <= start, start < end, end <= bytes.count, let quote = cutter.quote([SourceRange(start, end)]),
      let range = Self.text(of: SourceRange(start, end), quote, near: found.mention.range, document),
      let place = Provenance(ranges: [SourceRange(start, end)], quote: quote)
    else { return nil }
    mention.provenance = place
    mention.mention.range = range
    mention.textScalars = document.text.scalarRange(range)
    mention.mention.parts = []
    (mention.parts, mention.partScalars) = ([], [])
    return mention
  }

  /// The range of the text that stands for a place, in the block of the mention.
  private static func text(
    of place: SourceRange, _ quote: String, near: TextRange, _ document: Document
  ) -> TextRange? {
    guard let block = document.blocks.first(where: { $0.range.contains(near) }) else { return nil }
    let length = quote.utf8.count
    guard length <= block.range.count else { return nil }
    for start in block.range.start...(block.range.end - length) {
      let range = TextRange(start, start + length)
      guard let ranges = document.sourceMap.sourceRanges(of: range), let first = ranges.first, let last = ranges.last,
        first.start == place.start, last.end == place.end, document.text.quote(range) == quote
      else { continue }
      return range
    }
    return nil
  }

  private func rename(_ result: inout Extraction) {
    for index in result.mentions.indices {
      let key = result.mentions[index].mention.entityKey
      result.mentions[index].mention.entityKey = decisions.entity(key, named: result.mentions[index].provenance.quote)
    }
    for index in result.facts.indices {
      let draft = result.facts[index].draft
      result.facts[index].draft.subjectKey = decisions.entity(draft.subjectKey, named: draft.subject)
      result.facts[index].draft.valueKey = decisions.entity(draft.valueKey, named: draft.value.displayText)
    }
  }

  /// Sets `within` anew: the smallest mention of another kind around each. One pass over the mentions by their starts.
  private func nest(_ mentions: inout [AnchoredMention]) {
    func before(_ a: AnchoredMention, _ b: AnchoredMention) -> Bool {
      let (x, y) = (a.provenance.hull, b.provenance.hull)
      return x.start != y.start ? x.start < y.start : x.end != y.end ? x.end > y.end : a.mention.kind < b.mention.kind
    }
    mentions.sort(by: before)
    var open: [Int] = []
    for index in mentions.indices {
      let hull = mentions[index].provenance.hull
      open.removeAll { mentions[$0].provenance.hull.end <= hull.start }
      let around = open.last { place in
        mentions[place].provenance.hull.end >= hull.end && mentions[place].mention.kind != mentions[index].mention.kind
      }
      mentions[index].mention.within = around.map { mentions[$0].mention.kind }
      open.append(index)
    }
  }
}
