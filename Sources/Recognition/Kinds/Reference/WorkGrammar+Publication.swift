import DocumentModel

/// What a work appeared in, and who published it where.
extension WorkGrammar {
  /// Reads the container with which the rest begins: `In A. B. (ed.), Title`; what is left is about its publication.
  func container(_ rest: Range<Int>, _ fields: inout ReferenceFields) -> Range<Int> {
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

  func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard entry.closer(range.lowerBound) != 0, range.count > 2 else { return range }
    return quoted(range) ?? range
  }

  func hasColon(_ range: Range<Int>) -> Bool { range.contains { entry.holds($0, ":") } }

  func containerEnd(_ range: Range<Int>) -> Int {
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

  func looksLikePublication(_ range: Range<Int>) -> Bool {
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
  func publication(_ range: Range<Int>, _ fields: inout ReferenceFields) {
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

  func segment(_ range: Range<Int>, before end: Int, _ fields: inout ReferenceFields) {
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
