/// What is crawled, and within what bounds.
public struct CrawlPlan: Sendable {
  /// Which links of a site are followed.
  public enum Scope: String, Sendable, CaseIterable {
    /// Those to the hosts of the seeds.
    case host
    /// Those to the domains of the seeds and all below them.
    case domain
    /// Those that begin as a seed does, up to its last `/`.
    case prefix
  }

  /// A site.
  public struct Site: Sendable {
    /// Where it begins.
    public var seeds: [WebURL]
    /// Which links are followed.
    public var scope: Scope
    /// Links from a seed, at most.
    public var depth: Int
    /// Pages of one host in a night, at most.
    public var pages: Int
    /// Bytes of one host in a night, at most.
    public var bytes: Int
    /// Seconds of a night; nil for no bound.
    public var seconds: Double?

    /// Makes a site.
    public init(
      seeds: [WebURL], scope: Scope = .host, depth: Int = 10, pages: Int = 10_000, bytes: Int = 1 << 30,
      seconds: Double? = nil
    ) {
      (self.seeds, self.scope, self.depth, self.pages) = (seeds, scope, depth, pages)
      (self.bytes, self.seconds) = (bytes, seconds)
    }

    /// URLs of one host that are kept to be fetched, at most, whatever its pages link to; a long one counts for several.
    public var knownURLs: Int { max(100_000, 10 * pages) }

    /// Whether a URL belongs to the site.
    public func contains(_ url: WebURL) -> Bool {
      seeds.contains { seed in
        switch scope {
        case .host:
          url.host == seed.host && url.port == seed.port
            || url.host == seed.host && seed.isDefaultPort && url.isDefaultPort
        case .domain: url.host == seed.domain || url.host.hasSuffix("." + seed.domain)
        case .prefix:
          url.authority == seed.authority
            && url.path.hasPrefix(seed.pathOnly[...(seed.pathOnly.lastIndex(of: "/") ?? seed.path.startIndex)])
        }
      }
    }
  }

  /// The sites.
  public var sites: [Site]
  /// The folder of the archive.
  public var archive: String
  /// Beginning of the names of archive files.
  public var name: String
  /// Whom sites can write to: a URL, `mailto:…` or an address.
  public var contact: String
  /// The program's version.
  public var version: String
  /// What every fetch keeps to.
  public var policy: FetchPolicy
  /// Seconds between requests to a host.
  public var delay = 1.0
  /// Seconds that a site may ask for between requests; more is cut to this, and told.
  public var longestDelay = 60.0
  /// Seconds for which Retry-After is waited where the site's night has no bound; a host that asks for more, or for more
  /// than is left of the night, is left alone until the next.
  public var longestRetry = 300.0
  /// Seconds after which a copy of a robots.txt is not used any more (RFC 9309, 2.4), unless none can be had.
  public var robotsSeconds = 86_400
  /// Fetches of a host one after the other without any answer, after which it is left alone for the night.
  public var mostStrikes = 20
  /// Bytes of an archive file, after which another is begun.
  public var archiveBytes = 1 << 30
  /// Sitemaps in sitemaps, at most.
  public var sitemapDepth = 10
  /// Redirects one after the other, at most.
  public var mostHops = 10
  /// Hosts of one site, at most.
  public var hostsPerSite = 200
  /// Asked between fetches: whether to stop. What was committed is kept, and the next crawl goes on from there.
  public var isStopped: @Sendable () -> Bool = { false }

  /// The site that a host belongs to: the one it belonged to before, unless sites were added, removed or put in another
  /// order; nil where it is of none any more.
  func site(of origin: WebURL, before: Int) -> Int? {
    func holds(_ place: Int) -> Bool {
      sites[place].scope == .prefix
        ? sites[place].seeds.contains { $0.authority == origin.authority } : sites[place].contains(origin)
    }
    if sites.indices.contains(before), holds(before) { return before }
    return sites.indices.first(where: holds)
  }

  /// Makes a plan; all else has a default.
  public init(sites: [Site], archive: String, name: String, contact: String, version: String) {
    (self.sites, self.archive, self.name, self.contact, self.version) = (sites, archive, name, contact, version)
    policy = FetchPolicy(userAgent: "attest/\(version) (+\(contact))")
  }
}

extension WebURL {
  /// Whether the port is the scheme's own.
  var isDefaultPort: Bool { port == (isSecure ? 443 : 80) }

  /// The host without `www`.
  var domain: String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
}
