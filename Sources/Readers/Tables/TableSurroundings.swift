import DocumentModel

/// What stands around a table and belongs to it: a caption, a unit, notes.
struct TableSurroundings {
  /// The blocks of the document.
  let blocks: [Block]
  /// Its text.
  let text: [UInt8]
  /// The marks of notes in the document, in the order of the text.
  let marks: [NoteMark]

  /// Longest caption above a table that is an ordinary paragraph, in bytes.
  private static let longestCaption = 300
  /// Most notes below a table.
  private static let mostNotes = 40

  /// Finds what belongs to a table.
  func complete(_ table: inout DocumentTable, _ draft: TableDraft) {
    if table.caption == nil, table.outer == nil { table.caption = caption(draft) }
    table.unit = unit(table, draft)
    table.notes = notes(table, draft)
  }

  // MARK: Captions

  private func caption(_ draft: TableDraft) -> TextRange? {
    let first = draft.blocks.lowerBound
    let above = stride(from: first - 1, through: 0, by: -1).prefix { isCaption(blocks[$0], of: draft) }
    if let start = above.last { return hull(start..<first) }
    let below = (draft.blocks.upperBound..<blocks.count).prefix { isCaption(blocks[$0], of: draft) }
    if !below.isEmpty { return hull(below.lowerBound..<below.upperBound) }
    // A line `Table 3. …` above, with at most a unit between.
    for index in [first - 1, first - 2] where index >= 0 {
      let block = blocks[index]
      guard block.kind == .paragraph || block.kind == .heading || block.kind == .caption else { return nil }
      if isNumbered(block) { return block.range }
      guard TableUnit.isUnit(slice(block)) else { return nil }
    }
    return nil
  }

  /// Whether a block is a caption in an element around the table.
  private func isCaption(_ block: Block, of draft: TableDraft) -> Bool {
    guard block.kind == .caption else { return false }
    var path = block.path[...]
    func drop() { path = path.lastIndex(of: "/").map { path[..<$0] } ?? "" }
    drop()
    if path[(path.lastIndex(of: "/") ?? path.startIndex)...].hasPrefix("/caption") { drop() }
    return draft.path.utf8.starts(with: path.utf8)
  }

  private func isNumbered(_ block: Block) -> Bool {
    guard block.range.count <= Self.longestCaption else { return false }
    let words = slice(block).prefix(40).split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, let number = words[1].first else { return false }
    let word = String(decoding: words[0].map(ASCII.lower), as: UTF8.self)
    return ["table", "tabel", "tableau", "tabelle", "tabla", "tab."].contains(word)
      && (ASCII.isDigit(number)
        || words[1].count <= 5 && words[1].allSatisfy { [0x49, 0x56, 0x58, 0x2E, 0x3A].contains($0) })
  }

  // MARK: Units

  private func unit(_ table: DocumentTable, _ draft: TableDraft) -> TextRange? {
    if let caption = table.caption, let unit = TableUnit.bracketed(in: caption, of: text) { return unit }
    if let corner = table.rows.first?.first, corner.heads == .column || corner.blocks.count == 1 {
      if TableUnit.isCornerUnit(text[corner.range.start..<corner.range.end]) { return corner.range }
      if corner.heads == .column, let unit = TableUnit.bracketed(in: corner.range, of: text) { return unit }
    }
    let first = draft.blocks.lowerBound
    guard first > 0, case let block = blocks[first - 1], block.kind == .paragraph else { return nil }
    return TableUnit.isUnit(slice(block)) ? block.range : nil
  }

  // MARK: Notes

  private func notes(_ table: DocumentTable, _ draft: TableDraft) -> Range<Int> {
    guard let last = draft.rows.last(where: { !$0.cells.isEmpty })?.cells.last else { return 0..<0 }
    let labels = labels(table)
    var start = last.blocks.upperBound
    var end = start
    while end < blocks.count, end - start < Self.mostNotes, isNote(blocks[end], labels) { end += 1 }
    // Notes may also stand in the last rows, each in one cell over all columns.
    for row in table.rows.reversed() {
      guard row.count > 1, let cell = row.first, cell.blocks.upperBound == start, !cell.blocks.isEmpty,
        row.allSatisfy({ $0 == cell }), cell.blocks.allSatisfy({ isNote(blocks[$0], labels, inCell: true) })
      else { break }
      start = cell.blocks.lowerBound
    }
    return start < end ? start..<end : 0..<0
  }

  /// The labels of marks in a table.
  private func labels(_ table: DocumentTable) -> Set<String> {
    guard let first = table.rows.first?.first, !marks.isEmpty else { return [] }
    let end = table.rows.last?.map(\.range.end).max() ?? first.range.end
    let start = table.caption?.start ?? first.range.start
    let index = NoteMark.firstIndex(in: marks, from: start)
    return Set(marks[index...].prefix { $0.position <= end }.map(\.label))
  }

  private func isNote(_ block: Block, _ labels: Set<String>, inCell: Bool = false) -> Bool {
    if block.kind == .note || block.path.utf8.contains("/table-wrap-foot") { return true }
    guard block.kind == .paragraph || block.kind == .listItem || inCell else { return false }
    let words = slice(block)
    if NoteMark.signs.contains(where: { words.starts(with: $0.utf8) }) { return true }
    let head = words.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
    if words.dropFirst(head.count).first == 0x3A {
      return Self.beginnings.contains(String(decoding: head.map(ASCII.lower), as: UTF8.self))
    }
    return !labels.isEmpty && Self.label(words).map { labels.contains($0) } ?? false
  }

  /// The label a note begins with: one letter or a number, in brackets or not.
  static func label(_ note: ArraySlice<UInt8>) -> String? {
    if let sign = NoteMark.signs.last(where: { note.starts(with: $0.utf8) }) { return sign }
    let inner = note.first == 0x28 || note.first == 0x5B ? note.dropFirst() : note
    let head = inner.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
    let isNumber = head.count <= 2 && head.allSatisfy(ASCII.isDigit)
    guard !head.isEmpty, head.count == 1 || isNumber, inner.count > head.count else { return nil }
    return String(decoding: head, as: UTF8.self)
  }

  private static let beginnings: Set<String> = [
    "note", "notes", "source", "sources", "catatan", "keterangan", "sumber", "ket", "quelle", "fuente",
  ]

  private func slice(_ block: Block) -> ArraySlice<UInt8> { text[block.range.start..<block.range.end] }

  private func hull(_ range: Range<Int>) -> TextRange {
    TextRange(blocks[range.lowerBound].range.start, blocks[range.upperBound - 1].range.end)
  }
}

extension String.UTF8View {
  /// Whether a text stands in this one.
  fileprivate func contains(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard self.count >= count else { return false }
    return withContiguousStorageIfAvailable { bytes in
      (0...bytes.count - count).contains { ASCII.matches(bytes, at: $0, text) }
    } ?? false
  }
}
