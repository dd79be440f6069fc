public import Crawling
public import KnowledgeBase

/// What one night did, in all its steps.
public struct NightSummary: Sendable {
  /// The pipeline's name.
  public var name: String
  /// When it began: seconds since 1970.
  public var started: Int
  /// Seconds that it took, by step.
  public var seconds: [(step: String, seconds: Double)] = []
  /// The crawl; nil for a pipeline without sites.
  public var crawl: CrawlSummary?
  /// The run.
  public var run = RunSummary()
  /// The verification; nil where it was not reached.
  public var verification: VerificationCounts?
  /// What did not verify, the first fifty.
  public var unverified: [VerificationItem] = []
  /// New, changed and removed facts, and new contradictions.
  public var changes: [FactChange] = []
  /// How many there are of each kind: in the first night, in which all is new, only the first are in `changes`.
  public var changeCounts: [FactChange.Kind: Int] = [:]
  /// Sources of which there is less than before, or that were not read as a whole.
  public var losses: [SourceLoss] = []
  /// Archive files that were deleted.
  public var pruned: [String] = []
  /// Bytes of the archive.
  public var archiveBytes = 0
  /// Bytes of the knowledge base.
  public var knowledgeBytes = 0

  /// What a person must look at, one line each; empty for a quiet night.
  public func attention(isStrict: Bool) -> [String] {
    var lines: [String] = []
    if let verification, !verification.passes(archived: true) {
      lines.append("\(unverified.count) of what is stored do not verify any more")
    }
    lines += losses.prefix(Self.named).map(\.line)
    if losses.count > Self.named {
      lines.append("\(losses.count - Self.named) more sources with less than before; the table below lists them")
    }
    if let count = changeCounts[.contradicted], count > 0 {
      lines.append(count == 1 ? "1 new contradiction" : "\(count) new contradictions")
    }
    let damaged = run.problems.filter { $0.isKnown && $0.status == "failed" }
    if let first = damaged.first {
      lines.append("\(damaged.count) sources could still not be read: \(first.source)\(damaged.count > 1 ? ", …" : "")")
    }
    for outcome in [FetchOutcome.blockedAddress, .tls, .robotsUnavailable, .noAddress] {
      let count = crawl?.outcomes.first { $0.outcome == outcome }?.count ?? 0
      guard count > 0 else { continue }
      let first = crawl?.failures.first { $0.outcome == outcome }.map { ": \($0.url)\(count > 1 ? ", …" : "")" } ?? ""
      lines.append("\(count) \(count == 1 ? "URL was" : "URLs were") not fetched (\(outcome.rawValue))\(first)")
    }
    if isOffline { lines.append("nothing could be fetched") }
    if isStrict, let crawl, crawl.left > 0 { lines.append("\(crawl.left) URLs were left for another night") }
    return lines
  }

  /// Sources that are named one by one where somebody must look, at most.
  private static let named = 20

  /// Whether all fetches failed.
  public var isOffline: Bool {
    guard let crawl else { return false }
    return crawl.total > 0 && !crawl.outcomes.contains { !$0.outcome.isFailure }
  }
}
