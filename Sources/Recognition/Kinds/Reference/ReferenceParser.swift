import DocumentModel

/// Reads one entry of a list of references: its authors, year, title and where it appeared, in the order of whichever style
/// wrote it. Features decide, not a style: what stands first, what is quoted, where numbers stand, words of publishers.
struct ReferenceParser {
  let lexicon: ReferenceLexicon

  /// The longest entry that is read, in tokens: longer ones are passages.
  static let longest = 500

  /// The fields of the entry with these tokens; empty where nothing was told apart.
  func fields(_ tokens: Range<Int>, in text: TokenizedDocument) -> ReferenceFields {
    let whole = EntryTokens(text: text, lexicon: lexicon, range: tokens)
    let entry = EntryTokens(text: text, lexicon: lexicon, range: Self.label(whole)..<tokens.upperBound)
    var fields = ReferenceFields()
    guard !entry.range.isEmpty else { return fields }
    let links = ReferenceLinks(entry)
    fields.doi = links.doi
    fields.url = links.url
    fields.authors = AuthorGrammar(entry: entry).authors(at: entry.range.lowerBound)
    let start = fields.authors?.end ?? entry.range.lowerBound
    let year = YearChoice(entry: entry, links: links, authorsEnd: start).year()
    fields.year = year?.range
    fields.yearValue = year?.value
    var body = start
    if let year, year.group.lowerBound <= start + 1, year.group.upperBound > start { body = year.group.upperBound }
    while ".,:;".utf8.contains(entry.mark(body)), entry.mark(body) != 0 { body += 1 }
    let serial = SerialGrammar(entry: entry, links: links, year: year).serial(from: body)
    fields.volume = serial?.volume
    fields.issue = serial?.issue
    fields.pages = serial?.pages
    var limit = entry.range.upperBound
    for link in links.tokens where link.lowerBound >= body { limit = min(limit, link.lowerBound) }
    if let year, year.group.lowerBound > body { limit = min(limit, year.group.lowerBound) }
    if let serial, serial.range.lowerBound >= body { limit = min(limit, serial.range.lowerBound) }
    limit = access(entry, body, limit, &fields)
    WorkGrammar(entry: entry, hasVolume: serial?.volume != nil && (serial?.range.lowerBound ?? 0) >= body)
      .read(body..<max(body, limit), afterwards: limit, commas: closesWithComma(entry, start), into: &fields)
    NoteStyle(entry: entry).adjust(&fields, body: body)
    return fields
  }

  /// Whether a comma ends the authors: then commas part the rest.
  private func closesWithComma(_ entry: EntryTokens, _ start: Int) -> Bool {
    start > entry.range.lowerBound && entry.holds(start - 1, ",")
  }

  /// One past the list number: `[12]`, `(44)`, `12.`, `12 ` before a capital.
  static func label(_ entry: EntryTokens) -> Int {
    var start = entry.range.lowerBound
    // Bullets and stray marks before the entry.
    while start < entry.range.upperBound - 1, entry[start].kind == .mark, !entry.holds(start, "["),
      !entry.holds(start, "("), entry.closer(start) == 0,
      !(entry.isDash(start) && (entry.isDash(start + 1) || entry.scalar(start) >= 0x2014)), !entry.holds(start, "_")
    {
      start += 1
    }
    start = behindReturns(entry, start)
    if entry.holds(start, "[") || entry.holds(start, "(") {
      var end = start + 1
      while end < start + 8, !entry.holds(end, "]"), !entry.holds(end, ")"), entry[end].count > 0 { end += 1 }
      let isLabel = entry.isNumber(start + 1) || entry.isWord(start + 1)
      if isLabel, entry.year(start + 1) == nil || end > start + 2,
        entry.holds(end, "]") || (entry.isNumber(start + 1) && entry.holds(end, ")")), end < start + 6
      {
        return end + 1
      }
      return start
    }
    guard entry.isNumber(start), entry[start].count <= 4, entry.year(start) == nil else { return start }
    if entry.holds(start + 1, ".") || entry.holds(start + 1, ")") { return start + 2 }
    return entry.isCapital(start + 1) && entry[start + 1].isSpaced ? start + 1 : start
  }

  /// Behind the letters that lead back to each place that cites the entry: `^ a b c Oskarsen`.
  private static func behindReturns(_ entry: EntryTokens, _ start: Int) -> Int {
    guard start > entry.range.lowerBound,
      entry.holds(start - 1, "^") || entry.scalar(start - 1) == 0x2191 || entry.scalar(start - 1) == 0x21A9
    else { return start }
    var end = start
    while entry.isWord(end), entry[end].count == 1, !entry.isCapital(end), entry[end].isSpaced { end += 1 }
    return end
  }

  /// Finds "Retrieved 4 May 2020 from …": the date, and where the rest before it ends.
  private func access(_ entry: EntryTokens, _ body: Int, _ limit: Int, _ fields: inout ReferenceFields) -> Int {
    var limit = limit
    for index in body..<max(body, entry.range.upperBound) where entry.holds(index, entry.lexicon.accessed) {
      let next =
        entry.holds(index + 1, ":") || entry.isWord(index + 1) && !entry.isNumber(index + 2) ? index + 2 : index + 1
      for start in [index + 1, next] where entry.isNumber(start) || entry.holds(start, entry.lexicon.months) {
        var end = start
        while end < start + 7,
          entry.isNumber(end) || entry.holds(end, entry.lexicon.months) || entry.holds(end, ",")
            || entry.holds(end, ".") || entry.isDash(end) || entry.holds(end, "/")
        { end += 1 }
        while end > start, entry.holds(end - 1, ",") || entry.holds(end - 1, ".") { end -= 1 }
        if end > start { fields.accessed = start..<end }
        break
      }
      if fields.accessed != nil || entry.isCapital(index) {
        limit = min(limit, entry.holds(index - 1, "(") || entry.holds(index - 1, "[") ? index - 1 : index)
        break
      }
    }
    return limit
  }
}
