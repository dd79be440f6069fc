import DocumentModel

/// Gives the figures of a table the works it is taken from: those cited in its `Source:` line, below it, in its last row or
/// in its caption, and those behind the marks of notes in its caption, headers and cells.
struct TableCitations: Sendable {
  /// `Source`, `Sumber`, …
  private let sources: LexemeSet
  /// Works of one table at most.
  private static let most = 16

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    sources = LexemeSet("fact.attribution.sources", packs, &vocabulary)
  }

  /// Adds evidence to the facts of a document's tables, which are in the order of the text.
  func attach(
    to facts: inout [FactDraft], in text: TokenizedDocument, mentions: [Mention], _ notes: NoteWorks
  ) {
    guard !facts.isEmpty else { return }
    let citations = mentions.filter { $0.kind == .citation && $0.within != .reference }.map(\.range)
    var tables: [(range: TextRange, works: [TextRange])] = []
    for table in text.document.tables {
      guard let start = table.rows.first?.first?.range.start, let end = table.rows.last?.last?.range.end, start < end
      else { continue }
      let works = citations.isEmpty ? [] : works(table, citations, in: text)
      if !works.isEmpty { tables.append((TextRange(start, end), works)) }
    }
    tables.sort { $0.range.start < $1.range.start }
    for index in facts.indices {
      guard let value = facts[index].evidence.first(where: { $0.role == .value })?.range else { continue }
      var works = around(value, tables)
      for evidence in facts[index].evidence {
        works += notes.marks(in: evidence.range).prefix(Self.most).flatMap(\.works)
      }
      var seen: Set<TextRange> = []
      for work in works.prefix(Self.most) where seen.insert(work).inserted {
        facts[index].evidence.append(FactDraft.Evidence(.attribution, work))
      }
    }
  }

  /// The works of the innermost table around a figure.
  private func around(_ value: TextRange, _ tables: [(range: TextRange, works: [TextRange])]) -> [TextRange] {
    var low = 0
    var high = tables.count
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].range.start <= value.start { low = middle + 1 } else { high = middle }
    }
    // Tables in tables are few.
    var place = low - 1
    while place >= 0, low - place <= 8 {
      if tables[place].range.end >= value.end { return tables[place].works }
      place -= 1
    }
    return []
  }

  private func works(_ table: DocumentTable, _ citations: [TextRange], in text: TokenizedDocument) -> [TextRange] {
    var works: [TextRange] = []
    for note in table.notes { works += cited(text.blocks[note], citations, in: text, isWhole: true) }
    var last: DocumentTable.Cell?
    for cell in table.rows.last ?? [] where cell != last {
      last = cell
      for block in cell.blocks { works += cited(text.blocks[block], citations, in: text, isWhole: true) }
    }
    if let caption = table.caption, caption.count <= TableFrame.longest {
      let first = text.token(at: caption.start)
      works += cited(first..<max(first, text.token(at: caption.end)), citations, in: text, isWhole: false)
    }
    return Array(works.prefix(Self.most))
  }

  /// The citations behind `Source:`, which begins the tokens or, in a caption, stands among them.
  private func cited(
    _ tokens: Range<Int>, _ citations: [TextRange], in text: TokenizedDocument, isWhole: Bool
  ) -> [TextRange] {
    guard let first = tokens.first else { return [] }
    let source = isWhole ? [first][...] : Array(tokens)[...]
    let isSource = { (index: Int) -> Bool in
      self.sources.contains(text.tokens[index].lexeme)
        && (isWhole
          || index + 1 < tokens.upperBound
            && text.tokens[index + 1].mark == UInt8(ascii: ":"))
    }
    guard let start = source.first(where: isSource) else { return [] }
    let range = TextRange(Int(text.tokens[start].end), Int(text.tokens[tokens.upperBound - 1].end))
    var low = 0
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return Array(citations[low...].prefix(Self.most).prefix { $0.end <= range.end })
  }
}
