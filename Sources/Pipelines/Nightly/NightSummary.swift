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
    let contradictions = changes.count { $0.kind == .contradicted }
    if contradictions > 0 { lines.append("\(contradictions) new contradictions") }
    let damaged = run.problems.filter { $0.status == "failed" || $0.source.hasSuffix(".warc.gz") }
    if !damaged.isEmpty { lines.append("\(damaged.count) sources or archives could not be read") }
    for outcome in [FetchOutcome.blockedAddress, .tls, .robotsUnavailable, .noAddress] {
      let count = crawl?.outcomes.first { $0.outcome == outcome }?.count ?? 0
      if count > 0 { lines.append("\(count) \(count == 1 ? "URL was" : "URLs were") not fetched: \(outcome.rawValue)") }
    }
    if isOffline { lines.append("nothing could be fetched") }
    if isStrict, let crawl, crawl.left > 0 { lines.append("\(crawl.left) URLs were left for another night") }
    return lines
  }

  /// Whether all fetches failed.
  public var isOffline: Bool {
    guard let crawl else { return false }
    return crawl.total > 0 && !crawl.outcomes.contains { !$0.outcome.isFailure }
  }
}
