public import Recognition

/// Checks a report against itself. A value without state.
public struct ReportLinter: Sendable {
  private let lexicon: ClaimLexicon

  /// Takes the packs.
  public init(packs: PackSet) { lexicon = ClaimLexicon(packs) }

  /// The findings of a document, in its order.
  public func findings(in document: EvidenceDocument) -> [Finding] {
    var list = FindingList(document)
    PartRules.check(document, &list)
    TotalRules.check(document, lexicon, &list)
    ListRules.check(document, &list)
    SeriesRules.check(document, lexicon, &list)
    NameRules.check(document, lexicon, &list)
    CitationRules.check(document, &list)
    return list.sorted
  }
}
