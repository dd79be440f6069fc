public import DocumentModel
import KnowledgeBase
import Readers

/// A document's text with its mentions at their places in it, to be shown.
public struct ReadDocument: Sendable {
  /// The document; its blocks and tables tell how its text is set.
  public var document: Document
  /// Mentions with their ranges in the text.
  public var mentions: [AnchoredMention]
  /// The facts that rest on it.
  public var facts: [Fact]
  /// The bytes as received; nil where they are not at hand.
  public var bytes: [UInt8]?

  /// Takes what was just extracted from bytes.
  public init(_ extraction: Extraction, bytes: [UInt8]?) {
    document = extraction.document
    mentions = extraction.mentions
    facts = extraction.facts
    self.bytes = bytes
  }

  /// Reads the original of a stored document again, in the ways in which it may have been read. Nil where its text is not
  /// the one that the mentions were found in.
  init?(stored: Extraction, original: [UInt8]) {
    let source = stored.document.source
    for fullText in [false, true] {
      var options = ReadOptions(fullText: fullText)
      options.recover = stored.document.status != .ok
      let charset = stored.document.charset
      if charset.why == "transport" { options.charset = charset.name }
      if charset.why == "given" { options.forcedCharset = charset.name }
      let document = DocumentReader(options: options).read(original, source: source)
      let ranges = TextPlaces.ranges(of: stored.mentions.map(\.textScalars), in: document.text.utf8)
      var mentions = stored.mentions
      var isSame = !document.blocks.isEmpty
      for (index, range) in ranges.enumerated() where isSame {
        guard let range, document.text.quote(range) == mentions[index].provenance.quote else {
          isSame = false
          break
        }
        mentions[index].mention.range = range
      }
      guard isSame else { continue }
      var shown = document
      shown.title = stored.document.title ?? document.title
      shown.diagnostics = stored.document.diagnostics
      self.init(Extraction(document: shown, mentions: mentions, facts: stored.facts, diagnostics: []), bytes: original)
      return
    }
    return nil
  }

  /// Sets the stored passages, where the original cannot be had: each mention is looked for in its passage.
  init(stored: Extraction, passages: [StoredPassage]) { self.init(PassageText.set(stored, passages), bytes: nil) }
}
