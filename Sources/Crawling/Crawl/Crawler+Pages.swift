import WebArchive

extension Crawler {
  /// What follows from an answer for a URL of the frontier.
  func finishPage(
    _ host: HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult
  ) throws {
    let now = Clock.now()
    guard !result.isPostponed else {
      host.queue.append(url)
      host.row.ready = now / 1000 + 200
      return
    }
    if let failure = result.failure {
      // What a sitemap names before the limit is worth having.
      if failure == .tooLarge, url.role == .sitemap {
        host.row.bytes += result.body.count
        return try document(host, url, request, result, HTTPMessage(result.header))
      }
      return try fail(host, url, request, result, failure)
    }
    if result.status != 429, result.status != 503 { host.strikes = 0 }
    host.row.bytes += result.header.count + result.body.count
    let message = HTTPMessage(result.header)
    switch result.status {
    case 304 where url.copy != nil: try notModified(host, url, request, result)
    case 200, 203: try document(host, url, request, result, message)
    case 201..<300:
      try keep(request, result, purpose: URLRole.other.purpose)
      try settle(url, .otherType, "status \(result.status)", host)
    case 300..<400:
      try keep(request, result, purpose: "redirect")
      try redirect(host, url, result, message)
    case 429, 503:
      guard result.status == 429 || message?.header["Retry-After"] != nil else { fallthrough }
      try keep(request, result, purpose: "error")
      try limited(host, url, message?.header["Retry-After"])
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
      try keep(request, result, purpose: isGone ? nil : "error")
      try settle(
        url, outcome, "status \(result.status)", host,
        change: isGone && url.copy != nil && url.role == .page ? .withdrawn : nil,
        keepsCopy: !isGone)
    }
  }

  /// The host waits as long as it asks for, if the night is long enough; else it is left alone until the next.
  private func limited(_ host: HostState, _ url: QueuedURL, _ header: String?) throws {
    let now = Clock.now()
    let asked = header.flatMap { Clock.retryAfter($0, now: now) } ?? max(plan.delay * 10, 1)
    let isTooLong = asked > longestWait(host, now)
    host.row.ready = (now + 999) / 1000 + Int((min(asked, 86_400) * 1000).rounded(.up))
    host.strikes += 1
    host.isLimited = true
    if isTooLong || host.strikes > Self.mostRefusals {
      log.note(host.origin, "asks to be left alone for \(asked) s: no more in this night")
      host.isClosed = true
    }
    guard !host.isClosed, host.retried.insert(url.id).inserted else {
      return try settle(url, .limited, "Retry-After \(asked) s", host)
    }
    host.queue.append(url)
  }

  /// Refusals one after the other (429, or 503 with Retry-After), at most.
  private static let mostRefusals = 5

  /// Archives an answer that is no document, once: the same bytes again are a reference to the first.
  @discardableResult
  func keep(_ request: FetchRequest, _ result: FetchResult, purpose: String?) throws -> KnownCopy? {
    let now = Clock.now()
    guard !result.body.isEmpty, result.truncation == nil else {
      _ = try recorder.response(request, result, at: now, purpose: purpose)
      return nil
    }
    let (label, digest) = Self.digests(result.body)
    if let other = try frontier.copy(digest: digest, isDocument: false) {
      _ = try recorder.revisit(request, result, at: now, same: other, isServer: false, digest: label, purpose: purpose)
      return other.copy
    }
    let record = try recorder.response(request, result, at: now, purpose: purpose)
    let copy = KnownCopy(digest: digest, record: record, captured: now)
    frontier.note(payload: KnownPayload(url: request.url.text, copy: copy, isDocument: false))
    return copy
  }

  /// The digest of a payload as records have it, and as the frontier has it.
  private static func digests(_ body: [UInt8]) -> (label: String, digest: [UInt8]) {
    let label = ArchiveEntry.digest(body)
    return (label, RecordKey.bytes("urn:uuid:" + label.dropFirst(7).prefix(32)))
  }

  /// Whether a server's words may be sent back to it.
  private static func isPlain(_ text: String, most: Int) -> Bool {
    text.utf8.count <= most && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private func fail(
    _ host: HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult, _ failure: FetchOutcome
  ) throws {
    if result.status == 0, failure.isTransient {
      host.strikes += 1
      if host.strikes >= plan.mostStrikes {
        log.note(host.origin, "\(host.strikes) fetches without any answer: left alone for the night")
        host.isClosed = true
      }
    }
    if failure.isTransient, !host.isClosed, host.retried.insert(url.id).inserted {
      host.queue.insert(url, at: 0)
      host.row.ready = max(host.row.ready, Clock.now() / 1000 + Int(plan.delay * 2000))
      return
    }
    host.row.bytes += result.body.count
    if result.truncation != nil, !result.header.isEmpty {
      let isError = !(200..<300).contains(result.status)
      _ = try recorder.response(request, result, at: Clock.now(), purpose: isError ? "error" : url.role.purpose)
    }
    let via = try url.via.flatMap { try frontier.text($0) }
    try recorder.failure(url.url, failure, result, via: via, at: Clock.now())
    let detail = via.map { "\(result.detail), via \($0)" } ?? result.detail
    // Cut off while it came: what was read of it before may not be what it is now.
    let isCut = (failure == .shortBody || failure == .deadline) && result.status != 0
    let isNews = isCut && url.copy != nil && url.role == .page && url.outcome != failure
    try settle(url, failure, detail, host, change: isNews ? .lost : nil)
  }

  private func notModified(
    _ host: HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult
  ) throws {
    guard let copy = url.copy else { return }
    let same = KnownPayload(url: url.url.text, copy: copy, isDocument: url.role == .page)
    _ = try recorder.revisit(
      request, result, at: Clock.now(), same: same, isServer: true, digest: nil, purpose: url.role.purpose)
    try settle(url, .notModified, nil, host)
  }

  private func document(
    _ host: HostState, _ url: QueuedURL, _ request: FetchRequest, _ result: FetchResult, _ message: HTTPMessage?
  ) throws {
    let now = Clock.now()
    let (label, digest) = Self.digests(result.body)
    var update = URLUpdate(id: url.id, outcome: .fetched)
    update.etag = message?.header["ETag"].flatMap { Self.isPlain($0, most: 256) ? $0 : nil }
    update.modified = message?.header["Last-Modified"].flatMap { Self.isPlain($0, most: 64) ? $0 : nil }
    if let copy = url.copy, copy.digest == digest {
      let same = KnownPayload(url: url.url.text, copy: copy, isDocument: url.role == .page)
      _ = try recorder.revisit(
        request, result, at: now, same: same, isServer: false, digest: label, purpose: url.role.purpose)
      (update.outcome, update.copy) = (.same, copy)
      return finishDocument(host, url, update)
    }
    var content: [UInt8] = []
    let type = message?.header["Content-Type"]
    guard !result.body.isEmpty, Capture.isReadable(type) || url.role == .sitemap || url.role == .feed else {
      update.copy = try keep(request, result, purpose: URLRole.other.purpose)
      (update.outcome, update.role, update.detail) = (.otherType, .other, result.body.isEmpty ? "empty" : type)
      if url.isLost(by: .otherType) { update.change = .lost }
      return finishDocument(host, url, update)
    }
    switch ContentDecoding.decode(
      result.body, encodings: message?.header.all("Content-Encoding") ?? [], limit: plan.policy.bodyBytes * 4)
    {
    case .bytes(let bytes, _): content = bytes
    case .rejected(let reason):
      try keep(request, result, purpose: "refused")
      return try settle(url, .contentEncoding, reason, host)
    }
    if content.starts(with: [0x1F, 0x8B]) {
      switch ContentDecoding.gunzip(content, limit: plan.policy.bodyBytes * 4) {
      case .bytes(let plain, _): content = plain
      case .rejected(let reason):
        try keep(request, result, purpose: "refused")
        return try settle(url, .contentEncoding, reason, host)
      }
    }
    let purpose = find(url, content, message, host)
    update.change = url.copy == nil ? .new : .changed
    let isWhole = result.truncation == nil
    if isWhole, let other = try frontier.copy(digest: digest, isDocument: purpose == nil) {
      _ = try recorder.revisit(request, result, at: now, same: other, isServer: false, digest: label, purpose: purpose)
      (update.outcome, update.copy) = (.same, other.copy)
    } else {
      let record = try recorder.response(request, result, at: now, purpose: purpose)
      let copy = KnownCopy(digest: digest, record: record, captured: now)
      if isWhole { update.copy = copy } else { update.detail = result.detail }
      if isWhole { frontier.note(payload: KnownPayload(url: url.url.text, copy: copy, isDocument: purpose == nil)) }
    }
    if purpose != nil { update.change = nil }
    update.role = purpose == nil ? .page : purpose == "feed" ? .feed : .sitemap
    finishDocument(host, url, update)
  }

  private func finishDocument(_ host: HostState, _ url: QueuedURL, _ update: URLUpdate) {
    host.row.pages += 1
    host.isChanged = true
    host.settled.insert(url.id)
    frontier.note(update)
    log.fetch(url.url, update.outcome, update.detail)
  }

  private func redirect(
    _ host: HostState, _ url: QueuedURL, _ result: FetchResult, _ message: HTTPMessage?
  ) throws {
    guard let target = message?.header["Location"] else { return try settle(url, .protocolError, "no Location", host) }
    guard url.hops < plan.mostHops else { return try settle(url, .redirects, "to \(target)", host) }
    let next: WebURL
    do throws(WebURL.Refusal) {
      next = try WebURL(target, base: url.url)
    } catch let refusal {
      return try block(host, url, .blockedURL, "\(refusal): redirect to \(target.prefix(200))")
    }
    if let address = next.address, !fetcher.policy.mayConnect(address) {
      return try block(host, url, .blockedAddress, "\(AddressRules.text(address)): redirect to \(next.text)")
    }
    if try frontier.chain(url).contains(next.text) {
      return try settle(url, .redirects, "back to \(next.text)", host)
    }
    if plan.sites[host.row.site].contains(next) {
      frontier.add(
        FoundURL(
          url: next, site: host.row.site, depth: url.depth, hops: url.hops + 1, role: url.role, via: url.id))
      try settle(url, .redirected, "to \(next.text)", host)
    } else {
      try settle(url, .redirected, "out of scope, to \(next.text)", host)
    }
  }

  /// A redirect that leads where nothing is fetched from.
  private func block(_ host: HostState, _ url: QueuedURL, _ outcome: FetchOutcome, _ detail: String) throws {
    var told = FetchResult()
    told.detail = detail
    try recorder.failure(url.url, outcome, told, via: nil, at: Clock.now())
    try settle(url, outcome, detail, host)
  }

  /// Notes how a fetch ended. `keepsCopy`: the copy that is known stays the last.
  func settle(
    _ url: QueuedURL, _ outcome: FetchOutcome, _ detail: String?, _ host: HostState, isRequest: Bool = true,
    change: URLChange? = nil, keepsCopy: Bool = true
  ) throws {
    if isRequest { host.row.pages += 1 }
    host.isChanged = true
    host.settled.insert(url.id)
    var update = URLUpdate(id: url.id, outcome: outcome, change: change ?? (url.isLost(by: outcome) ? .lost : nil))
    update.detail = detail.flatMap { $0.isEmpty ? nil : $0 }
    if keepsCopy { (update.etag, update.modified, update.copy) = (url.etag, url.modified, url.copy) }
    frontier.note(update)
    log.fetch(url.url, outcome, update.detail)
  }
}
