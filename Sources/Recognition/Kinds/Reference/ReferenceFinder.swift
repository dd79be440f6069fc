import DocumentModel

/// An entry of a list of references and what leads to it.
struct ReferenceEntry {
  var mention: Mention
  /// The number it is cited by: its label, else its place in the list.
  var number: Int
  /// The identifier that the markup gives it.
  var identifier: String?
}

/// Finds the entries of a document's lists of references and reads them.
struct ReferenceFinder: Sendable {
  private let parser: ReferenceParser

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    parser = ReferenceParser(lexicon: ReferenceLexicon(packs, &vocabulary))
  }

  /// The references of a document in its order, numbered from `ref01`.
  func references(in text: TokenizedDocument) -> [ReferenceEntry] {
    let blocks = text.document.blocks
    let isListed = ReferenceShape(text: text, parser: parser).entries()
    var found: [ReferenceEntry] = []
    let marks = text.document.sourceMarks
    // Where the markup tells the entries, a paragraph among them is none.
    let hasMarks = marks.contains { $0.kind == .reference }
    var mark = 0
    for (index, block) in blocks.enumerated() where isListed[index] {
      let tokens = text.blocks[index]
      guard !tokens.isEmpty else { continue }
      let range = text.range(tokens)
      while mark < marks.count, marks[mark].range.start < block.range.start { mark += 1 }
      var end = mark
      while end < marks.count, marks[end].range.start < block.range.end { end += 1 }
      let marked = MarkedReference(marks[mark..<end], range, in: text)
      let entryMark = marks[mark..<end].first { $0.kind == .reference }
      mark = end
      guard !hasMarks || entryMark != nil else { continue }
      let number = String(found.count + 1)
      let id = "ref" + (number.count < 2 ? "0" : "") + number
      let entry = EntryTokens(text: text, lexicon: parser.lexicon, range: tokens)
      let start = ReferenceParser.label(entry)
      guard start < tokens.upperBound else { continue }
      var mention: Mention
      if let ready = marked.mention {
        mention = ready
        mention.normalized = ["ref_id": .string(id)]
        for field in ready.normalized.fields { mention.normalized[field.name] = field.value }
        mention.sentence = text.sentence(ofToken: tokens.lowerBound)
      } else {
        let fields = parser.fields(tokens.prefix(ReferenceParser.longest), in: text)
        mention = ReferenceMention.make(fields, start..<tokens.upperBound, in: text, id: id)
      }
      let label =
        marked.label.flatMap { Int(text.document.text.quote($0).filter(\.isNumber)) }
        ?? Self.number(tokens.lowerBound..<start, text)
      found.append(
        ReferenceEntry(mention: mention, number: label ?? found.count + 1, identifier: entryMark?.identifier))
    }
    return found
  }

  /// The number in a label.
  private static func number(_ tokens: Range<Int>, _ text: TokenizedDocument) -> Int? {
    tokens.first { text.tokens[$0].kind == .number }.flatMap { Int(text.string(text.tokens[$0])) }
  }
}
