import DocumentModel

/// The facts a document should give, one a line by tabs: property, subject, value, then `qualifier=`, `period=`,
/// `attribution=`. A value is the quote of what is named, an ISO date, or a number (`low–high` for a range).
struct GoldFacts: Sendable {
  /// One expected fact.
  struct Line: Hashable, Sendable {
    var property: String
    var subject: String
    var value: String
    var others: [String: String]
    /// Number of the line in the file, from 1.
    var line: Int
  }

  var lines: [Line] = []

  /// Reads the file. Throws `PipelineError` (65) where a line has too few fields.
  init(_ text: String, file: String) throws {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 3 else {
        throw PipelineError(.unusableData, "\(file):\(number + 1): a fact has property, subject and value, by tabs")
      }
      var others: [String: String] = [:]
      for pair in fields.dropFirst(3) {
        let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
        if sides.count == 2 { others[sides[0]] = sides[1] }
      }
      lines.append(
        Line(property: fields[0], subject: fields[1], value: fields[2], others: others, line: number + 1))
    }
  }

  /// Scores the facts found: each property on its own, as `fact ratification`. Quantities are listed in part and count as
  /// missed or found only. An attribution that gold does not name counts as wrong, under `fact attribution`.
  func score(_ facts: [Fact], file: String, _ report: inout EvaluationReport) {
    var left = lines
    for fact in facts {
      let kind = "fact \(fact.draft.property)"
      let place = left.firstIndex { Self.matches($0, fact) }
      if let place {
        left.remove(at: place)
        report.scores[kind, default: Score()].right += 1
      } else if fact.draft.property != FactProperty.quantity.rawValue {
        report.scores[kind, default: Score()].wrong += 1
        report.errors.append("\(file): \(kind) wrong: \(Self.show(fact))")
      } else if fact.draft.attribution != nil, !lines.contains(where: { Self.matches($0, fact) }) {
        report.scores["fact attribution", default: Score()].wrong += 1
        report.errors.append("\(file): fact attribution wrong: \(Self.show(fact))")
      }
    }
    for line in left {
      report.scores["fact \(line.property)", default: Score()].missed += 1
      report.errors.append("\(file):\(line.line): fact \(line.property) missed: \(line.subject) → \(line.value)")
    }
  }

  private static func matches(_ line: Line, _ fact: Fact) -> Bool {
    let draft = fact.draft
    guard line.property == draft.property, line.subject == draft.subject else { return false }
    let quotes = fact.evidence.filter { $0.role == .value }.map(\.provenance.quote)
    guard line.value == value(draft.value) || quotes.contains(line.value) else { return false }
    let found = ["qualifier": draft.qualifier, "period": draft.period, "attribution": draft.attribution]
    // A relation without a period in gold has none.
    if draft.property != FactProperty.quantity.rawValue, line.others["period"] != draft.period { return false }
    return line.others.allSatisfy { found[$0.key] == $0.value }
  }

  private static func value(_ value: NormalizedValue) -> String {
    if let text = value.text { return text }
    if let number = value.double { return plain(number) }
    guard case .object(let fields) = value else { return "" }
    return ["low", "high"].map { fields[$0]?.double.map(plain) ?? "" }.joined(separator: "–")
  }

  private static func plain(_ number: Double) -> String {
    number.rounded() == number && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  private static func show(_ fact: Fact) -> String {
    let draft = fact.draft
    let others = [draft.qualifier, draft.period, draft.attribution].compactMap(\.self).joined(separator: ", ")
    return "\(draft.subject) → \(value(draft.value))\(others.isEmpty ? "" : " (\(others))")"
  }
}
