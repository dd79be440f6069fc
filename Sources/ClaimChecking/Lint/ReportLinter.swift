public import Recognition

/// Checks a report against itself. A value without state.
public struct ReportLinter: Sendable {
  private let lint: LintWords

  /// Takes the packs.
  public init(packs: PackSet) { lint = LintWords(packs) }

  /// The findings of a document, in its order.
  public func findings(in document: EvidenceDocument) -> [Finding] {
    var list = FindingList(document)
    PartRules.check(document, lint, &list)
    ShareRules.check(document, &list)
    PercentRules.check(document, lint, &list)
    TotalRules.check(document, lint, &list)
    ListRules.check(document, &list)
    NumberedRules.check(document, &list)
    SeriesRules.check(document, lint.claims, &list)
    ChangeRules.check(document, &list)
    FigureRules.check(document, &list)
    LawRules.check(document, lint, &list)
    NameRules.check(document, lint.claims, &list)
    CitationRules.check(document, &list)
    return list.sorted
  }
}
