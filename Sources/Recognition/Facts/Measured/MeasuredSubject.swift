/// The subject of the clause around a figure.
struct MeasuredSubject {
  private let clause: Clause
  private let words: MeasuredWords

  /// Words looked at from a figure back to where its clause begins.
  private static let longestClause = 60

  init(_ clause: Clause, _ words: MeasuredWords) {
    self.clause = clause
    self.words = words
  }

  /// The first noun group of the clause before `end`; of a quantity what it is a quantity of.
  func find(before end: Int) -> Range<Int>? {
    let phrases = words.phrases
    var start = clauseStart(end)
    // `In the north, the rate was 5%`
    if words.prepositions.contains(clause.lexeme(start)),
      let comma = (start..<min(end, start + 25)).first(where: { clause.mark($0) == UInt8(ascii: ",") })
    {
      start = comma + 1
    }
    guard let first = (start..<max(start, end)).first(where: { isNoun($0) }) else { return nil }
    var last = first
    while last < end, last - first < 7, phrases.isGroupWord(clause, last),
      !(clause.headFirst && last > first && phrases.isPrefixedVerb(clause, last))
    {
      last += 1
    }
    while last - 1 > first, clause.ends(last - 1, "ed") { last -= 1 }
    let group = first..<last
    let isOf = phrases.isOf(clause, last)
    let isProperty = words.isProperty(clause, group)
    if isOf || isProperty && words.bearers.contains(clause.lexeme(last)),
      let inner = phrases.group(clause, after: last + 1), inner.upperBound <= end
    {
      return isProperty ? inner : first..<inner.upperBound
    }
    return isProperty ? words.owner(clause, group) : group
  }

  private func isNoun(_ index: Int) -> Bool {
    words.phrases.isGroupWord(clause, index)
      && !((clause.ends(index, "ing") || clause.ends(index, "ed")) && !words.phrases.isGroupWord(clause, index + 1))
  }

  /// Where the clause of `end` begins: behind an open bracket, a semicolon, a colon or a word that begins a clause.
  private func clauseStart(_ end: Int) -> Int {
    let floor = max(clause.range.lowerBound, end - Self.longestClause)
    var place = end
    var depth = 0
    while place > floor {
      switch clause.mark(place - 1) {
      case UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "("):
        if depth == 0 { return place }
        depth -= 1
      case UInt8(ascii: ";"), UInt8(ascii: ":"): if depth == 0 { return place }
      default: if depth == 0, words.clauses.contains(clause.lexeme(place - 1)) { return place }
      }
      place -= 1
    }
    return place
  }
}
