import DocumentModel

/// From the comparisons of a claim with all statements to one verdict.
struct Decision {
  let claim: Claim
  var form: ClaimForm
  let lexicon: ClaimLexicon

  private struct Found {
    var document: EvidenceDocument
    var alignment: Alignment
  }

  /// Pieces of evidence that are shown.
  private static let most = 5

  func verdict(_ documents: [EvidenceDocument]) -> ClaimVerdict {
    for document in documents where !document.isDisputing {
      if let answer = Operations(form: form.resolved(in: document, lexicon), lexicon: lexicon, document: document)
        .answer()
      {
        return verdict(answer, document)
      }
    }
    // What compares and could not be reckoned must be said by a source in so many words.
    var strict = self
    for cue in Operations.cues(form, lexicon) where !strict.form.content.contains(cue) {
      strict.form.content.append(cue)
    }
    var verdict = strict.aligned(documents)
    // "6 percent more than": another number is no answer to a difference.
    if verdict.label == .refuted, !form.statement.figures.isEmpty, let document = documents.first,
      Operations(form: form, lexicon: lexicon, document: document).pivot() != nil
    {
      verdict.label = .notEnoughInfo
      verdict.trace = ["the two sides could not be compared"]
    }
    guard verdict.label == .notEnoughInfo else { return verdict }
    return reckoned(documents) ?? tabulated(documents) ?? verdict
  }

  private func verdict(_ answer: Operations.Answer, _ document: EvidenceDocument) -> ClaimVerdict {
    var evidence: [Evidence] = []
    for statement in answer.statements {
      for piece in document.evidence(document.statements[statement]) where !evidence.contains(piece) {
        evidence.append(piece)
      }
    }
    for piece in answer.ranges.compactMap(document.evidence) where !evidence.contains(piece) {
      evidence.append(piece)
    }
    return ClaimVerdict(
      claim: claim, label: answer.holds ? .supported : .refuted, evidence: evidence, trace: answer.trace)
  }

  /// Whether a sentence says of its numbers that it is so, and not that it was wanted or undone, or the other way round.
  private func isSaid(_ statement: Statement, _ form: ClaimForm) -> Bool {
    guard statement.table == nil else { return true }
    guard Embedding.first(statement.words, without: form.statement, lexicon) == nil else { return false }
    var order = Alignment(statement: 0)
    Aligner(claim: form, lexicon: lexicon).compareSides(form.statement, statement, &order)
    return !order.isOpen
  }

  /// What all the numbers of a document say of a claim that compares or reckons.
  private func reckoned(_ documents: [EvidenceDocument]) -> ClaimVerdict? {
    for document in documents where !document.isDisputing {
      let form = form.resolved(in: document, lexicon)
      let finder = ObservationFinder(observations: document.observations, document: document, lexicon: lexicon)
      let operations = Operations(form: form, lexicon: lexicon, document: document, observed: finder)
      let answer =
        Reckoner(form: form, lexicon: lexicon, finder: finder).answer()
        ?? (form.statement.denials.isEmpty && !form.statement.words.contains { $0.text == "other" }
          ? operations.answer() : nil)
      if let answer, answer.statements.allSatisfy({ isSaid(document.statements[$0], form) }) {
        return verdict(answer, document)
      }
    }
    return nil
  }

  private func aligned(_ documents: [EvidenceDocument]) -> ClaimVerdict {
    var supporting: [Found] = []
    var refuting: [Found] = []
    var near: [Found] = []
    for document in documents {
      let aligner = Aligner(claim: form.resolved(in: document, lexicon), lexicon: lexicon)
      for (index, statement) in document.statements.enumerated() {
        guard let alignment = aligner.align(statement, index, in: document) else { continue }
        let found = Found(document: document, alignment: alignment)
        if alignment.supports {
          // What a document examines is not what it says.
          if !document.isDisputing { supporting.append(found) }
        } else if alignment.refutes {
          refuting.append(found)
        } else if alignment.local + alignment.agreements.count > 0 {
          near.append(found)
        }
      }
    }
    func better(_ a: Found, _ b: Found) -> Bool {
      let x = (a.alignment.around + a.alignment.aroundNames, -a.alignment.local, a.alignment.statement)
      let y = (b.alignment.around + b.alignment.aroundNames, -b.alignment.local, b.alignment.statement)
      return x < y
    }
    supporting.sort(by: better)
    refuting.sort(by: better)
    func nearby(_ found: Found) -> Int { found.alignment.around + found.alignment.aroundNames }
    // A sentence that says all of it itself is stronger than one that needs those around it.
    if let best = supporting.first, refuting.first.map({ nearby($0) >= nearby(best) }) ?? true {
      let against = refuting.filter { isOfValue($0) && $0.alignment.around <= best.alignment.around }
      var trace = lines(best)
      if let other = against.first {
        trace.append("sources disagree: \(lines(other).joined(separator: "; "))")
      }
      return ClaimVerdict(
        claim: claim, label: .supported, evidence: evidence(supporting), contradictedBy: evidence(against), trace: trace
      )
    }
    if let best = refuting.first {
      return ClaimVerdict(claim: claim, label: .refuted, evidence: evidence(refuting), trace: lines(best))
    }
    near.sort { a, b in
      let x = (a.alignment.missing.count, -a.alignment.local, a.alignment.statement)
      let y = (b.alignment.missing.count, -b.alignment.local, b.alignment.statement)
      return x < y
    }
    var trace = ["no statement can be compared with it"]
    if let best = near.first?.alignment, !best.missing.isEmpty {
      trace.append("nearest passage does not say: \(best.missing.joined(separator: ", "))")
    } else if let why = near.first?.alignment.open {
      trace.append(why)
    } else if let best = near.first?.alignment, best.narrowing > 0 {
      trace.append("the source's number is of a part of it")
    }
    return ClaimVerdict(claim: claim, label: .notEnoughInfo, evidence: evidence(Array(near.prefix(3))), trace: trace)
  }

  /// What the cells of a table say of a claim that is made of them.
  private func tabulated(_ documents: [EvidenceDocument]) -> ClaimVerdict? {
    for document in documents where !document.grids.isEmpty {
      let words = form.statement.words.map(\.text)
      let proper = Set(form.statement.words.filter(\.isProper).map(\.text))
      guard let answer = TableChecker(words: words, lexicon: lexicon, proper: proper).answer(document) else { continue }
      return ClaimVerdict(
        claim: claim, label: answer.holds ? .supported : .refuted,
        evidence: answer.ranges.compactMap(document.evidence),
        trace: [answer.trace])
    }
    return nil
  }

  private func isOfValue(_ found: Found) -> Bool {
    switch found.alignment.conflicts.first {
    case .amount, .time: true
    default: false
    }
  }

  private func evidence(_ found: [Found]) -> [Evidence] {
    var list: [Evidence] = []
    for piece in found.prefix(Self.most) {
      for item in piece.document.evidence(piece.document.statements[piece.alignment.statement])
      where !list.contains(item) {
        list.append(item)
      }
    }
    return list
  }

  private func lines(_ found: Found) -> [String] {
    var lines = found.alignment.conflicts.map { conflict in
      switch conflict {
      case .amount(let claimed, let said): "claimed \(claimed.text), source says \(said.text)"
      case .time(let claimed, let said): "claimed \(claimed.text), source says \(said.text)"
      case .name(let claimed, let said): "claimed \(claimed), source says \(said)"
      case .denial: form.statement.isNegated ? "the claim denies what the source says" : "the source denies it"
      case .roles: "the source says it the other way round"
      case .opposite(let claimed, let said): "claimed “\(claimed)”, source says “\(said)”"
      }
    }
    lines += found.alignment.agreements
    if !form.content.isEmpty {
      lines.append("same: " + form.content.filter { !found.alignment.missing.contains($0) }.joined(separator: ", "))
    }
    return lines
  }
}
