import DocumentModel

/// What the styles of notes and of lawyers write in another order: `The Advance Wage, 41 Quay L. Rev. 101, 115 (1987)` with
/// the volume before the journal, and `Bonds on the Waterfront 77 (Meridian Press 2003)` with the page before the publisher
/// (Bluebook rules 15 and 16).
struct NoteStyle {
  let entry: EntryTokens

  /// Tokens of a journal's name at most.
  private static let longestName = 12

  /// Corrects the fields of an entry that is written so; `body` is where its title begins.
  func adjust(_ fields: inout ReferenceFields, body: Int) {
    if readBook(&fields, body) || readYearFirst(&fields, body) { return }
    guard let open = lastBracket(), open > body + 2 else { return }
    if entry.year(open + 1) != nil, entry.holds(open + 2, ")") { readJournal(&fields, open, body) }
    let isBook = fields.publisher.map { $0.lowerBound > open } ?? false
    if isBook, fields.volume == nil, let title = fields.title, title.upperBound == open, entry.isNumber(open - 1),
      entry[open - 1].count <= 4, title.count > 1, entry.isWord(open - 2)
    {
      fields.title = title.lowerBound..<(open - 1)
      if fields.pages == nil { fields.pages = (open - 1)..<open }
    }
  }

  /// `Lamps and Levies (Velmar: Harbour Press, 1998), 44–46`: place, publisher and year in one bracket (Chicago 14.23).
  private func readBook(_ fields: inout ReferenceFields, _ body: Int) -> Bool {
    guard let year = fields.year, entry.holds(year.upperBound, ")"), entry.holds(year.lowerBound - 1, ",") else {
      return false
    }
    let limit = max(body, year.lowerBound - Self.longestName)
    var open = year.lowerBound - 2
    while open > limit, !entry.holds(open, "("), !entry.holds(open, ")") { open -= 1 }
    guard entry.holds(open, "("), open > body, fields.volume == nil else { return false }
    // Only pages behind it.
    var pages: Range<Int>?
    for index in (year.upperBound + 1)..<max(year.upperBound + 1, entry.range.upperBound) {
      if entry.isNumber(index) {
        pages = (pages?.lowerBound ?? index)..<(index + 1)
      } else {
        guard entry[index].kind == .mark || entry.holds(index, entry.lexicon.pages) else { return false }
      }
    }
    guard let title = withoutQuotes(body, open) else { return false }
    let colon = (open + 1..<year.lowerBound - 1).first { entry.holds($0, ":") }
    fields.title = title
    fields.container = nil
    fields.place = colon.flatMap { $0 > open + 1 ? (open + 1)..<$0 : nil }
    let publisher = (colon ?? open) + 1
    fields.publisher = publisher < year.lowerBound - 1 ? publisher..<(year.lowerBound - 1) : nil
    fields.pages = pages
    return true
  }

  /// `‘Tides and wages’ (2003) 12 Port Law Journal 45`: the year before the volume (OSCOLA 3.3).
  private func readYearFirst(_ fields: inout ReferenceFields, _ body: Int) -> Bool {
    guard let year = fields.year, let title = fields.title, title.upperBound < year.lowerBound,
      entry.holds(year.upperBound, ")") || entry.holds(year.upperBound, "]")
    else { return false }
    let volume = year.upperBound + 1
    guard entry.isNumber(volume), entry[volume].count <= 3 else { return false }
    var place = volume + 1
    let name = place
    while entry.isWord(place), isName(place), place - name < Self.longestName { place += 1 }
    guard place > name, entry.isCapital(name), entry.isNumber(place) else { return false }
    guard (place..<entry.range.upperBound).allSatisfy({ entry[$0].kind != .word }) else { return false }
    fields.volume = volume..<(volume + 1)
    fields.container = name..<place
    fields.pages = place..<(place + 1)
    fields.issue = nil
    fields.publisher = nil
    return true
  }

  /// The tokens between two places without commas and quotation marks at their ends.
  private func withoutQuotes(_ start: Int, _ end: Int) -> Range<Int>? {
    var (start, end) = (start, end)
    while end > start, entry.holds(end - 1, ",") || entry.text.isQuotationMark(entry[end - 1]) { end -= 1 }
    while start < end, entry.holds(start, ",") || entry.text.isQuotationMark(entry[start]) { start += 1 }
    return start < end ? start..<end : nil
  }

  /// The bracket that ends the entry, but for marks.
  private func lastBracket() -> Int? {
    var index = entry.range.upperBound - 1
    while index > entry.range.lowerBound, entry.holds(index, ".") { index -= 1 }
    guard entry.holds(index, ")") else { return nil }
    let limit = max(entry.range.lowerBound, index - Self.longestName)
    while index > limit, !entry.holds(index, "(") { index -= 1 }
    return entry.holds(index, "(") ? index : nil
  }

  private func readJournal(_ fields: inout ReferenceFields, _ open: Int, _ body: Int) {
    // `101, 115–17`: the first page, then the one meant.
    var place = open - 1
    var first = open
    while place > body, entry.isNumber(place) || entry.holds(place, ",") || entry.isDash(place) {
      if entry.isNumber(place) { first = place }
      place -= 1
    }
    guard first < open, entry.isNumber(first), !entry.holds(first - 1, ",") else { return }
    let nameEnd = place + 1
    var hasName = false
    while place > body, nameEnd - place <= Self.longestName, isName(place) {
      if entry.isCapital(place) { hasName = true }
      place -= 1
    }
    guard hasName, nameEnd - place > 1, entry.isNumber(place), entry[place].count <= 4, place > body + 1 else { return }
    guard entry.holds(place - 1, ",") || entry.text.isQuotationMark(entry[place - 1]) else { return }
    fields.volume = place..<(place + 1)
    fields.container = (place + 1)..<nameEnd
    fields.pages = first..<(first + 1)
    fields.issue = nil
    fields.publisher = nil
    fields.place = nil
    if let title = withoutQuotes(body, place) { fields.title = title }
  }

  private func isName(_ index: Int) -> Bool {
    entry.isCapital(index) || entry.holds(index, ".") || entry.holds(index, "&") || entry.holds(index, "'")
      || entry.holds(index, entry.lexicon.and) || entry.holds(index, entry.lexicon.particles)
      || entry.isWord(index) && entry[index].count <= 3
  }
}
