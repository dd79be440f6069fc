public import DocumentModel

/// The text of a document with its mentions marked in place, as `show` prints it: `⟦law|Law No. 21 of ⟦year|2007⟧⟧`.
public enum MarkedText {
  /// What the document says about itself, then one block a line, headings with `#`, cells of a table row joined by ` | `.
  public static func render(_ extraction: Extraction) -> String {
    let document = extraction.document
    var walk = MarkWalk(extraction.mentions)
    var out = head(document)
    let rows = rows(document)
    for (index, block) in document.blocks.enumerated() {
      // Cells of one row stand on one line.
      if index > 0, let row = rows[index], row == rows[index - 1] {
        out.removeLast()
        out += " "
      }
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

  /// The most trusted value of each field and all authors, a line each, with origin and place; then an empty line.
  private static func head(_ document: Document) -> String {
    var lines: [String] = []
    var last: MetadataItem.Field?
    for item in document.metadata where item.field != last || item.field == .author {
      last = item.field
      let place = item.source.map { ", bytes \($0.start)–\($0.end)" } ?? ""
      lines.append("\(item.field.rawValue): \(item.value)  (\(item.origin)\(place))")
    }
    // A heading brings its empty line.
    let space = document.blocks.first?.kind == .heading ? "\n" : "\n\n"
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + space
  }

  /// For each block in a data table, a number that the blocks of its row share.
  private static func rows(_ document: Document) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    var row = 0
    // Tables in tables come first: their rows are the lines.
    for table in document.tables.reversed() {
      for cells in table.rows {
        row += 1
        for cell in cells { for block in cell.blocks where rows[block] == nil { rows[block] = row } }
      }
    }
    return rows
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
