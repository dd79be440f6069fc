import DocumentModel

/// Gives the facts of a sentence the citations that stand for them, as evidence for whom the statement rests on: those in
/// brackets behind it (`72% of workers (A, 2017; B, 2018)`), which speak for all since the ones before; else the last
/// narrative one before it (`Hidayati (2012) counted …`). The mark of a note stands for the works that the note cites.
enum FactCitations {
  /// Works cited at one place.
  private static let most = 16

  static func attach(to facts: inout [FactDraft], in sentence: FactSentence, _ notes: NoteWorks) {
    guard !facts.isEmpty else { return }
    let citations = sentence.mentions.filter { $0.kind == .citation && $0.within != .reference }
    let marks = notes.marks(in: sentence.text.sentenceRange(sentence.index))
    guard !citations.isEmpty || !marks.isEmpty else { return }
    let isBracketed = citations.map { Self.isBracketed($0, sentence) }
    for place in facts.indices {
      guard let value = facts[place].evidence.first?.range else { continue }
      // The mark of a note behind the figure, before any citation.
      let next = citations.indices.first { citations[$0].range.start >= value.end && isBracketed[$0] }
      if let mark = marks.first(where: { $0.position >= value.end }),
        next.map({ mark.position <= citations[$0].range.start }) ?? true
      {
        let works = marks.filter { $0.position == mark.position }.flatMap(\.works).prefix(most)
        for work in works { facts[place].evidence.append(FactDraft.Evidence(.attribution, work)) }
        continue
      }
      for citation in found(value, citations, isBracketed, sentence) {
        facts[place].evidence.append(FactDraft.Evidence(.attribution, citation.range))
      }
    }
  }

  private static func found(
    _ value: TextRange, _ citations: [Mention], _ isBracketed: [Bool], _ sentence: FactSentence
  ) -> ArraySlice<Mention> {
    let next = citations.firstIndex { $0.range.start >= value.end }
    let narrative = citations.indices.last { !isBracketed[$0] && citations[$0].range.end <= value.start }
    // A narrative citation behind begins a statement of its own.
    guard let next, isBracketed[next] else { return narrative.map { citations[$0...$0] } ?? [] }
    var end = next + 1
    while end < citations.count, isBracketed[end], end - next < most,
      sentence.distance(citations[end - 1].range.end, citations[end].range.start) <= 2
    {
      end += 1
    }
    return citations[next..<end]
  }

  /// Whether a citation stands in brackets, or is a mark such as a raised number; not where its author is a word of the
  /// sentence.
  private static func isBracketed(_ citation: Mention, _ sentence: FactSentence) -> Bool {
    let tokens = sentence.tokens(of: citation.range)
    let text = sentence.text
    func isOpen(_ index: Int) -> Bool {
      let mark = text.tokens[index].mark
      return mark == UInt8(ascii: "(") || mark == UInt8(ascii: "[")
    }
    if isOpen(tokens.lowerBound) || text.tokens[tokens.lowerBound].kind == .number { return true }
    // Back to the bracket that is open here, if one is.
    var index = tokens.lowerBound - 1
    while index >= sentence.tokens.lowerBound, tokens.lowerBound - index <= 60 {
      if isOpen(index) { return true }
      let mark = text.tokens[index].mark
      if mark == UInt8(ascii: ")") || mark == UInt8(ascii: "]") { return false }
      index -= 1
    }
    return false
  }
}
