import DocumentModel

/// One name of a list of authors, in any of the orders in which styles write them.
struct NameGrammar {
  /// How a name is written.
  enum Style {
    /// `J. A. Smith`
    case initialsFirst
    /// `Smith, J. A.`
    case initialsLast
    /// `Smith JA`
    case bare
    /// `Smith, John A.`
    case givenLast
    /// `John A. Smith`
    case givenFirst
    /// One word: a single name, or one of an institution's.
    case single
    /// A line for the authors of the entry before.
    case same
  }

  struct Name {
    var range: Range<Int>
    var style: Style
  }

  let entry: EntryTokens

  /// The name that begins at a token; nil where none does.
  func name(at start: Int, isFirst: Bool) -> Name? {
    if isFirst, let end = sameAuthor(start) { return Name(range: start..<end, style: .same) }
    if let end = initials(start), let last = surname(end) {
      // `J. Math.` is a journal.
      if !isFirst, entry.holds(last, ".") || entry.isNumber(last),
        (end..<last).contains(where: { entry.holds($0, entry.lexicon.journals) })
      {
        return nil
      }
      return Name(range: start..<suffixed(last), style: .initialsFirst)
    }
    let first = particles(start)
    guard isNamePart(first) else { return nil }
    var end = first + 1
    var words = 1
    while words < 4, isNamePart(end), !entry.isInitialRun(end) || entry[end].count > 3 {
      end += 1
      words += 1
    }
    // Inner particles: `Gerhardsson de Verdier`, `Juan de la Cruz`.
    let inner = particles(end)
    if inner > end, isNamePart(inner), words < 4 {
      end = inner + 1
      words += 1
      if isNamePart(end), !entry.isInitialRun(end) { end += 1 }
    }
    end = broken(end)
    // `ALLEN (J.P.)`
    if entry.holds(end, "("), let last = initials(end + 1), entry.holds(last, ")") {
      return Name(range: start..<last + 1, style: .initialsLast)
    }
    if entry.holds(end, ","), let last = initials(end + 1),
      isBoundary(last) || isParticle(last) || (words == 1 && hasStop(last))
    {
      return Name(range: start..<suffixed(particles(last, followedBy: false)), style: .initialsLast)
    }
    if entry.holds(end, ","), entry.holds(end + 1, entry.lexicon.suffixes) {
      let suffix = entry.holds(end + 2, ".") ? end + 3 : end + 2
      let comma = entry.holds(suffix, ",") ? suffix + 1 : suffix
      if let last = initials(comma) { return Name(range: start..<last, style: .initialsLast) }
    }
    if let last = initials(end) {
      // `John A. Smith`; without full stops and before more initials it is `Smith J` and the next name.
      if let family = surname(last), words <= 2, isClosed(family), hasStop(last) || !entry.isInitialRun(family) {
        return Name(range: start..<suffixed(family), style: .givenFirst)
      }
      return Name(range: start..<suffixed(last), style: .bare)
    }
    if words >= 2 { return Name(range: start..<suffixed(end), style: .givenFirst) }
    if isFirst, entry.holds(end, ","), let given = given(end + 1) {
      return Name(range: start..<suffixed(given), style: .givenLast)
    }
    return Name(range: start..<suffixed(end), style: .single)
  }

  private func hasStop(_ end: Int) -> Bool { entry.holds(end - 1, ".") || entry[end - 1].flags.contains(.dotted) }

  /// One past the rest of a word that a line end cut: `Mur- phy`.
  private func broken(_ end: Int) -> Int {
    let isCut = entry.holds(end, "-") && !entry[end].isSpaced && entry.isWord(end + 1) && entry[end + 1].isSpaced
    return isCut ? end + 2 : end
  }

  /// One past `———` or `____`.
  private func sameAuthor(_ start: Int) -> Int? {
    var end = start
    while entry.isDash(end) || entry.holds(end, "_") { end += 1 }
    let isLine = end - start >= 2 || (end - start == 1 && [0x2014, 0x2015].contains(entry.scalar(start)))
    return isLine ? end : nil
  }

  /// One past the initials that begin at a token (`J. A.`, `J.-P.`, `Kh.`, `JA`); nil where none do.
  func initials(_ start: Int) -> Int? {
    var end = start
    var count = 0
    while count < 6 {
      if entry.isInitialRun(end) || entry.isInitial(end) {
        if entry[end].count > 1, count > 0, !entry[end].flags.contains(.dotted), !entry.holds(end - 1, "."),
          !entry.isDash(end - 1)
        {
          break
        }
        end += 1
      } else if entry.isCapital(end), entry.length(end) <= 3, entry.holds(end + 1, "."), !entry[end + 1].isSpaced,
        !entry.holds(end, entry.lexicon.journals), !entry.holds(end, entry.lexicon.suffixes)
      {
        end += 1
      } else {
        break
      }
      count += 1
      if entry.holds(end, ".") { end += 1 }
      if entry.isDash(end), entry.isInitial(end + 1) || entry.holds(end + 2, ".") { end += 1 }
    }
    return count > 0 ? end : nil
  }

  /// One past a family name of up to three words, particles included; nil where none begins.
  private func surname(_ start: Int) -> Int? {
    var end = particles(start)
    guard isNamePart(end), entry.length(end) > 1 else { return nil }
    end += 1
    for _ in 0..<2 where isNamePart(end) && !entry.isInitialRun(end) { end += 1 }
    end = broken(end)
    let inner = particles(end)
    if inner > end, isNamePart(inner) { end = inner + 1 }
    return end
  }

  /// One past given names: up to three words with initials among them, ended by a boundary.
  private func given(_ start: Int) -> Int? {
    var end = start
    var words = 0
    while words < 4, isNamePart(end) || entry.isInitial(end) {
      let isInitial = entry.isInitial(end)
      end += 1
      words += 1
      guard isInitial, entry.holds(end, ".") else { continue }
      end += 1
      // `Louis F. Le système`: an initial's full stop may end the list.
      if entry.isCapital(end) && !entry.isInitial(end) || entry.isNumber(end) { return end }
    }
    end = particles(end, followedBy: false)
    return words > 0 && isBoundary(end) ? end : nil
  }

  private func isParticle(_ index: Int) -> Bool {
    entry.holds(index, entry.lexicon.particles) && entry.isWord(index)
  }

  /// One past particles, if a name follows them.
  private func particles(_ start: Int, followedBy needsName: Bool = true) -> Int {
    var end = start
    while end < start + 3, isParticle(end) {
      end += 1
      if entry.holds(end, "."), entry.isCapital(end + 1) { end += 1 }
    }
    if needsName, !isNamePart(end) { return start }
    return !needsName && end > start && !isBoundary(end) ? start : end
  }

  private func suffixed(_ end: Int) -> Int {
    var place = end
    if entry.holds(place, ",") { place += 1 }
    guard entry.holds(place, entry.lexicon.suffixes), entry.isCapital(place), entry.length(place) > 1 else {
      return end
    }
    place += 1
    if entry.holds(place, ".") { place += 1 }
    return place
  }

  /// A capitalised word that may be part of a name.
  func isNamePart(_ index: Int) -> Bool {
    guard entry.isCapital(index), entry.length(index) > 1 || entry[index].count > 2 else { return false }
    let words = entry.lexicon
    if entry[index].flags.contains(.dotted) { return false }
    // `Jan`, `April`, `May` are names too, but not before the figures of a date.
    if entry.holds(index, words.months), entry.isNumber(index + 1) || entry.isDash(index + 1) { return false }
    if entry.holds(index, words.issue) || entry.holds(index, words.volume),
      entry.holds(index + 1, ".") || entry.isNumber(index + 1)
    {
      return false
    }
    return !entry.holds(index, words.containers) && !entry.holds(index, words.strongJournals)
  }

  /// Whether a name that ends before a token is closed: by its own full stop or by what follows.
  func isClosed(_ end: Int) -> Bool { isBoundary(end) || hasStop(end) }

  /// Whether a name may end before a token.
  func isBoundary(_ index: Int) -> Bool {
    guard index < entry.range.upperBound else { return true }
    let token = entry[index]
    if token.kind == .mark {
      return token.mark == 0 ? true : ",;:.(&\"'[/-`".utf8.contains(token.mark)
    }
    if token.kind == .number { return entry.year(index) != nil }
    return entry.holds(index, entry.lexicon.and) || entry.holds(index, entry.lexicon.others)
      || entry.holds(index, entry.lexicon.editors)
  }
}
