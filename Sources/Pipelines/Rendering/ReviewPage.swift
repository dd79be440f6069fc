public import DocumentModel
import KnowledgeBase

/// One self-contained HTML page of a document with its mentions marked: no script, nothing from elsewhere.
public enum ReviewPage {
  /// The page. Everything from the document is escaped.
  public static func render(_ extraction: Extraction) -> [UInt8] {
    let document = extraction.document
    var writer = MarkupWriter()
    PageFrame.begin(
      title: document.title ?? document.source.name, language: document.language ?? "en", into: &writer)
    writer.markup("<main class=\"document\">\n<p><small>")
    writer.text(
      "\(document.source.name) · SHA-256 \(document.source.sha256.hex) · \(extraction.mentions.count) mentions, "
        + "\(extraction.facts.count) facts")
    writer.markup("</small></p>\n")
    var walk = MarkWalk(extraction.mentions)
    for block in document.blocks {
      let (open, close) = tags(block)
      writer.markup(open)
      marked(document, walk.pieces(of: block), into: &writer)
      writer.markup(close)
    }
    writer.markup("</main>\n")
    PageFrame.end(into: &writer)
    return writer.bytes
  }

  private static func tags(_ block: Block) -> (StaticString, StaticString) {
    switch (block.kind, block.level) {
    case (.heading, ...1): ("<h1>", "</h1>\n")
    case (.heading, 2): ("<h2>", "</h2>\n")
    case (.heading, _): ("<h3>", "</h3>\n")
    case (.listItem, _): ("<p class=\"item\">• ", "</p>\n")
    case (.tableCell, _): ("<p class=\"cell\">", "</p>\n")
    default: ("<p>", "</p>\n")
    }
  }

  private static func marked(_ document: Document, _ pieces: [MarkWalk.Piece], into writer: inout MarkupWriter) {
    for piece in pieces {
      switch piece {
      case .text(let range): writer.text(document.text.string(range))
      case .start(let mention):
        let hull = mention.provenance.hull
        let kind = mention.mention.kind.rawValue
        writer.markup("<mark")
        writer.attribute("class", kind)
        writer.attribute("title", "\(kind), bytes \(hull.start)–\(hull.end)")
        writer.markup(">")
      case .end: writer.markup("</mark>")
      }
    }
  }
}
