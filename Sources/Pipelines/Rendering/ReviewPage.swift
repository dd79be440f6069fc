public import DocumentModel

/// One self-contained HTML page of a document with its mentions marked: no script, nothing from elsewhere.
public enum ReviewPage {
  /// The page. Everything from the document is escaped.
  public static func render(_ extraction: Extraction) -> String {
    let document = extraction.document
    let title = escape(document.title ?? document.source.name)
    var body = ""
    var walk = MarkWalk(extraction.mentions)
    for block in document.blocks {
      let content = marked(document, walk.pieces(of: block))
      switch block.kind {
      case .heading: body += "<h\(max(1, min(6, block.level)))>\(content)</h\(max(1, min(6, block.level)))>\n"
      case .listItem: body += "<p class=\"item\">• \(content)</p>\n"
      case .tableCell: body += "<p class=\"cell\">\(content)</p>\n"
      default: body += "<p>\(content)</p>\n"
      }
    }
    return """
      <!doctype html>
      <html lang="\(escape(document.language ?? "en"))">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      body { font: 1.05rem/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
      mark { background: #eef3dc; color: inherit; border-bottom: 2px solid #8a2; border-radius: 2px }
      mark.law, mark.treaty { background: #e6effa; border-color: #36c }
      mark.agency { background: #f6e9f6; border-color: #a3a }
      mark.count, mark.percent, mark.money, mark.measure { background: #fdf1dc; border-color: #c80 }
      .cell { display: inline-block; margin: 0 1.5rem .3rem 0 } .item { margin: .2rem 0 }
      @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } mark { background: #333 } }
      </style>
      </head>
      <body>
      <p><small>\(escape(document.source.name)) · SHA-256 \(document.source.sha256.hex) · \(extraction.mentions.count) mentions, \(extraction.facts.count) facts</small></p>
      \(body)</body>
      </html>

      """
  }

  private static func marked(_ document: Document, _ pieces: [MarkWalk.Piece]) -> String {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let range): out += escape(document.text.string(range))
      case .start(let mention):
        let hull = mention.provenance.hull
        let kind = mention.mention.kind.rawValue
        out += "<mark class=\"\(kind)\" title=\"\(kind), bytes \(hull.start)–\(hull.end)\">"
      case .end: out += "</mark>"
      }
    }
    return out
  }

  private static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
