import DocumentModel

extension Reckoner {
  // MARK: Two numbers

  /// "more women than men", "fewer in 2020 than in 2019", "more in Texas than in any other state".
  func pair() -> Answer? {
    guard let pivot = Operations(form: form, lexicon: lexicon, document: finder.document).pivot() else { return nil }
    let (before, after) = (0..<pivot.index, pivot.index + 1..<words.count)
    let dropped = pivot.dropped.union(Self.pairWords)
    let isOther = after.prefix(3).contains { words[$0].text == "other" }
    if isOther { return exceedsOthers(items(before, without: dropped), time(before), pivot) }
    let first = items(before, without: dropped)
    // The second ends at the first word that says nothing by itself; what is behind it is said of both.
    let start = after.first { words[$0].isContent || isName($0) } ?? after.upperBound
    let end = (start..<after.upperBound).first { !words[$0].isContent && !isName($0) && words[$0].text != "and" }
    let second = items(start..<(end ?? after.upperBound), without: dropped)
    let shared = items((end ?? after.upperBound)..<after.upperBound, without: dropped)
    let (leftTime, rightTime) = (time(before), time(after))
    guard !first.isEmpty || !shared.isEmpty else { return nil }
    if isEveryYear { return everyYear(first + shared, second, pivot) }
    let kind: Amount.Kind? =
      words.contains { Self.shares.contains($0.text) }
      ? .percent : words.contains { $0.text == "money" || $0.text == "dollars" } ? .money : nil
    let left: Reckoned?
    let right: Reckoned?
    if second.isEmpty {
      guard let leftTime, let rightTime, leftTime != rightTime else { return nil }
      left = number(first + shared, at: leftTime, kind: kind)
      right = number(first + shared, at: rightTime, kind: kind)
    } else {
      left = number(first + shared, at: leftTime, kind: kind) ?? number(first, at: leftTime, kind: kind)
      if let own = left, own.matches.count == 1,
        let sibling = finder.sibling(of: own.matches[0], second, first + shared)
      {
        right = Reckoned(sibling)
      } else {
        // What the first says besides holds for the second where it is not of the same dimension.
        let rest = first.filter { item in
          left?.matches.first.map { !item.terms.isSubset(of: $0.observation.label) } ?? true
        }
        let wide = number(second + rest + shared, at: rightTime, kind: kind)
        let own = number(second + shared, at: rightTime, kind: kind)
        right = left?.matches.first?.observation.table == nil ? own ?? wide : wide ?? own
      }
    }
    guard let left, let right, left.amount.isComparable(with: right.amount),
      Set(left.matches.map(\.observation.range)) != Set(right.matches.map(\.observation.range))
    else { return nil }
    return judged(left, right, pivot)
  }

  private static let pairWords: Set<String> = ["other", "any", "number", "many", "much"]

  private func isName(_ index: Int) -> Bool {
    form.statement.names.contains { $0.range.contains(words[index].range) }
  }

  private func judged(_ left: Reckoned, _ right: Reckoned, _ pivot: Operations.Pivot) -> Answer? {
    var trace = "\(text(left.value)) against \(text(right.value))"
    var holds: Bool
    if let factor = pivot.factor {
      guard right.value != 0 else { return nil }
      let ratio = left.value / right.value
      let before = words[..<pivot.index].suffix(6).map(\.text)
      let isNearly = before.contains("nearly") || before.contains("almost")
      holds =
        pivot.isBound || before.contains("more") || before.contains("over")
        ? ratio > factor
        : isNearly ? ratio >= factor * 0.9 && ratio <= factor * 1.005 : abs(ratio - factor) <= factor * 0.05
      trace += "; ratio \((ratio * 100).rounded() / 100), claimed \(factor)"
    } else {
      holds = pivot.isMore ? left.value > right.value : left.value < right.value
    }
    for figure in figures {
      let difference = abs(left.value - right.value)
      var said = Amount(figure.amount.kind, (difference * 1e6).rounded() / 1e6)
      if figure.amount.kind == .percent, left.amount.kind != .percent {
        guard right.value != 0 else { return nil }
        said = Amount(.percent, (difference / right.value * 1000).rounded() / 10)
      }
      var claimed = figure.amount
      claimed.unit = nil
      if ["more_than", "less_than"].contains(claimed.qualifier) { claimed.qualifier = nil }
      if claimed.kind == .percent { claimed.rounding = max(claimed.rounding, 0.5) }
      guard let isMet = claimed.isMet(by: said) else { return nil }
      holds = holds && isMet
      trace += "; claimed a difference of \(claimed.text), sources give \(said.text)"
    }
    return answer(holds, [left, right], trace)
  }

  /// Whether the first is beyond all others of its column.
  private func exceedsOthers(_ items: [QueryItem], _ time: TimeSpan?, _ pivot: Operations.Pivot) -> Answer? {
    guard pivot.factor == nil, figures.isEmpty, let own = number(items, at: time), own.matches.count == 1 else {
      return nil
    }
    let others = peers(of: own.matches[0])
    guard others.count > 1 else { return nil }
    let values = others.map(\.value)
    guard let extreme = pivot.isMore ? values.max() : values.min() else { return nil }
    return answer(
      pivot.isMore ? own.value > extreme : own.value < extreme, [own],
      "\(text(own.value)) against \(pivot.isMore ? "at most" : "at least") \(text(extreme)) of the others")
  }

  /// "No province had more cases than Lakeshore".
  func noneExceeds() -> Answer? {
    guard let first = words.first, ["no", "none"].contains(first.text), form.statement.denials.count == 1,
      let pivot = Operations(form: form, lexicon: lexicon, document: finder.document).pivot(), pivot.factor == nil,
      figures.isEmpty
    else { return nil }
    let said = items(0..<pivot.index, without: pivot.dropped)
    let named = items(pivot.index + 1..<words.count, without: pivot.dropped)
    // "province" names the rows, not one of them.
    for count in [0, 1] {
      guard let own = number(Array(said.dropFirst(count)) + named, at: time(0..<words.count)), own.matches.count == 1,
        !own.matches[0].observation.isTotal
      else { continue }
      let others = peers(of: own.matches[0])
      guard others.count > 1 else { return nil }
      let holds = others.allSatisfy { pivot.isMore ? $0.value <= own.value : $0.value >= own.value }
      return answer(
        holds, [own], "\(text(own.value)), the others \(others.map { text($0.value) }.joined(separator: ", "))")
    }
    return nil
  }

  /// The other rows of a cell's column, without totals.
  private func peers(of match: ObservationFinder.Match) -> [Observation] {
    let own = match.observation
    guard !own.isTotal else { return [] }
    return finder.observations.all.filter { other in
      guard other.range != own.range, other.amount.isComparable(with: own.amount) else { return false }
      if own.table != nil {
        return other.table == own.table && other.column == own.column && !other.isTotal
      }
      // "Louisiana (16), Texas (14)": those that stand in its sentence with a name.
      return other.table == nil && other.statement == own.statement && !other.keys.isEmpty && other.keys != own.keys
    }
  }

  private var isEveryYear: Bool {
    zip(words, words.dropFirst()).contains { pair in
      ["every", "each", "setiap"].contains(pair.0.text) && ["year", "tahun", "month", "bulan"].contains(pair.1.text)
    }
  }

  /// "In every year fewer boys than men were identified".
  private func everyYear(_ first: [QueryItem], _ second: [QueryItem], _ pivot: Operations.Pivot) -> Answer? {
    guard pivot.factor == nil, figures.isEmpty, !second.isEmpty else { return nil }
    let points = finder.matches(first).filter {
      $0.observation.table != nil && $0.observation.time?.isPoint == true && !$0.observation.isTotal
    }
    guard points.count > 1, Set(points.map(\.observation.column)).count == 1 else { return nil }
    var numbers: [Reckoned] = []
    var holds = true
    for point in points {
      if let span = times.first?.span, !span.isPoint, let year = point.observation.time?.year,
        let start = span.start.flatMap({ Int($0.prefix(4)) }), let end = span.end.flatMap({ Int($0.prefix(4)) }),
        !(start...max(start, end)).contains(year)
      {
        continue
      }
      guard let other = finder.sibling(of: point, second, first) else { return nil }
      numbers += [Reckoned(point), Reckoned(other)]
      holds =
        holds
        && (pivot.isMore
          ? point.observation.value > other.observation.value : point.observation.value < other.observation.value)
    }
    guard numbers.count > 2 else { return nil }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map {
      "\(text(numbers[$0].value)) against \(text(numbers[$0 + 1].value))"
    }
    return answer(holds, numbers, pairs.joined(separator: ", "))
  }
}
