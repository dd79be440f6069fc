import Crawling
import KnowledgeBase

/// A source of which there is less than the night before, or that was not read as a whole: somebody should see why.
public struct SourceLoss: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// What was there: "12 facts, 340 mentions"; nil for a source that is new.
  public var was: String?
  /// What is there, or why there is nothing.
  public var now: String

  /// One line.
  public var line: String { "\(source): \(now)" + (was.map { "; before: \($0)" } ?? "") }

  /// All losses since a run, by source; since nil: of the first run, before which there was nothing.
  static func all(
    since run: Int?, crawl: CrawlSummary?, problems: [RunSummary.Problem], _ reader: KnowledgeBaseReader
  ) throws -> [SourceLoss] {
    var found: [String: SourceLoss] = [:]
    let lost = Dictionary((crawl?.lost ?? []).map { ($0.url, $0) }, uniquingKeysWith: { first, _ in first })
    if let run {
      try SourceChange.each(since: run, reader) { change in
        guard let now = now(change, lost[change.source]) else { return }
        found[change.source] = SourceLoss(source: change.source, was: words(change.before), now: now)
      }
    }
    for entry in lost.values where found[entry.url] == nil {
      // What was never read is no loss.
      guard let held = try SourceChange.holding(entry.url, reader) else { continue }
      found[entry.url] = SourceLoss(
        source: entry.url, was: words(held), now: "\(words(entry)); what was read of it before stays")
    }
    for problem in problems where !problem.isKnown && found[problem.source] == nil {
      found[problem.source] = SourceLoss(
        source: problem.source, was: nil, now: "\(problem.status): \(problem.reason)")
    }
    return found.values.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
  }

  /// What is less; nil where nothing is.
  private static func now(_ change: SourceChange, _ entry: CrawlSummary.Entry?) -> String? {
    let before = change.before
    guard let after = change.after else {
      return entry.map { "gone (\($0.detail ?? $0.outcome.rawValue))" } ?? "gone: it is not found where it was"
    }
    let status = after.status == "ok" ? "" : "\(after.status) (\(after.reason ?? "without a reason"))"
    let isEmpty = after.passages == 0 && after.mentions == 0
    let isLess = isEmpty && before.passages > 0 || before.mentions > 0 && after.mentions == 0
    guard isLess else { return before.status == "ok" && !status.isEmpty ? status : nil }
    return (status.isEmpty ? "" : status + ", ") + (isEmpty ? "no text any more" : "text in which nothing is found")
  }

  static func words(_ holding: SourceChange.Holding) -> String {
    func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }
    let status = holding.status == "ok" ? "" : "\(holding.status), "
    return status + count(holding.facts, "fact") + ", " + count(holding.mentions, "mention")
  }

  static func words(_ entry: CrawlSummary.Entry) -> String {
    let detail = entry.detail.map { ", \($0)" } ?? ""
    return switch entry.outcome {
    case .robotsDenied: "robots.txt does not allow it any more"
    default: entry.outcome.rawValue + detail
    }
  }
}
