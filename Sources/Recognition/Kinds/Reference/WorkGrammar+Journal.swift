import DocumentModel

/// The journal that stands before a volume.
extension WorkGrammar {
  /// Where the journal begins that ends the body: behind the last mark that no abbreviation explains.
  func containerStart(_ body: Range<Int>) -> Int {
    var index = body.upperBound - 1
    while index >= body.lowerBound {
      let scalar = entry.scalar(index)
      switch scalar {
      case 0x3F, 0x21, 0x22, 0x201D, 0xBB: return index + 1
      case 0x2019, 0x27:
        if entry[index + 1].isSpaced, entry.isCapital(index + 1) { return index + 1 }
      case 0x29, 0x5D:
        // Back over `(London)`.
        var open = index - 1
        while open > body.lowerBound, !entry.holds(open, "("), !entry.holds(open, "[") { open -= 1 }
        index = open
      case 0x2C, 0x3B:
        if !isInsideName(index, body) { return index + 1 }
      case 0x3A:
        if !(entry.isInitial(index - 1) || entry.holds(index + 1, entry.lexicon.journals)
          || entry.holds(index - 1, entry.lexicon.journals))
        {
          return containerStartAtColon(index, body)
        }
      case 0x2E:
        if !isAbbreviation(index - 1, body), index + 1 < body.upperBound { return index + 1 }
      default: break
      }
      index -= 1
    }
    return body.lowerBound
  }

  /// A colon inside a journal's name (`J. Phys. A: Math.`) is passed; another belongs to the title.
  func containerStartAtColon(_ index: Int, _ body: Range<Int>) -> Int {
    let inner = containerStart(body.lowerBound..<index)
    return inner > body.lowerBound && isJournal(trimmed(inner..<index))
      ? inner : capitalRun(body).map { max($0, index + 1) } ?? inner
  }

  /// Whether a comma stands inside the name of a journal: `Phys. Res. A, Accel. Spectrom.`
  func isInsideName(_ index: Int, _ body: Range<Int>) -> Bool {
    guard
      entry.holds(index + 1, entry.lexicon.journals) || entry.holds(index + 1, "&")
        || entry.holds(index + 1, entry.lexicon.and)
    else { return false }
    return entry.isInitialRun(index - 1) || (entry.holds(index - 1, ".") && isAbbreviation(index - 2, body))
      || entry.holds(index + 1, "&")
      || entry.holds(index + 1, entry.lexicon.and)
  }

  /// Whether the word before a full stop is abbreviated.
  func isAbbreviation(_ index: Int, _ body: Range<Int>) -> Bool {
    guard entry.isWord(index), entry.isCapital(index) else { return false }
    if entry.isInitial(index) { return true }
    if entry.holds(index, entry.lexicon.journals), entry.length(index) <= 9 {
      return !entry.isWord(index - 1) || entry.isCapital(index - 1) || index - 1 < body.lowerBound
    }
    // A capitalised word by itself between two marks, beside words of journals: `Astropart. Phys.`
    guard entry.length(index) <= 10, index == body.lowerBound || isSeparator(index - 1), isSeparator(index + 1) else {
      return false
    }
    return entry.holds(index + 2, entry.lexicon.journals) || entry.holds(index - 2, entry.lexicon.journals)
      || entry.length(index) <= 5
  }

  /// Whether a range reads like the name of a journal.
  func isJournal(_ range: Range<Int>) -> Bool {
    let words = range.filter { entry.isWord($0) }
    guard let first = words.first, words.count <= 12 else { return false }
    if words.contains(where: { entry.isCapital($0) && entry.holds($0, entry.lexicon.journals) }) { return true }
    let capitals = words.count { entry.isCapital($0) }
    return words.count <= 4 && entry.isCapital(first) && capitals * 2 >= words.count
  }

  /// Where a run of capitalised words begins that ends the body, for lists without marks between their fields.
  func capitalRun(_ body: Range<Int>) -> Int? {
    var index = body.upperBound - 1
    var start: Int?
    while index > body.lowerBound {
      if entry.isCapital(index) {
        start = index
      } else if !(entry.isWord(index) && entry[index].count <= 3) && !entry.holds(index, "&")
        && !entry.holds(index, ".")
      {
        break
      }
      index -= 1
    }
    guard let start, start > body.lowerBound + 1 else { return nil }
    return start
  }
}
