import DocumentModel

extension Reckoner {
  // MARK: A part and its whole

  /// "a third of the victims were children", "women made up 52 per cent of the cases".
  func share() -> Answer? {
    guard let share = ShareWords(words, figures), !isChange else { return nil }
    let place = TextRange(words[share.words.lowerBound].range.start, words[share.words.upperBound - 1].range.end)
    guard figures.allSatisfy({ $0.amount.kind == .percent || ($0.amount.value ?? 1) < 1 || $0.range.overlaps(place) })
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
    var behind = items(end..<words.count)
    // "one in ten of the patients died"
    if before.isEmpty, behind.isEmpty, whole.count > 1 { behind = [whole.removeLast()] }
    let time = times.count <= 1 ? times.first?.span : nil
    guard times.count <= 1, !whole.isEmpty || !before.isEmpty || !behind.isEmpty else { return nil }
    let all = before + whole + behind
    // What the source itself says as a share.
    if let said = finder.find(all, kind: .percent, at: time), said.extra == 0, said.far == 0,
      said.hits > 1 && said.around == 0 || said.observation.table != nil,
      let holds = share.isMet(by: said.observation.value)
    {
      return answer(
        holds, [Reckoned(said)], "claimed \(share.amount.text), source says \(text(said.observation.value))%")
    }
    guard !whole.isEmpty else { return nil }
    let found = number(whole, at: time)
    var part = number(all, at: time)
    // "The grants made equal a third of the applications": the part is no kind of the whole.
    if part.map({ part in found.map { places(part) == places($0) } ?? false }) ?? true {
      part = number(before + behind, at: time)
      // A number from elsewhere is no part of it.
      guard let one = part?.matches.first?.observation, let other = found?.matches.first?.observation,
        one.table == other.table, one.table != nil || one.statement == other.statement
      else { return nil }
    }
    guard let part, part.amount.kind != .percent else { return nil }
    var answers: [Answer] = []
    var wholes = finder.wholes(of: part.matches[0])
    wholes.removeAll { match in
      let own = match.observation
      return !whole.allSatisfy {
        $0.terms.isSubset(of: $0.isName ? own.own : own.own.union(own.around).union(own.far))
          || $0.key.map(own.keys.contains) == true
      }
    }
    var numbers = wholes.map { Reckoned($0) }
    if let found, found.value > part.value { numbers.append(found) }
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

  private func places(_ number: Reckoned) -> Set<TextRange> { Set(number.matches.map(\.observation.range)) }

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
      FigureRole(figure, form.statement) == .plain,
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
    // What only a title says may be said of other numbers.
    guard holds || found.matches.allSatisfy({ $0.far == 0 }) else { return nil }
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
