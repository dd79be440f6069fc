import WebArchive

extension Crawler {
  /// Seconds after which a robots.txt says nothing any more.
  private static let oldestRobots = 30 * 86_400

  /// What follows from an answer for a robots.txt (RFC 9309, 2.3.1): its rules; everything may be fetched where there is
  /// none; nothing where it cannot be reached.
  func finishRobots(_ host: HostState, _ request: FetchRequest, _ hops: Int, _ result: FetchResult) throws {
    let now = Clock.now()
    guard !result.isPostponed else {
      host.robots = .unknown
      host.row.ready = now / 1000 + 200
      return
    }
    // A file above the limit is read up to it.
    let isAnswer = result.failure == nil || result.failure == .tooLarge
    if isAnswer, !result.header.isEmpty {
      var kept = result
      if result.failure == .tooLarge { kept.truncation = "length" }
      try keep(request, kept, purpose: "robots")
    } else {
      try recorder.failure(
        request.url, result.failure ?? .protocolError, result, via: nil, at: now)
    }
    log.robots(request.url, result)
    guard isAnswer else { return try unavailable(host, result, isFinal: result.failure == .blockedAddress) }
    switch result.status {
    case 200..<300:
      let message = HTTPMessage(result.header)
      let decoded = ContentDecoding.decode(
        result.body, encodings: message?.header.all("Content-Encoding") ?? [], limit: RobotsFile.limit * 8)
      guard case .bytes(let bytes, _) = decoded else { return try unavailable(host, result) }
      let file = RobotsFile(bytes)
      if file.dropped > 0 || result.failure == .tooLarge {
        let told = result.failure == .tooLarge ? "what stands" : "\(file.dropped) bytes"
        log.note(request.url, "robots.txt: \(told) behind the first \(RobotsFile.limit) bytes are not read")
      }
      remember(host, Array(bytes.prefix(RobotsFile.limit + 1)), message)
      admit(host, RobotsRules(file, agent: Self.agent), base: request.url)
    case 300..<400:
      guard hops < 5, let target = HTTPMessage(result.header)?.header["Location"],
        let url = try? WebURL(target, base: request.url)
      else { return everything(host, request.url, result) }
      (host.robots, host.robotsNext) = (.unknown, (url, hops + 1))
    case 429: try unavailable(host, result)
    case 400..<500: everything(host, request.url, result)
    default: try unavailable(host, result)
    }
  }

  private func everything(_ host: HostState, _ url: WebURL, _ result: FetchResult) {
    remember(host, [], HTTPMessage(result.header))
    admit(host, .everything, base: url)
  }

  /// Keeps a robots.txt for the next nights: a day, or less where the site says so, but never less than an hour.
  private func remember(_ host: HostState, _ text: [UInt8], _ message: HTTPMessage?) {
    var seconds = plan.robotsSeconds
    for part in (message?.header["Cache-Control"] ?? "").lowercased().split(separator: ",") {
      let word = part.filter { $0 != " " }
      if word.hasPrefix("max-age="), let age = Int(word.dropFirst(8)) { seconds = min(seconds, max(age, 3600)) }
      if word == "no-store" || word == "no-cache" { seconds = min(seconds, 3600) }
    }
    let now = Clock.now() / 1_000_000
    host.robotsUntil = now + seconds
    frontier.note(RobotsCopy(host: host.row.id, text: text, fetched: now, expires: now + seconds))
  }

  func admit(_ host: HostState, _ rules: RobotsRules, base: WebURL) {
    host.robots = .known(rules)
    if plan.delay > 0, let asked = rules.crawlDelay {
      if asked > plan.longestDelay {
        log.note(base, "Crawl-delay of \(asked) s is cut to \(plan.longestDelay) s")
      }
      host.delay = max(plan.delay, min(asked, plan.longestDelay))
      host.row.ready = max(host.row.ready, (Clock.now() + 999) / 1000 + Int(host.delay * 1000))
    }
    for target in rules.sitemaps.prefix(100) {
      guard let url = try? WebURL(target, base: base) else { continue }
      // A sitemap may lie on another host of the site; others are not asked.
      guard plan.sites[host.row.site].contains(url) || url.authority == host.origin.authority else { continue }
      frontier.add(FoundURL(url: url, site: host.row.site, depth: 0, role: .sitemap))
    }
  }

  /// One more try after a while; then a copy of the last month is used (RFC 9309, 2.4), or the host is left alone for the
  /// night.
  private func unavailable(_ host: HostState, _ result: FetchResult, isFinal: Bool = false) throws {
    host.robotsTries += 1
    if host.robotsTries < 2, !isFinal {
      host.robots = .unknown
      host.row.ready = Clock.now() / 1000 + Int(max(plan.delay, 0.5) * 2000)
    } else if !isFinal, let copy = try frontier.robots(host.row.id),
      Clock.now() / 1_000_000 - copy.fetched < Self.oldestRobots
    {
      log.note(host.origin, "robots.txt cannot be had; the copy of \(Clock.text(copy.fetched * 1_000_000)) is used")
      host.robotsUntil = Clock.now() / 1_000_000 + plan.robotsSeconds
      admit(host, RobotsRules(RobotsFile(copy.text), agent: Self.agent), base: host.origin)
    } else {
      host.robots = .unavailable
      host.isClosed = true
      for url in host.queue where url.depth == 0 {
        let why = result.failure.map { "\($0.rawValue): \(result.detail)" } ?? "status \(result.status)"
        try settle(
          url, isFinal ? .blockedAddress : .robotsUnavailable,
          isFinal ? "\(result.detail): the host's address is not public" : "robots.txt: \(why)", host, isRequest: false
        )
      }
      host.queue.removeAll()
    }
  }
}
