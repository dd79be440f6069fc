import DocumentModel

/// One thing that a claim says of a number: a word, a name, an age.
struct QueryItem: Hashable {
  var terms: Set<String>
  var key: String?
  /// The word as it stands; empty for names.
  var text: String
  /// Whether it is written with a capital.
  var isProper = false

  var isName: Bool { text.isEmpty }
  /// What happened is not told by a title.
  var isVerb: Bool { text.hasSuffix("ed") && text.utf8.count > 4 }
}

extension QueryItem {
  /// A name of a claim.
  init(_ name: StatementName) {
    self.init(terms: name.terms, key: name.key, text: "")
  }
}

/// Looks for the number that a claim speaks of. Every item must be said of it; the number with the least that the claim does
/// not say is meant, and where several are as good, their values must be the same.
struct ObservationFinder {
  let observations: Observations
  let document: EvidenceDocument
  let lexicon: ClaimLexicon

  /// An observation and how well it fits.
  struct Match {
    var observation: Observation
    /// Terms that narrow it and that the claim does not say.
    var extra: Int
    /// Items that are only said around it.
    var around: Int
    var hits: Int
    /// Items that only a heading, the title or a sentence before has.
    var far = 0
    var rank: [Int] { [extra, around, -hits] }
  }

  /// The numbers that are meant, at whatever time: those of the best rank.
  func matches(
    _ items: [QueryItem], kind: Amount.Kind? = nil, at time: TimeSpan? = nil, in some: [Observation]? = nil
  ) -> [Match] {
    guard !items.isEmpty else { return [] }
    let said = items.reduce(into: Set<String>()) { $0.formUnion($1.terms) }
    var found: [Match] = []
    for observation in some ?? observations.all where kind == nil || observation.amount.kind == kind {
      if let time {
        guard let own = observation.time, observation.isCaptionTime ? own == time : time.isMet(by: own) == true else {
          continue
        }
      }
      guard let match = match(items, said, observation) else { continue }
      found.append(match)
    }
    guard let best = found.map(\.rank).min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    return found.filter { $0.rank == best }
  }

  /// The one number that is meant at a time.
  func find(
    _ items: [QueryItem], kind: Amount.Kind? = nil, at time: TimeSpan? = nil, in some: [Observation]? = nil
  ) -> Match? {
    var found = matches(items, kind: kind, at: time, in: some)
    if kind == nil {
      // Numbers before their shares.
      let counts = found.filter { $0.observation.amount.kind != .percent }
      if !counts.isEmpty { found = counts }
    }
    // Without a time that of the whole is meant.
    if time == nil, found.contains(where: \.observation.isTotal) { found = found.filter(\.observation.isTotal) }
    if found.contains(where: \.observation.isTotalColumn) { found = found.filter(\.observation.isTotalColumn) }
    guard let first = found.first,
      found.allSatisfy({
        $0.observation.value == first.observation.value
          && $0.observation.amount.isComparable(with: first.observation.amount)
      })
    else { return nil }
    return first
  }

  private func match(_ items: [QueryItem], _ said: Set<String>, _ observation: Observation) -> Match? {
    var match = Match(observation: observation, extra: 0, around: 0, hits: 0)
    for item in items {
      // A table about another place.
      if let key = item.key, key.hasPrefix("place:"), !observation.places.isEmpty, !observation.places.contains(key),
        !observation.keys.contains(key)
      {
        return nil
      }
      if item.terms.isSubset(of: observation.own) || item.key.map(observation.keys.contains) == true {
        match.hits += 1
      } else if item.terms.isSubset(of: observation.around), !item.isName || observation.table != nil {
        match.around += 1
      } else if isSubject(item, observation) {
        continue
      } else if !item.isVerb, !item.isName, item.terms.isSubset(of: observation.far),
        item.terms.isDisjoint(with: observations.dimensions(observation))
      {
        match.around += 2
        match.far += 1
      } else if !item.isVerb, !item.isProper, !item.isName, item.terms.isSubset(of: observation.lead) {
        match.around += 3
        match.far += 1
      } else {
        return nil
      }
    }
    // "were refused compensation" is no number of those who received it.
    guard observation.own.intersection(lexicon.reversing).isSubset(of: said) else { return nil }
    guard match.hits > 0 || observation.table != nil && observation.isTotal && match.around > 1 else { return nil }
    let extra = observation.narrowing.subtracting(said).filter { !lexicon.generic.contains($0) && $0 != "⊂" }
    match.extra = extra.count
    // A row of its own is a part; so is what a sentence takes out of a whole.
    guard observation.label.subtracting(said).isEmpty || observation.table == nil, extra.count <= 1 else { return nil }
    if observation.narrowing.contains(FigureBinder.part), match.hits < 2 { return nil }
    return match
  }

  /// Whether a name is what the whole document is about, and no row or column of the table has it.
  private func isSubject(_ item: QueryItem, _ observation: Observation) -> Bool {
    guard item.isName,
      item.key.map(document.subjects.contains) == true
        || item.key?.hasPrefix("place:") != true && item.terms.isSubset(of: document.title)
    else { return false }
    guard let key = item.key, let table = observation.table else { return true }
    return observations.keys[table]?.contains(key) != true
  }

  // MARK: Beside another

  /// The number beside another that differs from it in what the items say: of another row of its column, of another column of
  /// its row, or of another stretch of its sentence. `said` are the items of the other.
  func sibling(of other: Match, _ items: [QueryItem], _ said: [QueryItem]) -> Match? {
    let own = other.observation
    let terms = (items + said).reduce(into: Set<String>()) { $0.formUnion($1.terms) }
    var found: [Match] = []
    for observation in observations.all where observation.range != own.range {
      guard observation.amount.isComparable(with: own.amount), observation.table == own.table else { continue }
      if own.table != nil {
        guard (observation.row == own.row) != (observation.column == own.column) else { continue }
        guard observation.isTotal == own.isTotal || observation.row == own.row else { continue }
      } else {
        guard observation.statement == own.statement, observation.time == own.time else { continue }
      }
      let isSaid = items.allSatisfy {
        $0.terms.isSubset(of: observation.own) || $0.key.map(observation.keys.contains) == true
      }
      guard isSaid, observation.label.isSubset(of: terms) else { continue }
      let extra = observation.narrowing.subtracting(terms).filter { !lexicon.generic.contains($0) && $0 != "⊂" }
      guard extra.isEmpty else { continue }
      found.append(Match(observation: observation, extra: 0, around: 0, hits: items.count))
    }
    guard let first = found.first, found.allSatisfy({ $0.observation.value == first.observation.value }) else {
      return nil
    }
    return first
  }

  /// The whole of which a cell is a part: the total of its column, or that of its row.
  func wholes(of part: Match) -> [Match] {
    let own = part.observation
    guard own.table != nil else { return [] }
    return observations.all.filter { observation in
      observation.table == own.table && observation.amount.isComparable(with: own.amount)
        && observation.range != own.range && observation.time == own.time
        && (observation.isTotal && observation.column == own.column && !own.isTotal
          || observation.isTotalColumn && observation.row == own.row && !own.isTotalColumn)
    }.map { Match(observation: $0, extra: 0, around: 0, hits: 0) }
  }
}
