import DocumentModel

extension TableChecker {
  // MARK: The most

  func superlative(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let high: Set<String> = ["most", "highest", "largest", "biggest", "greatest", "maximum"]
    let low: Set<String> = ["least", "lowest", "smallest", "fewest", "minimum"]
    guard operators.count == 1, linker.rest.count <= 2, linker.links.count == 1,
      let link = linker.links.first,
      link.isWhole, link.rows.count == 1, let row = link.rows.first
    else { return nil }
    let isHigh = high.contains(words[operators[0]])
    guard isHigh || low.contains(words[operators[0]]) else { return nil }
    let behind = linker.headers.filter { !link.columns.contains($0.column) && $0.place > operators[0] }
    let named = behind.isEmpty ? linker.headers.filter { !link.columns.contains($0.column) } : behind
    guard Set(named.map(\.column)).count == 1, let column = named.first?.column, !isPlace(column, linker),
      let values = linker.grid.values(column),
      let own = values.first(where: { $0.row == row })?.value
    else { return nil }
    let extreme = isHigh ? values.map(\.value).max() : values.map(\.value).min()
    guard let extreme, !(values.filter { $0.value == extreme }.count > 1 && own == extreme) else { return nil }
    let best = values.first { $0.value == extreme }
    return Answer(
      holds: own == extreme,
      ranges: [linker.grid.rows[row][column].range] + (best.map { [linker.grid.rows[$0.row][column].range] } ?? []),
      trace: "\(isHigh ? "highest" : "lowest") is \(extreme), the row has \(own)")
  }

  /// "The lowest attendance be 34661": the number itself.
  func extreme(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let high: Set<String> = ["most", "highest", "largest", "biggest", "greatest", "maximum"]
    let low: Set<String> = ["least", "lowest", "smallest", "fewest", "minimum"]
    guard operators.count == 1, linker.rest.count <= 2, linker.links.count == 1, let link = linker.links.first,
      link.words.count == 1,
      let claimed = Double(words[link.words.lowerBound].replacing(",", with: ""))
    else { return nil }
    let isHigh = high.contains(words[operators[0]])
    guard isHigh || low.contains(words[operators[0]]) else { return nil }
    let named = Set(linker.headers.map(\.column))
    guard named.count == 1, let column = named.first, let values = linker.grid.values(column),
      let extreme = isHigh ? values.map(\.value).max() : values.map(\.value).min(),
      let place = values.first(where: { $0.value == extreme })
    else { return nil }
    return Answer(
      holds: extreme == claimed, ranges: [linker.grid.rows[place.row][column].range],
      trace: "\(isHigh ? "highest" : "lowest") is \(extreme), claimed \(claimed)")
  }

  // MARK: Two rows

  /// "A have a higher attendance than B".
  func comparison(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let more: Set<String> = ["more", "higher", "greater", "larger"]
    let less: Set<String> = ["less", "fewer", "lower", "smaller"]
    guard operators.count == 2, words[operators[1]] == "than", linker.links.count == 2,
      linker.rest.count <= 3
    else { return nil }
    let cue = words[operators[0]]
    guard more.contains(cue) || less.contains(cue) else { return nil }
    let (a, b) = (linker.links[0], linker.links[1])
    guard a.words.lowerBound < operators[0], b.words.lowerBound > operators[1], a.rows.count == 1, b.rows.count == 1,
      let first = a.rows.first, let second = b.rows.first, first != second, !a.columns.isDisjoint(with: b.columns)
    else { return nil }
    let taken = a.columns.union(b.columns)
    let between = Set(linker.headers.filter { $0.place > operators[0] && $0.place < operators[1] }.map(\.column))
    let other = Set(linker.headers.map(\.column)).subtracting(taken).filter { linker.grid.values($0) != nil }
    var named = between.isEmpty ? other : between
    // Where one column alone has numbers it is the one.
    let numeric = linker.grid.headers.indices.filter { !taken.contains($0) && linker.grid.values($0) != nil }
    if named.isEmpty, linker.headers.isEmpty, numeric.count == 1 { named = Set(numeric) }
    guard named.count == 1, let column = named.first, !isPlace(column, linker),
      let x = linker.grid.rows[first][column].number,
      let y = linker.grid.rows[second][column].number
    else { return nil }
    let holds = more.contains(cue) ? x > y : x < y
    return Answer(
      holds: holds, ranges: [linker.grid.rows[first][column].range, linker.grid.rows[second][column].range],
      trace: "\(x) against \(y)")
  }

  /// Whether a column counts from the best: its first is its smallest number.
  func isPlace(_ column: Int, _ linker: TableLinker) -> Bool {
    !Ranking.places.isDisjoint(with: linker.grid.headers[column])
  }
}
