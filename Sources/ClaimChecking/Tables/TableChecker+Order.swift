import DocumentModel

extension TableChecker {
  private static let high: Set<String> = ["most", "highest", "largest", "biggest", "greatest", "maximum"]
  private static let low: Set<String> = ["least", "lowest", "smallest", "fewest", "minimum"]
  static let more: Set<String> = ["more", "higher", "greater", "larger"]
  static let less: Set<String> = ["less", "fewer", "lower", "smaller"]

  // MARK: The most

  /// "A have the most wins", "A have the most wins with 12".
  func superlative(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard operators.count == 1, linker.rest.count <= Self.mostRest,
      let link = linker.links.first(where: { number(words[$0.words.lowerBound]) == nil }),

      link.rows.count == 1, let row = link.rows.first
    else { return nil }
    // Besides the row only its number may be said.
    let others = linker.links.filter { $0.words != link.words }
    guard others.count <= 1, others.allSatisfy({ $0.words.count == 1 && number(words[$0.words.lowerBound]) != nil })
    else { return nil }
    let isHigh = Self.high.contains(words[operators[0]])
    guard isHigh || Self.low.contains(words[operators[0]]) else { return nil }
    let behind = linker.headers.filter { !link.columns.contains($0.column) && $0.place > operators[0] }
    let named = behind.isEmpty ? linker.headers.filter { !link.columns.contains($0.column) } : behind
    guard Set(named.map(\.column)).count == 1, let column = named.first?.column, !isPlace(column, linker),
      let values = linker.grid.values(column),
      let own = values.first(where: { $0.row == row })?.value
    else { return nil }
    let extreme = isHigh ? values.map(\.value).max() : values.map(\.value).min()
    guard let extreme, !(values.filter { $0.value == extreme }.count > 1 && own == extreme) else { return nil }
    let best = values.first { $0.value == extreme }
    let said = others.first.flatMap { number(words[$0.words.lowerBound]) }
    return Answer(
      holds: own == extreme && (said == nil || said == own),
      ranges: [linker.grid.rows[row][column].range] + (best.map { [linker.grid.rows[$0.row][column].range] } ?? []),
      trace: "\(isHigh ? "highest" : "lowest") is \(shown(extreme)), the row has \(shown(own))")
  }

  /// "The lowest attendance be 34661": the number itself.
  func extreme(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard operators.count == 1, linker.rest.count <= Self.mostRest, linker.links.count == 1,
      let link = linker.links.first,
      link.words.count == 1, let claimed = number(words[link.words.lowerBound])
    else { return nil }
    let isHigh = Self.high.contains(words[operators[0]])
    guard isHigh || Self.low.contains(words[operators[0]]) else { return nil }
    let named = Set(linker.headers.map(\.column))
    guard named.count == 1, let column = named.first, let values = linker.grid.values(column),
      let extreme = isHigh ? values.map(\.value).max() : values.map(\.value).min(),
      let place = values.first(where: { $0.value == extreme })
    else { return nil }
    return Answer(
      holds: extreme == claimed, ranges: [linker.grid.rows[place.row][column].range],
      trace: "\(isHigh ? "highest" : "lowest") is \(shown(extreme)), claimed \(shown(claimed))")
  }

  // MARK: Two rows

  /// The numbers of two rows in one column.
  struct Pair {
    var first: Double
    var second: Double
    var ranges: [TextRange]
  }

  /// "A have a higher attendance than B", "A have 5 more wins than B", "more votes in A than in B".
  func comparison(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard let cue = operators.first(where: { Self.more.contains(words[$0]) || Self.less.contains(words[$0]) }),
      let joint = words.indices.first(where: { $0 > cue && ["than", "compare", "compared"].contains(words[$0]) }),
      operators.allSatisfy({ $0 == cue || $0 == joint }), linker.rest.count <= 4
    else { return nil }
    let isMore = Self.more.contains(words[cue])
    let difference = cue > 0 ? number(words[cue - 1]) : nil
    let links = linker.links.filter { difference == nil || !$0.words.contains(cue - 1) }
    guard linker.rest.count - (difference == nil ? 0 : 1) <= 3, let pair = pair(linker, links, cue, joint) else {
      return nil
    }
    let change = isMore ? pair.first - pair.second : pair.second - pair.first
    if let difference {
      return Answer(
        holds: abs(change - difference) < 1e-6, ranges: pair.ranges,
        trace: "\(shown(pair.first)) against \(shown(pair.second)), claimed \(shown(difference)) \(words[cue])")
    }
    return Answer(holds: change > 0, ranges: pair.ranges, trace: "\(shown(pair.first)) against \(shown(pair.second))")
  }

  private func pair(_ linker: TableLinker, _ links: [TableLinker.Link], _ cue: Int, _ joint: Int) -> Pair? {
    let before = links.filter { $0.words.upperBound <= joint }
    let after = links.filter { $0.words.lowerBound > joint }
    // What narrows the first row must be said of it.
    guard let b = after.first, after.count == 1,
      let a = before.first(where: { $0.rows.count == 1 && !$0.columns.isDisjoint(with: b.columns) }),
      links.count == 2 || links.count == 3 && before.allSatisfy({ !$0.rows.isDisjoint(with: a.rows) })
    else { return nil }
    guard a.rows.count == 1, b.rows.count == 1, let first = a.rows.first, let second = b.rows.first, first != second,
      !a.columns.isDisjoint(with: b.columns)
    else { return nil }
    let taken = a.columns.union(b.columns)
    let between = Set(linker.headers.filter { $0.place > cue && $0.place < joint }.map(\.column)).subtracting(taken)
    let other = Set(linker.headers.map(\.column)).subtracting(taken).filter { linker.grid.values($0) != nil }
    var named = between.isEmpty ? other : between
    // Where one column alone has numbers it is the one.
    let numeric = linker.grid.headers.indices.filter { !taken.contains($0) && linker.grid.values($0) != nil }
    if named.isEmpty, linker.headers.allSatisfy({ taken.contains($0.column) }), numeric.count == 1 {
      named = Set(numeric)
    }
    guard named.count == 1, let column = named.first, !isPlace(column, linker),
      let x = linker.grid.rows[first][column].number, let y = linker.grid.rows[second][column].number
    else { return nil }
    return Pair(
      first: x, second: y, ranges: [linker.grid.rows[first][column].range, linker.grid.rows[second][column].range])
  }

  /// Whether a column counts from the best: its first is its smallest number.
  func isPlace(_ column: Int, _ linker: TableLinker) -> Bool {
    !Ranking.places.isDisjoint(with: linker.grid.headers[column])
  }
}
