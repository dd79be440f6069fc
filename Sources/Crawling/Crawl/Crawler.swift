import WebArchive

/// Crawls the sites of a plan: fetches what is due in this night, archives it, and finds what it links to. Everything is
/// committed together, the archive first: a kill at any point loses at most what was being fetched, which is fetched again.
public final class Crawler {
  /// Fetches after which is committed, and seconds.
  private static let batch = 256
  private static let batchBytes = 4 << 20
  private static let longestBatch = 1.0
  private static let shortestBatch = 0.1
  /// URLs of a host that are taken from the frontier at a time.
  private static let queued = 64

  let plan: CrawlPlan
  let frontier: Frontier
  let recorder: ArchiveRecorder
  let fetcher: Fetcher
  let log: CrawlLog
  var hosts: [Int64: HostState] = [:]
  /// Hosts in the order in which they are asked next.
  var ring: [Int64] = []
  /// Place in it of the host that is asked first: one for which there was no room.
  private var turn = 0
  var jobs: [Int: Job] = [:]
  /// What the summary tells besides numbers.
  var notes: [String] = []
  /// Which of them tell of damage.
  private var repairs: [String] = []
  /// Hosts of which is told that not all their URLs are kept.
  private var told: Set<String> = []
  private var nextTag = 0
  private var lastCommit = Clock.now()
  /// How long the last commit took.
  private var commitSeconds = 0.0
  /// Whether a host could be asked since the last commit, and nothing was due.
  private var isHungry = false
  private var hostsOfSite: [Int: Int] = [:]
  /// When a server may be asked again, whether by http or https: milliseconds since 1970.
  private var pace: [String: Int] = [:]

  /// What a request is for.
  enum Job {
    case robots(host: Int64, request: FetchRequest, hops: Int)
    case page(host: Int64, QueuedURL, FetchRequest)
  }

  /// Opens the frontier beside the archive. `log` hears of every fetch as a JSON line. Throws `CrawlError` and
  /// `ArchiveError`.
  public init(_ plan: CrawlPlan, log: @escaping (String) -> Void) throws {
    self.plan = plan
    self.log = CrawlLog(log)
    try Folder.make(plan.archive)
    frontier = try Frontier(path: plan.archive + "/frontier.sqlite", now: Clock.now() / 1_000_000)
    frontier.mostURLs = { plan.sites[$0].knownURLs }
    recorder = try ArchiveRecorder(plan, resuming: frontier.archive)
    if let loss = recorder.loss {
      let count = try frontier.forget(from: loss.since, until: nil, except: loss.kept)
      repairs.append("\(loss.message); \(count) URLs are fetched again")
    }
    let missing = try frontier.missingFiles()
    for name in missing {
      let count = try frontier.forget(missing: name)
      notes.append("\(plan.archive)/\(name): the archive file is gone; \(count) URLs are fetched again")
    }
    for name in missing { try frontier.drop(file: name) }
    notes = repairs + notes
    guard let fetcher = Fetcher(plan.policy) else { throw CrawlError.inputOutput("libcurl cannot be set up") }
    self.fetcher = fetcher
  }

  /// Crawls to the end of the night, or until it is stopped, and says what happened.
  public func run() throws -> CrawlSummary {
    for (number, site) in plan.sites.enumerated() {
      for seed in site.seeds { frontier.add(FoundURL(url: seed, site: number, depth: 0)) }
    }
    try commit()
    while !plan.isStopped() {
      let soonest = try startSome()
      guard fetcher.count > 0 || soonest != nil else {
        try commit()
        if try startSome() == nil, fetcher.count == 0 { break }
        continue
      }
      let wait = fetcher.count > 0 && soonest == nil ? 1 : min(1, max(0.001, (soonest ?? 1)))
      for (tag, result) in fetcher.wait(wait) { try finish(tag, result) }
      if isCommitDue { try commit() }
    }
    try commit()
    let isStopped = plan.isStopped()
    if !isStopped { try recorder.finish() }
    if !isStopped { try frontier.keepLosses() }
    var summary = try CrawlSummary(
      frontier, hosts: hosts.keys.sorted(), files: recorder.finished, isStopped: isStopped)
    (summary.notes, summary.repairs) = (notes, repairs)
    if !isStopped { summary.silent = try silentHosts() }
    if !isStopped {
      _ = try frontier.missingFiles()
      try frontier.finish()
    }
    return summary
  }

  /// Whether much waits, or long; or a host waits for URLs that were found, and commits take little of the time.
  private var isCommitDue: Bool {
    let seconds = Double(Clock.now() - lastCommit) / 1_000_000
    return frontier.pending >= Self.batch || frontier.foundBytes >= Self.batchBytes || seconds > Self.longestBatch
      || isHungry && frontier.hasFound && seconds > max(Self.shortestBatch, 10 * commitSeconds)
  }

  /// Writes all to the disk: the archive, then what leads to it.
  func commit() throws {
    let began = Clock.now()
    defer {
      lastCommit = Clock.now()
      (commitSeconds, isHungry) = (Double(lastCommit - began) / 1_000_000, false)
    }
    let archive = try recorder.sync()
    try frontier.commit(archive: archive, hosts: hosts.values.filter(\.isChanged).map(\.row))
    for host in hosts.values {
      host.taken.subtract(host.settled)
      host.settled.removeAll(keepingCapacity: true)
      (host.isChanged, host.isDry, host.place) = (false, false, nil)
    }
    for origin in frontier.full.sorted() where told.insert(origin).inserted {
      notes.append("\(origin): links to more URLs than are kept of a host; the rest is left out")
    }
    frontier.full.removeAll()
    try admitHosts()
    if recorder.isFull {
      try recorder.finish()
      try frontier.commit(archive: nil, hosts: [])
    }
  }

  /// Takes up hosts that were found.
  private func admitHosts() throws {
    for row in try frontier.allHosts() where hosts[row.id] == nil {
      guard let origin = try? WebURL(row.origin + "/"), let site = plan.site(of: origin, before: row.site) else {
        continue
      }
      var row = row
      row.site = site
      hostsOfSite[row.site, default: 0] += 1
      let state = HostState(row, origin, delay: plan.delay)
      if !plan.sites[row.site].contains(origin), plan.sites[row.site].scope != .prefix { state.isClosed = true }
      // Names below a domain can be made without end; those of the seeds are wanted.
      if hostsOfSite[row.site, default: 0] > plan.hostsPerSite,
        !plan.sites[row.site].seeds.contains(where: { $0.origin == row.origin })
      {
        log.note(origin, "the site has more than \(plan.hostsPerSite) hosts: this one is left alone")
        state.isClosed = true
      }
      hosts[row.id] = state
      ring.append(row.id)
    }
  }

  /// Begins as many fetches as may be; the seconds until another may, nil where nothing is left to do.
  private func startSome() throws -> Double? {
    var soonest: Double?
    let now = Clock.now()
    var firstWithoutRoom: Int?
    for step in ring.indices {
      let place = (turn + step) % ring.count
      guard let host = hosts[ring[place]], !host.isClosed else { continue }
      while fetcher.hasRoom(host.standing), host.active < plan.policy.connectionsPerHost {
        let ready = max(host.row.ready, pace[host.origin.authority] ?? 0)
        let wait = Double(ready * 1000 - now) / 1_000_000
        if wait > longestWait(host, now) {
          log.note(host.origin, "asked to be left alone for \(Int(wait)) s more: not in this night")
          (host.isClosed, host.isLimited) = (true, true)
          break
        }
        if wait > 0 {
          if try hasWork(host) { soonest = min(soonest ?? wait, wait) }
          break
        }
        guard try start(host, now) else { break }
      }
      if !fetcher.hasRoom(host.standing) {
        firstWithoutRoom = firstWithoutRoom ?? place
        soonest = min(soonest ?? 0.1, 0.1)
      }
    }
    turn = firstWithoutRoom ?? turn
    return soonest
  }

  /// Seconds for which a host is waited for: what is left of the night, or a while where its night has no bound.
  func longestWait(_ host: HostState, _ now: Int) -> Double {
    let left = plan.sites[host.row.site].seconds.map { $0 - Double(now / 1_000_000 - frontier.started) }
    return max(plan.longestRetry, min(left ?? 0, 86_400))
  }

  private func hasWork(_ host: HostState) throws -> Bool {
    if !host.queue.isEmpty { return true }
    try fill(host)
    if host.queue.isEmpty { isHungry = true }
    return !host.queue.isEmpty
  }

  private func start(_ host: HostState, _ now: Int) throws -> Bool {
    guard try hasWork(host) else { return false }
    if case .known = host.robots, now / 1_000_000 > host.robotsUntil { (host.robots, host.robotsTries) = (.unknown, 0) }
    switch host.robots {
    case .asked: return false
    case .unavailable:
      host.isClosed = true
      return false
    case .unknown:
      guard let url = try? WebURL("/robots.txt", base: host.origin) else { return false }
      if host.robotsTries == 0, host.robotsNext == nil, let copy = try frontier.robots(host.row.id),
        copy.expires > now / 1_000_000
      {
        host.robotsUntil = copy.expires
        admit(host, RobotsRules(RobotsFile(copy.text), agent: Self.agent), base: url)
        return true
      }
      let next = host.robotsNext ?? (url, 0)
      (host.robots, host.robotsNext) = (.asked, nil)
      ask(.robots(host: host.row.id, request: Self.robotsRequest(next.url), hops: next.hops), host, now)
      return true
    case .known(let rules):
      guard let next = host.queue.popLast() else { return false }
      guard rules.allows(path: next.url.path) else {
        try settle(next, .robotsDenied, "", host, isRequest: false)
        return true
      }
      guard isWithinBudget(host) else {
        host.isClosed = true
        return false
      }
      var request = FetchRequest(next.url)
      (request.etag, request.lastModified) = (next.etag, next.modified)
      request.bodyBytes = plan.sites[host.row.site].bytes - host.row.bytes
      ask(.page(host: host.row.id, next, request), host, now)
      return true
    }
  }

  private func isWithinBudget(_ host: HostState) -> Bool {
    let site = plan.sites[host.row.site]
    let seconds = Double(Clock.now() / 1_000_000 - frontier.started)
    return host.row.pages + host.active < site.pages && host.row.bytes < site.bytes
      && seconds < site.seconds ?? .infinity
  }

  /// A robots.txt, with limits of its own.
  static func robotsRequest(_ url: WebURL) -> FetchRequest {
    var request = FetchRequest(url)
    request.bodyBytes = RobotsFile.limit + 1
    request.deadline = 30
    return request
  }

  /// The name by which robots.txt speaks of this crawler.
  static let agent = "attest"

  /// Lets the delay pass before the host is asked again.
  private func wait(_ host: HostState, from now: Int) {
    host.isChanged = true
    // Times of hosts are whole milliseconds, rounded up: without a delay there would still be one.
    guard host.delay > 0 else { return }
    host.row.ready = max(host.row.ready, (now + 999) / 1000 + Int((host.delay * 1000).rounded(.up)))
    pace[host.origin.authority] = host.row.ready
  }

  /// Sends a request.
  func ask(_ job: Job, _ host: HostState, _ now: Int) {
    nextTag += 1
    jobs[nextTag] = job
    host.active += 1
    wait(host, from: now)
    switch job {
    case .robots(_, let request, _), .page(_, _, let request):
      fetcher.start(request, tag: nextTag, standing: host.standing)
    }
  }

  private func fill(_ host: HostState) throws {
    guard host.queue.isEmpty, !host.isDry else { return }
    while host.queue.isEmpty, !host.isDry {
      let due = try frontier.due(host.row, host.origin, after: host.place, limit: Self.queued, except: host.taken)
      (host.isDry, host.place) = (due.isLast, due.last ?? host.place)
      host.queue = due.urls.reversed()
      for url in due.urls { host.taken.insert(url.id) }
    }
  }

  private func finish(_ tag: Int, _ result: FetchResult) throws {
    guard let job = jobs.removeValue(forKey: tag) else { return }
    switch job {
    case .robots(let id, let request, let hops):
      guard let host = hosts[id] else { return }
      host.active -= 1
      host.standing = host.standing.after(result, isPage: false)
      wait(host, from: Clock.now())
      try finishRobots(host, request, hops, result)
    case .page(let id, let url, let request):
      guard let host = hosts[id] else { return }
      host.active -= 1
      host.standing = host.standing.after(result, isPage: true)
      if !result.isPostponed { wait(host, from: Clock.now()) }
      try finishPage(host, url, request, result)
    }
  }
}
