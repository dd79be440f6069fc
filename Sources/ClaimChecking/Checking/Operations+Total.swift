import DocumentModel

extension Operations {
  /// "totalled 339 in 2015, 2017 and 2019", "women and men together numbered 704", "on average".
  func total() -> Answer? {
    let isSum = words.contains {
      [
        "total", "totalled", "totaled", "totalling", "together", "combined", "altogether", "sum", "added", "totals",
        "jumlah",
      ].contains($0.text)
    }
    let isAverage = words.contains { ["average", "averaged", "mean", "rata-rata"].contains($0.text) }
    let isSilent = !isSum && !isAverage
    let hasPeriod = times.contains { !$0.isPoint && $0.start != nil && $0.end != nil }
    guard isSum || isAverage || hasPeriod && figures.first?.amount.kind != .percent,
      !words.contains(where: { $0.text == "both" || $0.text == "each" }), figures.count == 1,
      let figure = figures.first
    else { return nil }
    let terms = description(without: ["total", "together", "add", "mean", "average", "rata-rata", "jumlah"])
    var parts: [Series.Point] = []
    let points = times.filter(\.isPoint)
    if points.count >= 2 {
      let series = series(terms, kind: figure.amount.kind)
      parts = points.compactMap { series.point($0) }
      guard parts.count == points.count else { return nil }
    } else if let period = times.first(where: { !$0.isPoint }), let start = period.start, let end = period.end {
      guard let first = Int(start.prefix(4)), let last = Int(end.prefix(4)), last > first, last - first < 100 else {
        return nil
      }
      let series = series(terms, kind: figure.amount.kind)
      guard let found = series.between(start, end) else { return nil }
      // Every year must be there.
      guard found.compactMap({ $0.time?.year }) == Array(first...last) else { return nil }
      parts = found
    } else if isSum, observed == nil, let sides = joined() {
      let time = points.first
      for side in sides {
        guard let point = series(side, kind: figure.amount.kind).point(time) else { return nil }
        parts.append(point)
      }
    } else {
      return nil
    }
    let sum = parts.map(\.value).reduce(0, +)
    let value = isAverage ? sum / Double(parts.count) : sum
    var claimed = figure.amount
    if isAverage { claimed.rounding = max(claimed.rounding, 0.5) }
    guard let holds = claimed.isMet(by: Amount(figure.amount.kind, value, unit: figure.amount.unit)) else { return nil }
    // Without a word for it the number need not be a sum.
    if isSilent, !holds || parts.count < 2 { return nil }
    return Answer(
      holds: holds, statements: parts.map(\.statement),
      trace: [
        "\(isAverage ? "average" : "sum") of \(says(parts.map(\.value))) is \(says([value])), claimed \(claimed.text)"
      ])
  }

  /// "Improvement and prohibition notices together": the terms of each side, the last word shared where the first lacks it.
  private func joined() -> [[String]]? {
    guard let joint = words.firstIndex(where: { $0.text == "and" || $0.text == "dan" }) else { return nil }
    let left = words[..<joint].filter { $0.isContent }.map(\.term)
    let right = words[(joint + 1)...].prefix {
      $0.isContent && !$0.isCovered && $0.text != "together" && $0.text != "combined"
    }.map(\.term)
    guard !left.isEmpty, let last = right.last else { return nil }
    return left.contains(last) || right.count == 1 ? [left, Array(right)] : [left + [last], Array(right)]
  }

  /// "86% of the children were girls", "more than half of the children were girls": a part and its whole.
  func part() -> Answer? {
    var claimed: Amount
    let terms: Set<String>
    if let share = words.first(where: { Multiples.share($0.text) != nil && (!$0.isCovered || isFraction($0)) }),
      figures.count <= 1,
      let value = Multiples.share(share.text)
    {
      claimed = Amount(.percent, value * 100)
      let before = words.filter { $0.range.end <= share.range.start }.suffix(3).map(\.text)
      let isMore = before.contains("more") || before.contains("over") || before.contains("lebih")
      let isLess = before.contains("less") || before.contains("fewer") || before.contains("under")
      claimed.qualifier =
        isMore
        ? "more_than" : isLess ? "less_than" : before.contains("about") || before.contains("nearly") ? "about" : nil
      if !isMore, !isLess { claimed.rounding = claimed.qualifier == nil ? 0.5 : 5 }
      terms = Set(description(without: [share.term]))
    } else if words.contains(where: { ["majority", "mayoritas"].contains($0.text) || $0.text == "most" }),
      figures.isEmpty
    {
      claimed = Amount(.percent, 50)
      claimed.qualifier = "more_than"
      terms = Set(description(without: ["majority", "mayoritas", "most"]))
    } else if figures.count == 1, figures[0].amount.kind == .percent {
      claimed = figures[0].amount
      claimed.rounding = max(claimed.rounding, claimed.value.map { $0 == $0.rounded() ? 0.5 : 0.05 } ?? 0)
      terms = Set(description(without: [])).union(figures[0].things)
    } else {
      return nil
    }
    let wanted = terms.filter { !["share", "percent", "proportion"].contains($0) }
    guard !wanted.isEmpty else { return nil }
    var answers: [Answer] = []
    for (index, statement) in document.statements.enumerated() {
      guard wanted.isSubset(of: statement.terms.union(statement.lead)), !wanted.isDisjoint(with: statement.terms),
        statement.denials.count % 2 == form.statement.denials.count % 2, names(in: statement)
      else { continue }
      for figure in meant(statement, wanted) {
        if let time = times.first {
          guard let said = figure.time ?? statement.contextTimes.last, time.isMet(by: said) == true else { continue }
        }
        if let whole = figure.whole ?? figure.partOf, whole > 0, let value = figure.amount.value,
          figure.things.subtracting([FigureBinder.part]).isSubset(of: form.statement.terms),
          wanted.subtracting(figure.things).count < wanted.count
        {
          let said = Amount(.percent, (value / whole * 1000).rounded() / 10)
          guard let holds = claimed.isMet(by: said)
          else { continue }
          answers.append(
            Answer(
              holds: holds, statements: [index],
              trace: ["\(says([value])) of \(says([whole])) is \(said.text), claimed \(claimed.text)"]))
        } else if figure.amount.kind == .percent, figures.isEmpty, figure.things.isSubset(of: wanted),
          wanted.isSubset(of: statement.terms), let holds = claimed.isMet(by: figure.amount)
        {
          answers.append(
            Answer(
              holds: holds, statements: [index], trace: ["source says \(figure.amount.text), claimed \(claimed.text)"]))
        }
      }
    }
    guard let first = answers.first, answers.allSatisfy({ $0.holds == first.holds }) else { return nil }
    return first
  }

  /// Whether a word is a number below one: the `half` of "fewer than half of the posts".
  private func isFraction(_ word: StatementWord) -> Bool {
    figures.contains { $0.range.contains(word.range) && $0.amount.kind == .count && ($0.amount.value ?? 1) < 1 }
  }

  /// Whether each name of the claim stands in a statement, or is what the document is about.
  private func names(in statement: Statement) -> Bool {
    form.statement.names.allSatisfy { name in
      name.terms.isSubset(of: statement.terms.union(document.title)) || name.key.map(document.subjects.contains) == true
        || statement.names.contains { $0.key == name.key && $0.key != nil }
    }
  }

  /// The figures of the segments that the claim is about.
  private func meant(_ statement: Statement, _ terms: Set<String>) -> [Figure] {
    guard statement.segments.count > 1 else { return statement.figures }
    let fits = statement.segments.map { $0.fit(terms, [], among: statement.segments) }
    guard let best = fits.filter({ $0.foreign == 0 }).map(\.score).max() else { return [] }
    return statement.figures.filter { figure in
      statement.segments.indices.contains {
        statement.segments[$0].range.contains(start: figure.range) && fits[$0].foreign == 0 && fits[$0].score == best
      }
    }
  }

  /// "A and B were adopted in the same year".
  func sameYear() -> Answer? {
    guard let place = words.firstIndex(where: { $0.text == "same" || $0.text == "sama" }), place + 1 < words.count,
      ["year", "tahun"].contains(words[place + 1].text) || words[max(0, place - 2)].text == "tahun", figures.isEmpty
    else { return nil }
    let names = form.statement.names.filter { $0.key != nil }
    guard names.count == 2 else { return nil }
    let terms = Set(description(without: ["same", "sama"]))
    guard !terms.isEmpty else { return nil }
    var found: [(year: Int, statement: Int)] = []
    for name in names {
      var years: [(year: Int, statement: Int)] = []
      for (index, statement) in document.statements.enumerated()
      where statement.names.contains(where: { $0.key == name.key }) && terms.isSubset(of: statement.terms)
        && statement.heads.isSubset(of: form.statement.terms)
      {
        if statement.times.count == 1, let year = statement.times[0].span.year { years.append((year, index)) }
      }
      guard let first = years.first, years.allSatisfy({ $0.year == first.year }) else { return nil }
      found.append(first)
    }
    return Answer(
      holds: found[0].year == found[1].year, statements: found.map(\.statement),
      trace: ["\(names[0].text): \(found[0].year)", "\(names[1].text): \(found[1].year)"])
  }

  /// "A is the oldest of the five instruments": of a table's column of times.
  func oldest() -> Answer? {
    let first = words.contains { ["oldest", "earliest"].contains($0.text) }
    let last = words.contains { ["newest", "latest", "youngest"].contains($0.text) }
    guard first != last, form.statement.names.count == 1, let name = form.statement.names.first, name.key != nil else {
      return nil
    }
    for table in document.cells {
      var columns: [Int: [(time: String, statement: Int, isOwn: Bool)]] = [:]
      for (place, index) in table {
        let statement = document.statements[index]
        guard let time = statement.times.first, statement.places[0] == time.range, let start = time.span.start else {
          continue
        }
        columns[place.column, default: []].append((start, index, statement.names.contains { $0.key == name.key }))
      }
      guard let column = columns.keys.sorted().first(where: { columns[$0, default: []].count > 2 }),
        let cells = columns[column], let own = cells.first(where: \.isOwn)
      else { continue }
      let extreme = first ? cells.map(\.time).min() : cells.map(\.time).max()
      return Answer(
        holds: own.time == extreme, statements: cells.map(\.statement).sorted(),
        trace: ["\(name.text): \(own.time); \(first ? "earliest" : "latest") is \(extreme ?? "")"])
    }
    return nil
  }
}
