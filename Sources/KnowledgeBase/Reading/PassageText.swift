public import DocumentModel

/// The text of a stored document, set from its passages, for where the original is not at hand.
public enum PassageText {
  /// The extraction with a text and blocks, and with those of its mentions that are found in them.
  public static func set(_ stored: Extraction, _ passages: [StoredPassage]) -> Extraction {
    var text: [UInt8] = []
    var blocks: [Block] = []
    var mentions: [AnchoredMention] = []
    var next = 0
    let all = stored.mentions.sorted { $0.provenance.hull < $1.provenance.hull }
    for (index, passage) in passages.enumerated() where !passage.text.isEmpty {
      if !text.isEmpty { text.append(0x0A) }
      let start = text.count
      let bytes = Array(passage.text.utf8)
      text += bytes
      let kind = Block.Kind(rawValue: passage.kind) ?? .paragraph
      blocks.append(
        Block(
          kind: kind, level: kind == .heading ? 2 : 0, range: TextRange(start, text.count),
          path: "/passage[\(index + 1)]"))
      guard let place = passage.place else { continue }
      var from = 0
      while next < all.count, all[next].provenance.hull.start < place.end {
        var mention = all[next]
        next += 1
        guard mention.provenance.hull.start >= place.start,
          let found = find(Array(mention.provenance.quote.utf8), in: bytes, from: from)
        else { continue }
        from = found
        mention.mention.range = TextRange(start + found, start + found + mention.provenance.quote.utf8.count)
        mentions.append(mention)
      }
    }
    var document = stored.document
    document.text = DocumentText(utf8: text)
    document.blocks = blocks
    return Extraction(document: document, mentions: mentions, facts: stored.facts, diagnostics: [])
  }

  /// The first place of some bytes in others. Cost: their product at worst; a passage and a quote are short.
  private static func find(_ needle: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var start = from
    while start + needle.count <= bytes.count {
      if bytes[start] == first, bytes[start..<(start + needle.count)].elementsEqual(needle) { return start }
      start += 1
    }
    return nil
  }
}
