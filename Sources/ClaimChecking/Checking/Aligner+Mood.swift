import DocumentModel

extension Aligner {
  // MARK: Denial, plans, quantity words

  func compareMood(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    if statement.isReported, !wanted.isReported || wanted.words.allSatisfy({ !lexicon.reported.contains($0.text) }) {
      result.leaveOpen("the source only tells what others said")
    }
    let mains = statement.mainClauses
    // A clause that holds all of it is the one that is meant.
    let all = Set(claim.content.filter { term in statement.words.contains { $0.term == term } })
    let whole = Dictionary(grouping: statement.words, by: { mains[$0.clause] ?? $0.clause })
      .filter { clause in
        let terms = Set(clause.value.map(\.term))
        return !all.isEmpty && all.isSubset(of: terms)
          && wanted.names.allSatisfy { name in
            statement.names.first { isSame($0, name) }.map { $0.terms.isSubset(of: terms) } ?? true
          }
      }.keys.max()
    // A general claim is not made of pieces of several clauses.
    if wanted.figures.isEmpty, wanted.times.isEmpty, wanted.names.isEmpty, statement.table == nil {
      let found = Set(
        statement.words.filter { claim.content.contains($0.term) }.map { mains[$0.clause] ?? $0.clause })
      if whole == nil, let first = found.min(), let last = found.max(), last - first > 1 {
        result.leaveOpen("the words stand in different clauses")
      }
    }
    // Only what the clauses say that the claim is about.
    let meant = claim.statement.terms
    let clauses = Set(
      statement.words.filter { meant.contains($0.term) && ($0.isCovered || $0.isContent) }.map(\.clause))
    let denials = statement.denials.count { clause in
      whole.map { (mains[clause] ?? clause) == $0 } ?? clauses.contains(clause)
    }
    if wanted.denials.count % 2 != denials % 2 {
      // A cell denies nothing: its number tells.
      if statement.table != nil, !statement.figures.isEmpty { result.leaveOpen("the sentence cannot be compared") }
      result.conflicts.append(.denial)
    }
    let matched = Set(claim.content)
    let own = statement.words.filter { word in
      whole.map { (mains[word.clause] ?? word.clause) == $0 } ?? clauses.contains(word.clause)
    }
    let planned = statement.irrealis.intersection(own.map(\.term)).subtracting(wanted.irrealis).subtracting(matched)
    // What may be done can be done.
    let isPermitted =
      wanted.words.contains { Self.permission.contains($0.text) } && planned.isSubset(of: Self.permission)
    if statement.table == nil, !planned.isEmpty, !isPermitted {
      result.leaveOpen("one is a plan or a possibility, the other is not")
    }
    if !wanted.irrealis.subtracting(statement.terms).isEmpty {
      result.leaveOpen("one is a plan or a possibility, the other is not")
    }
    var quantity = wanted.quantifiers.subtracting(statement.terms)
    if !statement.terms.isDisjoint(with: Self.universal) { quantity.subtract(Self.universal) }
    if !quantity.isEmpty { result.leaveOpen("how much or how often is said differently") }
    // "were refused compensation" is no "received compensation".
    // "no evidence that …": what stands before `that` holds for all behind it.
    var framing = own
    if let that = statement.words.firstIndex(where: { ["that", "whether", "bahwa"].contains($0.text) }),
      own.contains(where: { $0.range.start > statement.words[that].range.start })
    {
      framing = statement.words[..<that] + own
    }
    if statement.table == nil, let word = Embedding.first(framing, without: wanted, lexicon) {
      result.leaveOpen("the source says “\(word)”")
    }
    let reversed = Set(own.map(\.term)).intersection(lexicon.reversing).subtracting(wanted.terms)
    if statement.table == nil, !reversed.isEmpty, wanted.words.contains(where: { lexicon.gaining.contains($0.text) }) {
      result.leaveOpen("the source says “\(reversed.sorted()[0])”")
    }
    let limits = statement.quantifiers.intersection(own.map(\.term)).subtracting(wanted.terms)
    compareExtreme(wanted, statement, mains, &result)
    compareRoles(wanted, statement, &result)
    compareOrder(wanted, statement, &result)
    compareSides(wanted, statement, &result)
    if statement.table != nil, wanted.figures.isEmpty, !statement.heads.isSubset(of: wanted.terms) {
      result.leaveOpen("the sentence cannot be compared")
    }
    if statement.table == nil, wanted.figures.isEmpty, !limits.isEmpty {
      result.leaveOpen("how much or how often is said differently")
    }
  }

  /// "had the most cases, followed by …": whose the most is said to be must stand in the same clause.
  private func compareExtreme(
    _ wanted: Statement, _ statement: Statement, _ mains: [Int: Int], _ result: inout Alignment
  ) {
    guard statement.table == nil, wanted.figures.isEmpty,
      let mark = wanted.words.first(where: { lexicon.highest.contains($0.text) || lexicon.lowest.contains($0.text) }),
      let said = statement.words.first(where: { $0.text == mark.text || $0.term == mark.term })
    else { return }
    let clause = mains[said.clause] ?? said.clause
    let own = statement.words.filter { (mains[$0.clause] ?? $0.clause) == clause }
    let terms = Set(own.map(\.term))
    for word in wanted.words where word.isProper || word.isContent && !word.isCovered {
      guard statement.words.contains(where: { $0.term == word.term }), !terms.contains(word.term) else { continue }
      result.leaveOpen("the words stand in different clauses")
    }
    for name in wanted.names where !name.terms.isSubset(of: terms) {
      if statement.names.contains(where: { isSame($0, name) }) {
        result.leaveOpen("the words stand in different clauses")
      }
    }
  }

  private static let permission: Set<String> = ["can", "may", "could", "might", "dapat", "bisa", "boleh"]
  private static let universal: Set<String> = ["all", "every", "any", "each"]
}
