import DocumentModel

/// Finds the entries of a document's lists of references, and the works its notes cite in full, and reads them.
struct ReferenceFinder: Sendable {
  private let parser: ReferenceParser
  private let notes: NoteReferences
  /// Headings of lists of notes, in lower case.
  private let noteHeadings: Set<String>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    parser = ReferenceParser(lexicon: ReferenceLexicon(packs, &vocabulary))
    notes = NoteReferences(parser, packs, &vocabulary)
    noteHeadings = Set(packs.words("reference.noteHeadings"))
  }

  /// The references of a document in its order, numbered from `ref01`.
  func bibliography(in text: TokenizedDocument) -> Bibliography {
    let noteBlocks = NoteBlocks(text.document)
    let shape = ReferenceShape(text: text, parser: parser, notes: noteBlocks)
    let isListed = shape.entries()
    var bibliography = Bibliography(notes: noteBlocks)
    var drafts = listed(isListed, in: text)
    if !noteBlocks.notes.isEmpty {
      let cited = notes.references(noteBlocks, shape, isListed, in: text)
      drafts += cited.entries
      bibliography.remarks = cited.remarks
      drafts.sort { $0.mention.range.start < $1.mention.range.start }
    }
    bibliography.shortForms = ShortForms(parser.lexicon, in: text).take(from: &drafts)
    for index in drafts.indices {
      let number = String(index + 1)
      drafts[index].mention.normalized["ref_id"] = .string("ref" + (number.count < 2 ? "0" : "") + number)
    }
    bibliography.entries = drafts
    return bibliography
  }

  /// The entries of lists.
  private func listed(_ isListed: [Bool], in text: TokenizedDocument) -> [ReferenceEntry] {
    let blocks = text.document.blocks
    var found: [ReferenceEntry] = []
    let marks = text.document.sourceMarks
    // Where the markup tells the entries, a paragraph among them is none.
    let hasMarks = marks.contains { $0.kind == .reference }
    var mark = 0
    // The place in the list: lists below other headings begin anew.
    var place = 0
    var section: Int?
    for (index, block) in blocks.enumerated() where isListed[index] {
      let tokens = text.blocks[index]
      guard !tokens.isEmpty else { continue }
      let range = text.range(tokens)
      while mark < marks.count, marks[mark].range.start < block.range.start { mark += 1 }
      var end = mark
      while end < marks.count, marks[end].range.start < block.range.end { end += 1 }
      let entryMarks = marks[mark..<end].filter { $0.kind == .reference }
      let marked = MarkedReference(marks[mark..<end], range, in: text)
      mark = end
      guard !hasMarks || !entryMarks.isEmpty else { continue }
      if section != block.section { (section, place) = (block.section, 0) }
      place += 1
      let entry = EntryTokens(text: text, lexicon: parser.lexicon, range: tokens)
      let start = ReferenceParser.label(entry)
      guard start < tokens.upperBound else { continue }
      var mention: Mention
      if let ready = marked.mention {
        mention = ready
        mention.normalized = ["ref_id": .string("")]
        for field in ready.normalized.fields { mention.normalized[field.name] = field.value }
        mention.sentence = text.sentence(ofToken: tokens.lowerBound)
      } else {
        let fields = parser.fields(tokens.prefix(ReferenceParser.longest), in: text)
        if fields.isBare, isBelowNotes(block, in: text) { continue }
        mention = ReferenceMention.make(fields, start..<tokens.upperBound, in: text)
      }
      let label =
        marked.label.flatMap { Int(text.document.text.quote($0).filter(\.isNumber)) }
        ?? Self.number(tokens.lowerBound..<start, text)
      found.append(
        ReferenceEntry(mention: mention, number: label ?? place, identifiers: entryMarks.compactMap(\.identifier)))
    }
    return found
  }

  /// Whether the heading above a block names notes, so that what reads like no reference there is none.
  private func isBelowNotes(_ block: Block, in text: TokenizedDocument) -> Bool {
    guard let section = block.section else { return false }
    return noteHeadings.contains(text.document.text.quote(text.document.sections[section].heading).lowercased())
  }

  /// The number in a label.
  private static func number(_ tokens: Range<Int>, _ text: TokenizedDocument) -> Int? {
    tokens.first { text.tokens[$0].kind == .number }.flatMap { Int(text.string(text.tokens[$0])) }
  }
}
