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

  static let operators: Set<String> = [
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

  // MARK: Shown

  func ranges(_ grid: TableGrid, _ links: [TableLinker.Link], _ row: Int) -> [TextRange] {
    links.compactMap { link in link.cells.first { $0.row == row }.map { grid.rows[$0.row][$0.column].range } }
  }

  func shown(_ links: [TableLinker.Link]) -> String {
    links.map { "“" + words[$0.words].joined(separator: " ") + "”" }.joined(separator: ", ")
  }
}
