import DocumentModel

/// Percents that are the parts of one whole and do not make 100.
enum PercentRules {
  static func check(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    for statement in document.statements where statement.table == nil { sentence(statement, lint, &list) }
    lists(document, lint, &list)
    for (number, table) in document.document.tables.enumerated() where number < document.cells.count {
      let grid = TotalRules.Grid(document, table, document.cells[number], lint)
      for column in grid.columns.dropFirst() { checkColumn(grid, column, lint, &list) }
    }
  }

  /// Shares and what they make.
  private struct Sum {
    var total: Double
    /// What rounding of each share may add or take.
    var reach: Double

    init(_ values: [Double]) {
      total = values.reduce(0, +)
      reach = Double(values.count) * Amount.halfDigit(values) + 0.01
    }

    var isOver: Bool { total > 100 + reach }
    var isUnder: Bool { total < 100 - reach }
    /// What makes twice the whole, or half, is no slip.
    var isNear: Bool { total > 50 && total <= 150 }
  }

  /// "45% came by bus, 35% by train and the remaining 20% on foot"
  private static func sentence(_ statement: Statement, _ lint: LintWords, _ list: inout FindingList) {
    let percents = statement.figures.filter { $0.amount.kind == .percent }
    guard percents.count >= 2, percents.count <= 12, statement.figures.count == percents.count,
      percents.allSatisfy({ $0.amount.value != nil && $0.amount.qualifier == nil && $0.whole == nil }),
      let first = percents.first, let last = percents.last
    else { return }
    let inner = statement.words(from: first.range.start, to: statement.words.last?.range.end ?? 0)
    guard
      zip(percents, percents.dropFirst()).allSatisfy({
        statement.words(from: $0.range.end, to: $1.range.start).count <= 12
      })
    else { return }
    // The last of them is what the others leave: "the remaining 20%".
    let closing = statement.words(from: percents[percents.count - 2].range.end, to: last.range.end).suffix(4)
    let isRest = closing.contains { lint.remainder.contains($0.text) }
    // "divided between roads (45%), schools (35%) and water (20%)"
    let isDivided = statement.words.contains { $0.range.end <= first.range.start && lint.divided.contains($0.text) }
    let isOther = statement.words(from: last.range.end, to: inner.last?.range.end ?? 0).prefix(3).contains {
      lint.others.contains($0.text)
    }
    guard isRest || isDivided || isOther, !inner.contains(where: { lint.rate.contains($0.text) }),
      !percents.contains(where: { isChange($0, statement) })
    else { return }
    let sum = Sum(percents.compactMap(\.amount.value))
    guard sum.isOver || sum.isUnder && isRest, sum.isNear else { return }
    add(sum, percents.map(\.range), isRest || isDivided ? .high : .medium, &list)
  }

  /// "grew by 45%"
  private static func isChange(_ percent: Figure, _ statement: Statement) -> Bool {
    ["by", "sebesar"].contains(statement.words.last { $0.range.end <= percent.range.start }?.text ?? "")
  }

  private static func add(_ sum: Sum, _ ranges: [TextRange], _ severity: Finding.Severity, _ list: inout FindingList) {
    list.add("percent-sum", severity, "the shares of one whole make \(PartRules.shown(sum.total))%", ranges)
  }

  // MARK: Lists

  /// One item of a list: its words, its only percent.
  private struct Item {
    var words: [String]
    var percent: Figure
  }

  private static func lists(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    let blocks = document.document.blocks
    var byBlock: [Int: [Statement]] = [:]
    var leads: [Int: Statement] = [:]
    for statement in document.statements where statement.table == nil {
      if blocks[statement.block].kind == .listItem {
        byBlock[statement.block, default: []].append(statement)
      } else {
        leads[statement.block] = statement
      }
    }
    var start = 0
    while start < blocks.count {
      guard blocks[start].kind == .listItem else {
        start += 1
        continue
      }
      var end = start
      while end < blocks.count, blocks[end].kind == .listItem { end += 1 }
      let items = (start..<end).compactMap { item(byBlock[$0] ?? []) }
      if items.count == end - start, items.count >= 3 {
        let lead = leads[start - 1]?.words.map(\.text) ?? []
        check(items, lead, lint, &list)
      }
      start = end
    }
  }

  private static func item(_ statements: [Statement]) -> Item? {
    guard statements.count == 1, let statement = statements.first, statement.words.count <= 12 else { return nil }
    let percents = statement.figures.filter { $0.amount.kind == .percent && $0.amount.value != nil }
    guard percents.count == 1, percents[0].amount.qualifier == nil else { return nil }
    return Item(words: statement.words.map(\.text), percent: percents[0])
  }

  private static func check(_ items: [Item], _ lead: [String], _ lint: LintWords, _ list: inout FindingList) {
    let all = items.flatMap(\.words) + lead
    guard !all.contains(where: lint.rate.contains), !lint.isSeveral(lead),
      !items.contains(where: { lint.isContained($0.words) })
    else { return }
    let sum = Sum(items.compactMap(\.percent.amount.value))
    let isComplete = items.contains { item in item.words.first.map(lint.others.contains) ?? false }
    let isWhole = lead.contains { lint.distribution.contains($0) || lint.share.contains($0) && $0.utf8.count > 5 }
    // "Respondents by education"
    let isClassed = lead.contains { ["by", "menurut"].contains($0) } && sum.total <= 115
    guard sum.isNear, sum.isOver && (isComplete || isWhole || isClassed) || sum.isUnder && isComplete && isWhole else {
      return
    }
    let isSure = isComplete || sum.isOver && isWhole
    add(sum, items.map(\.percent.range), isSure ? .high : .medium, &list)
  }

  // MARK: Tables

  private static func checkColumn(
    _ grid: TotalRules.Grid, _ column: Int, _ lint: LintWords, _ list: inout FindingList
  ) {
    let header = ClaimWords.split(grid.header(column))
    let caption = grid.table.caption.map { ClaimWords.split(grid.document.document.text.quote($0)) } ?? []
    let isNamed =
      grid.header(column).contains("%")
      || header.contains { ["percent", "percentage", "share", "persen", "persentase", "proporsi"].contains($0) }
      || zip(header, header.dropFirst()).contains { $0 == ("per", "cent") }
    var parts: [(row: Int, value: Double, figure: Figure)] = []
    var total: Figure?
    for row in grid.table.rows.indices {
      guard let figure = grid.figure(row, column), let value = figure.amount.value,
        figure.amount.kind == .percent || isNamed && figure.amount.kind == .count
      else { continue }
      if TotalRules.isTotal(grid.labels[row]) {
        guard total == nil else { return }
        total = figure
      } else {
        guard total == nil else { return }
        parts.append((row, value, figure))
      }
    }
    guard parts.count >= 3 || total != nil && parts.count == 2, parts.allSatisfy({ (0...100).contains($0.value) })
    else { return }
    let isOfAll = total?.amount.value == 100
    if total != nil, !isOfAll { return }
    let labels = parts.map { ClaimWords.split(grid.labels[$0.row]) }
    let notes = grid.table.notes.flatMap {
      ClaimWords.split(grid.document.document.text.quote(grid.document.document.blocks[$0].range))
    }
    guard !(header + caption).contains(where: lint.rate.contains), !lint.isSeveral(caption + notes + header) else {
      return
    }
    let main = parts.indices.filter { !lint.isContained(labels[$0]) }
    let sum = Sum(main.map { parts[$0].value })
    guard sum.isNear, sum.isOver || sum.isUnder else { return }
    // Rows that are part of the one above.
    let values = main.map { [parts[$0].value] }
    if sum.isOver, SubRows.canMake([100], values, within: sum.reach, isComplete: true) { return }
    let isComplete = labels.contains { $0.first.map(lint.others.contains) ?? false }
    let isDistribution = (header + caption).contains(where: lint.distribution.contains) || isOfTotal(header)
    let isShare = !header.isEmpty && header.allSatisfy { lint.share.contains($0) || lint.everyone.contains($0) }
    let severity: Finding.Severity
    if isOfAll || sum.isOver && (isComplete || isDistribution) {
      severity = .high
    } else if sum.isOver && isShare && sum.total <= 115 && hasNoTimes(grid, parts.map(\.row)) {
      severity = .medium
    } else {
      return
    }
    add(sum, main.map { parts[$0].figure.range } + [total?.range].compactMap { $0 }, severity, &list)
  }

  /// "% of total"
  private static func isOfTotal(_ header: [String]) -> Bool {
    zip(header, header.dropFirst()).contains {
      ["of", "dari"].contains($0.0) && ["total", "all", "the"].contains($0.1)
    }
  }

  /// Whether the rows are no years: shares in several years are of several wholes.
  private static func hasNoTimes(_ grid: TotalRules.Grid, _ rows: [Int]) -> Bool {
    !rows.contains { row in
      let label = grid.labels[row].filter(\.isNumber)
      return label.count >= 4
    }
  }
}
