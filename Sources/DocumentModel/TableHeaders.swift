/// The header path of each cell of a table, as a reader would say it: `Applications › 2019 › Java`.
///
/// First the headers of the column from the top, then the headings of the part of the table from the outermost, then the
/// headers of the row from the left. The headers of a column are those of the nearest rows of headers above: a second head
/// in the middle of a table replaces the first. A cell that names its headers has those. Headers of rows have the headers
/// of their column; headers of columns, headings and notes have none. Cost: linear in the table.
public struct TableHeaders: Sendable {
  private let table: DocumentTable
  /// For each row, the rows of headers that hold for it.
  private var heads: [Range<Int>] = []
  /// For each row, the innermost heading above it; -1 where there is none.
  private var headings: [Int] = []
  /// For each row that is a heading, the one around it.
  private var outer: [Int: Int] = [:]

  /// Rows of a head that are looked at: no table has more levels.
  private static let deepestHead = 12
  /// Headings around a row that are looked at.
  private static let deepestPart = 12

  /// Looks at the rows of a table.
  public init(_ table: DocumentTable) {
    self.table = table
    var head = 0..<0
    var path: [Int] = []
    // Headings that follow each other stand in each other; a later one ends as many as it has followers.
    var run: [Int] = []
    for (index, row) in table.rows.enumerated() {
      switch Self.kind(of: row) {
      case .column:
        head = head.upperBound == index && !head.isEmpty ? head.lowerBound..<index + 1 : index..<index + 1
      case .section: run.append(index)
      default:
        guard !run.isEmpty else { break }
        path = Array((path.dropLast(run.count) + run).suffix(Self.deepestPart))
        for (place, heading) in path.enumerated().dropFirst() { outer[heading] = path[place - 1] }
        run = []
      }
      heads.append(head.upperBound - head.lowerBound > Self.deepestHead ? head.suffix(Self.deepestHead) : head)
      headings.append(path.last ?? -1)
    }
  }

  /// What a row is: headers, a heading, or neither.
  private static func kind(of row: [DocumentTable.Cell]) -> DocumentTable.Heads {
    var kind = DocumentTable.Heads.nothing
    for cell in row where !cell.blocks.isEmpty {
      if cell.heads == .section { return .section }
      guard cell.heads == .column else { return .nothing }
      kind = .column
    }
    return kind
  }

  /// For each cell of a row, the header cells that hold for it.
  public func cells(ofRow row: Int) -> [[DocumentTable.Cell]] {
    let cells = table.rows[row]
    guard !isNote(cells) else { return cells.map { _ in [] } }
    var parts: [DocumentTable.Cell] = []
    var heading = headings[row]
    while heading >= 0 {
      if let cell = table.rows[heading].first(where: { $0.heads == .section }) { parts.append(cell) }
      heading = outer[heading] ?? -1
    }
    parts.reverse()
    var labels: [(cell: DocumentTable.Cell, column: Int)] = []
    var isBehindData = false
    return cells.indices.map { column in
      let cell = cells[column]
      if cell.heads == .column || cell.heads == .section { return [] }
      let above = above(row, column)
      if cell.heads == .row, !cell.blocks.isEmpty {
        // Headers in the middle of a row begin anew, beside those that hold for several rows.
        if isBehindData { labels.removeAll { !isTall($0.cell, row, $0.column) } }
        isBehindData = false
        if labels.last?.cell != cell { labels.append((cell, column)) }
        return named(row, column) ?? above + parts
      }
      isBehindData = isBehindData || !cell.blocks.isEmpty
      return named(row, column) ?? above + parts + labels.map(\.cell)
    }
  }

  /// Whether a row is one of the table's notes.
  private func isNote(_ row: [DocumentTable.Cell]) -> Bool {
    row.first?.blocks.first.map { table.notes.contains($0) } ?? false
  }

  private func above(_ row: Int, _ column: Int) -> [DocumentTable.Cell] {
    var found: [DocumentTable.Cell] = []
    for above in heads[row] where above < row {
      let cell = table.rows[above][column]
      if cell.heads == .column, !cell.blocks.isEmpty, found.last != cell { found.append(cell) }
    }
    return found
  }

  private func named(_ row: Int, _ column: Int) -> [DocumentTable.Cell]? {
    guard !table.namedHeaders.isEmpty else { return nil }
    return table.namedHeaders[DocumentTable.Place(row: row, column: column)]?.map { table.rows[$0.row][$0.column] }
  }

  /// Whether a cell of a row reaches into the row above or below.
  private func isTall(_ cell: DocumentTable.Cell, _ row: Int, _ column: Int) -> Bool {
    row > 0 && table.rows[row - 1][column] == cell
      || row + 1 < table.rows.count && table.rows[row + 1][column] == cell
  }
}
