import DocumentModel

/// Which of the four-digit numbers of an entry is the year of the work.
struct YearChoice {
  struct Year {
    /// The digits with the letter or second year joined to them.
    var range: Range<Int>
    var value: Int?
    /// The range with month, day and brackets around it.
    var group: Range<Int>
  }

  let entry: EntryTokens
  let links: ReferenceLinks
  /// One past the authors, where the years of half the styles stand.
  let authorsEnd: Int

  /// The likeliest year; nil where there is none.
  func year() -> Year? {
    var best: (index: Int, score: Int)?
    var quotedTo = entry.range.lowerBound
    var accessedTo = entry.range.lowerBound
    for index in entry.range {
      let closer = entry.closer(index)
      if closer != 0, index >= quotedTo { quotedTo = closing(closer, after: index) ?? quotedTo }
      if entry.holds(index, entry.lexicon.accessed) { accessedTo = index + 8 }
      guard entry.year(index) != nil, !links.holds(index) else { continue }
      var score = score(index)
      if index < quotedTo { score -= 5 }
      if index < accessedTo { score -= 7 }
      if best.map({ score >= $0.score }) ?? true { best = (index, score) }
    }
    if let best, best.score > -4 { return complete(best.index) }
    for index in entry.range
    where entry.holds(index, entry.lexicon.undated)
      && (entry[index].flags.contains(.dotted) || entry.holds(index + 1, "."))
    {
      return Year(range: index..<index + 1, value: nil, group: bracketed(index..<index + 1))
    }
    return best.flatMap { $0.score > -6 ? complete($0.index) : nil }
  }

  private func closing(_ closer: UInt32, after index: Int) -> Int? {
    var place = index + 1
    while place < entry.range.upperBound {
      if entry.scalar(place) == closer { return place }
      place += 1
    }
    return nil
  }

  private func score(_ index: Int) -> Int {
    var score = 0
    let before = index - 1
    var after = index + 1
    if isLetter(after) { after += 1 }
    let opens = entry.holds(before, "(") || entry.holds(before, "[")
    let closes = entry.holds(after, ")") || entry.holds(after, "]")
    if index == authorsEnd || (opens && before == authorsEnd) { score += 5 }
    if opens, closes { score += 4 } else if opens, entry.holds(after, ",") { score += 3 } else if closes { score += 2 }
    if entry.holds(before, entry.lexicon.months)
      || (entry.holds(before, ".") && entry.holds(before - 1, entry.lexicon.months))
    {
      score += 3
    }
    if entry.holds(before, ","), entry.isNumber(before - 1), entry.holds(before - 2, entry.lexicon.months) {
      score += 3
    }
    if entry.holds(after, ";"), entry.isNumber(after + 1) { score += 3 }
    if after >= entry.range.upperBound { score += 3 }
    if entry.holds(after, "."), after + 1 >= entry.range.upperBound { score += 3 }
    if entry.holds(before, ",") || entry.holds(before, "."),
      entry.holds(after, ".") || entry.holds(after, ",") || entry.holds(after, ":")
    {
      score += 2
    }
    if entry.isDash(after) || entry.isDash(before) {
      let isRange = entry.isNumber(after + 1) || entry.isNumber(before - 1)
      if isRange { score -= opens || closes ? 1 : 5 }
    }
    if entry.holds(before, ":") || entry.holds(before, entry.lexicon.pages) || entry.holds(before, entry.lexicon.volume)
      || entry.holds(before, entry.lexicon.issue)
    {
      score -= 5
    }
    if entry.holds(before, "."),
      entry.holds(before - 1, entry.lexicon.pages) || entry.holds(before - 1, entry.lexicon.volume)
        || entry.holds(before - 1, entry.lexicon.issue)
    {
      score -= 5
    }
    if entry.isWord(before), !entry.isCapital(before), !entry.holds(before, entry.lexicon.months) { score -= 3 }
    if entry.isWord(after), !entry.isCapital(after), !opens { score -= 2 }
    return score
  }

  private func isLetter(_ index: Int) -> Bool {
    entry.isWord(index) && entry[index].count == 1 && !entry[index].isSpaced && !entry.isCapital(index)
  }

  private func complete(_ index: Int) -> Year {
    var end = index + 1
    if isLetter(end) { end += 1 }
    let group = bracketed(dated(index..<end))
    return Year(range: index..<end, value: entry.year(index), group: group)
  }

  /// Takes in the month and the day beside a year.
  private func dated(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var place = start - 1
    while place >= start - 5, place >= entry.range.lowerBound {
      if entry.holds(place, entry.lexicon.months) {
        start = place
        // `12 March 2010`.
        if entry.isNumber(place - 1), entry[place - 1].count <= 2 { start = place - 1 }
        break
      }
      guard
        entry.holds(place, ",") || entry.holds(place, ".") || (entry.isNumber(place) && entry[place].count <= 2)
          || entry.isDash(place)
      else { break }
      place -= 1
    }
    var end = range.upperBound
    if entry.holds(end, ","), entry.holds(end + 1, entry.lexicon.months) {
      end += 2
      if entry.isNumber(end), entry[end].count <= 2 { end += 1 }
    }
    return start..<end
  }

  private func bracketed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    if entry.holds(start - 1, "(") || entry.holds(start - 1, "[") {
      start -= 1
      if entry.holds(end, ")") || entry.holds(end, "]") { end += 1 }
    }
    return start..<end
  }
}
