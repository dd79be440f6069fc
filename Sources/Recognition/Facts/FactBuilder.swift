import DocumentModel

/// Joins mentions into facts, each with evidence for every field that is not derived.
struct FactBuilder: Sendable {
  /// Mentions of a sentence above which it is none, but a list or table in the form of text.
  private static let mostMentions = 400

  private let words: FactWords
  private let relations: RelationFinder
  private let topics: TopicFacts
  private let tableCitations: TableCitations

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, places: PlaceNames) throws {
    words = FactWords(packs, &vocabulary, places: places)
    tableCitations = TableCitations(packs, &vocabulary)
    relations = try RelationFinder(packs, words, &vocabulary)
    topics = TopicFacts(packs, &vocabulary)
  }

  /// Takes resolved mentions in the order of the text.
  func facts(in text: TokenizedDocument, mentions: [Mention]) -> [FactDraft] {
    var facts: [FactDraft] = []
    let notes = NoteWorks(mentions, in: text)
    var start = 0
    for index in text.sentences.indices {
      // Mentions of one sentence stand together, in the order of the sentences.
      var end = start
      while end < mentions.count, mentions[end].sentence == index { end += 1 }
      defer { start = end }
      // Most sentences say nothing of the kind: they are told before anything is made for them.
      let isCounted = (start..<end).contains { QuantityFacts.isFigure(mentions[$0]) }
      topics.add(to: &facts, in: text, mentions[start..<end])
      let isRelated = relations.mayStand(in: text, text.sentences[index])
      guard isCounted || isRelated, end - start <= Self.mostMentions else { continue }
      let sentence = FactSentence(text, index, mentions[start..<end])
      switch sentence.blockKind {
      case .tableCell, .reference: break
      default:
        var found = isCounted ? QuantityFacts.find(in: sentence, words) : []
        if isRelated { found += relations.find(in: sentence) }
        FactCitations.attach(to: &found, in: sentence, notes)
        facts += found
      }
    }
    var cells = TableFacts.facts(in: text, mentions: mentions, words.tables)
    tableCitations.attach(to: &cells, in: text, mentions: mentions, notes)
    facts += cells
    return facts
  }
}
