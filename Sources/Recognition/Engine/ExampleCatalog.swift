import DocumentModel

/// The examples of every kind, beside its recogniser: one line a kind. A test runs them all.
enum ExampleCatalog {
  /// Marked text with all mentions of a kind marked, and text without any.
  struct Examples: Sendable {
    var kind: MentionKind
    var positive: [String]
    var negative: [String]
  }

  static let all = [
    Examples(kind: .law, positive: LawExamples.positive, negative: LawExamples.negative),
    Examples(kind: .law, positive: CaseExamples.positive, negative: CaseExamples.negative),
    Examples(kind: .law, positive: ProvisionExamples.positive, negative: ProvisionExamples.negative),
    Examples(kind: .treaty, positive: TreatyExamples.positive, negative: TreatyExamples.negative),
    Examples(kind: .count, positive: CountExamples.positive, negative: CountExamples.negative),
    Examples(kind: .percent, positive: PercentExamples.positive, negative: PercentExamples.negative),
    Examples(kind: .money, positive: MoneyExamples.positive, negative: MoneyExamples.negative),
    Examples(kind: .measure, positive: MeasureExamples.positive, negative: MeasureExamples.negative),
    Examples(kind: .date, positive: DateExamples.positive, negative: DateExamples.negative),
    Examples(kind: .period, positive: PeriodExamples.positive, negative: PeriodExamples.negative),
    Examples(kind: .year, positive: YearExamples.positive, negative: YearExamples.negative),
    Examples(kind: .citation, positive: CitationExamples.positive, negative: CitationExamples.negative),
    Examples(kind: .reference, positive: ReferenceExamples.positive, negative: ReferenceExamples.negative),
    Examples(kind: .agency, positive: AgencyExamples.positive, negative: AgencyExamples.negative),
    Examples(kind: .place, positive: PlaceExamples.positive, negative: PlaceExamples.negative),
    Examples(kind: .acronym, positive: AcronymExamples.positive, negative: AcronymExamples.negative),
  ]
}
