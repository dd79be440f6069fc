import DocumentModel

/// What a law is about, where the text says it behind the law's number: "Law No. 21 of 2007 concerning the Eradication of
/// …". The evidence is the title as it stands there.
struct TopicFacts: Sendable {
  private let title: LawTitle

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    title = LawTitle(packs, &vocabulary)
  }

  /// Adds the facts of one sentence's mentions.
  func add(to facts: inout [FactDraft], in text: TokenizedDocument, _ mentions: ArraySlice<Mention>) {
    for index in mentions.indices where mentions[index].kind == .law {
      let mention = mentions[index]
      guard let written = mention.normalized["title"]?.text, let instrument = mention.part("instrument"),
        text.isRunning(mention.range), instrument.end == mention.range.end,
        let tokens = title.tokens(
          text, text.token(at: mention.range.end), text.sentences[mention.sentence].upperBound),
        text.quote(tokens) == written
      else { continue }
      facts.append(
        FactDraft(
          property: FactProperty.topic.rawValue, subject: text.document.text.quote(instrument),
          subjectKey: mention.entityKey, value: .string(written), valueKey: nil, qualifier: nil,
          evidence: [FactDraft.Evidence(.value, text.range(tokens)), FactDraft.Evidence(.subject, instrument)]))
    }
  }
}
