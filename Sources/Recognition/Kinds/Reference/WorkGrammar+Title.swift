import DocumentModel

/// Where the title of a work begins and ends.
extension WorkGrammar {
  /// Without marks at its ends that part it from its neighbours.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSeparator(start) || entry.holds(start, ")") || entry.holds(start, "]") { start += 1 }
    while end > start,
      isSeparator(end - 1) || entry.holds(end - 1, "(") || entry.holds(end - 1, "[") || entry.isDash(end - 1)
    { end -= 1 }
    // The full stop of an abbreviation belongs to it.
    return start..<end
  }

  /// Without a bracket with the edition, volume or genre at its end: `Title (2nd ed.)`.
  func withoutEdition(_ range: Range<Int>) -> Range<Int> {
    guard entry.holds(range.upperBound - 1, ")"), let open = range.last(where: { entry.holds($0, "(") }),
      open > range.lowerBound,
      (open..<range.upperBound).contains(where: {
        entry.holds($0, entry.lexicon.editions) || entry.holds($0, entry.lexicon.volume)
          || entry.holds($0, entry.lexicon.theses)
      })
    else { return range }
    return trimmed(range.lowerBound..<open)
  }

  func isSeparator(_ index: Int) -> Bool {
    let mark = entry.mark(index)
    return mark != 0 && ".,;:".utf8.contains(mark)
  }

  func skip(_ index: Int, _ body: Range<Int>) -> Int {
    var place = index
    while place < body.upperBound,
      isSeparator(place) || [0x22, 0x27, 0x201D, 0x2019, 0xBB].contains(entry.scalar(place))
    { place += 1 }
    return place
  }

  /// The title in quotation marks with which the body begins, without them.
  func quoted(_ body: Range<Int>) -> Range<Int>? {
    let closer = entry.closer(body.lowerBound)
    guard closer != 0 else { return nil }
    var start = body.lowerBound + 1
    while entry.closer(start) == closer || entry.scalar(start) == 0x27 && closer == 0x27 { start += 1 }
    var place = start
    var depth = 0
    while place < body.upperBound {
      let scalar = entry.scalar(place)
      if scalar == 0x2018 || scalar == 0x201C, scalar + 1 == closer, place > start { depth += 1 }
      if scalar == closer {
        // An apostrophe closes nothing.
        let isApostrophe = (closer == 0x2019 || closer == 0x27) && !entry[place + 1].isSpaced && entry.isWord(place + 1)
        if !isApostrophe {
          if depth == 0 { break }
          depth -= 1
        }
      }
      place += 1
    }
    guard place > start, place < entry.range.upperBound else { return nil }
    var end = place
    while end > start, isSeparator(end - 1) { end -= 1 }
    return start..<end
  }

  /// A newspaper before a title in quotation marks: `Daily Ledger, "Ships Sail Again," …`
  func nameBeforeQuotation(_ body: Range<Int>) -> (name: Range<Int>, title: Range<Int>)? {
    for index in body.prefix(7).dropFirst(1) {
      if entry.closer(index) != 0, entry.holds(index - 1, ",") || entry.holds(index - 1, "."),
        let title = quoted(index..<body.upperBound)
      {
        return (trimmed(body.lowerBound..<index), title)
      }
      guard entry.isCapital(index) || isSeparator(index) else { return nil }
    }
    return nil
  }

  /// Where `In …` begins that names the book or proceedings around a chapter.
  func containerWord(_ body: Range<Int>) -> Int? {
    for index in body.dropFirst(2) where entry.holds(index, entry.lexicon.containers) && isDelimiter(index - 1) {
      let next = entry.holds(index + 1, ":") ? index + 2 : index + 1
      let isName = entry.isCapital(next) || entry.closer(next) != 0 || entry.isNumber(next) || entry.holds(next, "[")
      let isWord = entry.isCapital(index) || entry.holds(index - 1, ",")
      if isName, isWord || entry.holds(index + 1, ":") { return index }
    }
    return nil
  }

  func isDelimiter(_ index: Int) -> Bool {
    isSeparator(index) || [0x22, 0x201D, 0x2019, 0xBB, 0x3F, 0x21, 0x29].contains(entry.scalar(index))
  }

  /// Whether a full stop ends a sentence rather than an abbreviation or initial.
  func isStop(_ index: Int, _ body: Range<Int>) -> Bool {
    let scalar = entry.scalar(index)
    guard index + 1 < body.upperBound, entry[index + 1].isSpaced || entry.closer(index + 1) != 0 else { return false }
    if scalar == 0x3F || scalar == 0x21 { return entry.isCapital(index + 1) || entry.isNumber(index + 1) }
    guard scalar == 0x2E else { return false }
    guard
      entry.isCapital(index + 1) || entry.isNumber(index + 1) || entry.closer(index + 1) != 0
        || entry.holds(index + 1, "(") || entry.holds(index + 1, "[")
    else { return false }
    let before = index - 1
    if entry.isWord(before), entry.isInitial(before), entry.length(before) == 1 {
      // `Vitamin C. Journal`: a letter behind a lower-case word may end the title.
      return false
    }
    if entry.holds(before, entry.lexicon.volume) || entry.holds(before, entry.lexicon.issue), entry.isNumber(index + 1)
    {
      return false
    }
    if entry.holds(index + 1, entry.lexicon.journals), isAbbreviation(before, body) { return false }
    return true
  }

  /// Where the title ends when no volume follows.
  func titleEnd(_ body: Range<Int>, _ commas: Bool) -> Int {
    let stops = body.filter { isStop($0, body) }
    if commas {
      for index in body.dropFirst(1) {
        let isComma = entry.holds(index, ",") || entry.holds(index, "(")
        guard isComma || stops.contains(index) else { continue }
        if looksLikeTail(index + 1, body) { return index }
      }
      return stops.first ?? lastComma(body) ?? body.upperBound
    }
    // A question inside a title ends it only where no full stop does.
    if let first = stops.first(where: { entry.holds($0, ".") || looksLikeTail($0 + 1, body) }) ?? stops.first {
      return first
    }
    for index in body.dropFirst(1) where entry.holds(index, ",") || entry.holds(index, "(") || entry.holds(index, ":") {
      if looksLikeTail(index + 1, body) { return index }
    }
    return body.upperBound
  }

  /// The comma before a last short segment.
  func lastComma(_ body: Range<Int>) -> Int? {
    guard let index = body.last(where: { entry.holds($0, ",") }), index > body.lowerBound + 3,
      entry.isCapital(index + 1)
    else { return nil }
    let words = (index + 1..<body.upperBound).count { entry.isWord($0) }
    return words <= 4 ? index : nil
  }

  /// Whether what begins at a token is rather a place, publisher, edition or container than more of the title.
  func looksLikeTail(_ start: Int, _ body: Range<Int>) -> Bool {
    var index = start
    var seen = 0
    while index < body.upperBound, seen < 6 {
      if isSeparator(index) || entry.holds(index, "(") || entry.holds(index, ")") { break }
      let words = entry.lexicon
      if entry.isCapital(index), entry.holds(index, words.publishers) || entry.holds(index, words.strongJournals) {
        return true
      }
      if seen <= 1, entry.isCapital(index), entry.holds(index, words.places) { return true }
      if seen == 0, entry.holds(index, words.translated) || entry.holds(index, words.theses) { return true }
      if seen == 0, entry.holds(index, words.containers), entry.isCapital(index + 1) { return true }
      if seen <= 1, entry.holds(index, words.editions),
        entry.isNumber(index - 1) || entry.isWord(index - 1) && !entry[index - 1].isSpaced
      {
        return true
      }
      seen += 1
      index += 1
    }
    return false
  }
}
