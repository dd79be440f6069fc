import DocumentModel

/// What a cited document says of a fact that rests on it.
struct CitedFactCheck {
  /// The answer.
  enum Verdict: String {
    case supported = "supported there"
    case contradicted = "contradicted there"
    case notFound = "not found there"
  }

  /// A fact of the citing or the cited document.
  struct Candidate {
    var id: Int64
    var identifier: String
    /// Byte of its first evidence.
    var start: Int
    var draft: FactDraft
    /// What names it besides (`FactMeasure`).
    var names: FigureNames
  }

  private let candidates: [Candidate]

  /// Takes the facts of the cited document.
  init(_ candidates: [Candidate]) {
    self.candidates = candidates.sorted { ($0.start, $0.identifier) < ($1.start, $1.identifier) }
  }

  /// The verdict and the fact it rests on, the first of several. The document supports what one of its facts says of the
  /// same thing; it contradicts where its facts of the very same measure exclude it; what cannot be compared is not found.
  func check(_ fact: Candidate) -> (verdict: Verdict, other: Candidate?) {
    if let other = candidates.first(where: { Self.supports($0.draft, fact.draft) }) { return (.supported, other) }
    if let measure = FactMeasure(fact.draft, fact.names) {
      for other in candidates {
        guard let found = FactMeasure(other.draft, other.names), found.key == measure.key else { continue }
        let isExclusive = measure.isSingular || measure.position.negated != found.position.negated
        if isExclusive, !FactMeasure.agree(measure.position, found.position) { return (.contradicted, other) }
      }
    }
    return (.notFound, nil)
  }

  private static func supports(_ source: FactDraft, _ fact: FactDraft) -> Bool {
    guard property(source) == property(fact), source.negated == fact.negated, agrees(source.place, fact.place),
      agrees(source.population, fact.population), agreesInTime(source.period, fact.period)
    else { return false }
    guard let claimed = NumberSpan(fact) else {
      return isSame(source.subjectKey, fact.subjectKey, source.subject, fact.subject)
        && isSame(source.valueKey, fact.valueKey, source.value.displayText, fact.value.displayText)
        && source.qualifier == fact.qualifier
    }
    guard let said = NumberSpan(source), fold(source.unit ?? "") == fold(fact.unit ?? "") else { return false }
    // What the source allows must lie in what is said of it.
    guard (said.low ?? -.infinity) >= (claimed.low ?? -.infinity),
      (said.high ?? .infinity) <= (claimed.high ?? .infinity)
    else { return false }
    return isSame(source.subjectKey, fact.subjectKey, source.subject, fact.subject)
      || sharesWord(source.subject, fact.subject)
  }

  /// A cell of a table and a sentence say the same thing.
  private static func property(_ draft: FactDraft) -> String {
    draft.property == FactProperty.series.rawValue ? FactProperty.quantity.rawValue : draft.property
  }

  private static func isSame(_ aKey: String?, _ bKey: String?, _ a: String, _ b: String) -> Bool {
    if let aKey, let bKey { return aKey == bKey }
    return fold(a) == fold(b)
  }

  private static func agrees(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    return fold(a) == fold(b)
  }

  private static func agreesInTime(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, a != b else { return true }
    let (x, y) = (YearSpan.of(a), YearSpan.of(b))
    // The same time told more or less precisely: 2007 and 2007-04.
    return x.from == y.from && x.to == y.to && (a.hasPrefix(b + "-") || b.hasPrefix(a + "-"))
  }

  private static func fold(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).joined(separator: " ")
  }

  /// Whether two subjects have a word of weight in common: `registered dockers` and `dockers of the port`.
  private static func sharesWord(_ a: String, _ b: String) -> Bool {
    let words = Set(fold(a).split(separator: " ").filter { $0.count >= 4 })
    return fold(b).split(separator: " ").contains { $0.count >= 4 && words.contains($0) }
  }
}
