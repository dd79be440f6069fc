import DocumentModel

/// The authors with which an entry begins.
struct AuthorGrammar {
  struct Authors {
    /// One range of tokens for each name.
    var names: [Range<Int>]
    /// All of them, `et al.` included.
    var range: Range<Int>
    /// Whether `et al.` or the like closes the list.
    var others = false
    /// Whether `(eds.)` or the like stands behind them.
    var areEditors = false
    /// One past what belongs to them: the mark of editors and one mark that ends them.
    var end: Int
  }

  let entry: EntryTokens
  private var grammar: NameGrammar { NameGrammar(entry: entry) }

  private typealias Name = NameGrammar.Name

  /// The authors at a token; nil where the entry begins with something else.
  func authors(at start: Int) -> Authors? {
    var names: [Name] = []
    var place = start
    if let group = collaboration(at: start) {
      names = [Name(range: start..<group, style: .initialsFirst)]
      place = group
      while entry.holds(place, ".") || entry.holds(place, ",") || entry.holds(place, "(") { place += 1 }
      guard
        grammar.name(at: place, isFirst: false)?.style == .initialsFirst
          || grammar.name(at: place, isFirst: false)?.style == .bare
      else {
        return finished(names.map(\.range), false)
      }
      names[0].style = .single
    } else if let institution = institution(at: start), institution.isSure {
      return finished([institution.range], false)
    }
    var others = false
    var sawAnd = false
    /// Names up to here are sure: a later one that turns out to be a title is taken back.
    var sure = names.count
    while names.count < 300, let name = grammar.name(at: place, isFirst: names.isEmpty) {
      if let first = names.first, !fits(name, after: first, sawAnd: sawAnd) { break }
      let (next, isAnd, isOther) = separator(name.range.upperBound)
      guard next > name.range.upperBound || isOther || isEnd(name) else {
        // `Serrano RL Pfeffer S`: names without marks between them.
        guard name.style == .bare, grammar.name(at: next, isFirst: false)?.style == .bare else { break }
        names.append(name)
        sure = names.count
        place = next
        continue
      }
      names.append(name)
      if isCertain(name) || sawAnd || isOther || isAnd { sure = names.count }
      place = next
      if isOther {
        others = true
        break
      }
      if sawAnd, !isAnd, !entry.holds(next - 1, ";") {
        sawAnd = true
        // `A, and B, Title`: the list is closed, but for styles that write `and` between all.
        break
      }
      sawAnd = isAnd
      if next == name.range.upperBound {
        guard let after = afterStop(name) else { break }
        place = after
      }
    }
    guard !names.isEmpty else { return nil }
    names = settled(names, sure: sure, others: others)
    guard isPlausible(names, start) else { return nil }
    return finished(names.map(\.range), others)
  }

  /// One past the name of a group of authors (`The X Collaboration`) with which the entry begins.
  private func collaboration(at start: Int) -> Int? {
    for index in start..<min(start + 7, entry.range.upperBound) {
      if entry.holds(index, entry.lexicon.collaborations), index > start { return index + 1 }
      guard entry.isWord(index) || entry.holds(index, ".") || entry.isDash(index) || entry.holds(index, "&") else {
        return nil
      }
    }
    return nil
  }

  /// Whether a name may follow the first one: styles are kept through a list, but for the order after the first.
  private func fits(_ name: Name, after first: Name, sawAnd: Bool) -> Bool {
    switch (first.style, name.style) {
    case (.initialsFirst, .initialsFirst), (.initialsFirst, .givenFirst): true
    case (.initialsFirst, .single), (.initialsFirst, .bare), (.initialsFirst, .initialsLast): false
    case (.initialsLast, .single), (.bare, .single): false
    case (.initialsLast, .givenFirst), (.bare, .givenFirst): sawAnd
    case (.givenFirst, .single), (.givenLast, .single): sawAnd
    default: true
    }
  }

  /// Where the next name begins in lists whose names end with full stops: `Koob, GF. Heinrichs, SC.`, `DURAND, Anne. PETIT, Luc.`
  private func afterStop(_ name: Name) -> Int? {
    let end = name.range.upperBound
    let place = entry.holds(end, ".") ? end + 1 : end
    guard place > end || entry.holds(end - 1, "."), name.style == .initialsLast || name.style == .givenLast,
      let next = grammar.name(at: place, isFirst: true), next.style == name.style
    else { return nil }
    return name.style == .initialsLast || entry[place].flags.contains(.allCaps) ? place : nil
  }

  private func isCertain(_ name: Name) -> Bool {
    switch name.style {
    case .initialsFirst, .initialsLast, .bare, .same: true
    default: false
    }
  }

  /// What stands between names: one past it, whether it has an `and`, whether it is an `et al.`
  private func separator(_ start: Int) -> (next: Int, isAnd: Bool, isOther: Bool) {
    var place = start
    // `Smith J.;`: the full stop of an abbreviated name.
    if entry.holds(place, "."),
      entry.holds(place + 1, ",") || entry.holds(place + 1, ";") || entry.holds(place + 1, "&")
    {
      place += 1
    }
    while entry.holds(place, ",") || entry.holds(place, ";") || entry.holds(place, "/") { place += 1 }
    if isOthers(place) { return (place, false, true) }
    var isAnd = false
    if entry.holds(place, "&") || (entry.holds(place, entry.lexicon.and) && !entry.isCapital(place)) {
      isAnd = true
      place += 1
      if isOthers(place) { return (place, true, true) }
    }
    return (place, isAnd, false)
  }

  /// Whether `et al.`, `dkk.`, `and others` stands at a token.
  private func isOthers(_ index: Int) -> Bool {
    if entry.holds(index, entry.lexicon.and), entry.holds(index + 1, entry.lexicon.others) { return true }
    return entry.holds(index, entry.lexicon.others) && !entry.isCapital(index)
  }

  private func othersEnd(_ index: Int) -> Int {
    var end = index
    while entry.holds(end, ",") || entry.holds(end, ";") || entry.holds(end, "&") { end += 1 }
    if entry.holds(end, entry.lexicon.and) { end += 1 }
    if entry.holds(end, entry.lexicon.others) { end += 1 }
    if entry.holds(end, ".") { end += 1 }
    return end
  }

  private func isEnd(_ name: Name) -> Bool { grammar.isClosed(name.range.upperBound) }

  /// Takes back names that are rather a title: words in a list separated by commas that nothing closes.
  private func settled(_ names: [Name], sure: Int, others: Bool) -> [Name] {
    guard sure < names.count, names.count > 1, let last = names.last else { return names }
    if others { return names }
    let end = last.range.upperBound
    // `A. B. Chung, Spectral Methods.`: behind initials two plain words are a title unless `and` joins them.
    if names[0].style == .initialsFirst, last.style == .givenFirst { return Array(names.prefix(max(1, sure))) }
    // A full stop, colon, bracket or quotation closes a list; a comma before more text leaves its last name open.
    if !entry.holds(end, ",") { return names }
    if entry.year(end + 1) != nil || entry.closer(end + 1) != 0 { return names }
    return Array(names.prefix(max(1, sure)))
  }

  /// Whether the names are authors at all, from what stands behind them.
  private func isPlausible(_ names: [Name], _ start: Int) -> Bool {
    guard let last = names.last else { return false }
    let end = last.range.upperBound
    // `Phys A 389`, `J Ultrasound 18`: a journal before its volume.
    if entry.isNumber(end), entry.year(end) == nil { return false }
    if entry.holds(end, entry.lexicon.volume), entry.isNumber(end + 1) || entry.isNumber(end + 2) { return false }
    if names.count == 1 {
      let words = last.range.filter { entry.isWord($0) }
      let journalWords = words.count {
        entry.length($0) > 1 && !entry.isInitial($0) && entry.holds($0, entry.lexicon.journals)
      }
      if last.style != .same,
        journalWords * 2 > words.count || (journalWords > 0 && last.style == .initialsFirst && entry.holds(end, "."))
      {
        return false
      }
      if last.style == .single {
        // A single name stands before a year or `et al.`, or is closed by a full stop or colon.
        let next = entry.holds(end, ".") || entry.holds(end, ",") ? end + 1 : end
        return isYear(next) || entry.holds(end, ":") || isOthers(end) || isOthers(end + 1)
          || (entry.holds(end, ".") && entry.length(last.range.lowerBound) > 3)
          || (entry.holds(end, ",") && entry.closer(end + 1) != 0)
      }
    }
    return true
  }

  private func isYear(_ index: Int) -> Bool {
    let place = entry.holds(index, "(") || entry.holds(index, "[") ? index + 1 : index
    return entry.year(place) != nil || entry.holds(place, entry.lexicon.undated)
  }

  /// An institution: a run of capitalised words with connectors, before a year, a full stop or a colon.
  private func institution(at start: Int) -> (range: Range<Int>, isSure: Bool)? {
    var end = start
    var words = 0
    var named = false
    while end < entry.range.upperBound, words < 16 {
      if entry.isCapital(end) {
        if entry.holds(end, entry.lexicon.institutions) { named = true }
        words += 1
        end += 1
        continue
      }
      let isConnector =
        entry.isWord(end) && entry[end].count <= 4 && words > 0 && entry.isCapital(end + 1)
        || entry.isWord(end) && entry[end].count <= 3 && words > 0 && entry.isWord(end + 1) && entry.isCapital(end + 2)
      if isConnector || (entry.holds(end, "&") && entry.isCapital(end + 1)) {
        end += 1
        continue
      }
      if named, entry.holds(end, ","), entry.isCapital(end + 1), !entry.isInitialRun(end + 1), !isAuthorLike(end + 1) {
        end += 1
        continue
      }
      // `Library Workers’ Union`.
      if words > 0, entry.scalar(end) == 0x2019 || entry.holds(end, "'"), entry.isCapital(end + 1), !entry[end].isSpaced
      {
        end += 1
        continue
      }
      // `World Health Organization (WHO)`.
      if entry.holds(end, "("), entry.isCapital(end + 1), entry.holds(end + 2, ")"), words > 1 {
        end += 3
        continue
      }
      break
    }
    guard words > 0, end > start else { return nil }
    let next = entry.holds(end, ".") || entry.holds(end, ",") ? end + 1 : end
    let closes = isYear(next) || entry.holds(end, ".") || entry.holds(end, ":")
    let isAcronym = words == 1 && entry[start].flags.contains(.allCaps) && entry[start].count > 2 && isYear(next)
    let isNamed = named && closes && (words > 1 || isYear(next))
    let isLong = words >= 4 && isYear(next)
    return (start..<end, isNamed || isAcronym || isLong)
  }

  private func isAuthorLike(_ index: Int) -> Bool { grammar.initials(index) != nil }

  private func finished(_ names: [Range<Int>], _ others: Bool) -> Authors {
    let first = names[0].lowerBound
    var end = names[names.count - 1].upperBound
    if others { end = othersEnd(end) }
    var result = Authors(names: names, range: first..<end, others: others, end: end)
    var place = end
    while entry.holds(place, ",") || entry.holds(place, ".") { place += 1 }
    let bracket = entry.holds(place, "(") || entry.holds(place, "[")
    if bracket { place += 1 }
    if entry.holds(place, entry.lexicon.editors), bracket || !entry.isCapital(place) {
      place += 1
      if entry.holds(place, ".") { place += 1 }
      if bracket, entry.holds(place, ")") || entry.holds(place, "]") { place += 1 }
      result.areEditors = true
      result.end = place
    }
    while entry.holds(result.end, ".") || entry.holds(result.end, ",") || entry.holds(result.end, ":")
      || entry.holds(result.end, ";")
    { result.end += 1 }
    return result
  }
}
