extension Crawler {
  /// Hosts of which nothing could be had in this night, though it could before or somebody named them.
  func silentHosts() throws -> [CrawlSummary.SilentHost] {
    let seeds = Set(plan.sites.flatMap { $0.seeds.map(\.origin) })
    let now = Clock.now() / 1000
    var silent: [CrawlSummary.SilentHost] = []
    for host in hosts.values.sorted(by: { $0.row.id < $1.row.id }) {
      guard var found = try frontier.silence(host.row, isWanted: seeds.contains(host.row.origin)) else { continue }
      // Without an outcome it was not asked at all: it asked for that in an earlier night.
      if host.isClosed, host.row.ready > now, found.outcome == nil || host.isLimited {
        found.until = host.row.ready / 1000
      }
      silent.append(found)
    }
    return silent
  }
}
