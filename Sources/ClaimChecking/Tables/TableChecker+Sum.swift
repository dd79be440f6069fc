import DocumentModel

extension TableChecker {
  private static let sums: Set<String> = ["total", "sum", "combined"]
  private static let means: Set<String> = ["average", "mean"]

  /// "The average attendance be 4210", "A and B have a combined 12 wins": a column, or two rows of it, and the number.
  func sum(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard !operators.isEmpty,
      operators.allSatisfy({ Self.sums.contains(words[$0]) || Self.means.contains(words[$0]) || words[$0] == "all" })
    else { return nil }
    let isMean = operators.contains { Self.means.contains(words[$0]) }
    guard isMean || operators.contains(where: { Self.sums.contains(words[$0]) }) else { return nil }
    let named = Set(linker.headers.map(\.column)).filter { linker.grid.values($0) != nil }
    guard named.count == 1, let column = named.first, let values = linker.grid.values(column), !isPlace(column, linker)
    else { return nil }
    let numbers = words.indices.filter { number(words[$0]) != nil }
    guard numbers.count == 1, let claimed = number(words[numbers[0]]) else { return nil }
    let rest = linker.rest.filter { $0 != numbers[0] && !operators.contains($0) }
    let links = linker.links.filter { !$0.words.contains(numbers[0]) }
    var taken = values
    switch links.count {
    case 0 where rest.isEmpty:
      // A row of totals is none of the things.
      guard !linker.grid.rows.contains(where: { $0.first?.words.contains("total") == true }) else { return nil }
    case 2:
      guard links.allSatisfy({ $0.isWhole && $0.rows.count == 1 }), links[0].rows != links[1].rows,
        !links[0].columns.isDisjoint(with: links[1].columns), rest.count <= 1,
        words[links[0].words.upperBound..<links[1].words.lowerBound].contains("and")
      else { return nil }
      let rows = links[0].rows.union(links[1].rows)
      taken = values.filter { rows.contains($0.row) }
      guard taken.count == 2 else { return nil }
    default: return nil
    }
    let total = taken.reduce(0) { $0 + $1.value }
    let result = isMean ? total / Double(taken.count) : total
    // A mean is said with as many digits as one likes.
    let digits = words[numbers[0]].split(separator: ".").dropFirst().first?.count ?? 0
    let reach = isMean ? 0.5 * (0..<digits).reduce(1) { unit, _ in unit / 10 } + 1e-9 : 1e-6
    return Answer(
      holds: abs(result - claimed) <= reach, ranges: taken.prefix(12).map { linker.grid.rows[$0.row][column].range },
      trace:
        "\(isMean ? "mean" : "sum") of \(taken.count) is \(shown((result * 100).rounded() / 100)), claimed \(words[numbers[0]])"
    )
  }

  /// A number as a word writes it.
  func number(_ word: String) -> Double? { Double(word.replacing(",", with: "")) }
}
