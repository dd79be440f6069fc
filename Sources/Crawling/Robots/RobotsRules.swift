/// The rules of a robots.txt for one crawler.
public struct RobotsRules: Sendable {
  private let rules: [RobotsFile.Rule]
  /// Seconds between requests that the site asks for; nil where it asks for none.
  public let crawlDelay: Double?
  /// URLs of sitemaps as written.
  public let sitemaps: [String]

  /// What everyone may fetch.
  public static let everything = RobotsRules(RobotsFile([]), agent: "*")

  /// The rules for a product token, such as `attest`: of all groups that name it, else of all for `*`, else none.
  public init(_ file: RobotsFile, agent: String) {
    let name = agent.lowercased()
    var groups = file.groups.filter { $0.agents.contains { $0.token == name } }
    if groups.isEmpty { groups = file.groups.filter { $0.agents.contains { $0.token == "*" } } }
    // A name with digits is no product token; where nothing else speaks for the crawler, it is meant all the same.
    if groups.isEmpty { groups = file.groups.filter { $0.agents.contains { $0.written == name } } }
    rules = groups.flatMap(\.rules)
    crawlDelay = groups.compactMap(\.crawlDelay).first
    sitemaps = file.sitemaps
  }

  /// Whether a path with its query may be fetched: the longest pattern that matches decides, of two equally long ones the
  /// one that allows.
  public func allows(path: String) -> Bool {
    let bytes = RobotsPattern.normalized(Array(path.utf8)[...])
    var best: (length: Int, isAllowed: Bool)?
    for rule in rules where best.map({ rule.pattern.length >= $0.length }) ?? true && rule.pattern.matches(bytes) {
      if let found = best, found.length == rule.pattern.length {
        best?.isAllowed = found.isAllowed || rule.isAllowed
      } else {
        best = (rule.pattern.length, rule.isAllowed)
      }
    }
    return best?.isAllowed ?? true
  }
}
