public import DocumentModel

/// One self-contained HTML page of a document with its mentions marked: no script, nothing from elsewhere.
public enum ReviewPage {
  /// The page. Everything from the document is escaped.
  public static func render(_ extraction: Extraction) -> String {
    let document = extraction.document
    let title = escape(document.title ?? document.source.name)
    var body = ""
    for block in document.blocks {
      let inside = extraction.mentions.filter { block.range.contains($0.mention.range) }
      let content = marked(document, block, inside)
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

  private static func marked(_ document: Document, _ block: Block, _ mentions: [AnchoredMention]) -> String {
    var out = ""
    var from = block.range.start
    var places = Set<Int>()
    for mention in mentions {
      places.insert(mention.mention.range.start)
      places.insert(mention.mention.range.end)
    }
    for place in places.sorted() {
      out += slice(document, from, place)
      from = place
      out += String(repeating: "</mark>", count: mentions.count { $0.mention.range.end == place })
      let starting = mentions.filter { $0.mention.range.start == place }
        .sorted { $0.mention.range.end > $1.mention.range.end }
      for mention in starting {
        let hull = mention.provenance.hull
        let kind = mention.mention.kind.rawValue
        out += "<mark class=\"\(kind)\" title=\"\(kind), bytes \(hull.start)–\(hull.end)\">"
      }
    }
    return out + slice(document, from, block.range.end)
  }

  private static func slice(_ document: Document, _ start: Int, _ end: Int) -> String {
    start < end ? escape(document.text.string(TextRange(start, end))) : ""
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
