/// What a crawl knows of a host while it goes on. A class: a host is one thing, and its queue and sets are never copied.
final class HostState {
  /// What is known of its robots.txt.
  enum Robots {
    case unknown
    case asked
    case known(RobotsRules)
    /// It could not be read: nothing is fetched in this night.
    case unavailable
  }

  var row: HostRow
  let origin: WebURL
  var robots = Robots.unknown
  var robotsTries = 0
  /// Where it was redirected to, after how many redirects.
  var robotsNext: (url: WebURL, hops: Int)?
  /// When its robots.txt is asked for again: seconds since 1970.
  var robotsUntil = 0
  /// Fetches one after the other for which there was no answer at all, or that were asked to come later.
  var strikes = 0
  /// URLs to fetch next, the last first.
  var queue: [QueuedURL] = []
  /// URLs that were taken from the frontier and whose outcome is not committed yet.
  var taken: Set<Int64> = []
  /// Those of them whose outcome waits for the next commit.
  var settled: Set<Int64> = []
  /// URLs whose fetch failed once and may be tried again.
  var retried: Set<Int64> = []
  /// Requests under way.
  var active = 0
  /// How it has answered in this night.
  var standing = Standing.unproven
  /// The last URL that was taken from the frontier since the last commit; nil for none.
  var place: DuePlace?
  /// Nothing is due until URLs are found.
  var isDry = false
  /// It asked to be left alone.
  var isLimited = false
  /// Left alone for the night.
  var isClosed = false
  /// Seconds between requests.
  var delay: Double
  var isChanged = false

  init(_ row: HostRow, _ origin: WebURL, delay: Double) {
    (self.row, self.origin, self.delay) = (row, origin, delay)
  }
}
