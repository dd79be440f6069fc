import DocumentModel

/// Makes the data tables of a document of the drafts, in the order of the document.
struct TableBuilder {
  /// The tables.
  private(set) var tables: [DocumentTable] = []
  /// The blocks of those that stand in no other, caption and all.
  private(set) var extents: [Range<Int>] = []
  /// The marks of notes, those in tables with the notes below their table.
  private(set) var marks: [NoteMark]
  /// Whether a table has more places or wider cells than the limits allow.
  private(set) var isClamped = false

  /// What the tables are made of.
  struct Page {
    /// The blocks of the document.
    var blocks: [Block]
    /// The canonical hull of each.
    var sources: [SourceRange]
    /// Leads to the bytes as received.
    var map: CanonicalMap
    /// The text.
    var text: [UInt8]
    /// The canonical bytes.
    var bytes: UnsafeBufferPointer<UInt8>
    /// Whether they are XML.
    var isXML: Bool
    /// The marks of notes, in the order of the text.
    var marks: [NoteMark]
  }

  /// Takes the drafts in the order in which they begin, and how many places there may be.
  init(_ drafts: [TableDraft], _ page: Page, budget: Int) {
    marks = page.marks
    guard !drafts.isEmpty else { return }
    var signs: [NoteMark] = []
    let kinds = DataTable(blocks: page.blocks, text: page.text, isXML: page.isXML)
    let heads = TableHeads(text: page.text)
    let surroundings = TableSurroundings(blocks: page.blocks, text: page.text, marks: page.marks)
    var grids = TableGrid(blocks: page.blocks, sources: page.sources, map: page.map, budget: budget)
    // For each draft, its table, or that of the nearest draft around it that has one.
    var places: [Int?] = []
    for draft in drafts {
      let outer = draft.outer.flatMap { places[$0] }
      guard kinds.holdsData(draft), var grid = grids.grid(draft) else {
        places.append(outer)
        continue
      }
      heads.mark(&grid)
      var table = DocumentTable(caption: draft.caption.flatMap(grids.hull), rows: grid.rows, path: draft.path)
      table.outer = outer
      if draft.namesHeaders { table.namedHeaders = Self.namedHeaders(grid, page) }
      surroundings.complete(&table, draft)
      if !table.notes.isEmpty { link(table, page, &signs) }
      if outer == nil { extents.append(draft.blocks) }
      places.append(tables.count)
      tables.append(table)
    }
    isClamped = grids.isClamped
    guard !signs.isEmpty else { return }
    marks += signs
    marks.sort { ($0.position, $0.range.lowerBound) < ($1.position, $1.range.lowerBound) }
  }

  /// Leads the marks in a table to the notes below it, and takes the signs at the ends of its cells as marks.
  private mutating func link(_ table: DocumentTable, _ page: Page, _ signs: inout [NoteMark]) {
    var notes: [String: Int] = [:]
    for note in table.notes {
      let range = page.blocks[note].range
      guard let label = TableSurroundings.label(page.text[range.start..<range.end]), notes[label] == nil else {
        continue
      }
      notes[label] = note
    }
    guard !notes.isEmpty, let first = table.rows.first?.first?.range.start else { return }
    let start = table.caption.map { min($0.start, first) } ?? first
    let end = page.blocks[table.notes.lowerBound].range.start
    var index = NoteMark.firstIndex(in: marks, from: start)
    while index < marks.count, marks[index].position < end {
      if marks[index].note == nil { marks[index].note = notes[marks[index].label] }
      index += 1
    }
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard cell.blocks.count == 1, !table.notes.contains(cell.blocks.lowerBound),
          !(row > 0 && table.rows[row - 1][column] == cell), !(column > 0 && cells[column - 1] == cell),
          let sign = NoteMark.sign(at: cell.range.end, from: cell.range.start, of: page.text), let note = notes[sign]
        else { continue }
        let place = page.sources[cell.blocks.lowerBound].end
        let range = place - sign.utf8.count..<place
        // A sign that is written as a reference has no bytes of its own.
        guard range.lowerBound >= 0, page.bytes[range].elementsEqual(sign.utf8) else { continue }
        signs.append(
          NoteMark(
            label: sign, range: range, position: cell.range.end - sign.utf8.count, block: cell.blocks.lowerBound,
            note: note))
      }
    }
  }

  /// The headers that cells name by their identifiers.
  private static func namedHeaders(
    _ grid: TableGrid.Grid, _ page: Page
  ) -> [DocumentTable.Place: [DocumentTable.Place]] {
    let tags = grid.tags.map {
      (place: $0.place, tag: TagAttributes(bytes: page.bytes, start: $0.tag, isXML: page.isXML))
    }
    let lists = tags.compactMap { entry in entry.tag.value(of: "headers").map { (entry.place, $0.text) } }
    guard !lists.isEmpty else { return [:] }
    var places: [String: DocumentTable.Place] = [:]
    for entry in tags {
      if let name = entry.tag.value(of: "id")?.text, places[name] == nil { places[name] = entry.place }
    }
    var headers: [DocumentTable.Place: [DocumentTable.Place]] = [:]
    for (place, names) in lists {
      let found = names.split(whereSeparator: \.isWhitespace).compactMap { places[String($0)] }.filter { $0 != place }
      if !found.isEmpty { headers[place] = found }
    }
    return headers
  }
}
