import DocumentModel

extension TableChecker {
  // MARK: A row

  /// Every name and number in one row.
  func lookup(_ linker: TableLinker) -> Answer? {
    let rest = linker.rest.filter { !Self.operators.contains(words[$0]) }
    let links = linker.links
    let numbers = rest.filter { Double(words[$0].replacing(",", with: "")) != nil }
    if let answer = both(linker, rest) { return answer }
    guard !links.contains(where: { isCounting($0, linker) }) else { return nil }
    guard links.count >= 2, rest.count <= Self.mostRest + (links.count > 2 ? 3 : 1), numbers.isEmpty else {
      return numeric(linker, rest, numbers)
    }
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
      guard
        others.contains(where: { links[$0].isWhole && links[$0].rows.count == 1 })
          || others.count > 1 && others.allSatisfy({ links[$0].isWhole })
          || others.contains(where: { links[$0].rows.count == 1 && links[$0].words.count > 1 })
      else { continue }
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

  /// Whether a number tells how many: "the 2 games that …".
  private func isCounting(_ link: TableLinker.Link, _ linker: TableLinker) -> Bool {
    let next = link.words.upperBound
    guard link.words.count == 1, next < words.count, Int(words[link.words.lowerBound]) != nil else { return false }
    return Self.things.contains(words[next]) && !linker.headers.contains { $0.place == link.words.lowerBound - 1 }
  }

  private static let things: Set<String> = [
    "game", "games", "match", "matches", "player", "players", "team", "teams", "race", "races", "time", "times", "year",
    "years",
  ]

  /// A number that no cell has, where a row and a header are named.
  private func numeric(_ linker: TableLinker, _ rest: [Int], _ numbers: [Int]) -> Answer? {
    guard numbers.count == 1, rest.count <= Self.mostRest,
      let claimed = Double(words[numbers[0]].replacing(",", with: "")),
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
    // Digits grouped in another way are the same number.
    guard linker.grid.rows[row][column].words.joined() != words[numbers[0]] else { return nil }
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

  /// "A and B be from spain": two rows named by one column, and what is said of both.
  private func both(_ linker: TableLinker, _ rest: [Int]) -> Answer? {
    let links = linker.links
    guard links.count >= 3, rest.count <= 3, linker.headers.count <= 2, !words.contains("respectively"),
      let pair = links.indices.dropLast().first(where: { index in
        let (a, b) = (links[index], links[index + 1])
        return a.isWhole && b.isWhole && a.rows.count == 1 && b.rows.count == 1 && a.rows != b.rows
          && !a.columns.isDisjoint(with: b.columns) && a.words.upperBound + 1 == b.words.lowerBound
          && words[a.words.upperBound] == "and"
      }), let first = links[pair].rows.first, let second = links[pair + 1].rows.first
    else { return nil }
    let said = links.indices.filter { $0 != pair && $0 != pair + 1 }.map { links[$0] }
    // What is said must be of one column, and that not the one that names the rows.
    let named = links[pair].columns.union(links[pair + 1].columns)
    guard said.count == 1, said[0].columns.count == 1, said[0].columns.isDisjoint(with: named), fits(linker, said[0])
    else {
      return nil
    }
    let holds = said[0].rows.contains(first) && said[0].rows.contains(second)
    guard let column = said[0].columns.first, !linker.grid.rows[first][column].words.isEmpty,
      !linker.grid.rows[second][column].words.isEmpty
    else { return nil }
    return Answer(
      holds: holds, ranges: [linker.grid.rows[first][column].range, linker.grid.rows[second][column].range],
      trace: "both rows \(holds ? "hold" : "do not hold") \(shown(said))")
  }

  /// Whether the headers that a claim names are of the column of what it says.
  private func fits(_ linker: TableLinker, _ link: TableLinker.Link) -> Bool {
    linker.headers.allSatisfy { link.columns.contains($0.column) }
  }
}
