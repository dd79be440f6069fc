import Digests
public import DocumentModel
public import KnowledgeBase

/// Differences between two states of knowledge, for a terminal and as JSON Lines.
public enum DiffRendering {
  /// Counts by kind, then one line for each difference.
  public static func text(_ changes: [FactChange]) -> String {
    guard !changes.isEmpty else { return "no differences\n" }
    var rows = [["facts", "number"]]
    for kind in FactChange.Kind.allCases {
      let count = changes.count { $0.kind == kind }
      if count > 0 { rows.append([kind.rawValue, String(count)]) }
    }
    var out = TextColumns.render(rows) + "\n"
    let width = FactChange.Kind.allCases.map(\.rawValue.count).max() ?? 0
    for change in changes {
      guard let fact = change.after ?? change.before else { continue }
      let label = change.kind.rawValue + String(repeating: " ", count: width - change.kind.rawValue.count)
      out += "\(label)  \(place(fact))  \(fact.statement.property)  \(fact.statement.subject)\(period(fact)): "
      switch change.kind {
      case .added, .removed: out += value(fact)
      case .moved: out += value(fact) + (change.before.map { ", before at \(place($0))" } ?? "")
      case .changed: out += (change.before.map(value) ?? "") + " → " + value(fact)
      case .contradicted: out += value(fact) + (change.other.map { ", but \(value($0)) at \(place($0))" } ?? "")
      }
      out += "\n"
    }
    return out
  }

  /// One line without its end.
  public static func json(_ change: FactChange, into writer: inout JSONWriter) {
    writer.object { object in
      object.member("change", change.kind.rawValue)
      for (name, fact) in [("before", change.before), ("after", change.after), ("other", change.other)] {
        guard let fact else { continue }
        object.key(name)
        object.object { member in
          member.member("fact", fact.id)
          member.member("source", fact.source)
          member.member("start", fact.place.hull.start)
          member.member("end", fact.place.hull.end)
          member.member("quote", fact.place.quote)
          RecordRenderer.statement(fact.statement, into: &member)
        }
      }
    }
  }

  private static func place(_ fact: ComparedFact) -> String {
    "\(fact.source) bytes \(fact.place.hull.start)–\(fact.place.hull.end)"
  }

  private static func period(_ fact: ComparedFact) -> String { fact.statement.period.map { " (\($0))" } ?? "" }

  static func value(_ fact: ComparedFact) -> String {
    let qualifier = fact.statement.qualifier.map { $0.replacing("_", with: " ") + " " } ?? ""
    let unit = fact.statement.unit.map { " " + $0 } ?? ""
    return (fact.statement.negated ? "not " : "") + qualifier + fact.statement.value.displayText + unit
  }
}
