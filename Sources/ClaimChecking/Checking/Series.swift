import DocumentModel

/// The figures that a document gives of one measure, by time.
struct Series {
  /// A figure and where it stands.
  struct Point {
    var value: Double
    var amount: Amount
    var time: TimeSpan?
    var statement: Int
  }

  var points: [Point] = []

  init(points: [Point] = []) { self.points = points }

  /// The observations that were meant. Where there are numbers of several kinds, those that are no shares.
  init(_ matches: [ObservationFinder.Match]) {
    let counts = matches.filter { $0.observation.amount.kind != .percent }
    // A table's numbers are one measure; a sentence beside it may speak of a part.
    let all = counts.isEmpty ? matches : counts
    let tables = Dictionary(grouping: all.filter { $0.observation.table != nil && !$0.observation.isTotal }) {
      $0.observation.table ?? 0
    }
    let largest = tables.filter { $0.value.count > 1 }.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
    points = (largest?.value ?? all).map { match in
      let own = match.observation
      return Point(value: own.value, amount: own.amount, time: own.time, statement: own.statement)
    }
  }

  /// The point of a time; nil where there is none, or several that differ.
  func point(_ time: TimeSpan?) -> Point? {
    guard let time else {
      guard let first = points.first, points.allSatisfy({ $0.value == first.value }) else { return nil }
      return first
    }
    let found = points.filter { $0.time.map { time.isMet(by: $0) == true } ?? false }
    guard let first = found.first, found.allSatisfy({ $0.value == first.value }) else { return nil }
    return first
  }

  /// Points that have one year or day, one each, in the order of time; nil where two of one time differ.
  var ordered: [Point]? {
    var byTime: [String: Point] = [:]
    for point in points {
      guard let time = point.time, time.isPoint, let start = time.start else { continue }
      if let other = byTime[start], other.value != point.value { return nil }
      byTime[start] = byTime[start] ?? point
    }
    return byTime.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Those between two times, both included.
  func between(_ first: String, _ last: String) -> [Point]? {
    ordered?.filter { point in
      guard let start = point.time?.start else { return false }
      return start.prefix(first.utf8.count) >= first && start.prefix(last.utf8.count) <= last
    }
  }
}

/// Finds figures by the words that describe them.
struct SeriesFinder {
  let form: ClaimForm
  let document: EvidenceDocument
  let lexicon: ClaimLexicon

  /// The figures that all terms describe, of the measure that has the fewest terms besides; one kind of amount.
  func series(_ wanted: [String], kind asked: Amount.Kind? = nil) -> Series {
    let isShare = form.statement.words.contains { Self.shares.contains($0.text) }
    let kind = asked ?? (isShare ? .percent : nil)
    let terms = Set(wanted)
    guard !terms.isEmpty, hasNames else { return Series() }
    var found: [(point: Series.Point, extra: Int, around: Int, isTable: Bool, thing: Set<String>)] = []
    for (index, statement) in document.statements.enumerated() where !statement.figures.isEmpty {
      guard statement.negatedClauses.isEmpty, statement.irrealis.isEmpty || statement.table != nil else { continue }
      let missing = terms.subtracting(statement.terms)
      guard missing.isSubset(of: statement.context.union(statement.lead).union(document.title)) else { continue }
      for figure in statement.figures {
        guard let value = figure.amount.value, kind == nil || figure.amount.kind == kind,
          figure.amount.kind != .duration,
          figure.amount.kind != .age, figure.amount.qualifier == nil || figure.amount.qualifier == "about"
        else { continue }
        let own = figure.things
        // A cell says itself, in its headers or labels, some of what is asked for: a heading above speaks of more than it.
        let isNamed =
          !own.isDisjoint(with: terms) || own.isEmpty && statement.table != nil && missing.count < terms.count
        guard isNamed else { continue }
        // What belongs to another number of the sentence does not describe this one.
        let others = statement.figures.filter { $0.range != figure.range && $0.things != own }
        let lent = terms.subtracting(own)
        if statement.table == nil, others.contains(where: { !lent.isDisjoint(with: $0.things.subtracting(own)) }) {
          continue
        }
        if let segment = statement.segment(at: figure.range), statement.segments.count > 1 {
          let fit = segment.fit(terms, [], among: statement.segments)
          guard fit.foreign == 0, fit.isCovered else { continue }
        }
        let extra = figure.head.subtracting(form.statement.terms).count
        found.append(
          (
            Series.Point(value: value, amount: figure.amount, time: figure.time, statement: index), extra,
            missing.count, statement.table != nil, own
          ))
      }
    }
    guard takePlace(&found, { $0.point.statement }), let least = found.map(\.extra).min(), least <= 1 else {
      return Series()
    }
    var best = found.filter { $0.extra == least }
    // What all narrow in one and the same way is what the document counts.
    if least == 1, Set(best.map(\.thing)).count > 1 { return Series() }
    guard let nearest = best.map(\.around).min() else { return Series() }
    best = best.filter { $0.around <= nearest + 1 }
    // One kind of number: counts before shares, else that of most.
    let kinds = Dictionary(grouping: best) { $0.point.amount.kind }
    let ranked = kinds.map { (kind: $0.key, rank: ($0.key == .percent ? 0 : $0.value.count, "\($0.key)")) }
    let most = ranked.max { $0.rank < $1.rank }?.kind
    best = best.filter { $0.point.amount.kind == most }
    // A table's series is one measure; sentences beside it may speak of a part.
    let tables = Dictionary(grouping: best.filter { $0.isTable && $0.point.time != nil }) {
      document.statements[$0.point.statement].table ?? -1
    }
    let largest = tables.filter { $0.value.count > 1 }.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
    if let largest {
      let lent = largest.value.map { terms.subtracting($0.thing).count }
      best = zip(largest.value, lent).filter { $0.1 == lent.min() }.map(\.0)
    }
    return Series(points: best.map(\.point))
  }

  /// Leaves the figures of the place that the claim names, where the document has figures of it: a total is of no place.
  /// False where the claim names several, since nothing says which figure is whose.
  private func takePlace<Item>(_ found: inout [Item], _ statement: (Item) -> Int) -> Bool {
    let places = Set(form.statement.names.filter { $0.kind == .place }.compactMap(\.key))
    guard places.count <= 1 else { return false }
    guard let place = places.first else { return true }
    func names(_ statement: Statement) -> Bool { statement.names.contains { $0.key == place } }
    if document.statements.contains(where: { !$0.figures.isEmpty && names($0) }) {
      found.removeAll { !names(document.statements[statement($0)]) }
    }
    return true
  }

  private static let shares: Set<String> = ["share", "percentage", "proportion", "percent"]

  /// Whether all names of the claim are those of the document or stand beside figures.
  private var hasNames: Bool {
    form.statement.names.allSatisfy { name in
      name.key.map(document.subjects.contains) == true || name.terms.isSubset(of: document.title)
        || document.statements.contains { statement in
          !statement.figures.isEmpty && statement.names.contains { $0.key == name.key && $0.key != nil }
        }
    }
  }
}
