import DocumentModel

extension Operations {
  /// "rose between 2015 and 2019", "fell by 56", "doubled", "increased every year".
  func trend() -> Answer? {
    let rise = words.first { !$0.isCovered && $0.term == "rise" }
    let fall = words.first { !$0.isCovered && $0.term == "fall" }
    let multiple = words.first {
      !$0.isCovered && Multiples.factor($0.text) != nil && $0.text != "twice" && $0.text != "double"
    }
    guard (rise == nil) != (fall == nil) || multiple != nil,
      !words.contains(where: { $0.text == "than" && multiple == nil && $0.isContent })
    else { return nil }
    var terms = description(without: ["rise", "fall"]).filter { Multiples.factor($0) == nil }
    if let multiple { terms.removeAll { $0 == multiple.term } }
    terms.removeAll { term in figures.contains { $0.things.contains(term) } && !figures.isEmpty && term == "point" }
    let series = series(terms)
    guard let span = range(series), let points = series.between(span.first, span.last), points.count > 1,
      let first = points.first, let last = points.last,
      first.time?.start?.hasPrefix(span.first) == true, last.time?.start?.hasPrefix(span.last) == true
    else { return nil }
    var trace = ["\(first.time?.text ?? ""): \(first.amount.text)", "\(last.time?.text ?? ""): \(last.amount.text)"]
    var holds = true
    if let multiple, let factor = Multiples.factor(multiple.text), first.value != 0 {
      let ratio = last.value / first.value
      let before = words.filter { $0.range.end <= multiple.range.start }.suffix(2).map(\.text)
      let isMore = before.contains("more") || before.contains("over")
      let isLess = before.contains("nearly") || before.contains("almost")
      holds =
        isMore
        ? ratio > factor : isLess ? ratio >= factor * 0.85 && ratio < factor : abs(ratio - factor) <= factor * 0.05
      trace.append("ratio \((ratio * 100).rounded() / 100), claimed \(factor)")
    } else {
      holds = rise != nil ? last.value > first.value : last.value < first.value
    }
    if words.contains(where: {
      ["every", "each", "steadily", "continuously", "consistently", "setiap"].contains($0.text)
    }) {
      let pairs = zip(points, points.dropFirst())
      holds =
        holds && (rise != nil ? pairs.allSatisfy { $0.value < $1.value } : pairs.allSatisfy { $0.value > $1.value })
      trace = ["series: \(says(points.map(\.value)))"]
    }
    for figure in figures {
      if let time = figure.time, !isDifference(figure), let point = series.point(time) {
        guard let isMet = figure.amount.isMet(by: point.amount) else { return nil }
        holds = holds && isMet
        trace.append("claimed \(figure.amount.text) in \(time.text), source says \(point.amount.text)")
      } else if isDifference(figure) {
        let change = ((last.value - first.value) * 1e6).rounded() / 1e6
        var said = Amount(figure.amount.kind, abs(change))
        if figure.amount.kind == .percent, first.amount.kind != .percent {
          guard first.value != 0 else { return nil }
          said = Amount(.percent, (abs(change) / first.value * 1000).rounded() / 10)
          var claimed = figure.amount
          claimed.rounding = max(claimed.rounding, 0.5)
          guard let isMet = claimed.isMet(by: said) else { return nil }
          holds = holds && isMet
        } else {
          var claimed = figure.amount
          claimed.kind = said.kind
          claimed.unit = nil
          guard let isMet = claimed.isMet(by: said) else { return nil }
          holds = holds && isMet
        }
        trace.append("claimed a change of \(figure.amount.text), sources give \(said.text)")
      } else {
        return nil
      }
    }
    return Answer(
      holds: holds,
      statements: points.count > 2 && trace.count == 1 ? points.map(\.statement) : [first.statement, last.statement],
      trace: trace)
  }

  /// Whether `by` stands before a number.
  private func isDifference(_ figure: Figure) -> Bool {
    guard let before = words.last(where: { $0.range.end <= figure.range.start }) else { return false }
    let near = words.filter { $0.range.end <= figure.range.start }.suffix(2).map(\.text)
    return before.text == "by" || near.contains("by") || near.contains("sebesar") || near.contains("sebanyak")
  }

  /// First and last time of a trend.
  private func range(_ series: Series) -> (first: String, last: String)? {
    let points = times.filter(\.isPoint).compactMap(\.start).sorted()
    if points.count >= 2 { return (points[0], points[points.count - 1]) }
    if let period = times.first(where: { !$0.isPoint }), let start = period.start, let end = period.end {
      return (start, end)
    }
    guard let ordered = series.ordered, ordered.count > 1 else { return nil }
    guard let only = points.first ?? times.first?.start else {
      let always: Set<String> = ["every", "each", "steadily", "continuously", "consistently", "setiap"]
      guard words.contains(where: { always.contains($0.text) }), let first = ordered.first?.time?.start,
        let last = ordered.last?.time?.start
      else { return nil }
      return (first, last)
    }
    let isSince =
      words.contains { ["since", "sejak"].contains($0.text) } || times.contains { !$0.isPoint && $0.end == nil }
    if isSince { return ordered.last?.time?.start.map { (only, $0) } }
    // "rose in 2020": against the time before.
    guard let place = ordered.firstIndex(where: { $0.time?.start?.hasPrefix(only) == true }), place > 0,
      let before = ordered[place - 1].time?.start
    else { return nil }
    return (before, only)
  }
}
