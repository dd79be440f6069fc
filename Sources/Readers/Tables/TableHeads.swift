import DocumentModel

/// Finds out what the cells of a grid are headers of: what the document says, else what stands in them.
struct TableHeads {
  /// The text of the document.
  let text: [UInt8]

  /// Longest label of a row, in bytes: the longest names of indicators have about two hundred.
  private static let longestLabel = 240
  /// Of the cells in a column of labels, one of so many may be a figure.
  private static let labelShare = 3

  /// Bytes of a cell that are looked at: it stands at many places.
  private static let longestLook = 400

  /// What a cell's text is.
  private enum Content { case empty, label, figure, neither }

  /// Marks the cells of a grid.
  func mark(_ grid: inout TableGrid.Grid) {
    for row in grid.rows.indices { resolve(row, &grid.rows) }
    if !grid.rows.contains(where: isHead) { markImpliedHead(&grid.rows) }
    markHeadings(&grid)
    markLabels(&grid.rows)
  }

  private func isHead(_ row: [DocumentTable.Cell]) -> Bool {
    row.contains { !$0.blocks.isEmpty } && row.allSatisfy { $0.blocks.isEmpty || $0.heads == .column }
  }

  /// Whether a cell goes on that stands in the row above.
  private func goesOn(_ rows: [[DocumentTable.Cell]], _ row: Int, _ column: Int) -> Bool {
    guard row > 0 else { return false }
    let (above, cell) = (rows[row - 1][column], rows[row][column])
    return !cell.blocks.isEmpty && above.blocks == cell.blocks && above.source == cell.source
  }

  /// Decides for header cells that do not say so whether they head their column or their row: beside data they head the
  /// row. A first row in which all but the first cell are headers is a head.
  private func resolve(_ row: Int, _ rows: inout [[DocumentTable.Cell]]) {
    let columns = rows[row].indices
    guard rows[row].contains(where: \.isHeader) else { return }
    let data = columns.filter { !rows[row][$0].blocks.isEmpty && !rows[row][$0].isHeader }
    let isFirst = row == 0 && data == [0] && columns.count > 2
    if isFirst {
      rows[row][0].heads = .column
      rows[row][0].isHeader = true
    }
    let lastData = isFirst ? -1 : data.last ?? -1
    for column in columns where rows[row][column].isHeader {
      if goesOn(rows, row, column) {
        rows[row][column].heads = rows[row - 1][column].heads
      } else if rows[row][column].heads == .nothing {
        rows[row][column].heads = lastData >= 0 ? .row : .column
      }
    }
  }

  /// Where no row is a head: the first is if it has no figures and a later one has, and so are those below it that its
  /// cells reach into or that part its wide cells.
  private func markImpliedHead(_ rows: inout [[DocumentTable.Cell]]) {
    guard rows.count > 1, !rows[0].contains(where: { $0.isHeader || content($0) == .figure }),
      rows.dropFirst().contains(where: { $0.contains { content($0) == .figure } })
    else { return }
    var head = 1
    while head < rows.count - 1, !rows[head].contains(where: { $0.isHeader || content($0) == .figure }),
      rows[head].indices.contains(where: { goesOn(rows, head, $0) || isWide(rows[head - 1], $0) })
    {
      head += 1
    }
    // A first row of one wide cell alone is the heading of what follows.
    if head == 1, distinct(rows[0]) == 1, rows[0].count > 1 { return }
    for row in 0..<head {
      for column in rows[row].indices {
        rows[row][column].isHeader = true
        rows[row][column].heads = .column
      }
    }
  }

  private func isWide(_ row: [DocumentTable.Cell], _ column: Int) -> Bool {
    column > 0 && !row[column].blocks.isEmpty && row[column - 1].blocks == row[column].blocks
  }

  /// How many cells with text a row has, wide ones counted once.
  private func distinct(_ row: [DocumentTable.Cell]) -> Int {
    row.indices.count { !row[$0].blocks.isEmpty && !isWide(row, $0) }
  }

  /// A row whose only cell covers it, or is the only one written, heads the rows below it.
  private func markHeadings(_ grid: inout TableGrid.Grid) {
    guard let width = grid.rows.first?.count, width > 1 else { return }
    var hasRowBelow = false
    let firstHead = grid.rows.firstIndex(where: isHead) ?? grid.rows.count
    let firstData = grid.rows.firstIndex { row in row.contains { !$0.blocks.isEmpty && $0.heads != .column } }
    for row in grid.rows.indices.reversed() {
      let hasHeadAbove = firstHead < row || (firstData ?? row) < row
      guard hasRowBelow, let first = onlyCell(grid.rows, row), isHeading(grid, row, first, hasHeadAbove: hasHeadAbove),
        case let cell = grid.rows[row][first]
      else {
        hasRowBelow = hasRowBelow || !isHead(grid.rows[row])
        continue
      }
      for column in first..<width where grid.rows[row][column] == cell { grid.rows[row][column].heads = .section }
    }
  }

  /// The column of the only cell with text that begins in a row; nil where there are none or more.
  private func onlyCell(_ rows: [[DocumentTable.Cell]], _ row: Int) -> Int? {
    let cells = rows[row]
    var only: Int?
    for column in cells.indices
    where !cells[column].blocks.isEmpty && !isWide(cells, column) && !goesOn(rows, row, column) {
      if only != nil { return nil }
      only = column
    }
    return only
  }

  /// Whether the cell at a column, the only one of its row, is a heading.
  private func isHeading(_ grid: TableGrid.Grid, _ row: Int, _ column: Int, hasHeadAbove: Bool) -> Bool {
    let cells = grid.rows[row]
    guard content(cells[column]) == .label else { return false }
    guard cells[column].isHeader else { return covers(grid, row, column) }
    return hasHeadAbove && cells.allSatisfy { $0 == cells[column] || $0.blocks.isEmpty }
  }

  /// Whether the cell that begins at a column covers its row to the end, or no other was written. One column beside cells
  /// that reach into the row is no whole row.
  private func covers(_ grid: TableGrid.Grid, _ row: Int, _ column: Int) -> Bool {
    let cells = grid.rows[row][column...]
    let isAlone = grid.written[row] == 1 && column == 0
    return (column == 0 || cells.count > 1) && cells.allSatisfy { $0 == cells[column] || isAlone && $0.blocks.isEmpty }
  }

  /// Where no cell heads its row: the first column does if it holds labels, and the second if the first holds labels of
  /// several rows, or numbers the rows.
  private func markLabels(_ rows: inout [[DocumentTable.Cell]]) {
    guard let width = rows.first?.count, width > 1, !rows.contains(where: { $0.contains { $0.heads == .row } }) else {
      return
    }
    var column = 0
    if width > 2, isNumbering(rows) { column = 1 }
    while column < width - 1, isLabels(rows, column) {
      var isTall = false
      for row in rows.indices where rows[row][column].heads == .nothing && !rows[row][column].blocks.isEmpty {
        if goesOn(rows, row, column) { isTall = true }
      }
      for row in rows.indices
      where rows[row][column].heads == .nothing && !rows[row][column].blocks.isEmpty && !isWholeRow(rows[row]) {
        rows[row][column].heads = .row
      }
      guard isTall else { return }
      column += 1
    }
  }

  private func isWholeRow(_ row: [DocumentTable.Cell]) -> Bool { row.allSatisfy { $0 == row[0] } }

  private func isLabels(_ rows: [[DocumentTable.Cell]], _ column: Int) -> Bool {
    var labels = 0
    var others = 0
    for row in rows where row[column].heads == .nothing {
      switch content(row[column]) {
      case .label where row[column].range.count <= Self.longestLabel: labels += 1
      case .empty: break
      default: others += 1
      }
    }
    return labels > 0 && others * Self.labelShare <= labels
  }

  /// Whether the first column numbers the rows: 1, 2, 3.
  private func isNumbering(_ rows: [[DocumentTable.Cell]]) -> Bool {
    var last = 0
    for row in rows where row[0].heads == .nothing && !row[0].blocks.isEmpty {
      let digits = text[row[0].range.start..<row[0].range.end].prefix(while: ASCII.isDigit)
      guard digits.count < 6, row[0].range.count <= digits.count + 1,
        let number = Int(String(decoding: digits, as: UTF8.self)), number == last || number == last + 1
      else { return false }
      last = number
    }
    return last > 1
  }

  /// A figure has at least as many digits as letters; a year alone is a label.
  private func content(_ cell: DocumentTable.Cell) -> Content {
    guard !cell.blocks.isEmpty else { return .empty }
    let bytes = text[cell.range.start..<cell.range.end].prefix(Self.longestLook)
    let digits = bytes.count(where: ASCII.isDigit)
    let letters = bytes.count { ASCII.isLetter($0) || $0 >= 0x80 }
    guard digits > 0 else { return letters > 0 ? .label : .neither }
    if digits == 4, bytes.count == 4, bytes.starts(with: "19".utf8) || bytes.starts(with: "20".utf8) { return .label }
    return digits >= bytes.count(where: ASCII.isLetter) ? .figure : .label
  }
}
