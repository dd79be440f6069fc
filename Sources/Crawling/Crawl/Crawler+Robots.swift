import WebArchive

extension Crawler {
  /// What follows from an answer for a robots.txt (RFC 9309, 2.3.1): its rules; everything may be fetched where there is
  /// none; nothing where it cannot be reached.
  func finishRobots(_ host: inout HostState, _ request: FetchRequest, _ hops: Int, _ result: FetchResult) throws {
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
      _ = try recorder.response(request, kept, at: now, purpose: "robots")
    } else {
      try recorder.failure(
        request.url, result.failure ?? .protocolError, result.detail, via: nil, at: now)
    }
    log.robots(request.url, result)
    guard isAnswer else { return unavailable(&host, result.failure == .blockedAddress) }
    switch result.status {
    case 200..<300:
      let message = HTTPMessage(result.header)
      let decoded = ContentDecoding.decode(
        result.body, encodings: message?.header.all("Content-Encoding") ?? [], limit: RobotsFile.limit + 1)
      guard case .bytes(let bytes, _) = decoded else { return unavailable(&host, false) }
      let file = RobotsFile(bytes)
      if file.dropped > 0 { log.note(request.url, "robots.txt: \(file.dropped) bytes behind the limit were not read") }
      admit(&host, RobotsRules(file, agent: "attest"), base: request.url)
    case 300..<400:
      guard hops < 5, let target = HTTPMessage(result.header)?.header["Location"],
        let url = try? WebURL(target, base: request.url)
      else { return admit(&host, .everything, base: request.url) }
      ask(.robots(host: host.row.id, request: Self.robotsRequest(url), hops: hops + 1), &host, now)
    case 429: unavailable(&host, false)
    case 400..<500: admit(&host, .everything, base: request.url)
    default: unavailable(&host, false)
    }
  }

  private func admit(_ host: inout HostState, _ rules: RobotsRules, base: WebURL) {
    host.robots = .known(rules)
    if plan.delay > 0, let asked = rules.crawlDelay {
      if asked > plan.longestDelay {
        log.note(base, "Crawl-delay of \(asked) s is cut to \(plan.longestDelay) s")
      }
      host.delay = max(plan.delay, min(asked, plan.longestDelay))
      host.row.ready = max(host.row.ready, Clock.now() / 1000 + Int(host.delay * 1000))
    }
    for target in rules.sitemaps.prefix(100) {
      guard let url = try? WebURL(target, base: base) else { continue }
      // A sitemap may lie on another host of the site; others are not asked.
      guard plan.sites[host.row.site].contains(url) || url.authority == host.origin.authority else { continue }
      frontier.add(FoundURL(url: url, site: host.row.site, depth: 0, role: .sitemap))
    }
  }

  /// One more try after a while, then the host is left alone for the night.
  private func unavailable(_ host: inout HostState, _ isFinal: Bool) {
    host.robotsTries += 1
    if host.robotsTries < 2, !isFinal {
      host.robots = .unknown
      host.row.ready = Clock.now() / 1000 + Int(max(plan.delay, 0.5) * 2000)
    } else {
      host.robots = .unavailable
      host.isClosed = true
      for url in host.queue where url.depth == 0 {
        try? settle(
          url, isFinal ? .blockedAddress : .robotsUnavailable, isFinal ? "the host's address is not public" : "", &host,
          isRequest: false)
      }
      host.queue.removeAll()
    }
  }
}
