import DocumentModel

/// Who a figure comes from, where the sentence does not say so with a verb: the institution behind `Source:` below a table,
/// and the one that stands as author in brackets behind the figure (`(LPSK, 2020)`).
struct FactAttribution: Sendable {
  /// `Source`, `Sumber`, …
  private let sources: LexemeSet
  /// Tokens between a figure and the brackets behind it at most.
  private static let reach = 30

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    sources = LexemeSet("fact.attribution.sources", packs, &vocabulary)
  }

  /// Sets the attribution of facts that have none. Cost: linear in mentions, facts and tables, up to a logarithm.
  func complete(_ facts: inout [FactDraft], in text: TokenizedDocument, mentions: [Mention]) {
    guard facts.contains(where: { $0.attribution == nil }) else { return }
    let agencies = mentions.filter { $0.kind == .agency }
    guard !agencies.isEmpty else { return }
    let tables = self.tables(text, agencies)
    let authors = agencies.filter { isAuthor(text, $0.range) }
    guard !tables.isEmpty || !authors.isEmpty else { return }
    for index in facts.indices where facts[index].attribution == nil {
      guard let value = facts[index].evidence.first(where: { $0.role == .value })?.range else { continue }
      let property = facts[index].property
      guard property == FactProperty.quantity.rawValue || property == FactProperty.series.rawValue else { continue }
      var source = tables.last { $0.range.start <= value.start && value.end <= $0.range.end }?.source
      if source == nil { source = author(text, authors, value) }
      guard let source else { continue }
      facts[index].attribution = text.document.text.quote(source)
      facts[index].evidence.append(FactDraft.Evidence(.attribution, source))
    }
  }

  /// The tables that name their source below them: their place in the text and the institution's.
  private func tables(_ text: TokenizedDocument, _ agencies: [Mention]) -> [(range: TextRange, source: TextRange)] {
    var found: [(range: TextRange, source: TextRange)] = []
    for table in text.document.tables where !table.notes.isEmpty {
      guard let start = table.rows.first?.first?.range.start, let end = table.rows.last?.last?.range.end, start < end
      else { continue }
      for note in table.notes {
        let block = text.blocks[note]
        guard !block.isEmpty, sources.contains(text.tokens[block.lowerBound].lexeme) else { continue }
        let range = text.range(block)
        if let agency = agencies.first(where: { range.contains($0.range) }) {
          found.append((TextRange(start, end), agency.range))
          break
        }
      }
    }
    return found
  }

  /// Whether an institution opens a bracket that goes on with a year or a page: `(AICHR, 25)`.
  private func isAuthor(_ text: TokenizedDocument, _ range: TextRange) -> Bool {
    let first = text.token(at: range.start)
    let end = text.token(at: range.end)
    guard first > 0, end + 1 < text.tokens.count, text.tokens[first - 1].mark == UInt8(ascii: "(") else { return false }
    return text.tokens[end].mark == UInt8(ascii: ",") && text.tokens[end + 1].kind == .number
  }

  /// The first author behind a figure in its sentence.
  private func author(_ text: TokenizedDocument, _ authors: [Mention], _ value: TextRange) -> TextRange? {
    var low = 0
    var high = authors.count
    while low < high {
      let middle = (low + high) / 2
      if authors[middle].range.start < value.end { low = middle + 1 } else { high = middle }
    }
    guard low < authors.count else { return nil }
    let first = text.token(at: value.start)
    guard text.sentence(ofToken: first) == authors[low].sentence,
      text.token(at: authors[low].range.start) - first <= Self.reach
    else { return nil }
    return authors[low].range
  }
}
