import DocumentModel

/// The text of a document with its mentions marked, for a page that is a file.
struct MarkedDocument {
  private let extraction: Extraction

  /// Takes a stored document with its passages.
  init(_ stored: StoredDocument) { extraction = PassageText.set(stored.extraction, stored.passages) }

  /// Whether there is any text.
  var isEmpty: Bool { extraction.document.blocks.isEmpty }

  /// Writes the blocks in order.
  func write(to writer: inout MarkupWriter) {
    var walk = MarkWalk(extraction.mentions)
    for block in extraction.document.blocks {
      let pieces = walk.pieces(of: block)
      switch block.kind {
      // The page's headings and the document's own title stand above.
      case .heading:
        writer.markup("<h4 dir=\"auto\">")
        inline(pieces, &writer)
        writer.markup("</h4>\n")
      case .preformatted:
        writer.markup("<pre dir=\"auto\">")
        inline(pieces, &writer)
        writer.markup("</pre>\n")
      default:
        writer.markup("<p")
        if block.kind != .paragraph { writer.attribute("class", block.kind.rawValue) }
        writer.markup(" dir=\"auto\">")
        inline(pieces, &writer)
        writer.markup("</p>\n")
      }
    }
  }

  private func inline(_ pieces: [MarkWalk.Piece], _ writer: inout MarkupWriter) {
    for piece in pieces {
      switch piece {
      case .text(let range): writer.visible(extraction.document.text.string(range))
      case .start(let mention):
        let (kind, hull) = (mention.mention.kind.rawValue, mention.provenance.hull)
        writer.markup("<mark")
        writer.attribute("class", "m " + kind)
        writer.attribute("title", "\(kind), bytes \(hull.start)–\(hull.end)")
        writer.markup(">")
      case .end: writer.markup("</mark>")
      }
    }
  }
}
