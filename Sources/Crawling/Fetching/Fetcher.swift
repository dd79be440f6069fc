import CLibCurl

/// Fetches many URLs at a time over libcurl's multi interface, on the thread of its owner.
final class Fetcher {
  let policy: FetchPolicy
  private let multi: UnsafeMutableRawPointer
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idle: [UnsafeMutableRawPointer] = []
  /// Bytes of bodies under way.
  private var held = 0
  private weak var holder: Transfer?
  /// Hosts that are connected to at an address now, and all that were.
  private var hosts: [[UInt8]: String] = [:]
  private var seen: [[UInt8]: Set<String>] = [:]
  private var addresses: [String: [UInt8]] = [:]
  /// Fetches that cannot begin now.
  private var postponed: [(tag: Int, result: FetchResult)] = []

  /// Nil where libcurl cannot be set up.
  init?(_ policy: FetchPolicy) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.policy = policy
    attest_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, policy.connectionsPerHost)
    attest_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, policy.concurrency)
    attest_curl_multi_set_long(multi, CURLMOPT_PIPELINING, 0)
  }

  deinit {
    for handle in active.keys {
      curl_multi_remove_handle(multi, handle)
      curl_easy_cleanup(handle)
    }
    for handle in idle { curl_easy_cleanup(handle) }
    curl_multi_cleanup(multi)
  }

  /// Fetches under way.
  var count: Int { active.count + postponed.count }
  /// Whether another can begin.
  var hasRoom: Bool { active.count < policy.concurrency && held < policy.heldBytes }

  /// Begins a fetch; its result comes from `wait` with the same tag.
  func start(_ request: FetchRequest, tag: Int) {
    // A connection that is kept open asks nobody: another host at its address may be busy by now.
    if let address = addresses[request.url.authority], !mayUse(address, host: request.url.authority) {
      var result = FetchResult()
      result.isPostponed = true
      postponed.append((tag, result))
      return
    }
    guard let handle = idle.popLast() ?? curl_easy_init() else { return }
    let transfer = Transfer(tag: tag, request: request, handle: handle, fetcher: self)
    transfer.prepare(policy)
    active[handle] = transfer
    curl_multi_add_handle(multi, handle)
  }

  /// Goes on with all fetches and gives those that ended; waits at most so many seconds where none has.
  func wait(_ seconds: Double) -> [(tag: Int, result: FetchResult)] {
    var running: Int32 = 0
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
      held -= transfer.result.body.count
      if let address = addresses[transfer.request.url.authority], hosts[address] == transfer.request.url.authority {
        hosts[address] = nil
      }
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
    if held + count > policy.heldBytes {
      if holder == nil || active.values.allSatisfy({ $0 !== holder }) { holder = transfer }
      guard holder === transfer else { return false }
    }
    held += count
    return true
  }

  /// Whether a host may be connected to at an address: not while another host there is.
  func mayUse(_ address: [UInt8], host: String) -> Bool {
    guard policy.isPoliteByAddress else { return true }
    if let other = hosts[address], other != host { return false }
    hosts[address] = host
    seen[address, default: []].insert(host)
    addresses[host] = address
    return true
  }

  /// Whether another host has the same address: then connections are not kept open.
  func isShared(_ url: WebURL) -> Bool {
    guard let address = addresses[url.authority] else { return false }
    return (seen[address]?.count ?? 0) > 1
  }
}
