/// A place in the bytes as received and the quote that the quote law cuts from it.
public struct Provenance: Hashable, Sendable {
  /// The parts in order, disjoint; one in most cases. Never empty.
  public let ranges: [SourceRange]
  /// What the law leaves of them: tags and comments dropped, references resolved, white space made one.
  public let quote: String

  /// Makes a provenance; nil without ranges or with an empty quote.
  public init?(ranges: [SourceRange], quote: String) {
    guard !ranges.isEmpty, !quote.isEmpty else { return nil }
    self.ranges = ranges
    self.quote = quote
  }

  /// From the first byte of the first part to the end of the last.
  public var hull: SourceRange { SourceRange(ranges[0].start, ranges[ranges.count - 1].end) }
}

/// A mention whose range, and those of its parts, were proven against the bytes.
public struct AnchoredMention: Hashable, Sendable {
  /// What was found.
  public var mention: Mention
  /// Its proven place.
  public var provenance: Provenance
  /// The proven places of its parts, in the order of `mention.parts`.
  public var parts: [Provenance]
  /// Its sentence as a quote.
  public var context: String
  /// Path of its block.
  public var block: String
  /// Half-open range in Unicode scalars of the document's text.
  public var textScalars: Range<Int>
  /// The same for each part.
  public var partScalars: [Range<Int>]

  /// Makes an anchored mention from its fields.
  public init(
    mention: Mention, provenance: Provenance, parts: [Provenance], context: String, block: String,
    textScalars: Range<Int>, partScalars: [Range<Int>]
  ) {
    self.mention = mention
    self.provenance = provenance
    self.parts = parts
    self.context = context
    self.block = block
    self.textScalars = textScalars
    self.partScalars = partScalars
  }
}

/// All that is known of one document: what the pipeline stores, prints and exports.
public struct Extraction: Sendable {
  /// The document as read.
  public var document: Document
  /// Proven mentions, by (start, end, kind).
  public var mentions: [AnchoredMention]
  /// Proven facts, by their first evidence.
  public var facts: [Fact]
  /// Problems of reading and of anchoring.
  public var diagnostics: [Diagnostic]

  /// Makes an extraction from its fields.
  public init(document: Document, mentions: [AnchoredMention], facts: [Fact], diagnostics: [Diagnostic]) {
    self.document = document
    self.mentions = mentions
    self.facts = facts
    self.diagnostics = diagnostics
  }
}
