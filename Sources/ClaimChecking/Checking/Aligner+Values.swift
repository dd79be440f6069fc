import DocumentModel

extension Aligner {
  // MARK: Times

  /// The times of a claim without numbers.
  func compareTimes(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    for time in wanted.times {
      guard statement.table == nil, statement.times.count > 1, let said = said(time, wanted, statement) else {
        compareTime(time, statement, &result)
        continue
      }
      if said.contains(where: { time.span.isMet(by: $0) == true }) {
        result.agreements.append("same time \(time.span.text)")
      } else if said.count == 1, time.span.isMet(by: said[0]) == false, isOnce {
        result.conflicts.append(.time(claimed: time.span, said: said[0]))
      } else if !said.isEmpty, isOnce, said.allSatisfy({ time.span.isMet(by: $0) == false }) {
        result.conflicts.append(.time(claimed: time.span, said: said[0]))
      } else {
        result.leaveOpen("the sentence cannot be compared")
      }
    }
  }

  /// The times of the segments that the claim is about; nil where the sentence has one segment, none where it cannot be told.
  private func said(_ time: StatementTime, _ wanted: Statement, _ statement: Statement) -> [TimeSpan]? {
    guard statement.segments.count > 1 else { return nil }
    var (terms, keys) = scope(wanted, nil)
    // "adopted in 2007 and amended in 2022": each time is said of its own part.
    if wanted.segments.count > 1, let own = wanted.segment(at: time.range) { terms = own.own.union(own.shared) }
    let fits = statement.segments.map { $0.fit(terms, keys, among: statement.segments) }
    let best = fits.indices.filter { fits[$0].foreign == 0 }.map { fits[$0].score }.max()
    guard let best else { return [] }
    return fits.indices.filter { fits[$0].foreign == 0 && fits[$0].score == best }.compactMap {
      statement.segments[$0].time
    }
  }

  private func compareTime(_ time: StatementTime, _ statement: Statement, _ result: inout Alignment) {
    if statement.times.contains(where: { time.span.isMet(by: $0.span) == true }) {
      result.agreements.append("same time \(time.span.text)")
    } else if statement.table != nil, !statement.times.contains(where: { statement.places[0].contains($0.range) }) {
      result.leaveOpen("the sentence cannot be compared")
    } else if statement.times.count == 1, !isAbout(statement.times[0], statement) {
      // "created by Decree No. 14 of 2006 and began work in 2007": a law's own year tells when it was done.
      if let year = statement.nameYears.first, Set(statement.nameYears).count == 1, time.span.year == year {
        result.agreements.append("same year \(year)")
      } else if let year = statement.nameYears.first, Set(statement.nameYears).count == 1, isMaking {
        result.conflicts.append(.time(claimed: time.span, said: TimeSpan(year: year)))
      } else {
        result.leaveOpen("the sentence cannot be compared")
      }
    } else if statement.times.count == 1, isOnce, time.span.isMet(by: statement.times[0].span) == false {
      result.conflicts.append(.time(claimed: time.span, said: statement.times[0].span))
    } else if statement.times.isEmpty, let last = statement.contextTimes.last, time.span.isMet(by: last) == true {
      result.agreements.append("same time \(time.span.text)")
    } else if let year = statement.nameYears.first, statement.times.isEmpty, Set(statement.nameYears).count == 1,
      isMaking
    {
      if time.span.year == year {
        result.agreements.append("same year \(year)")
      } else {
        result.conflicts.append(.time(claimed: time.span, said: TimeSpan(year: year)))
      }
    } else if statement.times.count > 1, isOnce, statement.times.allSatisfy({ time.span.isMet(by: $0.span) == false }) {
      result.conflicts.append(.time(claimed: time.span, said: statement.times[0].span))
    } else {
      result.leaveOpen("the sentence cannot be compared")
    }
  }

  /// Whether a time stands in a clause that says something of the claim, or before all.
  private func isAbout(_ time: StatementTime, _ statement: Statement) -> Bool {
    guard let first = statement.words.first, time.range.start - first.range.start >= 12,
      let clause = statement.words.last(where: { $0.range.start <= time.range.start })?.clause
    else { return true }
    let mains = statement.mainClauses
    let main = mains[clause] ?? clause
    let verbs = claim.content.filter { term in statement.words.contains { $0.term == term && $0.isContent } }
    return verbs.isEmpty
      || statement.words.contains { (mains[$0.clause] ?? $0.clause) == main && verbs.contains($0.term) && $0.isContent }
  }

  /// Whether the claim says when an instrument was made.
  private var isMaking: Bool { !claim.statement.terms.isDisjoint(with: ["adopt", "enact", "sign", "establish"]) }

  /// Whether the claim says what happens once: what happens every year may have happened in another year too.
  private var isOnce: Bool { !claim.statement.terms.isDisjoint(with: lexicon.once) }

  /// What a claim says of one of its numbers, or of all: terms, and keys of names.
  private func scope(_ wanted: Statement, _ figure: Figure?) -> (terms: Set<String>, keys: Set<String>) {
    let keys = Set(wanted.names.compactMap(\.key))
    guard let figure, wanted.segments.count > 1, let segment = wanted.segment(at: figure.range) else {
      var terms = Set(claim.content)
      for name in wanted.names where name.key == nil { terms.formUnion(name.terms) }
      return (terms, keys)
    }
    let others = wanted.segments.filter { $0.range != segment.range }.reduce(into: Set<String>()) {
      $0.formUnion($1.keys)
    }
    return (segment.own.union(segment.shared), keys.subtracting(others))
  }

  // MARK: Numbers

  func compareFigures(
    _ wanted: Statement, _ statement: Statement, in document: EvidenceDocument, _ result: inout Alignment
  ) {
    var used: Set<Int> = []
    for figure in wanted.figures
    where !wanted.figures.contains(where: { $0.whole != nil && $0.whole == figure.amount.value }) {
      // "fewer than half of them": a share is no number of them.
      if figure.amount.kind == .count, let value = figure.amount.value, value > 0, value < 1 {
        result.leaveOpen("a share was claimed")
        return
      }
      let (terms, keys) = scope(wanted, figure)
      let match = FigureMatch(
        figure: figure, claim: wanted, terms: terms, keys: keys, statement: statement, year: document.year,
        lexicon: lexicon)
      guard let best = match.best(used) else {
        result.leaveOpen("the sentence cannot be compared")
        return
      }
      used.insert(best.index)
      let said = statement.figures[best.index]
      result.narrowing += best.extra
      switch figure.amount.isMet(by: said.amount) {
      case true?: result.agreements.append("claimed \(figure.amount.text), source says \(said.amount.text)")
      case false? where best.isLoose: result.leaveOpen("the numbers may both hold")
      case false?: result.conflicts.append(.amount(claimed: figure.amount, said: said.amount))
      case nil: result.leaveOpen("the numbers may both hold")
      }
      if let whole = figure.whole {
        if let other = said.whole ?? said.partOf {
          if other == whole {
            result.agreements.append("of the same \(Amount(.count, whole).text)")
          } else {
            result.conflicts.append(.amount(claimed: Amount(.count, whole), said: Amount(.count, other)))
          }
        } else {
          result.leaveOpen("the sentence cannot be compared")
        }
      }
      if let time = best.time { result.agreements.append(time) }
      result.amounts += 1
    }
    for time in wanted.times where !wanted.figures.contains(where: { $0.time == time.span }) {
      guard !statement.times.contains(where: { time.span.isMet(by: $0.span) == true }),
        statement.contextTimes.last.map({ time.span.isMet(by: $0) == true }) != true
      else { continue }
      result.leaveOpen("the sentence cannot be compared")
    }
  }
}
