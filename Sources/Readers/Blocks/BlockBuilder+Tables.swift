import DocumentModel

/// Tables: their parts, rows and cells as they begin and end.
extension BlockBuilder {
  mutating func openTable(_ event: Event) {
    if let outer = openTables.last { tables[outer].holdTable() }
    structure.holdTable()
    let draft = TableDraft(
      node: path.node(depth: stack.count + 1),
      isLayout: event.marks.contains(.presentation), stackDepth: stack.count, outer: openTables.last,
      firstBlock: blocks.count)
    openTables.append(tables.count)
    tables.append(draft)
  }

  mutating func closeTable() {
    guard let table = openTables.popLast() else { return }
    tables[table].blocks = tables[table].blocks.lowerBound..<blocks.count
  }

  /// A `tgroup` directly inside a `table` is no second table.
  func isInCellOfGroup(_ frame: Frame) -> Bool {
    guard let parent = stack.last, options.isXML, let last = openTables.last else { return false }
    return parent.isTable && tables[last].rows.isEmpty
  }

  mutating func enterTablePart(_ role: ElementRole, _ event: Event) {
    guard let last = openTables.last else { return }
    switch role.special {
    case .tableHead: tables[last].openPart(.head)
    case .tableBody: tables[last].openPart(.body)
    case .tableFoot: tables[last].openPart(.foot)
    case .row: tables[last].openRow()
    case .tableColumn: tables[last].addColumn(attributes(event).value(of: "colname")?.text ?? "")
    case .cell, .headerCell:
      guard !tables[last].isCellOpen else { return }
      let extent = event.end > 0 ? log.extents[Int(event.end) - 1] : CellExtent()
      tables[last].openCell(
        extent, isHeader: role.special == .headerCell, firstBlock: blocks.count, stackDepth: stack.count)
      if event.marks.contains(.cellHeaders) {
        tables[last].nameHeaders(attributes(event))
      } else if role.special == .headerCell {
        tables[last].setTag(Int(event.start))
      }
      if options.isXML { tables[last].placeByName(attributes(event)) }
      if let cells = log.profile?.facet(role)?.cells { place(cells, event) }
    default:
      if role.kind == .caption { tables[last].openCaption(firstBlock: blocks.count) }
    }
  }

  mutating func leaveTablePart(_ frame: Frame) {
    guard let last = openTables.last else { return }
    switch frame.role.special {
    case .tableHead: tables[last].closePart(.head)
    case .tableBody: tables[last].closePart(.body)
    case .tableFoot: tables[last].closePart(.foot)
    case .row: tables[last].closeRow()
    case .cell, .headerCell: tables[last].closeCell(endBlock: blocks.count, stackDepth: stack.count - 1)
    default:
      if frame.isTable {
        closeTable()
      } else if frame.role.kind == .caption, frame.role.isBlock {
        tables[last].closeCaption(endBlock: blocks.count)
      }
    }
  }

  /// The attributes of the tag of an event.
  func attributes(_ event: Event) -> TagAttributes {
    TagAttributes(bytes: assembler.source, start: Int(event.start), isXML: options.isXML)
  }
}
