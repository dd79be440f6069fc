import DocumentModel

/// Rows and columns of totals.
enum TotalRules {
  static func check(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    for (number, table) in document.document.tables.enumerated() where number < document.cells.count {
      let grid = Grid(document, table, document.cells[number], lint)
      for (row, label) in grid.labels.enumerated() where isTotal(label) { checkRow(grid, row, label, lint, &list) }
      for column in grid.columns where isTotal(grid.header(column)) { checkColumn(grid, column, &list) }
    }
  }

  /// A table's numbers by place.
  struct Grid {
    let document: EvidenceDocument
    let table: DocumentTable
    private let cells: [DocumentTable.Place: Int]
    var labels: [String] = []
    /// Whether its numbers are said to be thousands or millions, so that they are rounded.
    private(set) var isRounded = false

    init(
      _ document: EvidenceDocument, _ table: DocumentTable, _ cells: [DocumentTable.Place: Int], _ lint: LintWords
    ) {
      self.document = document
      self.table = table
      self.cells = cells
      let heads = (table.rows.first ?? []).filter { !$0.blocks.isEmpty }.map(\.range)
      isRounded = ([table.caption, table.unit].compactMap(\.self) + heads).contains { range in
        ClaimWords.split(document.document.text.quote(range)).contains(where: lint.scale.contains)
      }
      labels = table.rows.map { row in
        row.first { !$0.blocks.isEmpty }.map { document.document.text.quote($0.range) } ?? ""
      }
    }

    var columns: Range<Int> { 0..<(table.rows.first?.count ?? 0) }

    func header(_ column: Int) -> String {
      table.rows.first.map { document.document.text.quote($0[column].range) } ?? ""
    }

    /// The one figure at a place; nil where there is none, or more than one.
    func figure(_ row: Int, _ column: Int) -> Figure? {
      guard let index = cells[DocumentTable.Place(row: row, column: column)] else { return nil }
      let figures = document.statements[index].figures
      return figures.count == 1 && figures[0].amount.value != nil ? figures[0] : nil
    }

    /// The number at a place, of what can be added up.
    func number(_ row: Int, _ column: Int) -> Figure? {
      guard let figure = figure(row, column), [.count, .money, .measure].contains(figure.amount.kind) else {
        return nil
      }
      return figure
    }
  }

  static func isTotal(_ label: String) -> Bool {
    let words = ClaimWords.split(label)
    if words.contains(where: { ["other", "others", "lainnya", "lain-lain"].contains($0) }) { return false }
    return words.first.map {
      ["total", "totals", "all", "sum", "jumlah", "overall", "subtotal", "sub-total"].contains($0)
    } ?? false
      || words.last == "total" && words.count < 4
  }

  private static func checkRow(
    _ grid: Grid, _ row: Int, _ label: String, _ lint: LintWords, _ list: inout FindingList
  ) {
    let columns = grid.columns.dropFirst().filter { grid.number(row, $0) != nil }
    guard !columns.isEmpty, row >= 2 else { return }
    // The parts: rows that share the total's noun ("All notices"), else those directly above that add up in some column.
    var rows: [Int] = []
    let noun = FigureBinder.contentTerms(label, lint.claims)
    let above = (0..<row).filter { index in
      columns.contains { grid.number(index, $0) != nil } && !isTotal(grid.labels[index])
        && !lint.isContained(ClaimWords.split(grid.labels[index]))
    }
    if !noun.isEmpty {
      rows = above.filter { !noun.isDisjoint(with: FigureBinder.contentTerms(grid.labels[$0], lint.claims)) }
      if rows.count < 2 { rows = [] }
    }
    func isSum(_ rows: [Int], _ column: Int) -> Bool? {
      let values = rows.map { grid.number($0, column)?.amount.value }
      guard let total = grid.number(row, column)?.amount.value, values.allSatisfy({ $0 != nil }) else { return nil }
      return abs(values.compactMap { $0 }.reduce(0, +) - total)
        <= reach(grid, values.compactMap { $0 } + [total], total, grid.number(row, column)?.amount.scale ?? 1)
    }
    if rows.isEmpty || !columns.contains(where: { isSum(rows, $0) == true }) {
      let run = Array(above.reversed().prefix { index in !isTotal(grid.labels[index]) })
      let fitting = run.indices.dropFirst().first { last in
        columns.contains { isSum(Array(run[...last]), $0) == true }
      }
      if let fitting {
        rows = Array(run[...fitting])
      } else if columns.count == 1 || rows.isEmpty {
        // One column: a plain total of all rows above.
        let plain: Set<String> = ["total", "totals", "sum", "jumlah", "grand", "all", "overall"]
        guard ClaimWords.split(label).allSatisfy(plain.contains), run.count >= 2 else { return }
        rows = run
      }
    }
    guard rows.count >= 2, !areNested(grid, rows.sorted(), row, columns) else { return }
    // A row of averages or rates is no part.
    let plain = rows.filter { ClaimWords.split(grid.labels[$0]).allSatisfy { !lint.rate.contains($0) } }
    if plain.count >= 2, plain.count < rows.count, columns.allSatisfy({ isSum(plain, $0) != false }) { return }
    for column in columns where isSum(rows, column) == false {
      guard let total = grid.number(row, column) else { continue }
      let parts = rows.sorted().compactMap { grid.number($0, column) }
      let sum = parts.compactMap(\.amount.value).reduce(0, +)
      list.add(
        "sum", .high,
        "\(label): the rows make \(PartRules.shown(sum / total.amount.scale)), the total says \(PartRules.shown((total.amount.value ?? 0) / total.amount.scale))",
        [total.range] + parts.map(\.range))
    }
  }

  /// What rounding may add to a sum: half of the last decimal of each number, nothing for whole numbers but thousands and millions.
  /// `scale` is what the caption multiplies the numbers by: they are rounded as they are written.
  private static func reach(_ grid: Grid, _ values: [Double], _ total: Double, _ scale: Double) -> Double {
    let half = Amount.halfDigit(values.map { $0 / scale }) * scale
    // A total that is written more coarsely than its parts is rounded to its own last digit.
    let own = Amount.halfDigit([total / scale]) * scale
    let coarse = half < 0.5 * scale && own > half ? own : 0
    let isRounded = half < 0.5 * scale || grid.isRounded
    return max(isRounded ? half * Double(values.count) + coarse : 0, 1e-6, abs(total) * 1e-9)
  }

  /// Whether the total comes out right in all columns once rows are taken as contained in those above them.
  private static func areNested(_ grid: Grid, _ rows: [Int], _ total: Int, _ columns: [Int]) -> Bool {
    let full = columns.filter { column in
      rows.allSatisfy { grid.number($0, column) != nil } && grid.number(total, column) != nil
    }
    guard !full.isEmpty else { return false }
    func values(_ row: Int) -> [Double] { full.map { grid.number(row, $0)?.amount.value ?? 0 } }
    return SubRows.canMake(values(total), rows.map(values), within: 1e-6)
  }

  private static func checkColumn(_ grid: Grid, _ column: Int, _ list: inout FindingList) {
    let others = grid.columns.dropFirst().filter { $0 != column && !isTotal(grid.header($0)) }
    guard others.count >= 2 else { return }
    var wrong: [(Int, Double)] = []
    var right = 0
    for row in grid.table.rows.indices.dropFirst() {
      guard let total = grid.number(row, column)?.amount.value else { continue }
      let values = others.map { grid.number(row, $0)?.amount.value }
      guard values.allSatisfy({ $0 != nil }) else { continue }
      let sum = values.compactMap { $0 }.reduce(0, +)
      if abs(sum - total)
        <= reach(grid, values.compactMap { $0 } + [total], total, grid.number(row, column)?.amount.scale ?? 1)
      {
        right += 1
      } else {
        wrong.append((row, sum))
      }
    }
    // Other columns may be of other things: at least one row must add up.
    guard right > 0 else { return }
    for (row, sum) in wrong {
      guard let total = grid.number(row, column) else { continue }
      let parts = others.compactMap { grid.number(row, $0) }
      list.add(
        "sum", .high,
        "\(grid.labels[row]): the columns make \(PartRules.shown(sum)), the total says \(PartRules.shown(total.amount.value ?? 0))",
        [total.range] + parts.map(\.range))
    }
  }
}
