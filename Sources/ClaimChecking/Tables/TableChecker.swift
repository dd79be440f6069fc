import DocumentModel

/// Claims about a table: a cell of a row, the row with the most, how many rows there are. Answered only where every word of the
/// claim is a cell, a header, or one of the words of the question.
struct TableChecker {
  let words: [String]
  let lexicon: ClaimLexicon

  /// An answer, the cells it rests on, and the comparison.
  struct Answer {
    var holds: Bool
    var ranges: [TextRange]
    var trace: String
  }

  private static let operators: Set<String> = [
    "only", "most", "least", "highest", "lowest", "largest", "smallest", "biggest", "more", "less", "fewer", "than",
    "higher",
    "lower", "greater", "before", "after", "first", "last", "latest", "earliest", "total", "average", "sum",
    "difference", "all",
    "every", "none", "no", "not", "never", "same", "different", "other", "between", "longest", "shortest", "youngest",
    "oldest",
    "above", "below", "under", "top", "bottom", "best", "worst", "time", "times", "any", "neither", "combined",
    "consecutive",
    "twice", "half", "majority", "range", "least", "another", "except", "without", "nobody", "follow", "second",
    "third", "next",
    "previous", "either", "or", "once", "fewest", "maximum", "minimum", "greatest", "newest", "earlier", "later",
    "equal", "wasn't",
    "exactly", "several", "multiple", "few", "many", "beat", "lose", "defeat", "almost", "nearly", "about", "around",
    "end", "start",
    "begin", "since", "until", "through", "win", "won", "lost", "increase", "decrease", "rise", "fall", "tie", "tied",
  ]

  /// The answer of the first table that gives one.
  func answer(_ document: EvidenceDocument) -> Answer? {
    for grid in document.grids {
      let linker = TableLinker(grid, words, lexicon)
      // Beside running text a word that no cell has may say something else of the row.
      guard !document.hasText || linker.rest.allSatisfy({ !lexicon.isContent(words[$0]) }) else { continue }
      if let answer = answer(linker) { return answer }
    }
    return nil
  }

  private func answer(_ linker: TableLinker) -> Answer? {
    let linked = linker.links.reduce(into: Set<Int>()) { $0.formUnion($1.words) }
    let named = Set(linker.headers.map(\.place)).union(linker.shared)
    let operators = words.indices.filter {
      !linked.contains($0) && !named.contains($0) && Self.operators.contains(words[$0])
    }
    if operators.isEmpty { return count(linker, []) ?? lookup(linker) }
    return superlative(linker, operators) ?? extreme(linker, operators) ?? comparison(linker, operators)
      ?? count(linker, operators)
  }

  // MARK: A row

  /// Every name and number in one row.
  private func lookup(_ linker: TableLinker) -> Answer? {
    let rest = linker.rest.filter { !Self.operators.contains(words[$0]) }
    let links = linker.links
    let numbers = rest.filter { Double(words[$0].replacing(",", with: "")) != nil }
    guard links.count >= 2, rest.count <= 2, numbers.isEmpty else { return numeric(linker, rest, numbers) }
    let rows = links.dropFirst().reduce(links[0].rows) { $0.intersection($1.rows) }
    let fitting = rows.filter { isDistinct(links, $0) }
    if let row = fitting.min() {
      // What a header says stands before or behind a value of its column.
      guard fitsHeaders(linker, row) else { return nil }
      return Answer(holds: true, ranges: ranges(linker.grid, links, row), trace: "one row holds \(shown(links))")
    }
    return refuted(linker)
  }

  /// One link does not fit a row that all others name, and the row has another value where the link's values stand.
  private func refuted(_ linker: TableLinker) -> Answer? {
    let links = linker.links
    var found: [(row: Int, column: Int, odd: Int)] = []
    for odd in links.indices where links[odd].isWhole {
      let others = links.indices.filter { $0 != odd }
      let rows = others.dropFirst().reduce(links[others[0]].rows) { $0.intersection(links[$1].rows) }
      guard rows.count == 1, let row = rows.first, isDistinct(others.map { links[$0] }, row) else { continue }
      // The others must name the row by a column that tells rows apart.
      guard others.contains(where: { links[$0].isWhole && links[$0].rows.count == 1 }) else { continue }
      let columns = links[odd].columns
      guard columns.count == 1, let column = columns.first, !linker.grid.rows[row][column].words.isEmpty else {
        continue
      }
      let taken = others.flatMap { links[$0].cells.filter { $0.row == row }.map(\.column) }
      guard !taken.contains(column) else { continue }
      found.append((row, column, odd))
    }
    guard let first = found.first else { return nil }
    let said = linker.grid.rows[first.row][first.column]
    // Digits grouped in another way are the same number.
    guard said.words.joined() != linker.words[links[first.odd].words].joined() else { return nil }
    return Answer(
      holds: false,
      ranges: ranges(linker.grid, links.indices.filter { $0 != first.odd }.map { links[$0] }, first.row) + [said.range],
      trace:
        "claimed \(words[links[first.odd].words].joined(separator: " ")), the row says \(said.words.joined(separator: " "))"
    )
  }

  /// A number that no cell has, where a row and a header are named.
  private func numeric(_ linker: TableLinker, _ rest: [Int], _ numbers: [Int]) -> Answer? {
    guard numbers.count == 1, rest.count <= 2, let claimed = Double(words[numbers[0]].replacing(",", with: "")),
      !linker.links.isEmpty
    else {
      return nil
    }
    let links = linker.links
    let rows = links.dropFirst().reduce(links[0].rows) { $0.intersection($1.rows) }
    guard rows.count == 1, let row = rows.first, links.contains(where: { $0.isWhole }), isDistinct(links, row) else {
      return nil
    }
    let columns = Set(linker.headers.map(\.column)).subtracting(
      links.flatMap { $0.cells.filter { $0.row == row }.map(\.column) })
    guard columns.count == 1, let column = columns.first, let said = linker.grid.rows[row][column].number,
      said != claimed
    else {
      return nil
    }
    return Answer(
      holds: false, ranges: ranges(linker.grid, links, row) + [linker.grid.rows[row][column].range],
      trace: "claimed \(words[numbers[0]]), the row says \(linker.grid.rows[row][column].words.joined(separator: " "))")
  }

  /// Whether each link has a cell of its own in a row.
  private func isDistinct(_ links: [TableLinker.Link], _ row: Int) -> Bool {
    var options = links.map { link in Set(link.cells.filter { $0.row == row }.map(\.column)) }
    options.sort { $0.count < $1.count }
    var used: Set<Int> = []
    for option in options {
      guard let free = option.subtracting(used).min() else { return false }
      used.insert(free)
    }
    return true
  }

  /// A header named in the claim must be that of a linked cell of the row.
  private func fitsHeaders(_ linker: TableLinker, _ row: Int) -> Bool {
    linker.headers.allSatisfy { header in
      linker.links.contains { link in link.cells.contains { $0.row == row && $0.column == header.column } }
    }
  }

  // MARK: The most

  private func superlative(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
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
    guard Set(named.map(\.column)).count == 1, let column = named.first?.column,
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
  private func extreme(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
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

  // MARK: How many rows

  /// "There be 3 player from spain", "2 of the game be at mcg": rows that hold all that is named.
  private func count(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let allowed: Set<String> = ["only", "time", "times", "total", "exactly", "different", "end", "tie", "win", "lose"]
    guard operators.allSatisfy({ allowed.contains(words[$0]) }) else { return nil }
    // The number: first in the claim, or behind `there be` and `only`.
    let lead: Set<String> = [
      "there", "be", "a", "total", "of", "only", "exactly", "have", "the", "in", "are", "were", "is",
    ]
    guard let place = words.indices.first(where: { Int(words[$0]) != nil }), let claimed = Int(words[place]),
      claimed <= 60,
      words[..<place].allSatisfy(lead.contains), place + 1 < words.count, Int(words[place + 1]) == nil
    else { return nil }
    let isCounting =
      words[..<place].contains("there") || words[..<place].contains("only") || words[place + 1] == "of"
      || words.contains("time") && words[place + 1] == "time"
    let links = linker.links.filter { !$0.words.contains(place) }
    guard isCounting || place == 0, (1...2).contains(links.count), links.allSatisfy({ $0.columns.count == 1 }),
      Set(links.flatMap(\.columns)).count == links.count,
      linker.rest.filter({ $0 != place }).count <= 1,
      !linker.rest.contains(where: { $0 != place && Double(words[$0]) != nil })
    else { return nil }
    let rows = links.dropFirst().reduce(links[0].rows) { $0.intersection($1.rows) }
    guard !rows.isEmpty else { return nil }
    let cells = rows.sorted().flatMap { row in ranges(linker.grid, links, row) }
    return Answer(
      holds: rows.count == claimed, ranges: Array(cells.prefix(12)),
      trace: "\(rows.count) rows hold \(shown(links)), claimed \(claimed)")
  }

  // MARK: Two rows

  /// "A have a higher attendance than B".
  private func comparison(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
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
    let named = between.isEmpty ? other : between
    guard named.count == 1, let column = named.first, let x = linker.grid.rows[first][column].number,
      let y = linker.grid.rows[second][column].number
    else { return nil }
    let holds = more.contains(cue) ? x > y : x < y
    return Answer(
      holds: holds, ranges: [linker.grid.rows[first][column].range, linker.grid.rows[second][column].range],
      trace: "\(x) against \(y)")
  }

  // MARK: Shown

  private func ranges(_ grid: TableGrid, _ links: [TableLinker.Link], _ row: Int) -> [TextRange] {
    links.compactMap { link in link.cells.first { $0.row == row }.map { grid.rows[$0.row][$0.column].range } }
  }

  private func shown(_ links: [TableLinker.Link]) -> String {
    links.map { "“" + words[$0.words].joined(separator: " ") + "”" }.joined(separator: ", ")
  }
}
