import DocumentModel

/// Answers claims from the observations of a document: a number of a table's cell, a share, a sum, a comparison of two. What a
/// claim says of a number must all be said of it there; nothing is answered from several numbers that may be meant.
struct Reckoner {
  let form: ClaimForm
  let lexicon: ClaimLexicon
  let finder: ObservationFinder

  typealias Answer = Operations.Answer

  /// A number that was found or reckoned, and what it rests on.
  struct Reckoned {
    var value: Double
    var amount: Amount
    var matches: [ObservationFinder.Match]
  }

  var words: [StatementWord] { form.statement.words }
  /// Its numbers, without ages and lengths of time.
  var figures: [Figure] {
    let isLength = words.contains { ["longer", "shorter"].contains($0.text) }
    return form.statement.figures.filter { figure in
      figure.amount.kind != .age && (figure.amount.kind != .duration || isLength)
    }
  }
  var times: [StatementTime] { form.statement.times }

  /// The answer; nil where there is none.
  func answer() -> Answer? {
    guard form.statement.irrealis.isEmpty, !form.statement.isReported else { return nil }
    if let answer = noneExceeds() { return answer }
    guard form.statement.denials.isEmpty else { return nil }
    return pair() ?? share() ?? sum() ?? value()
  }

  // MARK: What is asked for

  /// What the words of a stretch say of a number: without numbers, times, and words that only compare.
  func items(_ range: Range<Int>, without dropped: Set<String> = []) -> [QueryItem] {
    var items: [QueryItem] = []
    for index in range {
      let word = words[index]
      if let name = form.statement.names.first(where: { $0.range.contains(word.range) }) {
        let item = QueryItem(name)
        if items.last != item { items.append(item) }
        continue
      }
      guard word.isContent, !dropped.contains(word.text), !dropped.contains(word.term),
        !Operations.comparing.contains(word.text), !lexicon.tableVerbs.contains(word.term),
        !lexicon.generic.contains(word.text), !Self.light.contains(word.text)
      else { continue }
      var item = QueryItem(terms: [word.term], text: word.text)
      item.isProper = word.isProper || index == 0 && finder.document.proper.contains(word.term)
      if !items.contains(where: { $0.terms == item.terms }) { items.append(item) }
    }
    if range.count == words.count || range.contains(where: { words[$0].text == "per" }),
      Observations.isPerCapita(words)
    {
      items.append(QueryItem(terms: [Observations.perCapita], text: ""))
    }
    // "aged 15 to 49" is a row's name.
    for figure in form.statement.figures where figure.amount.kind == .age {
      guard range.contains(where: { figure.range.contains(words[$0].range) }) else { continue }
      let ends = [figure.amount.low, figure.amount.high].compactMap { $0.map { String(Int($0)) } }
      items.append(QueryItem(terms: Set(ends), text: ""))
    }
    return items
  }

  /// Words of comparisons and shares that name nothing.
  static let shares: Set<String> = ["share", "percentage", "proportion", "rate", "persentase", "proporsi", "tingkat"]
  private static let light: Set<String> = [
    "rank", "ranked", "ranks", "together", "combined", "jointly", "aged", "age", "outnumbered", "exceeded", "accounted",
    "perkara", "kasus", "responsible", "countries", "came", "produced", "generated", "contributed", "yielded",
    "experienced", "suffered",
    "equal", "equals", "equalled",
    "fifth", "third", "quarter", "half", "majority", "minority", "most", "two", "three",
    "four", "money", "dollars",
  ]

  /// The time of a stretch: its own, else the one of the claim.
  func time(_ range: Range<Int>) -> TimeSpan? {
    guard let first = range.first, let last = range.last else { return times.count == 1 ? times[0].span : nil }
    let bytes = TextRange(words[first].range.start, words[last].range.end)
    let own = times.filter { bytes.contains($0.range) }
    if own.count == 1 { return own[0].span }
    return own.isEmpty && times.count == 1 ? times[0].span : nil
  }

  // MARK: Numbers

  /// The number of some items; of what has no number of its own the sum of its parts: children are girls and boys.
  func number(_ items: [QueryItem], at time: TimeSpan?, kind: Amount.Kind? = nil) -> Reckoned? {
    if let sum = parts(items, at: time, kind: kind, isWide: true) { return sum }
    if let match = finder.find(items, kind: kind, at: time), match.extra == 0 { return Reckoned(match) }
    return parts(items, at: time, kind: kind, isWide: false) ?? members(items, at: time, kind: kind)
  }

  /// `isWide`: only words that are wider than the part whose term they share: "female" of "women" and "girls".
  private func parts(_ items: [QueryItem], at time: TimeSpan?, kind: Amount.Kind?, isWide: Bool) -> Reckoned? {
    for (index, item) in items.enumerated() {
      guard let parts = lexicon.parts[item.text], isWide == parts.contains(where: { item.terms == [$0] }) else {
        continue
      }
      var matches: [ObservationFinder.Match] = []
      for part in parts {
        var own = items
        own[index].terms = [part]
        guard let match = finder.find(own, kind: kind, at: time), match.extra == 0 else { break }
        matches.append(match)
      }
      guard matches.count == parts.count, let sum = Reckoned(sum: matches) else { continue }
      return sum
    }
    return nil
  }

  /// "Savannakhet, Champasak and Saravane": several rows of one column, or several stretches of one sentence.
  func members(_ items: [QueryItem], at time: TimeSpan?, kind: Amount.Kind?) -> Reckoned? {
    guard words.contains(where: { ["and", "dan"].contains($0.text) }) else { return nil }
    // Tables by their number, sentences by theirs.
    let tables = Dictionary(grouping: finder.observations.all) { $0.table.map { -1 - $0 } ?? $0.statement }
    var found: [Reckoned] = []
    for key in tables.keys.sorted() {
      guard let all = tables[key] else { continue }
      let isTable = key < 0
      let labels = items.filter { item in
        isTable
          ? all.contains { isLabel(item, $0) }
          : (item.isName || item.isProper) && all.contains { isOwn(item, $0) }
      }
      // All that are named must be found.
      guard items.allSatisfy({ !($0.isProper || $0.isName) || labels.contains($0) || isTable }) else { continue }
      guard labels.count >= 2 else { continue }
      let rest = items.filter { !labels.contains($0) }
      let matches = labels.compactMap { finder.find(rest + [$0], kind: kind, at: time, in: all) }
      guard matches.count == labels.count, let sum = Reckoned(sum: matches) else { continue }
      found.append(sum)
    }
    guard let first = found.first, found.allSatisfy({ $0.value == first.value }) else { return nil }
    return first
  }

  private func isOwn(_ item: QueryItem, _ observation: Observation) -> Bool {
    item.terms.isSubset(of: observation.own) || item.key.map(observation.keys.contains) == true
  }

  private func isLabel(_ item: QueryItem, _ observation: Observation) -> Bool {
    item.terms.isSubset(of: observation.label) && observation.label.isSubset(of: item.terms)
  }

  func text(_ value: Double) -> String { NormalizedValue.numeric(value).displayText }

  func answer(_ holds: Bool, _ numbers: [Reckoned], _ trace: String...) -> Answer {
    Answer(
      holds: holds, statements: numbers.flatMap { $0.matches.map(\.observation.statement) }, trace: trace)
  }
}

extension Reckoner.Reckoned {
  init(_ match: ObservationFinder.Match) {
    self.init(value: match.observation.value, amount: match.observation.amount, matches: [match])
  }

  /// The sum of numbers that are comparable and each another.
  init?(sum matches: [ObservationFinder.Match]) {
    guard let first = matches.first, matches.count > 1, Set(matches.map(\.observation.range)).count == matches.count,
      matches.allSatisfy({ $0.observation.amount.isComparable(with: first.observation.amount) }),
      first.observation.amount.kind != .percent || matches.allSatisfy({ $0.observation.table != nil })
    else { return nil }
    let value = matches.map(\.observation.value).reduce(0, +)
    self.init(
      value: value, amount: Amount(first.observation.amount.kind, value, unit: first.observation.amount.unit),
      matches: matches)
  }
}
