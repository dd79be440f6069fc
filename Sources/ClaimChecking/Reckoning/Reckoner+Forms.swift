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
    let kind: Amount.Kind? = words.contains { Self.shares.contains($0.text) } ? .percent : nil
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
    guard own.table != nil, !own.isTotal else { return [] }
    return finder.observations.all.filter {
      $0.table == own.table && $0.column == own.column && $0.row != own.row && !$0.isTotal
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

  // MARK: A part and its whole

  /// "a third of the victims were children", "women made up 52 per cent of the cases".
  func share() -> Answer? {
    guard figures.allSatisfy({ $0.amount.kind == .percent || ($0.amount.value ?? 1) <= 1 }) || ratioOnly,
      let share = ShareWords(words, figures), !isChange
    else { return nil }
    let before = items(0..<share.words.lowerBound)
    var start = share.words.upperBound
    while start < words.count, ["per", "cent", "percent"].contains(words[start].text) { start += 1 }
    var whole: [QueryItem] = []
    var end = start
    // "lebih dari separuh permohonan ditolak": the whole follows at once.
    let isDirect = lexicon.isIndonesian && start < words.count && words[start].isContent
    if start < words.count, isDirect || ["of", "dari"].contains(words[start].text) {
      end =
        (start + 1..<words.count).first { index in
          guard isVerb(index), !words[index].isCovered else { return false }
          // "of those who died were aged 50"
          return !(words[index].text == "who" && ["those", "people", "persons"].contains(words[index - 1].text))
        } ?? words.count
      whole = items(start..<end)
    }
    let behind = items(end..<words.count)
    let time = times.count <= 1 ? times.first?.span : nil
    guard times.count <= 1, !whole.isEmpty || !before.isEmpty || !behind.isEmpty else { return nil }
    let all = before + whole + behind
    // What the source itself says as a share.
    if let said = finder.find(all, kind: .percent, at: time), said.extra == 0,
      said.hits > 1 || said.observation.table != nil,
      let holds = share.isMet(by: said.observation.value)
    {
      return answer(
        holds, [Reckoned(said)], "claimed \(share.amount.text), source says \(text(said.observation.value))%")
    }
    guard !whole.isEmpty, let part = number(all, at: time) ?? number(before + behind, at: time),
      part.amount.kind != .percent
    else { return nil }
    var answers: [Answer] = []
    var wholes = finder.wholes(of: part.matches[0])
    wholes.removeAll { match in
      let own = match.observation
      return !whole.allSatisfy {
        $0.terms.isSubset(of: own.own.union(own.around).union(own.far)) || $0.key.map(own.keys.contains) == true
      }
    }
    var numbers = wholes.map { Reckoned($0) }
    if let found = number(whole, at: time), found.value > part.value { numbers.append(found) }
    for number in numbers where number.value > 0 && number.amount.isComparable(with: part.amount) {
      guard number.value >= part.value, let holds = share.isMet(by: part.value / number.value * 100) else { continue }
      answers.append(
        answer(
          holds, [part, number],
          "\(text(part.value)) of \(text(number.value)) is \(text((part.value / number.value * 1000).rounded() / 10))%, claimed \(share.amount.text)"
        ))
    }
    guard let first = answers.first, answers.allSatisfy({ $0.holds == first.holds }) else { return nil }
    return first
  }

  /// "one in ten" is read as numbers.
  private var ratioOnly: Bool { !words.contains { $0.text == "than" } && figures.count <= 2 }

  private func isVerb(_ index: Int) -> Bool {
    let text = words[index].text
    return Self.verbs.contains(text)
      || lexicon.isIndonesian && text.utf8.count > 5 && ["di", "me", "ber", "ter"].contains(where: text.hasPrefix)
  }

  private static let verbs: Set<String> = [
    "was", "were", "is", "are", "had", "have", "has", "came", "took", "went", "did", "occurred", "happened", "adalah",
    "merupakan", "berasal", "terjadi", "who", "that", "which",
  ]

  // MARK: One number

  /// "Savannakhet and Champasak together had 123".
  func sum() -> Answer? {
    guard words.contains(where: { lexicon.sum.contains($0.text) }), figures.count == 1, let figure = figures.first,
      figure.amount.kind != .percent
    else { return nil }
    let all = items(0..<words.count, without: ["total", "sum"])
    let time = times.count <= 1 ? times.first?.span : nil
    guard times.count <= 1, let found = members(all, at: time, kind: figure.amount.kind) else { return nil }
    var claimed = figure.amount
    claimed.unit = found.amount.unit
    guard let holds = claimed.isMet(by: found.amount) else { return nil }
    return answer(
      holds, [found],
      "sum of \(found.matches.map { text($0.observation.value) }.joined(separator: ", ")) is \(text(found.value)), claimed \(figure.amount.text)"
    )
  }

  /// "Fewer than 200 men were identified between 2017 and 2021": one number, compared.
  func value() -> Answer? {
    guard figures.count == 1, let figure = figures.first, figure.amount.kind != .percent, figure.whole == nil,
      figure.amount.kind != .count || (figure.amount.value ?? 1) >= 1 || figure.amount.value == 0,
      times.count <= 1, !isCompared
    else { return nil }
    let all = items(0..<words.count, without: ["total"])
    // What is counted must be among what is looked for.
    guard
      figure.amount.kind != .count || figure.things.isEmpty
        || all.contains(where: { !$0.terms.isDisjoint(with: figure.things) })
    else { return nil }
    guard all.count > 1 || !times.isEmpty, let found = number(all, at: times.first?.span, kind: figure.amount.kind),
      let holds = figure.amount.isMet(by: found.amount)
    else { return nil }
    return answer(holds, [found], "claimed \(figure.amount.text), source says \(text(found.value))")
  }

  /// "rose by 8.4 percentage points": a change is no share.
  private var isChange: Bool {
    words.contains { !$0.isCovered && (["rise", "fall"].contains($0.term) || ["point", "points"].contains($0.text)) }
  }

  /// Whether it says more than that there is a number: a change, a rank, an average.
  private var isCompared: Bool {
    words.contains { word in
      guard !word.isCovered else { return false }
      return ["rise", "fall"].contains(word.term) || Multiples.factor(word.text) != nil
        || ["average", "averaged", "mean", "difference", "rata-rata", "every", "each", "only", "all"].contains(
          word.text)
    }
  }
}
