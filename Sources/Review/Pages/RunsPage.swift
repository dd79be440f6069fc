import DocumentModel
import KnowledgeBase

/// Runs, and what each changed.
enum RunsPage {
  /// Changes shown.
  private static let shown = 500

  @Sendable static func list(_ visit: Visit) throws -> Page {
    let rows = try visit.store.rows(
      "SELECT run, started, stored, removed, extractor FROM runs ORDER BY run DESC LIMIT 500")
    let last = rows.last?["run"]
    return Page(
      title: "Runs", template: "runs", area: "Runs",
      data: [
        "runs": .array(
          rows.map { row in
            var row = row
            row["isFirst"] = .boolean(row["run"] == last)
            return .object(row)
          })
      ])
  }

  /// What a run changed against the one before it.
  @Sendable static func changes(_ visit: Visit) throws -> Page {
    let reader = visit.store.reader
    guard let run = Int(visit.path[1]), run > 1, let before = try KnowledgeState.asOf(run: run - 1, reader),
      let after = try KnowledgeState.asOf(run: run, reader)
    else { throw PageProblem.missing }
    let all = try KnowledgeDiff(from: before, to: after).changes()
    let counts = FactChange.Kind.allCases.map { kind -> NormalizedValue in
      .object(["name": .string(kind.rawValue), "count": .integer(all.count { $0.kind == kind })])
    }
    return Page(
      title: "Run \(run)", template: "changes", area: "Runs",
      data: [
        "run": .integer(run), "before": .integer(run - 1), "counts": .array(counts),
        "changes": .array(all.prefix(shown).map { .object(row($0)) }),
        "more": .boolean(all.count > shown), "total": .integer(all.count),
      ])
  }

  private static func row(_ change: FactChange) -> NormalizedFields {
    var row: NormalizedFields = ["kind": .string(change.kind.rawValue)]
    row["before"] = change.before.map { .object(fact($0)) }
    row["after"] = change.after.map { .object(fact($0)) }
    row["other"] = change.other.map { .object(fact($0)) }
    return row
  }

  private static func fact(_ fact: ComparedFact) -> NormalizedFields {
    let draft = fact.statement
    var row: NormalizedFields = [
      "id": .string(fact.id), "source": .string(fact.source), "subject": .string(draft.subject),
      "label": .string(draft.property.replacing("_", with: " ")), "value": .string(draft.value.displayText),
      "start": .integer(fact.place.hull.start), "end": .integer(fact.place.hull.end),
      "quote": .string(fact.place.quote),
    ]
    row["unit"] = draft.unit.map(NormalizedValue.string)
    row["period"] = draft.period.map(NormalizedValue.string)
    return row
  }
}
