import DocumentModel

extension TableChecker {
  private static let joints: Set<String> = ["and", "while", "but", "whereas"]
  /// Words that speak of both sides of an `and` together.
  private static let joining: Set<String> = [
    "both", "between", "combined", "total", "average", "mean", "difference", "same", "either", "neither", "or", "sum",
    "together",
    "not", "no", "never", "none",
  ]

  /// "A have 3 wins while B have 5": each side by itself; what has no row of its own is about that of the first.
  func conjunction(_ grid: TableGrid, _ document: EvidenceDocument) -> Answer? {
    guard words.allSatisfy({ !Self.joining.contains($0) }) else { return nil }
    for place in words.indices where Self.joints.contains(words[place]) && place >= 3 && words.count - place > 3 {
      let left = Array(words[..<place])
      guard let first = part(left, grid, document) else {
        if let second = part(Array(words[(place + 1)...]), grid, document), !second.holds { return second }
        continue
      }
      if !first.holds { return first }
      var right = Array(words[(place + 1)...])
      let opening = TableLinker(grid, right, lexicon)
      let isNamed = opening.links.first.map { $0.words.lowerBound <= 2 && $0.isWhole && $0.rows.count == 1 } ?? false
      if !isNamed {
        let linker = TableLinker(grid, left, lexicon)
        guard let subject = linker.links.first, subject.words.lowerBound <= 2, subject.isWhole, subject.rows.count == 1
        else { continue }
        right = Array(left[subject.words]) + right
      }
      guard let second = part(right, grid, document) else { continue }
      return Answer(
        holds: first.holds && second.holds, ranges: first.ranges + second.ranges,
        trace: first.trace + "; " + second.trace)
    }
    return nil
  }

  private func part(_ words: [String], _ grid: TableGrid, _ document: EvidenceDocument) -> Answer? {
    TableChecker(words: words, lexicon: lexicon).answer(grid, document)
  }

  /// "A do not play in spain": the same without the denial.
  func denied(_ grid: TableGrid, _ document: EvidenceDocument) -> Answer? {
    let places = words.indices.filter { ["not", "never"].contains(words[$0]) || words[$0].hasSuffix("n't") }
    guard places.count == 1 else { return nil }
    var plain = words
    plain.remove(at: places[0])
    guard var answer = part(plain, grid, document) else { return nil }
    answer.holds.toggle()
    answer.trace += ", which the claim denies"
    return answer
  }
}
