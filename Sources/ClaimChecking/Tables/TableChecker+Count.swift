import DocumentModel

extension TableChecker {
  // MARK: How many rows

  /// "There be 3 player from spain", "2 of the game be at mcg": rows that hold all that is named.
  func count(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let allowed: Set<String> = ["only", "time", "times", "total", "exactly", "different", "end", "tie", "win", "lose"]
    guard operators.allSatisfy({ allowed.contains(words[$0]) }) else { return nil }
    // The number: first in the claim, or behind `there be` and `only`.
    let lead: Set<String> = [
      "there", "be", "a", "total", "of", "only", "exactly", "have", "the", "in", "are", "were", "is",
    ]
    // "play the angels 3 time"
    let often = words.indices.dropLast().first { Int(words[$0]) != nil && ["time", "times"].contains(words[$0 + 1]) }
    guard let place = often ?? words.indices.first(where: { Int(words[$0]) != nil }), let claimed = Int(words[place]),
      claimed <= 60, often != nil || words[..<place].allSatisfy(lead.contains), place + 1 < words.count,
      Int(words[place + 1]) == nil
    else { return nil }
    // "45 points": a number of a column of numbers counts no rows.
    if let header = linker.headers.first(where: { $0.place == place + 1 }), linker.grid.values(header.column) != nil {
      return nil
    }
    let isCounting =
      words[..<place].contains("there") || words[..<place].contains("only") || words[place + 1] == "of"
      || words.contains("time") && words[place + 1] == "time"
    let links = linker.links.filter { !$0.words.contains(place) }
    guard isCounting || place == 0 || often != nil, (1...3).contains(links.count),
      links.allSatisfy({ $0.columns.count == 1 }),
      Set(links.flatMap(\.columns)).count == links.count,
      linker.rest.filter({ $0 != place }).count <= (Self.mostRest - 1),
      !linker.rest.contains(where: { $0 != place && Double(words[$0]) != nil })
    else { return nil }
    // A cell may say more than the claim: "spain" and "spain (b)".
    let holding = links.map { link in Set(linker.holding(link).map(\.row)) }
    let rows = holding.dropFirst().reduce(holding[0]) { $0.intersection($1) }
    guard !rows.isEmpty else { return nil }
    let cells = rows.sorted().flatMap { row in ranges(linker.grid, links, row) }
    return Answer(
      holds: rows.count == claimed, ranges: Array(cells.prefix(12)),
      trace: "\(rows.count) rows hold \(shown(links)), claimed \(claimed)")
  }
}
