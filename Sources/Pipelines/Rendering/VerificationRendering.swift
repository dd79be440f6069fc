import DocumentModel
public import KnowledgeBase

/// The outcome of a verification for a terminal.
public enum VerificationRendering {
  /// Counts by verdict, then what failed; `others` is how many of those are not in the list.
  public static func text(_ counts: VerificationCounts, _ failures: [VerificationItem], others: Int = 0) -> String {
    let verdicts = Verdict.allCases.filter { verdict in
      verdict == .exact || [counts.documents, counts.mentions, counts.facts].contains { $0[verdict] != nil }
    }
    var rows = [["verified"] + verdicts.map(\.rawValue)]
    for (name, found) in [("documents", counts.documents), ("mentions", counts.mentions), ("facts", counts.facts)] {
      rows.append([name] + verdicts.map { String(found[$0, default: 0]) })
    }
    var out = TextColumns.render(rows)
    if !failures.isEmpty { out += "\n" }
    for item in failures {
      let place = item.place.map { " bytes \($0.start)–\($0.end)" } ?? ""
      let quote = item.quote.map { ": \($0)" } ?? ""
      let message = item.message.map { " (\($0))" } ?? ""
      out += "\(item.verdict.rawValue) \(name(item.subject))  \(item.source)\(place)\(quote)\(message)\n"
    }
    if others > 0 { out += "… and \(others) more: --format jsonl lists them all\n" }
    return out
  }

  private static func name(_ subject: VerificationItem.Subject) -> String {
    subject == .knowledgeBase ? "knowledge base" : subject.rawValue
  }
}
