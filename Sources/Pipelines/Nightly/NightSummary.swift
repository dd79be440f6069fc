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
  /// What did not verify, but for what archive files held that are gone: the first fifty.
  public var unverified: [VerificationItem] = []
  /// How many documents, mentions and facts did not verify in all.
  public var unverifiedCount = 0
  /// Archive files that are gone, with how much of what is stored was in them.
  public var missingArchives: [String: Int] = [:]
  /// New, changed and removed facts, and new contradictions.
  public var changes: [FactChange] = []
  /// How many there are of each kind: in the first night, in which all is new, only the first are in `changes`.
  public var changeCounts: [FactChange.Kind: Int] = [:]
  /// Sources of which there is less than before, or that were not read as a whole.
  public var losses: [SourceLoss] = []
  /// Sources that were lost in an earlier night and still are, of which something is held.
  public var stillLost: [StandingLoss] = []
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
      let count = unverifiedCount - missingArchives.values.reduce(0, +)
      if count > 0 { lines.append("\(count) of what is stored do not verify any more") }
    }
    for (file, count) in missingArchives.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\(file): the archive file is gone, and \(count) documents, mentions and facts that cite it cannot be verified until their "
          + "URLs can be fetched again; put it back from a copy if there is one")
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
    let silent = crawl?.silent ?? []
    lines += silent.prefix(Self.named).map(Self.line)
    if silent.count > Self.named {
      lines.append("\(silent.count - Self.named) more hosts of which nothing was fetched")
    }
    for outcome in [FetchOutcome.blockedAddress, .tls, .robotsUnavailable, .noAddress] {
      // Those of hosts that are named above are told of there.
      let failures = (crawl?.failures ?? []).filter { $0.outcome == outcome }
      let others = failures.filter { failure in !silent.contains { failure.url.hasPrefix($0.origin + "/") } }
      let count = (crawl?.outcomes.first { $0.outcome == outcome }?.count ?? 0) - (failures.count - others.count)
      guard count > 0 else { continue }
      let first = others.first.map { ": \($0.url)\(count > 1 ? ", …" : "")" } ?? ""
      lines.append("\(count) \(count == 1 ? "URL was" : "URLs were") not fetched (\(outcome.rawValue))\(first)")
    }
    if isOffline { lines.append("nothing could be fetched") }
    lines += crawl?.repairs ?? []
    if isStrict, !stillLost.isEmpty {
      lines.append("\(stillLost.count) \(stillLost.count == 1 ? "source is" : "sources are") still lost")
    }
    if isStrict, let crawl, crawl.left > 0 { lines.append("\(crawl.left) URLs were left for another night") }
    return lines
  }

  /// A host of which nothing was fetched, and why.
  private static func line(_ host: CrawlSummary.SilentHost) -> String {
    let until = host.until.map { "; it asked to be left alone until \(Stamp.text($0))" } ?? ""
    let urls = host.known == 1 ? "1 URL is known" : "\(host.known) URLs are known"
    guard let outcome = host.outcome else {
      return "\(host.origin): nothing was fetched (it was not asked)\(until); \(urls)"
    }
    let why = [outcome.rawValue, host.detail].compactMap(\.self).joined(separator: ": ")
    return "\(host.origin): nothing was fetched (\(why))\(until); \(urls)"
  }

  /// Sources that are named one by one where somebody must look, at most.
  private static let named = 20

  /// Whether nothing could be had of any site.
  public var isOffline: Bool { crawl?.isOffline == true }
}
