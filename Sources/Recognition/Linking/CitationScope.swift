public import DocumentModel

/// Which stretch of text a citation supports. One behind a statement supports its sentence back to the citation before it; one
/// that is part of the sentence (`Adeyemi (1971) found …`) supports it up to the next; a line that names the source of a table
/// or figure supports what stands above it.
public struct CitationScope: Sendable {
  /// Scopes by the start of what they support, one or more for each sentence with citations.
  private let scopes: [(range: TextRange, citations: [Int])]

  /// Takes the citations among the mentions of a text, which are in its order. Cost: linear in their number.
  public init(_ mentions: [Mention], in text: TokenizedDocument) {
    var scopes: [(range: TextRange, citations: [Int])] = []
    let citations = mentions.indices.filter { mentions[$0].kind == .citation && mentions[$0].within != .reference }
    var index = 0
    while index < citations.count {
      let sentence = mentions[citations[index]].sentence
      var end = index
      while end < citations.count, mentions[citations[end]].sentence == sentence { end += 1 }
      guard text.sentences.indices.contains(sentence) else {
        index = end
        continue
      }
      Self.add(citations[index..<end], mentions, text.sentenceRange(sentence), to: &scopes)
      index = end
    }
    self.scopes = scopes
  }

  private static func add(
    _ citations: ArraySlice<Int>, _ mentions: [Mention], _ sentence: TextRange,
    to scopes: inout [(range: TextRange, citations: [Int])]
  ) {
    // Neighbours with only marks between them are one group.
    var groups: [[Int]] = []
    for citation in citations {
      if let last = groups.last?.last, mentions[citation].range.start - mentions[last].range.end <= 6 {
        groups[groups.count - 1].append(citation)
      } else {
        groups.append([citation])
      }
    }
    var start = sentence.start
    for (place, group) in groups.enumerated() {
      guard let first = group.first, let last = group.last else { continue }
      let isNarrative = mentions[first].recognizer == "citation/narrative"
      let isFinal = place == groups.count - 1
      let next = isFinal ? sentence.end : mentions[groups[place + 1][0]].range.start
      // A citation behind its statement ends its scope; one that opens it reaches to the next that opens one, or over all.
      let end = isFinal ? sentence.end : isNarrative ? next : mentions[last].range.end
      scopes.append((TextRange(start, max(start, end)), group))
      start = max(start, end)
    }
  }

  /// Indices into the mentions of the citations that support a range: those in whose scope it begins.
  public func citations(supporting range: TextRange) -> [Int] {
    var low = 0
    var high = scopes.count
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    guard low < scopes.count, scopes[low].range.start <= range.start else { return [] }
    return scopes[low].citations
  }
}
