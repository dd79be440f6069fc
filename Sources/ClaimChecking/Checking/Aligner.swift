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
    if statement.table == nil, wanted.words.count > 3, isVerbatim(wanted, statement) {
      result.local = claim.content.count + 2
      result.terms = claim.content.count
      result.agreements = ["the source says it in these words"]
      return result
    }
    guard compareWords(wanted, statement, document, &result) else { return nil }
    compareNames(wanted, statement, document, &result)
    guard !result.isOpen, result.missing.isEmpty else { return result }
    if wanted.figures.isEmpty {
      compareTimes(wanted, statement, &result)
    } else {
      compareFigures(wanted, statement, in: document, &result)
    }
    guard !result.isOpen else { return result }
    compareMood(wanted, statement, &result)
    return result
  }

  /// Whether a sentence of the source is the claim, word for word.
  private func isVerbatim(_ wanted: Statement, _ statement: Statement) -> Bool {
    wanted.words.count == statement.words.count && !claim.text.isEmpty
      && zip(wanted.words, statement.words).allSatisfy { $0.text == $1.text }
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
      } else if statement.lead.contains(term), !isVerb(term), !isReplaced(term, statement, document),
        !isName(term, document) || hasAnaphor(statement)
      {
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

  /// Whether a term is a proper name, as the claim or the document writes it.
  private func isName(_ term: String, _ document: EvidenceDocument) -> Bool {
    claim.statement.words.contains { $0.term == term && $0.isProper }
      || claim.statement.words.first?.term == term && document.proper.contains(term)
  }

  /// Whether a proper name that stands only in the title is replaced by another in the statement.
  private func isReplaced(_ term: String, _ statement: Statement, _ document: EvidenceDocument) -> Bool {
    // A name that opens the claim does not show by its capital; the document tells.
    guard isName(term, document) else { return false }
    return statement.words.contains {
      document.proper.contains($0.term) && !$0.isCovered && $0.isContent && !claim.statement.terms.contains($0.term)
    }
  }

  // MARK: Names

  private func compareNames(
    _ wanted: Statement, _ statement: Statement, _ document: EvidenceDocument, _ result: inout Alignment
  ) {
    for name in wanted.names {
      if let same = statement.names.first(where: { isSame($0, name) }), isApart(same, statement), !isApart(name, wanted)
      {
        result.missing.append(name.text)
        continue
      }
      if let captioned = captioned(name, statement), !captioned {
        result.missing.append(name.text)
        continue
      }
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
      // Who said it must be said by the sentence itself.
      if isSpeaker(name, wanted) {
        result.missing.append(name.text)
        continue
      }
      // "This law replaced …": what was named before and is meant again.
      if hasAnaphor(statement) || isObject(name, statement),
        statement.contextNames.contains(where: { isSame($0, name) })
      {
        result.aroundNames += 1
        continue
      }
      // Another of its kind in its place.
      let others = statement.names.filter { other in
        other.kind == name.kind && other.key != nil && !wanted.names.contains { isSame(other, $0) }
          && !other.terms.isSubset(of: wanted.terms)
      }
      // What one did another may have done too.
      let isExclusive =
        name.kind == .law || !claim.statement.terms.isDisjoint(with: lexicon.exclusive)
      if Set(others.map(\.key)).count == 1, name.key != nil, name.kind != .place, result.around == 0, isExclusive,
        !claim.content.isEmpty, wanted.figures.isEmpty || name.kind == .law
      {
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

  /// "Unlike Peru, Chile has ratified it": what is said is not said of Peru.
  private func isApart(_ name: StatementName, _ statement: Statement) -> Bool {
    let before = statement.words.filter { $0.range.end <= name.range.start }.suffix(2).map(\.text)
    return before.contains { ["unlike", "except", "excluding", "besides"].contains($0) }
  }

  /// Whether a table's caption that names a place names this one; nil where it names none.
  private func captioned(_ name: StatementName, _ statement: Statement) -> Bool? {
    guard name.kind == .place, let key = name.key, !statement.captionPlaces.isEmpty else { return nil }
    return statement.captionPlaces.contains(key) || statement.names.contains { isSame($0, name) }
  }

  /// "According to the ministry, …"; "the ministry blames …".
  private func isSpeaker(_ name: StatementName, _ wanted: Statement) -> Bool {
    let before = wanted.words.filter { $0.range.end <= name.range.start }.suffix(3).map(\.text)
    if let place = before.firstIndex(of: "according"), before[(place + 1)...].first == "to" { return true }
    if before.suffix(2).contains("menurut") { return true }
    let behind = wanted.words.first { $0.range.start >= name.range.end }
    return behind.map { lexicon.saying.contains($0.text) } ?? false
  }

  /// "The government signed it in 2002": an instrument that is meant by `it`, where no other of its kind is named.
  private func isObject(_ name: StatementName, _ statement: Statement) -> Bool {
    name.kind == .law || name.kind == .treaty
      ? statement.words.contains { $0.text == "it" } && !statement.names.contains { $0.kind == name.kind } : false
  }

  func hasAnaphor(_ statement: Statement) -> Bool {
    let words = [
      "it", "this", "they", "these", "its", "that", "ini", "itu", "the", "their", "both", "ia", "dia", "beliau",
      "mereka", "he", "she",
    ]
    return statement.words.prefix(4).contains { words.contains($0.text) }
  }

  func isSame(_ a: StatementName, _ b: StatementName) -> Bool {
    if let x = a.key, let y = b.key, x == y { return true }
    func words(_ name: StatementName) -> Set<String> { name.terms.filter { Int($0) == nil } }
    // Numbers tell laws apart; a title is the same with and without its year.
    guard a.kind == b.kind, words(a).count > 1, words(a) == words(b) else { return false }
    return a.terms.isSubset(of: b.terms) || b.terms.isSubset(of: a.terms)
  }
}
