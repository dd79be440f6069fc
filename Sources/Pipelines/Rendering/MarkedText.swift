public import DocumentModel

/// The text of a document with its mentions marked in place, as `show` prints it: `⟦law|Law No. 21 of ⟦year|2007⟧⟧`.
public enum MarkedText {
  /// One block a line, headings with `#`, cells of a table row joined by ` | `.
  public static func render(_ extraction: Extraction) -> String {
    let document = extraction.document
    var walk = MarkWalk(extraction.mentions)
    var out = ""
    for block in document.blocks {
      out += prefix(block)
      for piece in walk.pieces(of: block) {
        switch piece {
        case .text(let range): out += spaced(document, range)
        case .start(let mention): out += "⟦\(mention.mention.kind.rawValue)|"
        case .end: out += "⟧"
        }
      }
      out += "\n"
    }
    return out
  }

  private static func prefix(_ block: Block) -> String {
    switch block.kind {
    case .heading: "\n" + String(repeating: "#", count: max(1, min(6, block.level))) + " "
    case .listItem: "- "
    case .tableCell: "| "
    case .reference: "* "
    default: ""
    }
  }

  private static func spaced(_ document: Document, _ range: TextRange) -> String {
    String(decoding: document.text.utf8[range.start..<range.end].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
