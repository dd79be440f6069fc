import DocumentModel

/// Which blocks of a document are entries of a list of references: those its markup or a heading marks, and, where nothing
/// does, blocks that have the shape of one.
struct ReferenceShape {
  let text: TokenizedDocument
  let parser: ReferenceParser
  /// The notes of the document, which are no list of references by their shape alone.
  let notes: NoteBlocks

  /// Words of running text in an entry at most.
  private static let mostProse = 3

  /// One flag a block.
  func entries() -> [Bool] {
    let blocks = text.document.blocks
    var flags = blocks.map { $0.kind == .reference }
    if flags.contains(true) || blocks.isEmpty { return flags }
    // A document that is one paragraph may be an entry by itself.
    if blocks.count == 1 {
      flags[0] = blocks[0].kind == .paragraph && hasShape(text.blocks[0])
      return flags
    }
    // Below a heading in plain text.
    if let heading = blocks.indices.last(where: { isHeading($0) }), heading + 1 < blocks.count {
      for index in (heading + 1)..<blocks.count where isCandidate(index) { flags[index] = true }
      return flags
    }
    // A list at the end: at least three blocks in a row, most of which have the shape.
    var end = blocks.count
    while end > 0, blocks.count - end < 3, !isCandidate(end - 1) { end -= 1 }
    var place = end
    var start = end
    while place > 0, start - place <= 1, isCandidate(place - 1) {
      place -= 1
      if hasShape(text.blocks[place]) { start = place }
    }
    if end - start >= 3 { for index in start..<end { flags[index] = true } }
    return flags
  }

  /// Whether a short block names a list of references.
  private func isHeading(_ index: Int) -> Bool {
    let tokens = text.blocks[index]
    guard (1...4).contains(tokens.count), parser.lexicon.headingWords.contains(text.tokens[tokens.lowerBound].lexeme)
    else { return false }
    var words = text.quote(tokens).lowercased()
    while words.last == ":" || words.last == "." { words.removeLast() }
    return parser.lexicon.headings.contains(words)
  }

  private func isCandidate(_ index: Int) -> Bool {
    let kind = text.document.blocks[index].kind
    guard kind == .paragraph || kind == .listItem || kind == .note else { return false }
    let count = text.blocks[index].count
    return count >= 6 && count <= 250 && notes.note(ofBlock: index) == nil
  }

  /// Whether tokens in a note name a work in full: authors and a year, or the address of the work, and no sentence.
  func isWork(_ tokens: Range<Int>) -> Bool {
    guard hasShape(tokens) else { return false }
    let fields = parser.fields(tokens, in: text)
    return (fields.authors != nil || fields.title != nil)
      && (fields.year != nil || fields.url != nil || fields.doi != nil)
  }

  /// Whether tokens have the shape of an entry: names and a year, or a journal with its numbers, and no sentence.
  private func hasShape(_ tokens: Range<Int>) -> Bool {
    guard !tokens.isEmpty, tokens.count <= 250 else { return false }
    let lexicon = parser.lexicon
    let entry = EntryTokens(text: text, lexicon: lexicon, range: tokens)
    var prose = 0
    for index in tokens where entry.holds(index, lexicon.prose) && entry.isWord(index) && !entry.isCapital(index) {
      prose += 1
      // Most paragraphs are told to be none here, before their fields are looked for.
      if prose > Self.mostProse { return false }
    }
    let fields = parser.fields(tokens, in: text)
    var signs = 0
    if let authors = fields.authors { signs += authors.names.count > 1 || authors.others ? 2 : 1 }
    if fields.year != nil { signs += 1 }
    if fields.volume != nil { signs += 1 }
    if fields.pages != nil { signs += 1 }
    if fields.doi != nil || fields.url != nil { signs += 1 }
    if fields.publisher != nil { signs += 1 }
    if fields.title != nil || fields.container != nil { signs += 1 }
    if isLabelled(entry) { signs += 1 }
    if fields.title.map({ entry.closer($0.lowerBound - 1) != 0 }) ?? false { signs += 1 }
    guard signs >= 3 else { return false }
    // A report of a court begins with the number of its volume.
    let first = tokens.lowerBound
    if entry.isNumber(first), entry.year(first) == nil, !entry.holds(first + 1, "."), !entry.holds(first + 1, ")"),
      (fields.authors?.names.count ?? 0) < 2
    {
      return false
    }
    guard let authors = fields.authors else {
      // A sentence has small words.
      let hasSmallWords = tokens.contains {
        entry.isWord($0) && !entry.isCapital($0) && entry[$0].count > 3 && entry[$0].lexeme == .unknown
      }
      let isSerial = fields.volume != nil && (fields.pages != nil || fields.issue != nil || fields.container != nil)
      let isNumbered = isSerial && fields.year != nil && !hasSmallWords
      let isQuoted = fields.title.map { entry.closer($0.lowerBound - 1) != 0 } ?? false
      let isNamed = isQuoted && (fields.container != nil || isLabelled(entry))
      return prose == 0 && tokens.count <= 60 && (isNumbered || isQuoted) || prose <= 1 && isNamed
    }
    // Initials and turned names are written in lists; other names begin sentences as well.
    let hasInitials = authors.names.contains { name in
      name.contains { entry.isInitialRun($0) || entry.isInitial($0) || entry.holds($0, ",") || entry.isDash($0) }
    }
    if hasInitials { return prose <= (tokens.count > 80 ? 1 : Self.mostProse) }
    if isLabelled(entry) { return prose <= 1 }
    let isFirst =
      fields.year.map {
        $0.lowerBound <= authors.end + 1 && (entry.holds($0.upperBound, ")") || entry.holds($0.upperBound, "."))
          && fields.title != nil
      } ?? false
    let isLast = fields.year.map { $0.upperBound + 3 >= tokens.upperBound && !isSentenceEnd($0, entry) } ?? false
    let isPublished = fields.volume != nil || fields.publisher != nil || fields.pages != nil
    return prose == 0 && tokens.count <= 120
      && (isFirst || isLast || fields.year != nil && isPublished || fields.url != nil)
  }

  /// Whether a list number in brackets opens an entry.
  private func isLabelled(_ entry: EntryTokens) -> Bool {
    entry.holds(entry.range.lowerBound, "[") && ReferenceParser.label(entry) > entry.range.lowerBound
  }

  /// `… in 2004.`, `… on 4 May 2004.`: a sentence that ends with a year.
  private func isSentenceEnd(_ year: Range<Int>, _ entry: EntryTokens) -> Bool {
    var place = year.lowerBound - 1
    if entry.holds(place, parser.lexicon.months) { place -= 1 }
    if entry.isNumber(place) { place -= 1 }
    return entry.isWord(place) && !entry.isCapital(place)
  }
}
