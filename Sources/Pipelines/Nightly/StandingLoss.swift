import Crawling
import KnowledgeBase

/// A source that was lost in an earlier night and still is: what is held of it stands on an old capture.
public struct StandingLoss: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// The day since when it is lost.
  public var since: String
  /// Why it cannot be had.
  public var why: String
  /// What is held of it: "12 facts, 340 mentions".
  public var held: String

  /// All that a crawl still cannot have and of which something is held.
  static func all(_ crawl: CrawlSummary?, _ reader: KnowledgeBaseReader) throws -> [StandingLoss] {
    try (crawl?.stillLost ?? []).compactMap { entry, since in
      try SourceChange.holding(entry.url, reader).map { held in
        StandingLoss(
          source: entry.url, since: String(Stamp.text(since).prefix(10)), why: SourceLoss.words(entry),
          held: SourceLoss.words(held))
      }
    }
  }
}
