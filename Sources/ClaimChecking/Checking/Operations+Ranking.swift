import DocumentModel

extension Operations {
  /// "Bergen detained the most ships", "the second highest number in Greve", "more wells in Norland than in Hadley".
  func ranked() -> Answer? {
    guard !form.statement.isNegated else { return nil }
    let isPair = words.contains { $0.text == "than" || $0.text == "daripada" }
    guard let order = isPair ? pairOrder() : extreme() else { return nil }
    var best: (answer: Answer, score: Int)?
    var isAmbiguous = false
    for ranking in Ranking.all(document, lexicon) {
      guard let found = resolve(ranking, order.dropped), found.named.count == (isPair ? 2 : 1) else { continue }
      let answer = isPair ? pair(ranking, found, order) : place(ranking, found, order)
      guard let answer else { continue }
      if let known = best, known.score == found.score, known.answer.holds != answer.holds { isAmbiguous = true }
      if best.map({ found.score > $0.score }) ?? true {
        best = (answer, found.score)
        isAmbiguous = false
      }
    }
    return isAmbiguous ? nil : best?.answer
  }

  /// Which place is claimed, and from which end.
  private struct Order {
    var isHigh: Bool
    var place = 1
    /// Words that say so and nothing else.
    var dropped: Set<String>
    /// Where the two sides meet.
    var pivot = 0
  }

  private static let ordinals = ["second": 2, "third": 3, "fourth": 4, "fifth": 5, "kedua": 2, "ketiga": 3]
  /// Adjectives of `most`: "the most frequent".
  private static let adjectives: Set<String> = [
    "frequent", "common", "frequently", "often", "commonly", "number", "numerous", "many", "share", "proportion",
    "amount",
  ]

  private func extreme() -> Order? {
    let marks = words.filter { !$0.isCovered }
    let spelled = marks.firstIndex { $0.text == "paling" }.flatMap { $0 + 1 < marks.count ? marks[$0 + 1].text : nil }
    let high = marks.first { lexicon.highest.contains($0.text) }?.text
    let low = marks.first { lexicon.lowest.contains($0.text) }?.text
    // "ranked fourth": from the highest.
    let isRanked =
      low == nil && marks.contains { ["ranked", "ranks", "rank", "peringkat"].contains($0.text) }
      && marks.contains { Self.ordinals[$0.text] != nil }
    let isHigh = high != nil || isRanked || ["tinggi", "banyak", "besar", "lama"].contains(spelled ?? "")
    let isLow = low != nil || ["rendah", "sedikit", "kecil"].contains(spelled ?? "")
    guard isHigh != isLow else { return nil }
    // "Most applicants": a majority, no place.
    if let first = words.first, first.text == "most", first.text == high { return nil }
    var order = Order(isHigh: isHigh, dropped: ["paling", "rank", "ranked", "ranks"])
    for word in marks {
      if let place = Self.ordinals[word.text] {
        order.place = place
        order.dropped.insert(word.text)
      }
      if lexicon.highest.contains(word.text) || lexicon.lowest.contains(word.text)
        || Self.adjectives.contains(word.text)
        || word.text == spelled
      {
        order.dropped.insert(word.text)
      }
    }
    return order
  }

  private func pairOrder() -> Order? {
    guard let joint = words.lastIndex(where: { $0.text == "than" || $0.text == "daripada" }),
      Multiples.factor(words.first { Multiples.factor($0.text) != nil }?.text ?? "") == nil
    else { return nil }
    let before = words[..<joint]
    let more = before.last { lexicon.more.contains($0.text) }
    let less = before.last { lexicon.less.contains($0.text) }
    guard (more == nil) != (less == nil) else { return nil }
    return Order(
      isHigh: more != nil,
      dropped: ["than", "daripada", (more ?? less)?.text ?? "", "banyak", "sedikit", "number", "many"],
      pivot: words[joint].range.start)
  }

  /// The items that a claim names, where all else that it says is of the measure; nil where something is not.
  private func resolve(_ ranking: Ranking, _ dropped: Set<String>) -> RankedClaim? {
    for time in times {
      if let own = ranking.time {
        guard time.isMet(by: own) == true else { return nil }
      } else {
        guard let year = time.year, document.year == year || ranking.around.contains(String(year)) else { return nil }
      }
    }
    var terms: [(term: String, place: Int)] = []
    for word in words where !dropped.contains(word.text) {
      let isName = form.statement.names.contains { $0.range.contains(word.range) }
      guard word.isContent || isName && lexicon.isContent(word.text) else { continue }
      guard !Self.comparing.contains(word.text) || isName, !lexicon.tableVerbs.contains(word.term) else { continue }
      terms.append((word.term, word.range.start))
    }
    let all = Set(terms.map(\.term))
    var named: [Int] = []
    if ranking.isSentence {
      // A word that stands with one item only is of that item.
      for (term, _) in terms {
        let holders = ranking.items.indices.filter { ranking.items[$0].label.contains(term) }
        if holders.count == 1, !named.contains(holders[0]) { named.append(holders[0]) }
      }
      if named.count == 2, !words.contains(where: { $0.text == "than" || $0.text == "daripada" }) {
        named.removeAll { $0 == 0 }
      }
    } else {
      let fitting = ranking.items.indices.filter { ranking.items[$0].label.isSubset(of: all) }
      // "North" is not meant where "North Harbour" is.
      let whole = fitting.filter { item in
        !fitting.contains { ranking.items[$0].label.isStrictSuperset(of: ranking.items[item].label) }
      }
      named = whole.sorted { a, b in
        func place(_ item: Int) -> Int {
          terms.first { ranking.items[item].label.contains($0.term) }?.place ?? 0
        }
        return place(a) < place(b)
      }
    }
    let labels = named.reduce(into: Set<String>()) { $0.formUnion(ranking.items[$1].label) }
    let rest = ranking.isSentence ? all : all.subtracting(labels)
    guard rest.isSubset(of: ranking.measure.union(ranking.around)) else { return nil }
    // Of "Wells" and "Wells closed" the one that says no more than the claim.
    let score = rest.intersection(ranking.measure).count * 4 - ranking.measure.subtracting(rest).count
    guard !rest.isDisjoint(with: ranking.measure) || ranking.isSentence && !rest.isEmpty else { return nil }
    // "of the four provinces", and the value itself, are the numbers that may stand in it.
    for figure in figures where figure.amount.value != Double(ranking.items.count) {
      guard named.count == 1, let value = figure.amount.value, value == ranking.items[named[0]].value else {
        return nil
      }
    }
    return RankedClaim(named: named, score: score)
  }

  private func place(_ ranking: Ranking, _ found: RankedClaim, _ order: Order) -> Answer? {
    guard order.place <= ranking.items.count else { return nil }
    let own = ranking.items[found.named[0]]
    let sorted = ranking.items.sorted { order.isHigh ? $0.value > $1.value : $0.value < $1.value }
    let other = sorted[order.place - 1]
    // Two with the same value share a place.
    guard ranking.items.count(where: { $0.value == other.value }) == 1 else { return nil }
    let list = sorted.prefix(5).map { says([$0.value]) }.joined(separator: ", ")
    return Answer(
      holds: own.value == other.value, statements: [],
      trace: [
        "\(order.isHigh ? "from the highest" : "from the lowest"): \(list)",
        "place \(order.place) is \(says([other.value])), it has \(says([own.value]))",
      ],
      ranges: places(own.range == other.range ? [own] : [own, other]))
  }

  private func pair(_ ranking: Ranking, _ found: RankedClaim, _ order: Order) -> Answer? {
    let (a, b) = (ranking.items[found.named[0]], ranking.items[found.named[1]])
    // One on each side of `than`.
    let sides = [a, b].map { item in
      words.first { item.label.contains($0.term) }.map { $0.range.start < order.pivot }
    }
    guard sides == [true, false] else { return nil }
    return Answer(
      holds: order.isHigh ? a.value > b.value : a.value < b.value, statements: [],
      trace: ["\(says([a.value])) against \(says([b.value]))"], ranges: places([a, b]))
  }

  private func places(_ items: [Ranking.Item]) -> [TextRange] {
    items.flatMap { item in (item.labelRange.map { [$0] } ?? []) + [item.range] }
  }
}
