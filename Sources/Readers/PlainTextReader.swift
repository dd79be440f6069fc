import DocumentModel

/// Reads plain text: the text is the document, a paragraph is what stands between blank lines.
enum PlainTextReader {
  /// The document. Its text is the decoded text unchanged.
  static func read(_ canonical: CanonicalText, source: SourceRecord, charset: Charset) -> Document {
    let bytes = canonical.utf8
    var blocks: [Block] = []
    var start: Int?
    var end = 0
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var hasText = false
    while index < bytes.count {
      let space = QuoteText.whiteSpaceLength(bytes, at: index)
      if space == 0 {
        if start == nil { start = index }
        hasText = true
        index += 1
        end = index
        continue
      }
      if bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
        if !hasText, let first = start {
          append(&blocks, TextRange(first, end))
          start = nil
        }
        hasText = false
      }
      index += space
    }
    if let first = start { append(&blocks, TextRange(first, end)) }
    return Document(
      source: source, charset: charset, text: DocumentText(utf8: bytes), blocks: blocks,
      sourceMap: .identity(canonical.map), status: .ok)
  }

  private static func append(_ blocks: inout [Block], _ range: TextRange) {
    blocks.append(Block(kind: .paragraph, range: range, path: "/p[\(blocks.count + 1)]"))
  }
}
