import DocumentModel
import Pipelines

/// Sets the text of a document with its mentions marked. Every tag is the program's; text is escaped.
struct DocumentMarkup {
  let reading: ReadDocument
  /// The place that is looked at: its mention is marked, else its block.
  var selected: SourceRange?
  /// Whether marks lead to their places: on a page of the application, not in a file.
  var hasLinks = true
  /// The block of the place where no mention stands there.
  private(set) var selectedBlock: Int?

  private var document: Document { reading.document }

  init(_ reading: ReadDocument, selected: SourceRange? = nil, hasLinks: Bool = true) {
    self.reading = reading
    self.selected = selected
    self.hasLinks = hasLinks
    if let selected, !reading.mentions.contains(where: { $0.provenance.hull == selected }) {
      selectedBlock = Self.block(at: selected, in: reading.document)
    }
  }

  /// The block that a place of the source stands in.
  static func block(at place: SourceRange, in document: Document) -> Int? {
    document.blocks.firstIndex { block in
      (document.sourceMap.sourceRanges(of: block.range) ?? []).contains {
        $0.start <= place.start && place.start < $0.end
      }
    }
  }

  /// The markup of some units, in order.
  func markup(_ units: [DocumentParts.Unit]) -> String {
    var walk = MarkWalk(reading.mentions)
    var pieces: [Int: [MarkWalk.Piece]] = [:]
    for block in Self.blocks(of: units, in: document) { pieces[block.range.start] = walk.pieces(of: block) }
    var out = ""
    var open: Int?
    for (place, unit) in units.enumerated() {
      if case .row(let table, let row) = unit {
        if open != table {
          if open != nil { out += "</table></div>\n" }
          out += "<div class=\"table\" tabindex=\"0\"><table dir=\"auto\">\n"
          open = table
        }
        let isFirst = place == 0 || units[place - 1] != .row(table: table, row: row - 1)
        out += tableRow(document.tables[table], row, isFirst: isFirst, pieces)
      } else {
        if open != nil { out += "</table></div>\n" }
        open = nil
        if case .block(let index) = unit { out += self.block(index, pieces[document.blocks[index].range.start] ?? []) }
        if case .piece(let index, let range) = unit { out += self.block(index, pieces[range.start] ?? []) }
      }
    }
    if open != nil { out += "</table></div>\n" }
    return out
  }

  /// The blocks of some units, and pieces of blocks as blocks, in the order of the text.
  private static func blocks(of units: [DocumentParts.Unit], in document: Document) -> [Block] {
    var blocks: Set<Int> = []
    var pieces: [Block] = []
    for unit in units {
      switch unit {
      case .block(let index): blocks.insert(index)
      case .piece(let index, let range):
        var piece = document.blocks[index]
        piece.range = range
        pieces.append(piece)
      case .row(let table, let row):
        for cell in document.tables[table].rows[row] { blocks.formUnion(cell.blocks) }
      }
    }
    return (blocks.map { document.blocks[$0] } + pieces).sorted { $0.range.start < $1.range.start }
  }

  private func block(_ index: Int, _ pieces: [MarkWalk.Piece]) -> String {
    let block = document.blocks[index]
    let name: String
    switch (block.kind, block.level) {
    // The page's own heading is the first; what the document has stands below it.
    case (.heading, ...1): name = "h2"
    case (.heading, 2): name = "h3"
    case (.heading, _): name = "h4"
    case (.preformatted, _): name = "pre"
    default: name = "p"
    }
    let kind = ["p", "pre"].contains(name) && block.kind != .paragraph ? " class=\"\(block.kind.rawValue)\"" : ""
    let at = index == selectedBlock ? " id=\"at\"" : ""
    return "<\(name)\(kind)\(at) dir=\"auto\">\(inline(pieces))</\(name)>\n"
  }

  private func tableRow(
    _ table: DocumentTable, _ row: Int, isFirst: Bool, _ pieces: [Int: [MarkWalk.Piece]]
  ) -> String {
    var out = "<tr>"
    let cells = table.rows[row]
    for (column, cell) in cells.enumerated() {
      let isWide = !cell.blocks.isEmpty
      if isWide, column > 0, cells[column - 1] == cell { continue }
      if isWide, !isFirst, row > 0, table.rows[row - 1][column] == cell { continue }
      let name = cell.isHeader || cell.heads != .nothing ? "th" : "td"
      var width = 1
      while isWide, column + width < cells.count, cells[column + width] == cell { width += 1 }
      var height = 1
      while isWide, row + height < table.rows.count, table.rows[row + height][column] == cell { height += 1 }
      out += "<\(name)"
      if width > 1 { out += " colspan=\"\(width)\"" }
      if height > 1 { out += " rowspan=\"\(height)\"" }
      if name == "th" { out += cell.heads == .row ? " scope=\"row\"" : " scope=\"col\"" }
      if let selectedBlock, cell.blocks.contains(selectedBlock) { out += " id=\"at\"" }
      out += ">"
      out += cell.blocks.map { inline(pieces[document.blocks[$0].range.start] ?? []) }.joined(separator: "<br>")
      out += "</\(name)>"
    }
    return out + "</tr>\n"
  }

  private func inline(_ pieces: [MarkWalk.Piece]) -> String {
    var out = ""
    var open: [String] = []
    for piece in pieces {
      switch piece {
      case .text(let range): out += VisibleText.escape(document.text.string(range))
      case .start(let mention):
        // A link holds no link: what stands in a mention is a mark in its link.
        let name = hasLinks && open.isEmpty ? "a" : "mark"
        let hull = mention.provenance.hull
        let kind = mention.mention.kind.rawValue
        out += "<\(name) class=\"m \(kind)\""
        if name == "a" { out += " href=\"?at=\(hull.start)-\(hull.end)#at\"" }
        if hull == selected { out += " id=\"at\" aria-current=\"true\"" }
        out += hasLinks ? " title=\"\(kind)\">" : " title=\"\(kind), bytes \(hull.start)–\(hull.end)\">"
        open.append(name)
      case .end: out += "</\(open.popLast() ?? "mark")>"
      }
    }
    return out
  }
}
