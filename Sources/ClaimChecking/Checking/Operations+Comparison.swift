import DocumentModel

extension Operations {
  /// "more women than men", "fewer in 2020 than in 2019", "59 more in 2019 than in 2017", "twice as many as".
  func comparison() -> Answer? {
    guard let pivot = pivot() else { return nil }
    let before = words.filter { $0.range.start < words[pivot.index].range.start }
    let after = words.filter { $0.range.start > words[pivot.index].range.start }
    let dropped = pivot.dropped
    func content(_ list: [StatementWord]) -> [String] {
      list.filter {
        $0.isContent && !dropped.contains($0.term) && !dropped.contains($0.text) && !Self.comparing.contains($0.text)
          && !lexicon.tableVerbs.contains($0.term)
      }.map(\.term)
    }
    let place = words[pivot.index].range.start
    let early = form.statement.times.filter { $0.range.start < place }
    let late = form.statement.times.filter { $0.range.start > place }
    let (left, right): (Series.Point?, Series.Point?)
    if after.allSatisfy({ !$0.isContent }), let one = early.last ?? form.statement.times.first, let other = late.first {
      // The same measure at two times.
      let series = series(content(words))
      (left, right) = (series.point(one.span), series.point(other.span))
    } else {
      guard !early.isEmpty || !late.isEmpty || form.statement.times.isEmpty else { return nil }
      let time = (late.first ?? early.first)?.span
      let otherTime = early.isEmpty || late.isEmpty ? time : early[0].span
      // The thing after `than` ends at the first word that says nothing by itself.
      let tail = after.drop { !$0.isContent }
      let thing = tail.prefix { $0.isContent && !$0.isCovered }.map(\.term)
      let shared = content(Array(tail.dropFirst(thing.count)))
      let head: [String]
      let common: [String]
      if pivot.isVerb {
        (head, common) = (content(before), [])
      } else {
        let start = before.lastIndex {
          lexicon.more.contains($0.text) || lexicon.less.contains($0.text) || $0.text == "many" || $0.text == "much"
            || $0.text == "banyak" || $0.text == "sedikit"
        }
        let own = start.map { Array(before[($0 + 1)...]) } ?? before
        (head, common) =
          own.contains(where: \.isContent)
          ? (content(own), start.map { content(Array(before[..<$0])) } ?? []) : (content(before), [])
      }
      guard !thing.isEmpty, !head.isEmpty else { return nil }
      left = series(head + common + shared).point(otherTime)
      right = series(thing + common + shared).point(time)
    }
    guard let left, let right, left.amount.isComparable(with: right.amount),
      left.statement != right.statement || left.value != right.value
    else { return nil }
    var holds: Bool
    var trace = ["\(left.amount.text) against \(right.amount.text)"]
    if let factor = pivot.factor {
      guard right.value != 0 else { return nil }
      let ratio = left.value / right.value
      holds = pivot.isBound ? ratio > factor : abs(ratio - factor) <= factor * 0.05
      trace.append("ratio \((ratio * 100).rounded() / 100), claimed \(factor)")
    } else {
      holds = pivot.isMore ? left.value > right.value : left.value < right.value
    }
    // "59 more": the difference.
    for figure in figures {
      let difference = abs(left.value - right.value)
      var said = Amount(figure.amount.kind, difference)
      if figure.amount.kind == .percent, left.amount.kind != .percent {
        guard right.value != 0 else { return nil }
        said = Amount(.percent, (difference / right.value * 1000).rounded() / 10)
      }
      var claimed = figure.amount
      if claimed.qualifier == "more_than" || claimed.qualifier == "less_than" { claimed.qualifier = nil }
      claimed.unit = nil
      if claimed.kind == .percent { claimed.rounding = 0.5 }
      guard let isMet = claimed.isMet(by: said) else { return nil }
      holds = holds && isMet
      trace.append("claimed a difference of \(claimed.text), sources give \(said.text)")
    }
    return Answer(holds: holds, statements: [left.statement, right.statement], trace: trace)
  }

  /// Where the two sides meet, and which is said to be more.
  struct Pivot {
    var index: Int
    var isMore: Bool
    var factor: Double?
    var isBound = false
    var isVerb = false
    var dropped: Set<String>
  }

  func pivot() -> Pivot? {
    if let verb = words.firstIndex(where: {
      $0.text.hasPrefix("outnumber") || $0.text.hasPrefix("exceed") || $0.text.hasPrefix("surpass")
    }) {
      return Pivot(index: verb, isMore: true, isVerb: true, dropped: [words[verb].term])
    }
    let joint = words.lastIndex { $0.text == "than" || $0.text == "daripada" || $0.text == "dibandingkan" }
    let multiple = words.firstIndex { ["twice", "double", "times", "half"].contains($0.text) }
    if let multiple,
      let joint = words.lastIndex(where: { $0.text == "as" && $0.range.start > words[multiple].range.start })
    {
      var factor = Multiples.factor(words[multiple].text) ?? (words[multiple].text == "half" ? 0.5 : nil)
      if words[multiple].text == "times" {
        factor = figures.last { $0.range.end <= words[multiple].range.end + 1 }?.amount.value
      }
      guard let factor, figures.count <= (words[multiple].text == "times" ? 1 : 0) else { return nil }
      let isBound =
        multiple > 1 && words[multiple - 1].text == "than" || multiple > 0 && words[multiple - 1].text == "over"
      return Pivot(
        index: joint, isMore: true, factor: factor, isBound: isBound,
        dropped: [
          words[multiple].term, "many", "much", "mani", "large", "high", "big", "long", "great", "expensive", "costly",
        ])
    }
    guard let joint else { return nil }
    let before = words[..<joint]
    let more = before.last { lexicon.more.contains($0.text) && !$0.isCovered }
    let less = before.last { lexicon.less.contains($0.text) && !$0.isCovered }
    guard more != nil || less != nil else { return nil }
    // "lebih sedikit": the word behind `lebih` tells which.
    let behind = more.flatMap { cue in words.first { $0.range.start >= cue.range.end }?.text }
    let isFewer =
      more?.text == "lebih" && ["sedikit", "rendah", "kecil", "kurang", "pendek", "singkat"].contains(behind)
    let isLess = isFewer || less.map { word in more.map { word.range.start > $0.range.start } ?? true } ?? false
    // "more than 700": a bound, no comparison.
    let cue = isFewer ? more : isLess ? less : more
    guard let cue,
      words[joint].range.start - cue.range.end > 1 || joint + 1 < words.count && !words[joint + 1].isCovered
        || form.statement.times.contains(where: { $0.range.start > words[joint].range.start })
    else { return nil }
    guard !figures.contains(where: { $0.range.start > words[joint].range.start }) else { return nil }
    return Pivot(
      index: joint, isMore: !isLess,
      dropped: [
        cue.term, "higher", "lower", "high", "low", "large", "small", "banyak", "sedikit", "daripada", "dibandingkan",
        words[joint].term, "than",
      ])
  }

  /// Whether a claim puts a row of a table first and not a time: "the south had the most complaints in 2022".
  private func isAmongRows(cue: StatementWord?, spelled: Int?, _ point: Series.Point) -> Bool {
    let place = cue.flatMap { cue in words.firstIndex { $0.range == cue.range } } ?? spelled
    let statement = document.statements[point.statement]
    guard let place, statement.table != nil, cue.map({ ["most", "fewest", "least"].contains($0.text) }) ?? true else {
      return false
    }
    return words[..<place].contains { word in
      (word.isContent || word.isCovered) && statement.terms.contains(word.term)
        && !form.statement.times.contains { $0.range.contains(word.range) }
    }
  }

  /// "the highest number in 2019", "the fewest in 2015".
  func superlative() -> Answer? {
    let high = words.first { lexicon.highest.contains($0.text) && !$0.isCovered }
    let low = words.first { lexicon.lowest.contains($0.text) && !$0.isCovered }
    let spelled = words.firstIndex { $0.text == "paling" }
    let next = spelled.flatMap { $0 + 1 < words.count ? words[$0 + 1].text : nil }
    let isHigh = high != nil || ["tinggi", "banyak", "besar"].contains(next)
    let isLow = low != nil || ["rendah", "sedikit", "kecil"].contains(next)
    guard isHigh != isLow, let time = times.last(where: \.isPoint), times.count <= 2 else { return nil }
    if let cue = high ?? low, let index = words.firstIndex(where: { $0.range == cue.range }), index > 0,
      words[index - 1].text == "at"
    {
      guard cue.text != "least", cue.text != "most" else { return nil }
    }
    let dropped: Set<String> = [
      "high", "low", "large", "small", "month", "bulan", (high ?? low)?.term ?? "", "tinggi", "rendah", "banyak",
      "sedikit",
    ]
    let series = series(description(without: dropped))
    guard let points = series.ordered, points.count > 2, let own = series.point(time), figures.count <= 1 else {
      return nil
    }
    guard !isAmongRows(cue: high ?? low, spelled: spelled, own) else { return nil }
    let best = isHigh ? points.map(\.value).max() : points.map(\.value).min()
    guard let best else { return nil }
    var holds = own.value == best
    for figure in figures {
      guard let isMet = figure.amount.isMet(by: own.amount) else { return nil }
      holds = holds && isMet
    }
    let extreme = points.first { $0.value == best }
    return Answer(
      holds: holds, statements: points.map(\.statement),
      trace: [
        "series: " + points.map { "\($0.time?.text ?? "") \($0.amount.text)" }.joined(separator: ", "),
        "\(isHigh ? "highest" : "lowest") in \(extreme?.time?.text ?? ""), claimed \(time.text)",
      ])
  }
}
