import Digests
import DocumentModel

/// The decisions that hold: the latest of each subject, without those withdrawn.
public struct DecisionSet: Sendable {
  /// Nothing decided.
  public static let none = DecisionSet([])

  /// About mentions, by the SHA-256 of their document.
  private let mentions: [String: [ReviewDecision]]
  /// About names, by the entity's key.
  private let names: [String: [ReviewDecision]]

  /// Takes decisions in the order in which they were made.
  public init(_ decisions: [ReviewDecision]) {
    var latest: [String: ReviewDecision] = [:]
    for decision in decisions { latest[decision.subject] = decision }
    let holding = latest.values.filter { $0.verdict != .withdrawn }.sorted { $0.subject < $1.subject }
    mentions = Dictionary(grouping: holding.filter { $0.entity == nil }) { $0.sha256 ?? "" }
    names = Dictionary(grouping: holding.filter { $0.entity != nil }) { $0.entity ?? "" }
  }

  /// All that hold, by subject.
  public var all: [ReviewDecision] {
    (mentions.values.flatMap { $0 } + names.values.flatMap { $0 }).sorted { $0.subject < $1.subject }
  }

  /// The digests of documents with decisions about their mentions.
  public var documents: [String] { mentions.keys.sorted() }

  /// What was decided of the mentions of a document.
  public func about(document sha256: String) -> [ReviewDecision] { mentions[sha256] ?? [] }

  /// What was decided of the names of an entity.
  public func about(entity key: String) -> [ReviewDecision] { names[key] ?? [] }

  /// What tells whether a document must be read again for what was decided: nil where nothing changes its result.
  public func fingerprint(document sha256: String) -> String? {
    let changing =
      about(document: sha256).filter(\.changesResult)
      + names.values.flatMap { $0 }.filter(\.changesResult).sorted { $0.subject < $1.subject }
    guard !changing.isEmpty else { return nil }
    let parts = changing.map { decision in
      [
        decision.subject, decision.verdict.rawValue, decision.newKind ?? "", "\(decision.newStart ?? 0)",
        "\(decision.newEnd ?? 0)", decision.into ?? "",
      ].joined(separator: "\u{1F}")
    }
    return SHA256.digest(Array(parts.joined(separator: "\u{1E}").utf8)).identifier
  }

  /// The entity that a name is taken for, after what was decided; nil where it is none.
  func entity(_ key: String?, named name: String) -> String? {
    guard let key, let decisions = names[key] else { return key }
    let decision = decisions.first { $0.name == name } ?? decisions.first { $0.name == nil }
    switch decision?.verdict {
    case .rejected: return nil
    case .corrected: return decision?.into ?? key
    default: return key
    }
  }
}
