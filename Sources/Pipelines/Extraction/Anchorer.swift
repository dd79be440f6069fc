import DocumentModel
import QuoteLaw
import Recognition

/// Turns text offsets into byte ranges and proves each: the quote law, which shares no code with the readers, must cut the
/// very quote from the bytes. What cannot be proven is not reported; its number and first place are a diagnostic.
struct Anchorer {
  private let text: TokenizedDocument
  private let cutter: QuoteCutter
  /// The sentence of the mention before: mentions come in the order of the text.
  private var last: (sentence: Int, quote: String)?
  /// The block of the mention before, and its path.
  private var lastBlock: (index: Int, path: String)?
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
    for index in recognition.mentions.indices {
      guard let anchored = anchor(recognition.mentions[index]) else {
        missed(recognition.mentions[index].range)
        continue
      }
      mentions.append(anchored)
    }
    if unproven > 0 { Nesting.assign(&mentions) }
    Self.sort(&mentions) { a, b in
      let (x, y) = (a.provenance.hull, b.provenance.hull)
      if x != y { return x < y }
      return a.mention.kind != b.mention.kind && a.mention.kind.rawValue < b.mention.kind.rawValue
    }
    var facts: [Fact] = []
    // The caption and headers of a table stand for each of its figures, and are proven once.
    var shared: [TextRange: [Provenance]] = [:]
    for draft in recognition.facts {
      let proven = draft.evidence.map { piece in
        let places: [Provenance]
        switch piece.role {
        case .caption, .header, .unit, .attribution, .period:
          if let known = shared[piece.range] {
            places = known
          } else {
            places = proveByBlock(piece.range)
            shared[piece.range] = places
          }
        case .value, .subject: places = proveByBlock(piece.range)
        }
        return places.map { Fact.Evidence(role: piece.role, provenance: $0) }
      }
      guard proven.allSatisfy({ !$0.isEmpty }), let fact = Fact(draft, evidence: proven.flatMap { $0 }) else {
        if let range = draft.evidence.first?.range { missed(range) }
        continue
      }
      facts.append(fact)
    }
    Self.sort(&facts) { $0.evidence[0].provenance.hull < $1.evidence[0].provenance.hull }
    var diagnostics = document.diagnostics
    if unproven > 0 {
      diagnostics.append(
        Diagnostic(
          "anchor.unproven", .warning,
          "\(unproven) mentions and facts were left out because their bytes could not be proven",
          start: firstUnproven, value: unproven))
    }
    return Extraction(document: document, mentions: mentions, facts: facts, diagnostics: diagnostics)
  }

  /// Sorts what nearly always stands in order already, since the text follows the bytes.
  private static func sort<Element>(_ list: inout [Element], by isBefore: (Element, Element) -> Bool) {
    let isSorted = list.indices.dropFirst().allSatisfy { !isBefore(list[$0], list[$0 - 1]) }
    if !isSorted { list.sort(by: isBefore) }
  }

  private mutating func anchor(_ mention: Mention) -> AnchoredMention? {
    guard let provenance = prove(mention.range) else { return nil }
    let textScalars = scalars(mention.range)
    var kept = mention
    var parts: [Provenance] = []
    var scalars: [Range<Int>] = []
    if !mention.parts.isEmpty {
      parts.reserveCapacity(mention.parts.count)
      scalars.reserveCapacity(mention.parts.count)
    }
    for part in mention.parts {
      let isWhole = part.range == mention.range
      guard let proven = isWhole ? provenance : prove(part.range) else { continue }
      parts.append(proven)
      scalars.append(isWhole ? textScalars : self.scalars(part.range))
    }
    if parts.count < mention.parts.count { kept.parts = mention.parts.filter { prove($0.range) != nil } }
    return AnchoredMention(
      mention: kept, provenance: provenance, parts: parts, context: context(mention),
      block: blockPath(mention.range.start),
      textScalars: textScalars, partScalars: scalars)
  }

  /// The proven place of a text range; nil where the bytes do not give the same quote.
  private func prove(_ range: TextRange) -> Provenance? {
    guard let ranges = text.document.sourceMap.sourceRanges(of: range) else { return nil }
    let quote = text.document.text.quote(range)
    guard cutter.proves(quote, ranges) else { return nil }
    return Provenance(ranges: ranges, quote: quote)
  }

  /// The same for a table's cell, which may hold several blocks: a place for each. Empty where one is not proven.
  private func proveByBlock(_ range: TextRange) -> [Provenance] {
    if let whole = prove(range) { return [whole] }
    let blocks = text.document.blocks
    guard !blocks.isEmpty else { return [] }
    let inside = blocks[blockIndex(range.start)...].prefix { $0.range.start < range.end }
    let places = inside.compactMap { block in
      prove(TextRange(max(block.range.start, range.start), min(block.range.end, range.end)))
    }
    return inside.count > 1 && places.count == inside.count ? places : []
  }

  private func scalars(_ range: TextRange) -> Range<Int> {
    text.document.text.scalarRange(range)
  }

  /// Above this a sentence is no sentence, such as a page of text without full stops: then the context of a mention is as
  /// many bytes before and behind it, so that text and memory grow with the mentions and not with their square.
  private static let longestSentence = 4_096
  private static let surroundings = 512

  private mutating func context(_ mention: Mention) -> String {
    if let last, last.sentence == mention.sentence { return last.quote }
    let range = text.sentenceRange(mention.sentence)
    guard range.end - range.start > Self.longestSentence else {
      let quote = text.document.text.quote(range)
      last = (mention.sentence, quote)
      return quote
    }
    return text.document.text.quote(surroundings(mention.range, in: range))
  }

  /// A part of a sentence around a mention, between white space where there is some.
  private func surroundings(_ mention: TextRange, in sentence: TextRange) -> TextRange {
    let bytes = text.document.text.utf8
    var start = max(sentence.start, mention.start - Self.surroundings)
    while start > sentence.start, start < mention.start, bytes[start - 1] != 0x20 { start += 1 }
    var end = min(sentence.end, mention.end + Self.surroundings)
    while end < sentence.end, end > mention.end, bytes[end] != 0x20 { end -= 1 }
    return TextRange(start, end)
  }

  private mutating func blockPath(_ offset: Int) -> String {
    guard !text.document.blocks.isEmpty else { return "" }
    let index = blockIndex(offset)
    if let lastBlock, lastBlock.index == index { return lastBlock.path }
    let path = text.document.blocks[index].path
    lastBlock = (index, path)
    return path
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
}
