import DocumentModel

/// What a run did, as a table, as JSON and as Markdown.
public enum RunReport {
  /// The summary table of `attest run`.
  public static func table(_ summary: RunSummary, _ knowledgeBase: String) -> String {
    var out = TextColumns.render([["documents", "number"]] + documents(summary))
    let kinds = MentionKind.allCases.compactMap { kind in summary.mentions[kind].map { [kind.rawValue, String($0)] } }
    if summary.stored > 0 {
      out += "\n" + TextColumns.render([["found", "number"]] + kinds + [["facts", String(summary.facts)]])
    }
    if !summary.problems.isEmpty {
      out +=
        "\n"
        + TextColumns.render(
          [["not ok", "state", "reason"]] + summary.problems.map { [$0.source, $0.status, $0.reason] })
    }
    return out + "\nknowledge base: \(knowledgeBase)\n"
  }

  /// One JSON object and a line end.
  public static func json(_ summary: RunSummary) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.key("documents")
      object.object {
        for (state, count) in summary.documents.sorted(by: { $0.key < $1.key }) { $0.member(state, count) }
      }
      object.member("unchanged", summary.unchanged)
      object.member("duplicates", summary.duplicates)
      object.member("removed", summary.removed)
      if summary.unnamed > 0 { object.member("unnamed", summary.unnamed) }
      object.member("skipped", summary.skipped)
      if summary.otherRecords > 0 { object.member("otherRecords", summary.otherRecords) }
      object.key("mentions")
      object.object { for kind in MentionKind.allCases { $0.member(kind.rawValue, summary.mentions[kind]) } }
      object.member("facts", summary.facts)
      object.key("problems")
      object.array { list in
        for problem in summary.problems {
          list.object {
            $0.member("source", problem.source)
            $0.member("status", problem.status)
            $0.member("reason", problem.reason)
          }
        }
      }
    }
    writer.newline()
    return writer.string
  }

  /// The report file of a pipeline.
  public static func markdown(_ summary: RunSummary) -> String {
    var out = "# Run\n\n| documents | number |\n|---|---:|\n"
    for row in documents(summary) { out += "| \(row[0]) | \(row[1]) |\n" }
    out += "\n| found | number |\n|---|---:|\n"
    for kind in MentionKind.allCases {
      if let count = summary.mentions[kind] { out += "| \(kind.rawValue) | \(count) |\n" }
    }
    out += "| facts | \(summary.facts) |\n"
    if !summary.problems.isEmpty {
      out += "\n| not ok | state | reason |\n|---|---|---|\n"
      for problem in summary.problems { out += "| \(problem.source) | \(problem.status) | \(problem.reason) |\n" }
    }
    return out
  }

  private static func documents(_ summary: RunSummary) -> [[String]] {
    var rows = summary.documents.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
    rows.append(["unchanged", String(summary.unchanged)])
    if summary.duplicates > 0 { rows.append(["of these duplicates", String(summary.duplicates)]) }
    if summary.removed > 0 { rows.append(["removed", String(summary.removed)]) }
    if summary.unnamed > 0 {
      rows.append(["of no source of the pipeline (see --remove-unnamed)", String(summary.unnamed)])
    }
    if summary.skipped > 0 { rows.append(["files skipped", String(summary.skipped)]) }
    if summary.otherRecords > 0 { rows.append(["records of no document", String(summary.otherRecords)]) }
    return rows
  }
}
