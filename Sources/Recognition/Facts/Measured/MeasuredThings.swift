import DocumentModel

/// What each figure of a sentence measures: the noun group behind it (`5 mg of aspirin`, `6 and 13 kg samples`), or the one
/// before it or its brackets, past the words that link them (`the temperature of the melt was held at 900 K`), where a
/// name of a quantity stands for what it is a quantity of. Each figure looks at a bounded number of words.
struct MeasuredThings {
  /// A figure as it stands in the sentence.
  struct Figure {
    /// Its tokens, bound words included, what it is a share of not.
    var tokens: Range<Int>
    /// The thing as the mention has it.
    var thing: Range<Int>?
    /// What kind of figure it is.
    var kind: MentionKind
    /// Whether it is an age.
    var isAge = false
  }

  /// For each figure the tokens of the thing, nil where the sentence does not tell.
  private(set) var things: [Range<Int>?]
  /// For each figure whether its thing is that of a figure beside it.
  private(set) var isShared: [Bool]

  /// For each figure whether the sentence says that something changed from or to it, or was as many.
  private(set) var isStated: [Bool]

  /// For each figure the name of the quantity of which it is the value (`depth`), where that is not the thing.
  private(set) var properties: [Range<Int>?]

  private let clause: Clause
  private let words: MeasuredWords
  private let figures: [Figure]

  /// Takes figures in the order of the text.
  init(_ clause: Clause, _ figures: [Figure], _ words: MeasuredWords) {
    self.clause = clause
    self.words = words
    self.figures = figures
    things = figures.map(\.thing)
    properties = [Range<Int>?](repeating: nil, count: figures.count)
    isShared = [Bool](repeating: false, count: figures.count)
    isStated = isShared
    let changes = figures.map { FigureChange.verb(clause, $0.tokens.lowerBound, words) }
    // From the right: of a row of figures the last one's noun is the noun of all.
    for index in figures.indices.reversed() where things[index] == nil {
      // `children aged 5 years and under received food`: an age stands behind those who are of it.
      if figures[index].isAge, isBeside(index) { continue }
      things[index] = behind(figures[index].tokens)
      guard things[index] == nil, let thing = inherited(index) else { continue }
      (things[index], isShared[index]) = (thing, true)
    }
    for index in figures.indices where things[index] == nil {
      let link = link(before: index)
      if sharesPrevious(index, link) || isSameChange(index, changes) {
        (things[index], isShared[index], properties[index]) = (things[index - 1], true, properties[index - 1])
      } else {
        let found = before(index, link)
        (things[index], properties[index]) = (found?.thing, found?.property)
      }
    }
    for index in figures.indices { isStated[index] = changes[index] != nil || isNumbered(index) }
    for index in figures.indices.dropLast() { distribute(index) }
  }

  /// Whether a figure is the other end of the change that the figure before it belongs to, or what it changed from.
  private func isSameChange(_ index: Int, _ changes: [Int?]) -> Bool {
    guard index > 0, things[index - 1] != nil, let verb = changes[index] else { return false }
    return changes[index - 1] == verb
      || figures[index - 1].tokens.upperBound <= verb && FigureChange.isAdded(clause, verb)
  }

  /// `Applications were 176`, `the population of the valley was 32,400`: as many as the figure says.
  private func isNumbered(_ index: Int) -> Bool {
    let first = figures[index].tokens.lowerBound
    guard let thing = things[index], thing.upperBound <= first, words.be.contains(clause.lexeme(first - 1)) else {
      return false
    }
    let head = clause.headFirst ? thing.lowerBound : thing.upperBound - 1
    return properties[index] != nil
      || words.phrases.isPluralHead(clause, head) && !words.isProperty(clause, thing)
  }

  /// `Nurses and cooks earned 40 and 30 dollars, respectively`: the first of two figures is of the first thing.
  private mutating func distribute(_ index: Int) {
    let (first, second) = (figures[index].tokens, figures[index + 1].tokens)
    guard let thing = things[index], thing == things[index + 1], thing.upperBound <= first.lowerBound,
      second.lowerBound - first.upperBound <= 3, first.upperBound <= second.lowerBound,
      (first.upperBound..<second.lowerBound).allSatisfy(isJoiner),
      (second.upperBound..<max(second.upperBound, min(clause.range.upperBound, second.upperBound + 12))).contains(
        where: {
          words.respectively.contains(clause.lexeme($0))
        })
    else { return }
    let joiner = words.phrases.beforeDeterminers(clause, thing.lowerBound) - 1
    guard words.conjunctions.contains(clause.lexeme(joiner)),
      let other = words.phrases.group(clause, before: joiner)
    else { return }
    things[index] = other
  }

  // MARK: Behind the figure

  private func behind(_ figure: Range<Int>) -> Range<Int>? {
    let phrases = words.phrases
    var place = figure.upperBound
    if phrases.isOf(clause, place) { return phrases.group(clause, after: place + 1) }
    if clause.isDash(place), clause.isJoined(place) { place += 1 }
    if words.dimensions.contains(clause.lexeme(place)) {
      // `a 17 m thick section`
      guard phrases.isGroupWord(clause, place + 1) else { return nil }
      return phrases.group(clause, after: place + 1)
    }
    guard phrases.isGroupWord(clause, place), !words.idle.contains(clause.lexeme(place)),
      (clause[place]?.count ?? 0) > 1, !clause.ends(place, "ed") || phrases.isGroupWord(clause, place + 1),
      let group = phrases.group(clause, after: place)
    else { return nil }
    let next = group.upperBound
    if group.contains(where: { words.changes.contains(clause.lexeme($0)) }) {
      // `a 10% increase in risk`
      if words.prepositions.contains(clause.lexeme(next)), let changed = phrases.group(clause, after: next + 1) {
        return changed
      }
    }
    guard words.isProperty(clause, group) else { return group }
    let owner = words.owner(clause, group)
    return owner != group ? owner : nil
  }

  /// The thing of the next figure where only a comma, `and`, `or` or `to` stands between: `4, 6 and 13 kg samples`.
  private func inherited(_ index: Int) -> Range<Int>? {
    guard index + 1 < figures.count else { return nil }
    var place = figures[index].tokens.upperBound
    let next = figures[index + 1].tokens
    // `rose by 4 percentage points to 12 per 100,000 inhabitants` measures two things.
    guard figures[index].kind == figures[index + 1].kind else { return nil }
    guard place < next.lowerBound, next.lowerBound - place <= 3, let thing = things[index + 1],
      thing.lowerBound >= next.lowerBound
    else { return nil }
    while place < next.lowerBound, isJoiner(place) { place += 1 }
    return place == next.lowerBound ? thing : nil
  }

  /// Whether a noun stands before a figure and the words that link it.
  private func isBeside(_ index: Int) -> Bool {
    words.phrases.isGroupWord(clause, link(before: index).start - 1)
  }

  private func isJoiner(_ index: Int) -> Bool {
    clause.mark(index) == UInt8(ascii: ",") || clause.isDash(index)
      || words.conjunctions.contains(clause.lexeme(index))
      || words.links.contains(clause.lexeme(index))
  }

  // MARK: Before the figure

  /// A thing, and the name of the quantity that is measured of it.
  private struct Found {
    var thing: Range<Int>
    var property: Range<Int>?
  }

  private func before(_ index: Int, _ link: FigureLink) -> Found? {
    if let whole = opening(figures[index].tokens.lowerBound) { return Found(thing: whole) }
    if link.hasVerb, let head = farthest(link.start) { return head }
    return nearest(link.start) ?? subject(before: link.start)
  }

  private func subject(before end: Int) -> Found? {
    MeasuredSubject(clause, words).find(before: end).map { Found(thing: $0) }
  }

  /// Whether a figure measures what the one before it does: `rose from 46 to 117`, `51% for men and 47% for women`,
  /// `46 requests in 2015 and 117 in 2017`, `312 pupils, of whom 48 walked`.
  private func sharesPrevious(_ index: Int, _ link: FigureLink) -> Bool {
    guard index > 0, things[index - 1] != nil else { return false }
    let (previous, figure) = (figures[index - 1].tokens.upperBound, figures[index].tokens.lowerBound)
    if link.start == previous { return link.start < figure }
    if words.wholes.contains(clause.lexeme(figure - 1)), words.phrases.isOf(clause, figure - 2) {
      return figure - previous <= 4
    }
    guard link.hasJoiner, !link.hasVerb, link.start - previous <= 8,
      words.prepositions.contains(clause.lexeme(previous))
    else { return false }
    return !(previous..<link.start).contains {
      words.verbs.contains(clause.lexeme($0)) || words.clauses.contains(clause.lexeme($0))
        || clause.mark($0) == UInt8(ascii: ";")
    }
  }

  private func link(before index: Int) -> FigureLink {
    let floor = index > 0 ? figures[index - 1].tokens.upperBound : clause.range.lowerBound
    return FigureLink(clause, before: figures[index].tokens.lowerBound, floor: floor, words)
  }

  /// `Of participants with symptoms, 47% …`
  private func opening(_ figure: Int) -> Range<Int>? {
    let start = clause.range.lowerBound
    guard words.openings.contains(clause.lexeme(start)), figure - start <= 24 else { return nil }
    let first = words.phrases.afterDeterminers(clause, start + 1)
    guard first < figure,
      let comma = (first..<figure).first(where: { clause.mark($0) == UInt8(ascii: ",") }), first < comma,
      figure - comma <= 2
    else { return nil }
    return first..<comma
  }

  /// The noun a chain of prepositional phrases before a verb belongs to: of `the output of the plant in the valley` the
  /// plant's output, not the valley. Nil where there is no chain.
  private func farthest(_ end: Int) -> Found? {
    let phrases = words.phrases
    guard var first = phrases.groups(clause, before: end).last?.lowerBound else { return nil }
    var found: Int?
    for _ in 0..<3 {
      var place = phrases.beforeDeterminers(clause, first) - 1
      // `di antara`, `out of`
      if words.prepositions.contains(clause.lexeme(place - 1)) { place -= 1 }
      guard words.prepositions.contains(clause.lexeme(place)),
        let outer = phrases.groups(clause, before: place).last
      else { break }
      first = outer.lowerBound
      found = place
    }
    return found.flatMap(nearest)
  }

  /// Whether a group is a sign of a quantity, such as `r` before `=`.
  private func isSymbol(_ group: Range<Int>, before end: Int) -> Bool {
    guard group.count == 1, let token = clause[group.lowerBound], token.count <= 3 else { return false }
    return (end..<min(clause.range.upperBound, end + 4)).contains { clause.mark($0) == UInt8(ascii: "=") }
  }

  /// The bracket that is open at `index`, at most twenty words back: `the votes (r = 0.4, n = 12)`.
  private func openBracket(_ index: Int) -> Int? {
    var depth = 0
    for place in (max(clause.range.lowerBound, index - 20)..<index).reversed() {
      if clause.mark(place) == UInt8(ascii: ")") { depth += 1 }
      if clause.mark(place) == UInt8(ascii: "(") {
        if depth == 0 { return place }
        depth -= 1
      }
    }
    return nil
  }

  /// What the noun group before `end` names as measured.
  private func nearest(_ end: Int) -> Found? {
    let phrases = words.phrases
    let groups = phrases.groups(clause, before: end)
    guard let last = groups.first, let head = groups.last else { return nil }
    guard words.isProperty(clause, head) || isSymbol(head, before: end) else {
      return Found(thing: head.lowerBound..<last.upperBound)
    }
    // `the depth of the lake`: the lake.
    if groups.count > 1 { return Found(thing: groups[groups.count - 2].lowerBound..<last.upperBound, property: head) }
    let owner = words.owner(clause, head)
    if owner != head {
      let property = owner.upperBound < head.upperBound ? owner.upperBound..<head.upperBound : nil
      return Found(thing: owner, property: property)
    }
    // `a tank with a depth of 3 m`: what has the depth stands before.
    var place = phrases.beforeDeterminers(clause, head.lowerBound) - 1
    for _ in 0..<3 where words.links.contains(clause.lexeme(place)) || FigureLink.isMark(clause, place) { place -= 1 }
    if !phrases.isGroupWord(clause, place), let bracket = openBracket(head.lowerBound) { place = bracket - 1 }
    if phrases.isGroupWord(clause, place) {
      let outer = phrases.groups(clause, before: place + 1)
      if let last = outer.first, let head = outer.last {
        let isOf = outer.count > 1 && words.isProperty(clause, head)
        let thing = (isOf ? outer[outer.count - 2] : head).lowerBound..<last.upperBound
        return Found(thing: thing, property: groups[0])
      }
    }
    guard let subject = subject(before: head.lowerBound) else { return Found(thing: head) }
    return Found(thing: subject.thing, property: head)
  }
}
