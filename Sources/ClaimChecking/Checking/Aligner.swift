import DocumentModel

/// Compares a claim with one statement of a source, slot by slot. Everything the claim says must be found; then the slots that
/// differ decide: none, and the statement supports it; exactly one, and it refutes it.
struct Aligner {
  let claim: ClaimForm
  let lexicon: ClaimLexicon

  /// Compares with a statement; nil where they have too little in common for a comparison to mean anything.
  func align(_ statement: Statement, _ index: Int, in document: EvidenceDocument) -> Alignment? {
    var result = Alignment(statement: index)
    let wanted = claim.statement
    guard compareWords(wanted, statement, document, &result) else { return nil }
    compareNames(wanted, statement, document, &result)
    guard !result.isOpen, result.missing.isEmpty else { return result }
    if wanted.figures.isEmpty {
      compareTimes(wanted, statement, &result)
    } else {
      compareFigures(wanted, statement, &result)
    }
    guard !result.isOpen else { return result }
    compareMood(wanted, statement, &result)
    return result
  }

  // MARK: Words

  private func compareWords(
    _ wanted: Statement, _ statement: Statement, _ document: EvidenceDocument, _ result: inout Alignment
  ) -> Bool {
    for term in claim.content {
      if statement.terms.contains(term) {
        result.local += 1
      } else if let opposite = lexicon.antonyms(term).first(where: {
        statement.terms.contains($0) && !wanted.terms.contains($0)
      }) {
        result.conflicts.append(.opposite(claimed: term, said: opposite))
      } else if shares.contains(term), wanted.figures.contains(where: { $0.amount.kind == .percent }) {
        continue
      } else if statement.lead.contains(term) && !isVerb(term) {
        result.around += 1
      } else if !isVerb(term), statement.context.contains(term) || document.title.contains(term),
        !isReplaced(term, statement, document)
      {
        result.around += 1
      } else {
        result.missing.append(term)
        if result.missing.count > 2 + claim.content.count / 2 { return false }
      }
    }
    // What is only said around it must not be most of the claim.
    if result.around > max(1, result.local + wanted.figures.count + wanted.names.count) { result.isOpen = true }
    return true
  }

  private var shares: Set<String> { ["share", "percent", "proportion"] }

  /// Whether a term stands in the claim as a participle or past tense: what happened must be said by the statement itself.
  private func isVerb(_ term: String) -> Bool {
    claim.statement.words.contains { $0.term == term && $0.text.hasSuffix("ed") && $0.text.utf8.count > 4 }
  }

  /// Whether a proper name that stands only in the title is replaced by another in the statement.
  private func isReplaced(_ term: String, _ statement: Statement, _ document: EvidenceDocument) -> Bool {
    guard claim.statement.words.contains(where: { $0.term == term && $0.isProper }) else { return false }
    return statement.words.contains {
      document.proper.contains($0.term) && !$0.isCovered && $0.isContent && !claim.statement.terms.contains($0.term)
    }
  }

  // MARK: Names

  private func compareNames(
    _ wanted: Statement, _ statement: Statement, _ document: EvidenceDocument, _ result: inout Alignment
  ) {
    for name in wanted.names {
      if let same = statement.names.first(where: { isSame($0, name) }) {
        result.local += 1
        guard let provision = name.provision, provision != same.provision else { continue }
        if let other = statement.names.first(where: { isSame($0, name) && $0.provision == provision }) {
          result.agreements.append("same provision \(other.text)")
        } else if same.provision != nil {
          result.conflicts.append(.name(claimed: name.text, said: same.text))
        } else if !statement.terms.isSuperset(of: name.terms) {
          result.isOpen = true
        }
        continue
      }
      if !name.terms.isEmpty, name.terms.isSubset(of: statement.terms) {
        result.local += 1
        continue
      }
      // Another of its kind in its place.
      let others = statement.names.filter { other in
        other.kind == name.kind && other.key != nil && !wanted.names.contains { isSame(other, $0) }
          && !other.terms.isSubset(of: wanted.terms)
      }
      if Set(others.map(\.key)).count == 1, name.key != nil, name.kind != .place {
        result.conflicts.append(.name(claimed: name.text, said: others[0].text))
        continue
      }
      // What is only named before must not be replaced by another of its kind.
      if !others.isEmpty, name.kind != .agency || !(name.key.map(document.subjects.contains) ?? false) {
        result.missing.append(name.text)
        continue
      }
      if statement.contextNames.contains(where: { isSame($0, name) })
        || name.key.map(document.subjects.contains) == true
        || (!name.terms.isEmpty
          && name.terms.isSubset(
            of: statement.terms.union(statement.context).union(statement.lead).union(document.title)))
      {
        result.around += 1
        continue
      }
      result.missing.append(name.text)
    }
  }

  private func isSame(_ a: StatementName, _ b: StatementName) -> Bool {
    if let x = a.key, let y = b.key { return x == y }
    return a.kind == b.kind && a.terms == b.terms
  }

  // MARK: Times

  private func compareTimes(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    for time in wanted.times {
      if statement.times.contains(where: { time.span.isMet(by: $0.span) == true }) {
        result.agreements.append("same time \(time.span.text)")
      } else if statement.times.count == 1, time.span.isMet(by: statement.times[0].span) == false {
        result.conflicts.append(.time(claimed: time.span, said: statement.times[0].span))
      } else if statement.times.isEmpty, let last = statement.contextTimes.last, time.span.isMet(by: last) == true {
        result.agreements.append("same time \(time.span.text)")
      } else if let year = statement.nameYears.first, statement.times.isEmpty, statement.nameYears.count == 1, isMaking
      {
        if time.span.year == year {
          result.agreements.append("same year \(year)")
        } else {
          result.conflicts.append(.time(claimed: time.span, said: TimeSpan(year: year)))
        }
      } else if statement.times.count > 1, statement.times.allSatisfy({ time.span.isMet(by: $0.span) == false }) {
        result.conflicts.append(.time(claimed: time.span, said: statement.times[0].span))
      } else {
        result.isOpen = true
      }
    }
  }

  /// Whether the claim says when an instrument was made.
  private var isMaking: Bool { !claim.statement.terms.isDisjoint(with: ["adopt", "enact", "sign"]) }

  // MARK: Numbers

  private func compareFigures(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    var used: Set<Int> = []
    for figure in wanted.figures {
      guard let best = FigureMatch.best(figure, wanted, statement, used) else {
        result.isOpen = true
        return
      }
      used.insert(best.index)
      let said = statement.figures[best.index]
      result.narrowing += best.extra
      switch figure.amount.isMet(by: said.amount) {
      case true?: result.agreements.append("claimed \(figure.amount.text), source says \(said.amount.text)")
      case false?: result.conflicts.append(.amount(claimed: figure.amount, said: said.amount))
      case nil: result.isOpen = true
      }
      if let whole = figure.whole {
        if let other = said.whole {
          if other == whole {
            result.agreements.append("of the same \(Amount(.count, whole).text)")
          } else {
            result.conflicts.append(.amount(claimed: Amount(.count, whole), said: Amount(.count, other)))
          }
        } else {
          result.isOpen = true
        }
      }
      if let time = best.time { result.agreements.append(time) }
      result.amounts += 1
    }
    for time in wanted.times where !wanted.figures.contains(where: { $0.time == time.span }) {
      guard !statement.times.contains(where: { time.span.isMet(by: $0.span) == true }),
        statement.contextTimes.last.map({ time.span.isMet(by: $0) == true }) != true
      else { continue }
      result.isOpen = true
    }
  }

  // MARK: Denial, plans, quantity words

  private func compareMood(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    // Only what the clauses say that the claim is about.
    let clauses = Set(statement.words.filter { claim.content.contains($0.term) || $0.isCovered }.map(\.clause))
    let isDenied = !statement.negatedClauses.isDisjoint(with: clauses)
    if wanted.isNegated != isDenied { result.conflicts.append(.denial) }
    let matched = Set(claim.content)
    let own = statement.words.filter { clauses.contains($0.clause) }
    let planned = statement.irrealis.intersection(own.map(\.term)).subtracting(wanted.irrealis).subtracting(matched)
    if statement.table == nil, !planned.isEmpty { result.isOpen = true }
    if !wanted.irrealis.subtracting(statement.terms).isEmpty { result.isOpen = true }
    var quantity = wanted.quantifiers.subtracting(statement.terms)
    if !statement.terms.isDisjoint(with: Self.universal) { quantity.subtract(Self.universal) }
    if !quantity.isEmpty { result.isOpen = true }
    let limits = statement.quantifiers.intersection(own.map(\.term)).subtracting(wanted.terms)
    compareRoles(wanted, statement, &result)
    if statement.table != nil, wanted.figures.isEmpty, !statement.heads.isSubset(of: wanted.terms) {
      result.isOpen = true
    }
    if statement.table == nil, wanted.figures.isEmpty, !limits.isEmpty { result.isOpen = true }
  }

  private static let universal: Set<String> = ["all", "every", "any", "each"]

  // MARK: Who did it

  /// Two sides of one verb: where a name stands on the other side than in the claim, it plays another part.
  private func compareRoles(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    guard statement.table == nil,
      let verb = wanted.words.first(where: { word in
        word.isContent && wanted.names.contains { $0.range.end <= word.range.start }
          && statement.terms.contains(word.term)
      }), let said = statement.words.first(where: { $0.term == verb.term })
    else { return }
    var same = 0
    var swapped = 0
    for name in wanted.names {
      guard let other = statement.names.first(where: { isSame($0, name) }) else { continue }
      let isFirst = (name.range.start < verb.range.start) != wanted.isPassive
      let wasFirst = (other.range.start < said.range.start) != statement.isPassive
      if isFirst == wasFirst { same += 1 } else { swapped += 1 }
    }
    guard swapped > 0 else { return }
    if swapped >= 2, same == 0 {
      result.conflicts.append(.roles)
    } else if same == 0 || swapped > same {
      result.isOpen = true
    }
  }
}
