import DocumentModel

/// Claims about a table: a cell of a row, the row with the most, how many rows there are. Answered only where every word of the
/// claim is a cell, a header, or one of the words of the question.
struct TableChecker {
  let words: [String]
  let lexicon: ClaimLexicon
  /// Words of the claim that are written with a capital inside of it: names, which a table must have.
  var proper: Set<String> = []

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
    "equal", "wasn't", "fourth", "fifth", "sixth",
    "exactly", "several", "multiple", "few", "many", "beat", "lose", "defeat", "almost", "nearly", "about", "around",
    "end", "start",
    "begin", "since", "until", "through", "win", "won", "lost", "increase", "decrease", "rise", "fall", "tie", "tied",
  ]

  /// Words of a claim that no cell, header or operator is: with more of them the claim says something that the table does not. Of
  /// 2 to 5 the one with most answers of which nine in ten are right.
  static let mostRest = 4

  /// Words that say how something came about, which the row leaves unsaid.
  static let soft: Set<String> = [
    "win", "won", "end", "start", "begin", "through", "until", "lose", "lost", "defeat", "beat", "about", "around",
  ]

  /// The answer of the first table that gives one.
  func answer(_ document: EvidenceDocument) -> Answer? {
    for grid in document.grids {
      if let answer = answer(grid, document) ?? conjunction(grid, document) ?? denied(grid, document) { return answer }
    }
    return nil
  }

  /// The answer of one table to the claim as a whole.
  func answer(_ grid: TableGrid, _ document: EvidenceDocument) -> Answer? {
    let linker = TableLinker(grid, words, lexicon)
    // Beside running text a word that no cell has may say something else of the row.
    guard !document.hasText || linker.rest.allSatisfy({ !lexicon.isContent(words[$0]) }) else { return nil }
    let linked = linker.links.reduce(into: Set<Int>()) { $0.formUnion($1.words) }
    let named = Set(linker.headers.map(\.place)).union(linker.shared)
    let operators = words.indices.filter {
      !linked.contains($0) && !named.contains($0) && isOperator($0)
    }
    // A name that the table does not have.
    if linker.rest.contains(where: { proper.contains(words[$0]) }) { return operators.isEmpty ? misnamed(linker) : nil }
    if operators.isEmpty {
      return membership(linker, []) ?? count(linker, []) ?? lookup(linker) ?? misnamed(linker)
    }
    if operators.allSatisfy({ Self.soft.contains(words[$0]) }), let answer = lookup(linker) {
      return answer
    }
    return superlative(linker, operators) ?? extreme(linker, operators) ?? comparison(linker, operators)
      ?? membership(linker, operators) ?? universal(linker, operators) ?? sum(linker, operators)
      ?? same(linker, operators) ?? threshold(linker, operators)
      ?? distinct(linker, operators) ?? count(linker, operators)
  }

  /// `time` asks how often only behind a number.
  private func isOperator(_ index: Int) -> Bool {
    guard Self.operators.contains(words[index]) || words[index].hasSuffix("n't") || words[index] == "mean" else {
      return false
    }
    return !["time", "times"].contains(words[index]) || index > 0 && Int(words[index - 1]) != nil
  }

  // MARK: Shown

  func ranges(_ grid: TableGrid, _ links: [TableLinker.Link], _ row: Int) -> [TextRange] {
    links.compactMap { link in link.cells.first { $0.row == row }.map { grid.rows[$0.row][$0.column].range } }
  }

  func shown(_ value: Double) -> String { NormalizedValue.numeric(value).displayText }

  func shown(_ links: [TableLinker.Link]) -> String {
    links.map { "“" + words[$0.words].joined(separator: " ") + "”" }.joined(separator: ", ")
  }
}
