import CLibCurl

/// Fetches many URLs at a time over libcurl's multi interface, on the thread of its owner.
final class Fetcher {
  let policy: FetchPolicy
  private let multi: UnsafeMutableRawPointer
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idle: [UnsafeMutableRawPointer] = []
  /// Sockets that are open; libcurl's callbacks know it.
  let sockets = UnsafeMutablePointer<attest_curl_sockets>.allocate(capacity: 1)
  /// Bytes of large bodies under way.
  private var held = 0
  private weak var holder: Transfer?
  /// Fetches under way that have not taken long.
  private var young = 0
  /// Hosts that are connected to at an address now.
  private var hosts: [[UInt8]: String] = [:]
  private var addresses: [String: [UInt8]] = [:]
  /// Results that the next `wait` gives: of fetches that cannot begin now, and of those that were ended.
  private var postponed: [(tag: Int, result: FetchResult)] = []

  /// Bytes of a fetch that need no content: what the system may hold of a connection that is not read for a while.
  private static let mostWithoutContent = 8 << 20
  /// Bytes of a body that need no room: honest pages go on while large or slow bodies wait.
  private static let small = 256 << 10

  /// Nil where libcurl cannot be set up.
  init?(_ policy: FetchPolicy) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.policy = policy
    sockets.initialize(to: attest_curl_sockets())
    attest_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, policy.connectionsPerHost)
    attest_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, min(256, 4 * policy.concurrency))
    attest_curl_multi_set_long(multi, CURLMOPT_PIPELINING, 0)
  }

  deinit {
    for handle in active.keys {
      curl_multi_remove_handle(multi, handle)
      curl_easy_cleanup(handle)
    }
    for handle in idle { curl_easy_cleanup(handle) }
    curl_multi_cleanup(multi)
    sockets.deallocate()
  }

  /// Fetches under way.
  var count: Int { active.count + postponed.count }
  /// Whether another can begin, of a host of some standing.
  func hasRoom(_ standing: Standing) -> Bool {
    standing.hasRoom(young: young, all: active.count, concurrency: policy.concurrency)
  }

  /// Begins a fetch; its result comes from `wait` with the same tag.
  func start(_ request: FetchRequest, tag: Int, standing: Standing) {
    // A connection that is kept open asks nobody: another host at its address may be busy by now.
    if let address = addresses[request.url.origin], !mayUse(address, host: request.url.origin) {
      var result = FetchResult()
      result.isPostponed = true
      postponed.append((tag, result))
      return
    }
    guard let handle = idle.popLast() ?? curl_easy_init() else { return }
    let transfer = Transfer(tag: tag, request: request, handle: handle, standing: standing, fetcher: self)
    // The name may lead elsewhere by now: both addresses are free again when it ends.
    if let address = addresses[request.url.origin] {
      transfer.addresses.append(address)
      transfer.receivedBefore = received(address) ?? 0
    }
    transfer.prepare(policy)
    active[handle] = transfer
    if standing != .slow { young += 1 }
    curl_multi_add_handle(multi, handle)
  }

  /// Goes on with all fetches and gives those that ended; waits at most so many seconds where none has.
  func wait(_ seconds: Double) -> [(tag: Int, result: FetchResult)] {
    var running: Int32 = 0
    defer {
      let now = ContinuousClock.now
      young = active.values.count { $0.standing != .slow && now - $0.began < .seconds(Standing.slowSeconds) }
    }
    curl_multi_perform(multi, &running)
    endFloods()
    var ended = finished()
    if ended.isEmpty {
      curl_multi_poll(multi, nil, 0, Int32(max(0, min(seconds, 1)) * 1000), nil)
      curl_multi_perform(multi, &running)
      ended = finished()
    }
    return ended
  }

  private func finished() -> [(tag: Int, result: FetchResult)] {
    var ended = postponed
    postponed.removeAll()
    var code = CURLE_OK
    while let handle = attest_curl_next_done(multi, &code) {
      if let transfer = active[handle] { ended.append(end(transfer, code)) }
    }
    if !ended.isEmpty { resume() }
    return ended
  }

  private func end(_ transfer: Transfer, _ code: CURLcode) -> (tag: Int, result: FetchResult) {
    active[transfer.handle] = nil
    FetchEnding.conclude(transfer, code)
    transfer.result.seconds = (ContinuousClock.now - transfer.began) / .seconds(1)
    held -= transfer.held
    for address in transfer.addresses where hosts[address] == transfer.request.url.origin { hosts[address] = nil }
    curl_multi_remove_handle(multi, transfer.handle)
    curl_easy_reset(transfer.handle)
    idle.append(transfer.handle)
    return (transfer.tag, transfer.result)
  }

  /// Ends slow fetches that bring bytes without end and hardly any content: each takes more of the processor than all
  /// others together.
  private func endFloods() {
    let now = ContinuousClock.now
    for transfer in active.values where now >= transfer.checked + .seconds(Standing.slowSeconds) {
      transfer.checked = now
      guard !transfer.isPaused, let address = transfer.addresses.last, let all = received(address) else { continue }
      let content = transfer.headerTotal + transfer.result.body.count
      let count = all - transfer.receivedBefore
      guard count > Self.mostWithoutContent + 4 * content else { continue }
      transfer.result.failure = .protocolError
      transfer.result.detail = "\(count) bytes came, with \(content) bytes of content"
      postponed.append(end(transfer, CURLE_WRITE_ERROR))
    }
  }

  /// Bytes that came over the connection to an address; nil where that is not known.
  private func received(_ address: [UInt8]) -> Int? {
    guard policy.isPoliteByAddress else { return nil }
    let count = attest_curl_received(sockets, address, address.count)
    return count < 0 ? nil : Int(count)
  }

  /// Lets those go on that waited for room.
  private func resume() {
    for transfer in active.values where transfer.isPaused {
      transfer.isPaused = false
      curl_easy_pause(transfer.handle, CURLPAUSE_CONT)
    }
  }

  /// Whether a transfer may take so many more bytes: where all are used up, one at a time goes on.
  func mayHold(_ count: Int, _ transfer: Transfer) -> Bool {
    let more = max(0, transfer.result.body.count + count - Self.small) - transfer.held
    guard more > 0 else { return true }
    if held + more > policy.heldBytes {
      if holder == nil || active.values.allSatisfy({ $0 !== holder }) { holder = transfer }
      guard holder === transfer else { return false }
    }
    held += more
    transfer.held += more
    return true
  }

  /// Whether a host may be connected to at an address: not while another host there is.
  func mayUse(_ address: [UInt8], host: String) -> Bool {
    guard policy.isPoliteByAddress else { return true }
    if let other = hosts[address], other != host { return false }
    hosts[address] = host
    addresses[host] = address
    return true
  }
}
