import DocumentModel

extension TableChecker {
  // MARK: Several rows

  /// "A be the only player from spain", "A be 1 of 3 players from spain".
  func membership(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let one = words.indices.dropLast(2).first { words[$0] == "1" && words[$0 + 1] == "of" }
    let only = words.indices.dropFirst().first { words[$0] == "only" && words[$0 - 1] == "the" }
    guard operators.allSatisfy({ words[$0] == "only" }), let cue = one ?? only else { return nil }
    var claimed = 1
    var end = cue
    if one != nil {
      let behind = words[(cue + 2)...].firstIndex { !["only", "the"].contains($0) }
      guard let behind, let count = Int(words[behind]), count > 1 else { return nil }
      (claimed, end) = (count, behind)
    }
    let links = linker.links.filter { link in !link.words.contains { (cue...end).contains($0) } }
    let rest = linker.rest.filter { !(cue...end).contains($0) }
    guard links.count == 2, rest.count <= 1, links[0].words.upperBound <= cue, links[1].words.lowerBound > end,
      links[0].isWhole, links[0].rows.count == 1, let row = links[0].rows.first, links[1].columns.count == 1,
      links[0].columns.isDisjoint(with: links[1].columns),
      linker.headers.allSatisfy({ links[0].columns.contains($0.column) || links[1].columns.contains($0.column) })
    else { return nil }
    let rows = Set(linker.holding(links[1]).map(\.row))
    return Answer(
      holds: rows.contains(row) && rows.count == claimed,
      ranges: Array(rows.sorted().flatMap { ranges(linker.grid, [links[1]], $0) }.prefix(12)),
      trace: "\(rows.count) rows hold \(shown([links[1]])), claimed \(claimed)")
  }

  /// "All games be played in april", "all players from spain be guards".
  func universal(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard operators.count == 1, ["all", "every", "each"].contains(words[operators[0]]), operators[0] <= 1,
      linker.rest.count <= 2, (1...2).contains(linker.links.count),
      linker.links.allSatisfy({ $0.columns.count == 1 }),
      !linker.links.contains(where: { number(words[$0.words.lowerBound]) != nil })
    else { return nil }
    let said = Set(linker.holding(linker.links[linker.links.count - 1]).map(\.row))
    let column = linker.links[linker.links.count - 1].columns
    // The header behind `all` names what the rows are.
    let isFitting = linker.headers.allSatisfy { header in
      column.contains(header.column) || linker.links[0].columns.contains(header.column)
        || header.place == operators[0] + 1
    }
    guard isFitting
    else {
      return nil
    }
    let asked =
      linker.links.count == 2 ? Set(linker.holding(linker.links[0]).map(\.row)) : Set(linker.grid.rows.indices)
    guard asked.count > 1, linker.links.count == 1 || linker.links[0].columns.isDisjoint(with: column) else {
      return nil
    }
    let missing = asked.subtracting(said)
    return Answer(
      holds: missing.isEmpty,
      ranges: Array(
        (missing.isEmpty ? asked : missing).sorted().flatMap { row in
          column.map { linker.grid.rows[row][$0].range }
        }.prefix(12)),
      trace:
        "\(asked.count - missing.count) of \(asked.count) rows hold \(shown([linker.links[linker.links.count - 1]]))")
  }

  /// "A and B have the same score": two rows and a column.
  func same(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard operators.count == 1, words[operators[0]] == "same", linker.links.count == 2, linker.rest.count <= 2 else {
      return nil
    }
    let (a, b) = (linker.links[0], linker.links[1])
    guard a.isWhole, b.isWhole, a.rows.count == 1, b.rows.count == 1, let first = a.rows.first,
      let second = b.rows.first, first != second,
      !a.columns.isDisjoint(with: b.columns)
    else { return nil }
    let columns = Set(linker.headers.map(\.column)).subtracting(a.columns.union(b.columns))
    guard columns.count == 1, let column = columns.first else { return nil }
    let (x, y) = (linker.grid.rows[first][column], linker.grid.rows[second][column])
    guard !x.words.isEmpty, !y.words.isEmpty else { return nil }
    return Answer(
      holds: x.words == y.words, ranges: [x.range, y.range],
      trace: "\(x.words.joined(separator: " ")) and \(y.words.joined(separator: " "))")
  }

  /// "8 games have an attendance lower than 5000": rows by a bound.
  func threshold(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    let more = Self.more.union(["over", "above"])
    let less = Self.less.union(["under", "below"])
    guard let cue = operators.first(where: { more.contains(words[$0]) || less.contains(words[$0]) }),
      cue + 1 < words.count,
      operators.allSatisfy({ $0 == cue || ["than", "only", "all", "every", "no"].contains(words[$0]) })
    else { return nil }
    let place = words[cue + 1] == "than" ? cue + 2 : cue + 1
    guard place < words.count, let bound = number(words[place]) else { return nil }
    let counts = words[..<cue].indices.filter { number(words[$0]) != nil }
    let columns = Set(linker.headers.map(\.column)).filter { linker.grid.values($0) != nil }
    let links = linker.links.filter { !$0.words.contains(place) && !$0.words.contains { counts.contains($0) } }
    let rest = linker.rest.filter { $0 != place && !counts.contains($0) && !operators.contains($0) }
    guard columns.count == 1, let column = columns.first, let values = linker.grid.values(column), rest.count <= 2,
      counts.count <= 1,
      links.count <= 1, links.allSatisfy({ $0.columns.count == 1 })
    else { return nil }
    let asked = links.first.map { link in Set(linker.holding(link).map(\.row)) }
    let among = values.filter { asked?.contains($0.row) ?? true }
    let rows = among.filter { more.contains(words[cue]) ? $0.value > bound : $0.value < bound }
    let holds: Bool
    if counts.count == 1, let claimed = number(words[counts[0]]), counts[0] <= 4 {
      holds = Double(rows.count) == claimed
    } else if counts.isEmpty, operators.contains(where: { ["all", "every"].contains(words[$0]) }) {
      holds = rows.count == among.count
    } else if counts.isEmpty, operators.contains(where: { words[$0] == "no" }) {
      holds = rows.isEmpty
    } else if counts.isEmpty, let link = links.first, link.rows.count == 1, among.count == 1 {
      holds = rows.count == 1
    } else {
      return nil
    }
    return Answer(
      holds: holds, ranges: (rows.isEmpty ? among : rows).prefix(12).map { linker.grid.rows[$0.row][column].range },
      trace: "\(rows.count) of \(among.count) rows are \(words[cue]) than \(words[place])")
  }

  /// "A's hometown be syracuse": the row has something else where the claim names what no cell has.
  func misnamed(_ linker: TableLinker) -> Answer? {
    let links = linker.links
    guard (1...4).contains(linker.rest.count), !links.isEmpty,
      links.contains(where: { $0.isWhole && $0.rows.count == 1 }),
      linker.rest.allSatisfy({ number(words[$0]) == nil }),
      zip(linker.rest, linker.rest.dropFirst()).allSatisfy({ $1 - $0 == 1 })
    else { return nil }
    let rows = links.dropFirst().reduce(links[0].rows) { $0.intersection($1.rows) }
    guard rows.count == 1, let row = rows.first else { return nil }
    let taken = Set(links.flatMap { link in link.cells.filter { $0.row == row }.map(\.column) })
    let columns = Set(linker.headers.map(\.column)).subtracting(taken)
    guard columns.count == 1, let column = columns.first, linker.grid.rows[row][column].number == nil else {
      return nil
    }
    let said = linker.grid.rows[row][column]
    // "game" is not all of "game site".
    guard linker.grid.headers[column].allSatisfy(words.contains) else { return nil }
    let claimed = Set(linker.rest.map { linker.words[$0] })
    // The header stands directly before or behind what is claimed, but for `be`.
    let place = linker.headers.first { $0.column == column }?.place ?? 0
    guard !said.words.isEmpty, claimed.isDisjoint(with: said.words), let start = linker.rest.first,
      let end = linker.rest.last,
      place < start && start - place <= 5 || place > end && place - end <= 5
    else { return nil }
    return Answer(
      holds: false, ranges: ranges(linker.grid, links, row) + [said.range],
      trace: "the row says \(said.words.joined(separator: " "))")
  }

  /// "There be 5 different venues": the values of a column.
  func distinct(_ linker: TableLinker, _ operators: [Int]) -> Answer? {
    guard operators.count == 1, words[operators[0]] == "different", linker.rest.count <= 2 else { return nil }
    let numbers = words.indices.filter { Int(words[$0]) != nil }
    let columns = Set(linker.headers.map(\.column))
    guard numbers.count == 1, let claimed = Int(words[numbers[0]]), columns.count == 1, let column = columns.first,
      linker.links.allSatisfy({ $0.words.contains(numbers[0]) })
    else { return nil }
    let values = Set(linker.grid.rows.map { $0[column].words.joined(separator: " ") }.filter { !$0.isEmpty })
    return Answer(
      holds: values.count == claimed, ranges: linker.grid.rows.prefix(12).map { $0[column].range },
      trace: "\(values.count) different values, claimed \(claimed)")
  }
}
