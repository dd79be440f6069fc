import DocumentModel

/// Claims that compare or reckon: they are answered from several figures of one document.
struct Operations {
  let form: ClaimForm
  let lexicon: ClaimLexicon
  let document: EvidenceDocument
  /// Where figures are looked for among all observations, after the nearer way gave no answer.
  var observed: ObservationFinder?

  /// An answer and what it rests on.
  struct Answer {
    var holds: Bool
    var statements: [Int]
    var trace: [String]
    /// Places that it rests on besides.
    var ranges: [TextRange] = []
  }

  /// The figures that all terms describe.
  func series(_ terms: [String], kind: Amount.Kind? = nil) -> Series {
    guard let observed else { return finder.series(terms, kind: kind) }
    let names = form.statement.names.map { QueryItem($0) }
    let items = terms.map { QueryItem(terms: [$0], text: $0) } + names
    return Series(observed.matches(items, kind: kind))
  }

  var finder: SeriesFinder { SeriesFinder(form: form, document: document, lexicon: lexicon) }
  var words: [StatementWord] { form.statement.words }
  var figures: [Figure] { form.statement.figures }
  var times: [TimeSpan] { form.statement.times.map(\.span) }

  /// The answer; nil where the claim compares nothing, or nothing that can be found.
  func answer() -> Answer? {
    if var found = trend() ?? comparison() ?? superlative() ?? total() ?? sameYear() ?? oldest() ?? ranked() {
      guard form.statement.isNegated else { return found }
      // "not more than": the other way round. "Without land use": a part of what is measured.
      guard !words.contains(where: { Self.partly.contains($0.text) && !$0.isCovered }) else { return nil }
      found.holds.toggle()
      return found
    }
    return part()
  }

  private static let partly: Set<String> = ["without", "none", "nor", "neither", "lacks", "lacked", "tanpa", "no"]

  /// Words of the claim that compare: where no figures answer it, a source must say them.
  static func cues(_ form: ClaimForm, _ lexicon: ClaimLexicon) -> [String] {
    var cues: [String] = []
    let words = form.statement.words
    for (index, word) in words.enumerated() where !word.isCovered {
      let next = index + 1 < words.count ? words[index + 1].text : ""
      let isBound = ["at"].contains(index > 0 ? words[index - 1].text : "")
      if isBound { continue }
      if lexicon.highest.contains(word.text) || lexicon.lowest.contains(word.text) || Multiples.factor(word.text) != nil
        || lexicon.same.contains(word.text) || (word.text == "than" && next != "")
      {
        cues.append(word.term)
      }
      if lexicon.more.contains(word.text) || lexicon.less.contains(word.text) { cues.append(word.term) }
      if ["every", "each"].contains(word.text), next == "year" { cues.append(word.term) }
    }
    return cues
  }

  /// The content of the claim without some terms and without what is only said of the comparison.
  func description(without dropped: Set<String>) -> [String] {
    var seen: Set<String> = []
    return words.filter { word in
      word.isContent && !dropped.contains(word.term) && !Self.comparing.contains(word.text)
        && !lexicon.tableVerbs.contains(word.term)
        && seen.insert(word.term).inserted
    }.map(\.term)
  }

  static let comparing: Set<String> = [
    "since", "before", "after", "until", "percentage", "percent", "points", "point", "compared", "comparison", "every",
    "each", "between", "sharply",
    "slightly",
    "steadily", "than", "twice", "double", "half", "times", "average", "difference", "combined", "sum", "antara",
    "persen",
    "continuously", "consistently", "highest", "lowest", "fewest", "largest", "smallest", "peak", "peaked", "record",
    "tertinggi", "terendah", "tinggi", "rendah", "banyak", "sedikit", "daripada", "dibandingkan", "issued", "carried",
    "issue", "year-on-year", "any", "other", "lowest", "biggest",
  ]

  func says(_ values: [Double]) -> String {
    values.map { NormalizedValue.numeric($0).displayText }.joined(separator: ", ")
  }
}
