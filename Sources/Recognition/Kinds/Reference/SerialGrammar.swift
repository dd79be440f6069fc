import DocumentModel

/// Volume, issue and pages: the run of numbers and marks that stands behind a journal or a book.
struct SerialGrammar {
  struct Serial {
    /// The run, its first token a number, a word for volume, issue or page, or a bracket.
    var range: Range<Int>
    var volume: Range<Int>?
    var issue: Range<Int>?
    var pages: Range<Int>?
    /// Whether more than a number of pages was found.
    var isSerial: Bool { volume != nil }
  }

  let entry: EntryTokens
  let links: ReferenceLinks
  let year: YearChoice.Year?

  /// The likeliest run behind a token; nil where there is none.
  func serial(from start: Int) -> Serial? {
    var best: (serial: Serial, score: Int)?
    var index = start
    var accessedTo = start
    while index < entry.range.upperBound {
      if entry.holds(index, entry.lexicon.accessed) { accessedTo = index + 8 }
      guard isPart(index), index >= accessedTo else {
        index += 1
        continue
      }
      var end = index
      while end < entry.range.upperBound, isPart(end) { end += 1 }
      if let (serial, score) = read(index..<end, start), best.map({ score >= $0.score }) ?? true {
        best = (serial, score)
      }
      index = end
    }
    return best.flatMap { $0.score >= 2 ? $0.serial : nil }
  }

  /// Whether a token may stand in such a run.
  private func isPart(_ index: Int) -> Bool {
    if links.holds(index) { return false }
    let token = entry[index]
    switch token.kind {
    case .number: return !isOrdinal(index)
    case .mark: return entry.isDash(index) || ",.:;()[]/".utf8.contains(token.mark) && token.mark != 0
    case .word:
      if isCounter(index) || entry.holds(index, entry.lexicon.months) { return true }
      return isPage(index) || isSuffix(index) || TokenShapes.isRoman(entry.text, index) && token.count <= 6
    }
  }

  private func isOrdinal(_ index: Int) -> Bool {
    entry.isWord(index + 1) && !entry[index + 1].isSpaced && entry[index + 1].count == 2 && !entry.isCapital(index + 1)
  }

  /// A letter joined to a number (`33A`, `2a`).
  private func isSuffix(_ index: Int) -> Bool {
    entry.isWord(index) && entry[index].count == 1 && !entry[index].isSpaced && entry.isNumber(index - 1)
  }

  /// A page with a letter before its number (`R285`, `e1002065`, `S12`).
  private func isPage(_ index: Int) -> Bool {
    let token = entry[index]
    guard token.kind == .word, token.count >= 2, token.count <= 10 else { return false }
    let bytes = entry.text.document.text.utf8[Int(token.start)..<Int(token.end)]
    return bytes.dropFirst(2).allSatisfy { isDigit($0) } && bytes.last.map(isDigit) ?? false
  }

  /// A word for volumes, issues or pages, with a number behind it.
  private func isCounter(_ index: Int) -> Bool {
    let words = entry.lexicon
    guard entry.isWord(index),
      entry.holds(index, words.volume) || entry.holds(index, words.issue) || entry.holds(index, words.pages)
    else { return false }
    var next = index + 1
    if entry.holds(next, ".") { next += 1 }
    if entry.holds(next, ":") { next += 1 }
    let isFollowed =
      entry.isNumber(next) || isPage(next) || entry.isCapital(next) && TokenShapes.isRoman(entry.text, next)
    // `494 p.`
    return isFollowed || (entry.isNumber(index - 1) && entry.holds(index, words.pages))
  }

  private func isInYear(_ index: Int) -> Bool { year.map { $0.group.contains(index) } ?? false }

  /// Days beside months are no volumes.
  private func isDay(_ index: Int) -> Bool {
    guard entry[index].count <= 2 else { return false }
    return entry.holds(index - 1, entry.lexicon.months) || entry.holds(index + 1, entry.lexicon.months)
      || (entry.holds(index - 1, ".") && entry.holds(index - 2, entry.lexicon.months))
      || (entry.isDash(index - 1) && entry.isNumber(index - 2) && entry.holds(index - 3, entry.lexicon.months))
  }

  private func read(_ run: Range<Int>, _ bodyStart: Int) -> (Serial, Int)? {
    let words = entry.lexicon
    var serial = Serial(range: run)
    var score = 0
    var wanted: UInt8 = 0
    var first: Int?
    var index = run.lowerBound
    while index < run.upperBound {
      if entry.isWord(index), isCounter(index), !isPage(index) {
        if !entry.isNumber(index - 1) || !entry.holds(index, words.pages) || isNumeral(next(index)) {
          wanted = entry.holds(index, words.volume) ? 1 : entry.holds(index, words.issue) ? 2 : 3
          if entry.holds(index, words.volume), entry.holds(index, words.pages) { wanted = serial.volume == nil ? 1 : 3 }
          score += 2
          if first == nil { first = index }
        } else if serial.pages == nil {
          serial.pages = (index - 1)..<(index + 1)
          if serial.volume == (index - 1)..<index { serial.volume = nil }
          score += 2
        }
        index += 1
        continue
      }
      let isNumeral =
        isNumeral(index) || (wanted == 1 && entry.isCapital(index) && TokenShapes.isRoman(entry.text, index))
      guard isNumeral, !isInYear(index), !isDay(index) else {
        index += 1
        continue
      }
      let end = rangeEnd(index, run)
      let isRange = end > index + 1 && entry.isDash(index + 1) || end > index + 2
      if first == nil { first = entry.holds(index - 1, "(") && index - 1 >= run.lowerBound ? index - 1 : index }
      let found = index..<end
      let inBracket =
        entry.holds(index - 1, "(") && (entry.holds(end, ")") || entry.isDash(end) || entry.holds(end, "/"))
      switch wanted {
      case 1:
        if serial.volume == nil { serial.volume = found }
      case 2:
        if serial.issue == nil { serial.issue = found }
      case 3:
        if serial.pages == nil { serial.pages = found }
      default:
        if serial.volume != nil, serial.issue == nil, inBracket, serial.pages == nil {
          serial.issue = found
          score += 2
        } else if serial.volume != nil, serial.pages == nil, serial.issue == nil,
          entry.holds(end, ":") || (entry.holds(end, "(") && entry.year(end + 1) != nil && entry.holds(end + 3, ":")),
          !entry.holds(index - 1, ":")
        {
          serial.issue = found
        } else if isRange, serial.pages == nil, !entry.holds(end, "("), !(entry.holds(end, ":")) {
          serial.pages = found
          score += 2
        } else if serial.volume == nil,
          !isPage(index) || entry.holds(end, "(") || entry.holds(end, ":") || entry.holds(end, ","), !isYearLike(index)
        {
          serial.volume = found
          if entry.holds(end, ":") || entry.holds(end, "(") { score += 1 }
          if entry.holds(end, "("), isInYear(end + 1) { score += 1 }
          if entry.holds(words: words.journals, before: index) { score += 2 }
          if entry.holds(index - 1, ";") { score += 1 }
        } else if serial.pages == nil, serial.volume != nil {
          // `173 917 926`: pages without a dash.
          if entry.isNumber(end), entry[end].isSpaced, !isInYear(end), end < run.upperBound, entry.isNumber(index - 1) {
            serial.pages = index..<(end + 1)
          } else {
            serial.pages = found
          }
          score += entry.holds(index - 1, ":") ? 2 : 1
          if entry.isNumber(index - 1) || entry.holds(index - 1, ")") { score += 1 }
        }
      }
      if serial.volume != nil, serial.pages == found { score += 1 }
      wanted = 0
      index = max(end, serial.pages?.upperBound ?? end)
      if index < end { index = end }
    }
    guard let first, first > bodyStart || serial.volume != nil else { return nil }
    serial.range = first..<run.upperBound
    return serial.volume == nil && serial.pages == nil && serial.issue == nil ? nil : (serial, score)
  }

  private func isYearLike(_ index: Int) -> Bool {
    entry.year(index).map { $0 > 1700 && $0 < 2040 } ?? false && year == nil
  }

  private func isNumeral(_ index: Int) -> Bool { entry.isNumber(index) || isPage(index) }

  private func next(_ index: Int) -> Int {
    var next = index + 1
    if entry.holds(next, ".") { next += 1 }
    if entry.holds(next, ":") { next += 1 }
    return next
  }

  /// One past a number and the number a dash joins to it.
  private func rangeEnd(_ index: Int, _ run: Range<Int>) -> Int {
    var end = index + 1
    if isSuffix(end), end < run.upperBound { end += 1 }
    var dash = end
    while entry.isDash(dash) { dash += 1 }
    if dash > end, dash < run.upperBound, isNumeral(dash) || TokenShapes.isRoman(entry.text, dash) {
      end = dash + 1
      if isSuffix(end), end < run.upperBound { end += 1 }
    } else if entry.holds(end, "/"), isNumeral(end + 1), end + 1 < run.upperBound {
      end += 2
    }
    return end
  }
}

extension EntryTokens {
  /// Whether one of the two words before an index, marks aside, is in a list.
  func holds(words set: LexemeSet, before index: Int) -> Bool {
    var place = index - 1
    var seen = 0
    while place >= range.lowerBound, seen < 3, index - place < 6 {
      if isWord(place) {
        if holds(place, set) { return true }
        seen += 1
      } else if isNumber(place), year(place) == nil {
        return false
      }
      place -= 1
    }
    return false
  }
}
