import DocumentModel

/// Finds the number of a statement that a claimed number is to be compared with.
struct FigureMatch {
  /// Index among the statement's figures.
  var index: Int
  /// Terms that narrow the source's thing and that the claim does not have.
  var extra: Int
  /// Whether the thing is only described by words around the number: then another value refutes nothing.
  var isLoose = false
  /// What was said of the time, as a line of the trace.
  var time: String?

  static func best(_ figure: Figure, _ claim: Statement, _ statement: Statement, _ used: Set<Int>) -> FigureMatch? {
    var best: (match: FigureMatch, rank: Int)?
    for (index, said) in statement.figures.enumerated()
    where !used.contains(index) && figure.amount.isComparable(with: said.amount) {
      guard let match = compare(figure, claim, said, statement, index) else { continue }
      // Of several that fit the one whose number is the same was meant.
      let isEqual = figure.amount.isMet(by: said.amount) == true
      let rank = match.extra * 4 + (match.isLoose ? 3 : 0) + (match.time == nil ? 2 : 0) + (isEqual ? 0 : 1)
      if best.map({ rank < $0.rank }) ?? true { best = (match, rank) }
    }
    return best?.match
  }

  private static func compare(
    _ figure: Figure, _ claim: Statement, _ said: Figure, _ statement: Statement, _ index: Int
  ) -> FigureMatch? {
    // The thing: the claim's must be the source's, in its own words or in those around the number.
    let around = statement.table == nil ? said.things : said.things.union(statement.terms)
    var isLoose = false
    if !figure.things.isEmpty {
      let rest = figure.things.subtracting(around)
      if said.things.isEmpty {
        guard figure.things.isSubset(of: statement.terms) || figure.amount.kind != .count else { return nil }
      } else if !rest.isEmpty {
        // "applications from women": what the head lacks stands elsewhere in the sentence, but not by another number.
        guard !rest.isSuperset(of: figure.things),
          rest.isSubset(of: statement.terms.union(statement.context).union(statement.lead)),
          !statement.figures.contains(where: { $0.range != said.range && !rest.isDisjoint(with: $0.things) })
        else { return nil }
        isLoose = true
      }
    }
    var extra = said.things.subtracting(claim.terms).count
    if isLoose, said.things.contains(FigureBinder.part) { extra -= 1 }
    // The time.
    if let wanted = figure.time {
      if let time = said.time {
        guard wanted.isMet(by: time) == true else { return nil }
        return FigureMatch(index: index, extra: extra, isLoose: isLoose, time: "same time \(wanted.text)")
      }
      guard statement.contextTimes.last.map({ wanted.isMet(by: $0) == true }) == true else { return nil }
      return FigureMatch(index: index, extra: extra, isLoose: isLoose, time: "same time \(wanted.text)")
    }
    return FigureMatch(index: index, extra: extra, isLoose: isLoose, time: nil)
  }
}
