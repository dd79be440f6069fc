import Foundation

/// Which names are those of one institution: `identities.names`, one institution a line, ` | ` between its names, over all
/// documents of a folder. A name that is not in it stands for an institution of its own.
struct GoldIdentities {
  /// A name in a document, and the entity the program gives it.
  struct Named: Hashable {
    var document: String
    var name: String
    var entity: String
  }

  private let groups: [String: Int]

  /// Reads the lines of the file; `# ` begins a comment.
  init(_ text: String) {
    var groups: [String: Int] = [:]
    for (number, line) in text.split(separator: "\n").enumerated() where !line.hasPrefix("# ") {
      for name in line.split(separator: "|") {
        groups[name.trimmingCharacters(in: .whitespaces)] = number
      }
    }
    self.groups = groups
  }

  /// Counts the pairs of names that are one institution's in the gold, for the program, or for both.
  func score(_ named: Set<Named>, _ report: inout EvaluationReport) {
    let names = named.sorted { ($0.document, $0.name, $0.entity) < ($1.document, $1.name, $1.entity) }
    var score = Score()
    for (place, one) in names.enumerated() {
      for other in names[(place + 1)...] {
        switch (group(one) == group(other), one.entity == other.entity) {
        case (true, true): score.right += 1
        case (true, false):
          score.missed += 1
          report.errors.append("identity missed: \(one.name) = \(other.name) (\(one.entity), \(other.entity))")
        case (false, true):
          score.wrong += 1
          report.errors.append("identity wrong: \(one.name) = \(other.name) (\(one.entity))")
        case (false, false): break
        }
      }
    }
    report.scores["identity"] = score
  }

  private func group(_ named: Named) -> String { groups[named.name].map(String.init) ?? named.name }
}
