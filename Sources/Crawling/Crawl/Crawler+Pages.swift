import WebArchive

extension Crawler {
  /// Bytes from which on the same bytes under another URL are archived once: below, a record of its own is as short.
  private static let shortest = 512

  /// What follows from an answer for a URL of the frontier.
  func finishPage(
    _ host: inout HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult
  ) throws {
    let now = Clock.now()
    guard !result.isPostponed else {
      host.queue.append(url)
      host.row.ready = now / 1000 + 200
      return
    }
    if let failure = result.failure { return try fail(&host, url, request, result, failure) }
    host.row.bytes += result.header.count + result.body.count
    let message = HTTPMessage(result.header)
    switch result.status {
    case 304 where url.copy != nil: try notModified(&host, url, request, result)
    case 200..<300: try document(&host, url, request, result, message)
    case 300..<400:
      _ = try recorder.response(request, result, at: now, purpose: "redirect")
      try redirect(&host, url, result, message)
    case 429, 503:
      guard result.status == 429 || message?.header["Retry-After"] != nil else { fallthrough }
      let asked = message?.header["Retry-After"].flatMap { Clock.retryAfter($0, now: now) } ?? max(plan.delay * 10, 1)
      _ = try recorder.response(request, result, at: now, purpose: "error")
      if asked <= plan.longestRetry, host.retried.insert(url.id).inserted {
        host.queue.append(url)
      } else {
        if asked > plan.longestRetry { host.isClosed = true }
        try settle(url, .limited, "Retry-After \(asked) s", &host)
      }
      host.row.ready = now / 1000 + Int(min(asked, 86_400) * 1000)
    default:
      let outcome: FetchOutcome =
        switch result.status {
        case 404: .notFound
        case 410: .gone
        case 400..<500: .refused
        default: .serverError
        }
      if outcome.isTransient, host.retried.insert(url.id).inserted {
        host.queue.insert(url, at: 0)
        return
      }
      let isGone = outcome == .notFound || outcome == .gone
      _ = try recorder.response(request, result, at: now, purpose: isGone ? nil : "error")
      try settle(
        url, outcome, "status \(result.status)", &host, change: isGone && url.copy != nil ? .withdrawn : nil,
        keepsCopy: !isGone)
    }
  }

  private func fail(
    _ host: inout HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult, _ failure: FetchOutcome
  ) throws {
    if failure.isTransient, host.retried.insert(url.id).inserted {
      host.queue.insert(url, at: 0)
      host.row.ready = max(host.row.ready, Clock.now() / 1000 + Int(plan.delay * 2000))
      return
    }
    host.row.bytes += result.body.count
    if result.truncation != nil, !result.header.isEmpty {
      _ = try recorder.response(request, result, at: Clock.now(), purpose: nil)
    }
    let via = try url.via.flatMap { try frontier.text($0) }
    try recorder.failure(url.url, failure, result.detail, via: via, at: Clock.now())
    let detail = via.map { "\(result.detail), via \($0)" } ?? result.detail
    try settle(url, failure, detail, &host)
  }

  private func notModified(
    _ host: inout HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult
  ) throws {
    guard let copy = url.copy else { return }
    _ = try recorder.revisit(
      request, result, at: Clock.now(), same: (url.url.text, copy), isServer: true, digest: nil,
      purpose: url.role.purpose)
    try settle(url, .notModified, nil, &host)
  }

  private func document(
    _ host: inout HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult, _ message: HTTPMessage?
  ) throws {
    let now = Clock.now()
    let label = ArchiveEntry.digest(result.body)
    let digest = RecordKey.bytes("urn:uuid:" + label.dropFirst(7).prefix(32))
    var update = URLUpdate(id: url.id, outcome: .fetched)
    update.etag = message?.header["ETag"].flatMap { $0.utf8.count <= 256 ? $0 : nil }
    update.modified = message?.header["Last-Modified"].flatMap { $0.utf8.count <= 64 ? $0 : nil }
    if let copy = url.copy, copy.digest == digest {
      _ = try recorder.revisit(
        request, result, at: now, same: (url.url.text, copy), isServer: false, digest: label,
        purpose: url.role.purpose)
      (update.outcome, update.copy) = (.same, copy)
      return finishDocument(&host, url, update)
    }
    var content: [UInt8] = []
    switch ContentDecoding.decode(
      result.body, encodings: message?.header.all("Content-Encoding") ?? [], limit: plan.policy.bodyBytes * 4)
    {
    case .bytes(let bytes, _): content = bytes
    case .rejected(let reason):
      _ = try recorder.response(request, result, at: now, purpose: "refused")
      return try settle(url, .contentEncoding, reason, &host)
    }
    if content.starts(with: [0x1F, 0x8B]),
      case .bytes(let plain, _) = ContentDecoding.gunzip(content, limit: plan.policy.bodyBytes * 4)
    {
      content = plain
    }
    let purpose = find(url, content, message, &host)
    update.change = url.copy == nil ? .new : .changed
    var isNew = false
    if url.copy == nil, result.body.count > Self.shortest, let other = try frontier.copy(digest: digest) {
      _ = try recorder.revisit(request, result, at: now, same: other, isServer: false, digest: label, purpose: purpose)
      (update.outcome, update.copy) = (.same, other.copy)
    } else {
      let record = try recorder.response(request, result, at: now, purpose: purpose)
      update.copy = KnownCopy(digest: digest, record: record, captured: now)
      isNew = purpose == nil
    }
    if purpose != nil { update.change = nil }
    update.role = purpose.map { $0 == "feed" ? .feed : .sitemap }
    finishDocument(&host, url, update, isNew: isNew)
  }

  private func finishDocument(
    _ host: inout HostState, _ url: QueuedURL, _ update: URLUpdate, isNew: Bool = false
  ) {
    host.row.pages += 1
    host.isChanged = true
    host.settled.insert(url.id)
    frontier.note(update, archived: isNew ? url.url : nil)
    log.fetch(url.url, update.outcome, update.detail)
  }

  private func redirect(
    _ host: inout HostState, _ url: QueuedURL, _ result: FetchResult, _ message: HTTPMessage?
  ) throws {
    guard let target = message?.header["Location"] else { return try settle(url, .protocolError, "no Location", &host) }
    guard url.hops < plan.mostHops else { return try settle(url, .redirects, "to \(target)", &host) }
    let next: WebURL
    do throws(WebURL.Refusal) {
      next = try WebURL(target, base: url.url)
    } catch let refusal {
      try recorder.failure(url.url, .blockedURL, "\(refusal) to \(target)", via: nil, at: Clock.now())
      return try settle(url, .blockedURL, "\(refusal): redirect to \(target.prefix(200))", &host)
    }
    if plan.sites[host.row.site].contains(next) {
      frontier.add(
        FoundURL(
          url: next, site: host.row.site, depth: url.depth, hops: url.hops + 1, role: url.role, via: url.id))
      try settle(url, .redirected, "to \(next.text)", &host)
    } else {
      try settle(url, .redirected, "out of scope, to \(next.text)", &host)
    }
  }

  /// Notes how a fetch ended. `keepsCopy`: the copy that is known stays the last.
  func settle(
    _ url: QueuedURL, _ outcome: FetchOutcome, _ detail: String?, _ host: inout HostState, isRequest: Bool = true,
    change: URLChange? = nil, keepsCopy: Bool = true
  ) throws {
    if isRequest { host.row.pages += 1 }
    host.isChanged = true
    host.settled.insert(url.id)
    var update = URLUpdate(id: url.id, outcome: outcome, change: change)
    update.detail = detail.flatMap { $0.isEmpty ? nil : String($0.prefix(500)) }
    if keepsCopy { (update.etag, update.modified, update.copy) = (url.etag, url.modified, url.copy) }
    frontier.note(update)
    log.fetch(url.url, outcome, update.detail)
  }
}
