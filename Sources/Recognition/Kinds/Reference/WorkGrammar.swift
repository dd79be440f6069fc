import DocumentModel

/// What stands between authors and numbers: the title, the container, publisher and place.
struct WorkGrammar {
  let entry: EntryTokens
  /// Whether a volume follows what is read, so that it ends with a journal or series.
  let hasVolume: Bool

  /// Reads the tokens of `body` and, for the publisher, those from `afterwards` to the end of the entry.
  func read(_ body: Range<Int>, afterwards: Int, commas: Bool, into fields: inout ReferenceFields) {
    let body = trimmed(body)
    if body.isEmpty {
      publication(afterwards..<entry.range.upperBound, &fields)
      return
    }
    var rest: Range<Int>
    if let title = quoted(body) {
      fields.title = title
      rest = skip(title.upperBound, body)..<body.upperBound
    } else if let (name, title) = nameBeforeQuotation(body) {
      fields.container = name
      fields.title = title
      rest = skip(title.upperBound, body)..<body.upperBound
    } else if let inside = containerWord(body) {
      fields.title = trimmed(body.lowerBound..<inside)
      rest = inside..<body.upperBound
    } else if hasVolume {
      let start = containerStart(body)
      if start > body.lowerBound {
        fields.title = trimmed(body.lowerBound..<start)
        fields.container = trimmed(start..<body.upperBound)
        rest = body.upperBound..<body.upperBound
      } else if isJournal(body) {
        fields.container = body
        rest = body.upperBound..<body.upperBound
      } else if let start = capitalRun(body) {
        fields.title = trimmed(body.lowerBound..<start)
        fields.container = trimmed(start..<body.upperBound)
        rest = body.upperBound..<body.upperBound
      } else {
        fields.title = body
        rest = body.upperBound..<body.upperBound
      }
    } else {
      let end = titleEnd(body, commas)
      fields.title = trimmed(body.lowerBound..<end)
      rest = end..<body.upperBound
    }
    if let title = fields.title { fields.title = title.isEmpty ? nil : withoutEdition(title) }
    rest = trimmed(rest)
    if fields.container == nil, !rest.isEmpty { rest = container(rest, &fields) }
    publication(rest, &fields)
    if fields.publisher == nil { publication(max(afterwards, rest.upperBound)..<entry.range.upperBound, &fields) }
  }

  // MARK: Title

  /// Without marks at its ends that part it from its neighbours.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSeparator(start) || entry.holds(start, ")") || entry.holds(start, "]") { start += 1 }
    while end > start,
      isSeparator(end - 1) || entry.holds(end - 1, "(") || entry.holds(end - 1, "[") || entry.isDash(end - 1)
    { end -= 1 }
    // The full stop of an abbreviation belongs to it.
    return start..<end
  }

  /// Without a bracket with the edition, volume or genre at its end: `Title (2nd ed.)`.
  private func withoutEdition(_ range: Range<Int>) -> Range<Int> {
    guard entry.holds(range.upperBound - 1, ")"), let open = range.last(where: { entry.holds($0, "(") }),
      open > range.lowerBound,
      (open..<range.upperBound).contains(where: {
        entry.holds($0, entry.lexicon.editions) || entry.holds($0, entry.lexicon.volume)
          || entry.holds($0, entry.lexicon.theses)
      })
    else { return range }
    return trimmed(range.lowerBound..<open)
  }

  private func isSeparator(_ index: Int) -> Bool {
    let mark = entry.mark(index)
    return mark != 0 && ".,;:".utf8.contains(mark)
  }

  private func skip(_ index: Int, _ body: Range<Int>) -> Int {
    var place = index
    while place < body.upperBound,
      isSeparator(place) || [0x22, 0x27, 0x201D, 0x2019, 0xBB].contains(entry.scalar(place))
    { place += 1 }
    return place
  }

  /// The title in quotation marks with which the body begins, without them.
  private func quoted(_ body: Range<Int>) -> Range<Int>? {
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
  private func nameBeforeQuotation(_ body: Range<Int>) -> (name: Range<Int>, title: Range<Int>)? {
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
  private func containerWord(_ body: Range<Int>) -> Int? {
    for index in body.dropFirst(2) where entry.holds(index, entry.lexicon.containers) && isDelimiter(index - 1) {
      let next = entry.holds(index + 1, ":") ? index + 2 : index + 1
      let isName = entry.isCapital(next) || entry.closer(next) != 0 || entry.isNumber(next) || entry.holds(next, "[")
      let isWord = entry.isCapital(index) || entry.holds(index - 1, ",")
      if isName, isWord || entry.holds(index + 1, ":") { return index }
    }
    return nil
  }

  private func isDelimiter(_ index: Int) -> Bool {
    isSeparator(index) || [0x22, 0x201D, 0x2019, 0xBB, 0x3F, 0x21, 0x29].contains(entry.scalar(index))
  }

  /// Whether a full stop ends a sentence rather than an abbreviation or initial.
  private func isStop(_ index: Int, _ body: Range<Int>) -> Bool {
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
  private func titleEnd(_ body: Range<Int>, _ commas: Bool) -> Int {
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
  private func lastComma(_ body: Range<Int>) -> Int? {
    guard let index = body.last(where: { entry.holds($0, ",") }), index > body.lowerBound + 3,
      entry.isCapital(index + 1)
    else { return nil }
    let words = (index + 1..<body.upperBound).count { entry.isWord($0) }
    return words <= 4 ? index : nil
  }

  /// Whether what begins at a token is rather a place, publisher, edition or container than more of the title.
  private func looksLikeTail(_ start: Int, _ body: Range<Int>) -> Bool {
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

  // MARK: Journal before a volume

  /// Where the journal begins that ends the body: behind the last mark that no abbreviation explains.
  private func containerStart(_ body: Range<Int>) -> Int {
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
  private func containerStartAtColon(_ index: Int, _ body: Range<Int>) -> Int {
    let inner = containerStart(body.lowerBound..<index)
    return inner > body.lowerBound && isJournal(trimmed(inner..<index))
      ? inner : capitalRun(body).map { max($0, index + 1) } ?? inner
  }

  /// Whether a comma stands inside the name of a journal: `Phys. Res. A, Accel. Spectrom.`
  private func isInsideName(_ index: Int, _ body: Range<Int>) -> Bool {
    guard
      entry.holds(index + 1, entry.lexicon.journals) || entry.holds(index + 1, "&")
        || entry.holds(index + 1, entry.lexicon.and)
    else { return false }
    return entry.isInitialRun(index - 1) || (entry.holds(index - 1, ".") && isAbbreviation(index - 2, body))
      || entry.holds(index + 1, "&")
      || entry.holds(index + 1, entry.lexicon.and)
  }

  /// Whether the word before a full stop is abbreviated.
  private func isAbbreviation(_ index: Int, _ body: Range<Int>) -> Bool {
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
  private func isJournal(_ range: Range<Int>) -> Bool {
    let words = range.filter { entry.isWord($0) }
    guard let first = words.first, words.count <= 12 else { return false }
    if words.contains(where: { entry.isCapital($0) && entry.holds($0, entry.lexicon.journals) }) { return true }
    let capitals = words.count { entry.isCapital($0) }
    return words.count <= 4 && entry.isCapital(first) && capitals * 2 >= words.count
  }

  /// Where a run of capitalised words begins that ends the body, for lists without marks between their fields.
  private func capitalRun(_ body: Range<Int>) -> Int? {
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

  // MARK: Container and publisher

  /// Reads the container with which the rest begins: `In A. B. (ed.), Title`; what is left is about its publication.
  private func container(_ rest: Range<Int>, _ fields: inout ReferenceFields) -> Range<Int> {
    var start = rest.lowerBound
    var isIn = false
    if entry.holds(start, entry.lexicon.containers) {
      isIn = true
      start += 1
      if entry.holds(start, ":") { start += 1 }
      let inner = EntryTokens(text: entry.text, lexicon: entry.lexicon, range: start..<rest.upperBound)
      if let editors = AuthorGrammar(entry: inner).authors(at: start), editors.areEditors {
        start = min(editors.end, rest.upperBound)
      }
    }
    let first = trimmed(start..<rest.upperBound)
    guard !first.isEmpty else { return rest }
    if !isIn {
      guard !looksLikePublication(first), !entry.holds(first.lowerBound, entry.lexicon.translated) else { return rest }
      guard fields.title != nil else { return rest }
    }
    let end = containerEnd(first)
    let found = trimmed(first.lowerBound..<end)
    guard !found.isEmpty else { return rest }
    if !isIn, hasColon(found) { return rest }
    fields.container = unquoted(found)
    return trimmed(end..<rest.upperBound)
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard entry.closer(range.lowerBound) != 0, range.count > 2 else { return range }
    return quoted(range) ?? range
  }

  private func hasColon(_ range: Range<Int>) -> Bool { range.contains { entry.holds($0, ":") } }

  private func containerEnd(_ range: Range<Int>) -> Int {
    for index in range.dropFirst(1) {
      if isStop(index, range) { if !isAbbreviation(index - 1, range) { return index } }
      if entry.holds(index, ",") || entry.holds(index, "(") || entry.holds(index, ".") || entry.holds(index, ";"),
        looksLikeTail(index + 1, range), !entry.holds(index + 1, entry.lexicon.strongJournals)
      {
        return index
      }
      if entry.holds(index, "("), entry.isWord(index + 1), entry.holds(index + 1, entry.lexicon.editors) {
        return index
      }
    }
    return range.upperBound
  }

  private func looksLikePublication(_ range: Range<Int>) -> Bool {
    let head = range.prefix { !entry.holds($0, ".") && !entry.holds($0, ",") }
    if head.contains(where: { entry.isCapital($0) && entry.holds($0, entry.lexicon.strongJournals) }), !hasColon(range)
    {
      return false
    }
    return head.contains {
      entry.isCapital($0) && (entry.holds($0, entry.lexicon.publishers) || entry.holds($0, entry.lexicon.places))
    } || head.contains { entry.holds($0, ":") }
  }

  /// Publisher and place among the segments of a range.
  private func publication(_ range: Range<Int>, _ fields: inout ReferenceFields) {
    var start = range.lowerBound
    var index = start
    while index <= range.upperBound {
      let isEnd = index == range.upperBound
      let isCut =
        !isEnd
        && (entry.holds(index, ".") && !entry.isInitial(index - 1) || entry.holds(index, ",") || entry.holds(index, ";")
          || entry.holds(index, "(") || entry.holds(index, ")") || entry.holds(index, ":"))
      if isEnd || isCut || entry.year(index) != nil {
        segment(trimmed(start..<index), before: index, &fields)
        start = index + 1
      }
      index += 1
    }
  }

  private func segment(_ range: Range<Int>, before end: Int, _ fields: inout ReferenceFields) {
    guard !range.isEmpty, range.count <= 14, entry.isCapital(range.lowerBound),
      !entry.holds(range.lowerBound, entry.lexicon.translated),
      !entry.holds(range.lowerBound, entry.lexicon.accessed), !entry.holds(range.lowerBound, entry.lexicon.months)
    else { return }
    let isAfterColon = entry.holds(range.lowerBound - 1, ":") && fields.place != nil
    let isPlace = range.contains { entry.holds($0, entry.lexicon.places) } && range.count <= 5
    let isPublisher = range.contains { entry.isCapital($0) && entry.holds($0, entry.lexicon.publishers) }
    if fields.publisher == nil, isAfterColon || (isPublisher && !entry.holds(end, ":")) {
      fields.publisher = range
    } else if fields.place == nil, entry.holds(end, ":") || isPlace {
      fields.place = range
    } else if fields.publisher == nil, fields.place != nil, range.count <= 6, fields.container == nil {
      fields.publisher = range
    }
  }
}
