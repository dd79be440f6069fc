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
  /// Fetches that cannot begin now.
  private var postponed: [(tag: Int, result: FetchResult)] = []

  /// Seconds after which a fetch is slow: it takes up no place any more that another could begin in.
  private static let slow = 5
  /// Slow fetches for each place.
  private static let slowForEach = 7
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
  /// Whether another can begin.
  var hasRoom: Bool {
    young < policy.concurrency && active.count < min((1 + Self.slowForEach) * policy.concurrency, 512)
  }

  /// Begins a fetch; its result comes from `wait` with the same tag.
  func start(_ request: FetchRequest, tag: Int) {
    // A connection that is kept open asks nobody: another host at its address may be busy by now.
    if let address = addresses[request.url.origin], !mayUse(address, host: request.url.origin) {
      var result = FetchResult()
      result.isPostponed = true
      postponed.append((tag, result))
      return
    }
    guard let handle = idle.popLast() ?? curl_easy_init() else { return }
    let transfer = Transfer(tag: tag, request: request, handle: handle, fetcher: self)
    // The name may lead elsewhere by now: both addresses are free again when it ends.
    if let address = addresses[request.url.origin] { transfer.addresses.append(address) }
    transfer.prepare(policy)
    active[handle] = transfer
    young += 1
    curl_multi_add_handle(multi, handle)
  }

  /// Goes on with all fetches and gives those that ended; waits at most so many seconds where none has.
  func wait(_ seconds: Double) -> [(tag: Int, result: FetchResult)] {
    var running: Int32 = 0
    defer {
      let now = ContinuousClock.now
      young = active.values.count { now - $0.began < .seconds(Self.slow) }
    }
    curl_multi_perform(multi, &running)
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
      guard let transfer = active.removeValue(forKey: handle) else { continue }
      FetchEnding.conclude(transfer, code)
      held -= transfer.held
      for address in transfer.addresses where hosts[address] == transfer.request.url.origin { hosts[address] = nil }
      ended.append((transfer.tag, transfer.result))
      curl_multi_remove_handle(multi, handle)
      curl_easy_reset(handle)
      idle.append(handle)
    }
    if !ended.isEmpty { resume() }
    return ended
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
