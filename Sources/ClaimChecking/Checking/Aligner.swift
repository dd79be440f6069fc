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
    result.terms = claim.content.count
    for term in claim.content {
      if statement.terms.contains(term) {
        result.local += 1
      } else if statement.table != nil, lexicon.tableVerbs.contains(term), !wanted.figures.isEmpty {
        continue
      } else if let opposite = lexicon.antonyms(term).first(where: {
        statement.terms.contains($0) && !wanted.terms.contains($0)
      }) {
        // As many were granted as are said to be refused: both may hold.
        if !wanted.figures.isEmpty, term != "rise", term != "fall" {
          result.leaveOpen("“\(opposite)” is not “\(term)”")
        }
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
    if result.around > max(1, result.local / 2 + (wanted.figures.isEmpty ? 0 : 1)) {
      result.leaveOpen("most of it is only said nearby")
    }
    return true
  }

  private var shares: Set<String> { ["share", "percent", "proportion"] }

  /// Whether a term stands in the claim as a participle or past tense: what happened must be said by the statement itself.
  private func isVerb(_ term: String) -> Bool {
    let words = claim.statement.words
    return words.indices.contains { index in
      guard words[index].term == term else { return false }
      if words[index].text.hasSuffix("ed"), words[index].text.utf8.count > 4 { return true }
      // The word behind a name: "the agency oversees the plan".
      var before = index - 1
      while before >= 0, !words[before].isContent, !words[before].isCovered, index - before < 4 { before -= 1 }
      return before >= 0 && words[before].isCovered
        && claim.statement.names.contains { $0.range.contains(words[before].range) }
    }
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
        result.names += 1
        guard let provision = name.provision, provision != same.provision else { continue }
        if let other = statement.names.first(where: { isSame($0, name) && $0.provision == provision }) {
          result.agreements.append("same provision \(other.text)")
        } else if same.provision != nil {
          result.conflicts.append(.name(claimed: name.text, said: same.text))
        } else if !statement.terms.isSuperset(of: name.terms) {
          result.leaveOpen("the sentence cannot be compared")
        }
        continue
      }
      if !name.terms.isEmpty, name.terms.isSubset(of: statement.terms) {
        result.names += 1
        continue
      }
      // "This law replaced …": what was named before and is meant again.
      if hasAnaphor(statement), statement.contextNames.contains(where: { isSame($0, name) }) {
        result.aroundNames += 1
        continue
      }
      // Another of its kind in its place.
      let others = statement.names.filter { other in
        other.kind == name.kind && other.key != nil && !wanted.names.contains { isSame(other, $0) }
          && !other.terms.isSubset(of: wanted.terms)
      }
      if Set(others.map(\.key)).count == 1, name.key != nil, name.kind != .place, result.around == 0 {
        result.conflicts.append(.name(claimed: name.text, said: others[0].text))
        continue
      }
      let isSubject = name.key.map(document.subjects.contains) == true && result.around == 0
      let isNamed = hasAnaphor(statement) && statement.contextNames.contains { isSame($0, name) }
      let isTitle =
        statement.table != nil
        && name.terms.isSubset(of: statement.terms.union(statement.context).union(document.title))
      let isAround = isSubject || isNamed || isTitle
      if isAround, others.isEmpty {
        result.aroundNames += 1
        continue
      }
      result.missing.append(name.text)
    }
  }

  private func hasAnaphor(_ statement: Statement) -> Bool {
    let words = ["it", "this", "they", "these", "its", "that", "ini", "itu", "the", "their", "both"]
    return statement.words.prefix(4).contains { words.contains($0.text) }
  }

  private func isSame(_ a: StatementName, _ b: StatementName) -> Bool {
    if let x = a.key, let y = b.key, x == y { return true }
    func words(_ name: StatementName) -> Set<String> { name.terms.filter { Int($0) == nil } }
    // Numbers tell laws apart; a title is the same with and without its year.
    guard a.kind == b.kind, words(a).count > 1, words(a) == words(b) else { return false }
    return a.terms.isSubset(of: b.terms) || b.terms.isSubset(of: a.terms)
  }

  // MARK: Times

  private func compareTimes(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    for time in wanted.times {
      if statement.times.contains(where: { time.span.isMet(by: $0.span) == true }) {
        result.agreements.append("same time \(time.span.text)")
      } else if statement.table != nil, !statement.times.contains(where: { statement.places[0].contains($0.range) }) {
        result.leaveOpen("the sentence cannot be compared")
      } else if statement.times.count == 1, time.span.isMet(by: statement.times[0].span) == false {
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
      } else if statement.times.count > 1, statement.times.allSatisfy({ time.span.isMet(by: $0.span) == false }) {
        result.conflicts.append(.time(claimed: time.span, said: statement.times[0].span))
      } else {
        result.leaveOpen("the sentence cannot be compared")
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
        if let other = said.whole {
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

  // MARK: Denial, plans, quantity words

  private func compareMood(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    if statement.isReported, !wanted.isReported || wanted.words.allSatisfy({ !lexicon.reported.contains($0.text) }) {
      result.leaveOpen("the source only tells what others said")
    }
    // A general claim is not made of pieces of several clauses.
    if wanted.figures.isEmpty, wanted.times.isEmpty, wanted.names.isEmpty, statement.table == nil {
      let found = Set(statement.words.filter { claim.content.contains($0.term) }.map(\.clause))
      if let first = found.min(), let last = found.max(), last - first > 1 {
        result.leaveOpen("the words stand in different clauses")
      }
    }
    // Only what the clauses say that the claim is about.
    let meant = claim.statement.terms
    let clauses = Set(
      statement.words.filter { meant.contains($0.term) && ($0.isCovered || $0.isContent) }.map(\.clause))
    let denials = statement.denials.filter(clauses.contains).count
    if wanted.denials.count % 2 != denials % 2 { result.conflicts.append(.denial) }
    let matched = Set(claim.content)
    let own = statement.words.filter { clauses.contains($0.clause) }
    let planned = statement.irrealis.intersection(own.map(\.term)).subtracting(wanted.irrealis).subtracting(matched)
    if statement.table == nil, !planned.isEmpty { result.leaveOpen("one is a plan or a possibility, the other is not") }
    if !wanted.irrealis.subtracting(statement.terms).isEmpty {
      result.leaveOpen("one is a plan or a possibility, the other is not")
    }
    var quantity = wanted.quantifiers.subtracting(statement.terms)
    if !statement.terms.isDisjoint(with: Self.universal) { quantity.subtract(Self.universal) }
    if !quantity.isEmpty { result.leaveOpen("how much or how often is said differently") }
    let limits = statement.quantifiers.intersection(own.map(\.term)).subtracting(wanted.terms)
    compareRoles(wanted, statement, &result)
    if statement.table != nil, wanted.figures.isEmpty, !statement.heads.isSubset(of: wanted.terms) {
      result.leaveOpen("the sentence cannot be compared")
    }
    if statement.table == nil, wanted.figures.isEmpty, !limits.isEmpty {
      result.leaveOpen("how much or how often is said differently")
    }
  }

  private static let universal: Set<String> = ["all", "every", "any", "each"]

  // MARK: Who did it

  /// Two sides of one verb: where a name stands on the other side than in the claim, it plays another part.
  private func compareRoles(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    guard statement.table == nil, !wanted.names.isEmpty,
      let verb = wanted.words.firstIndex(where: { word in
        word.isContent && wanted.names.contains { $0.range.end <= word.range.start }
          && statement.terms.contains(word.term)
      }), let said = statement.words.firstIndex(where: { $0.term == wanted.words[verb].term })
    else { return }
    let nouns = ["ment", "ments", "tion", "tions", "sion", "ance", "al", "ure"]
    if nouns.contains(where: { statement.words[said].text.hasSuffix($0) || wanted.words[verb].text.hasSuffix($0) }) {
      // "the law and its amendment, Law No. 3": a later law changes an earlier one.
      guard wanted.names.count == 2, wanted.names.allSatisfy({ $0.kind == .law }), wanted.nameYears.count == 2 else {
        return
      }
      let isLater = wanted.nameYears[0] >= wanted.nameYears[1]
      if isLater == wanted.isPassive(at: verb) { result.conflicts.append(.roles) }
      return
    }
    var same = 0
    var swapped = 0
    let (isPassive, wasPassive) = (wanted.isPassive(at: verb), statement.isPassive(at: said))
    let matched = wanted.names.compactMap { name in
      statement.names.first { isSame($0, name) }.map { (name, $0) }
    }
    for (name, other) in matched {
      let isFirst = (name.range.start < wanted.words[verb].range.start) != isPassive
      let wasFirst = (other.range.start < statement.words[said].range.start) != wasPassive
      if isFirst == wasFirst { same += 1 } else { swapped += 1 }
    }
    // Of one name in the passive the order tells nothing: Indonesian puts it behind the verb.
    if matched.count == 1, isPassive || wasPassive { return }
    guard swapped > 0 else { return }
    if swapped >= 2, same == 0 {
      result.conflicts.append(.roles)
    } else if same == 0 || swapped > same {
      result.leaveOpen("the sentence cannot be compared")
    }
  }
}
