import DocumentModel

/// Finds the number of a statement that a claimed number is to be compared with.
struct FigureMatch {
  let figure: Figure
  let claim: Statement
  /// What the claim says of the number.
  let terms: Set<String>
  let keys: Set<String>
  let statement: Statement
  /// The year that the document as a whole is about.
  let year: Int?
  let lexicon: ClaimLexicon

  /// A number of the statement that can be compared.
  struct Found {
    /// Index among the statement's figures.
    var index: Int
    /// Terms that narrow the source's thing and that the claim does not have.
    var extra: Int
    /// Whether the thing is only described by words around the number: then another value refutes nothing.
    var isLoose = false
    /// What was said of the time, as a line of the trace.
    var time: String?
    /// How its segment fits the claim.
    var fit = Segment.Fit()
    var isEqual = false

    /// Better ones are smaller: those of the right segment, of the right thing, at the right time, with the same value.
    var rank: [Int] {
      [
        fit.foreign > 0 ? 1 : 0, extra * 4 + (isLoose ? 3 : 0) - fit.score * 2 + (time == nil ? 2 : 0),
        isEqual ? 0 : 1, index,
      ]
    }
  }

  /// The number that is meant; nil where there is none, or where the claim is about another part of the sentence.
  func best(_ used: Set<Int>) -> Found? {
    var all: [Found] = []
    for index in statement.figures.indices where !used.contains(index) {
      guard figure.amount.isComparable(with: statement.figures[index].amount),
        isShare(figure) == isShare(statement.figures[index]), var found = compare(index)
      else {
        continue
      }
      // Of several that fit the one whose number is the same was meant.
      found.isEqual = figure.amount.isMet(by: statement.figures[index].amount) == true
      all.append(found)
    }
    guard var best = all.min(by: { $0.rank.lexicographicallyPrecedes($1.rank) }), best.fit.foreign == 0 else {
      return nil
    }
    // The claimed number stands in the sentence, and the claim may be about it.
    if !best.isEqual, all.contains(where: \.isEqual) {
      best.isLoose = true
    }
    return best
  }

  private func isOfThem(_ figure: Figure, _ statement: Statement) -> Bool {
    let behind = statement.words.filter { $0.range.start >= figure.range.start && !$0.isCovered }.prefix(2).map(\.text)
    return behind.first == "of" && ["them", "these", "those", "whom", "which"].contains(behind.last ?? "")
  }

  private func isPersons(_ figure: Figure, _ statement: Statement) -> Bool {
    statement.words.contains {
      $0.range.start >= figure.range.start && $0.range.start <= figure.range.end
        && ["people", "persons", "orang", "individuals"].contains($0.text)
    }
  }

  /// "two thirds of the ships" is read as a count below one: no number of ships.
  private func isShare(_ figure: Figure) -> Bool {
    figure.amount.kind == .count && figure.amount.value.map { $0 > 0 && $0 < 1 } == true
  }

  private func compare(_ index: Int) -> Found? {
    let said = statement.figures[index]
    let (role, saidRole) = (FigureRole(figure, claim), FigureRole(said, statement))
    // "up from 2,875 in 2010": what it was then.
    guard role == saidRole || role == .plain && saidRole == .from && figure.time != nil && said.time != nil else {
      return nil
    }
    // "5,304 services" are not 5,304 people.
    if figure.amount.kind == .count, figure.hasThing, figure.things.isEmpty, isPersons(figure, claim),
      !said.things.isEmpty, said.things.isDisjoint(with: lexicon.persons)
    {
      return nil
    }
    // The thing: the claim's must be the source's, in its own words or in those around the number.
    let around = statement.table == nil ? said.things : said.things.union(statement.terms)
    let segment = statement.segments.count > 1 ? statement.segment(at: said.range) : nil
    var found = Found(index: index, extra: said.head.subtracting(claim.terms).count)
    // "1.1 million of them in Yemen"
    if isOfThem(said, statement), !isOfThem(figure, claim), figure.whole == nil { found.extra += 1 }
    if let segment { found.fit = segment.fit(terms, keys, among: statement.segments) }
    if !figure.things.isEmpty {
      let rest = figure.things.subtracting(around)
      if said.things.isEmpty {
        guard figure.things.isSubset(of: statement.terms) || figure.amount.kind != .count else { return nil }
      } else if rest == figure.things, let segment, !said.isThingInherited,
        said.things.isSubset(of: terms.union(claim.terms)),
        figure.things.isSubset(of: segment.shared)
      {
        // "533 children are boys and 329 girls": "329 children are girls".
        found.isLoose = false
      } else if !rest.isEmpty {
        // "applications from women": what the head lacks stands elsewhere in the sentence, but not by another number.
        guard !rest.isSuperset(of: figure.things),
          rest.isSubset(of: statement.terms.union(statement.context).union(statement.lead)),
          !statement.figures.contains(where: { $0.range != said.range && !rest.isDisjoint(with: $0.things) })
        else { return nil }
        found.isLoose = true
      }
    }
    // A part is not the whole, unless the claim says which part.
    if said.things.contains(FigureBinder.part),
      found.isLoose || segment.map({ !terms.isDisjoint(with: $0.own.subtracting(said.things)) }) == true
    {
      found.extra -= 1
    }
    guard let wanted = figure.time else { return found }
    if let time = said.time {
      guard wanted.isMet(by: time) == true else { return nil }
    } else {
      let isKnown = statement.contextTimes.last.map { wanted.isMet(by: $0) == true } == true
      let isOfDocument =
        statement.contextTimes.isEmpty && statement.times.isEmpty
        && year.map { wanted.isMet(by: TimeSpan(year: $0)) == true } == true
      guard segment?.isContrast != true, isKnown || isOfDocument else { return nil }
    }
    found.time = "same time \(wanted.text)"
    return found
  }
}
