public import DocumentModel

/// The text of a document with its mentions marked in place, as `show` prints it: `⟦law|Law No. 21 of ⟦year|2007⟧⟧`.
public enum MarkedText {
  /// One block a line, headings with `#`, cells of a table row joined by ` | `.
  public static func render(_ extraction: Extraction) -> String {
    let document = extraction.document
    var openings: [Int: [AnchoredMention]] = [:]
    var closings: [Int: Int] = [:]
    for mention in extraction.mentions {
      openings[mention.mention.range.start, default: []].append(mention)
      closings[mention.mention.range.end, default: 0] += 1
    }
    var out = ""
    for block in document.blocks {
      out += prefix(block)
      var from = block.range.start
      var places = Set<Int>()
      for mention in extraction.mentions where block.range.contains(mention.mention.range) {
        places.insert(mention.mention.range.start)
        places.insert(mention.mention.range.end)
      }
      for place in places.sorted() {
        out += spaced(document, from, place)
        from = place
        out += String(repeating: "⟧", count: closings[place] ?? 0)
        let starting = (openings[place] ?? []).sorted { $0.mention.range.end > $1.mention.range.end }
        for mention in starting { out += "⟦\(mention.mention.kind.rawValue)|" }
      }
      out += spaced(document, from, block.range.end) + "\n"
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

  private static func spaced(_ document: Document, _ start: Int, _ end: Int) -> String {
    guard start < end else { return "" }
    return String(decoding: document.text.utf8[start..<end].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
