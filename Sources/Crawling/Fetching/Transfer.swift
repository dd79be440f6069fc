import CLibCurl

/// A request under way: what libcurl's callbacks fill.
final class Transfer {
  let tag: Int
  let handle: UnsafeMutableRawPointer
  /// That of its host when it began.
  let standing: Standing
  var request: FetchRequest
  unowned let fetcher: Fetcher
  var result = FetchResult()
  var isPaused = false
  var fields = 0
  var headerTotal = 0
  let began = ContinuousClock.now
  /// When it was last looked at how much it brings.
  var checked = ContinuousClock.now
  /// Bytes that its connection had brought before it.
  var receivedBefore = 0
  /// Bytes of the body that take up room.
  var held = 0
  /// Addresses that were connected to.
  var addresses: [[UInt8]] = []
  var fieldList: UnsafeMutablePointer<curl_slist>?
  let keeper = UnsafeMutablePointer<attest_curl_gatekeeper>.allocate(capacity: 1)
  let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(tag: Int, request: FetchRequest, handle: UnsafeMutableRawPointer, standing: Standing, fetcher: Fetcher) {
    (self.tag, self.request, self.handle, self.standing, self.fetcher) = (tag, request, handle, standing, fetcher)
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_slist_free_all(fieldList)
    keeper.deallocate()
    errorText.deallocate()
  }

  /// Sets all options. Nothing is followed, remembered, read from the environment or from files; only http and https.
  func prepare(_ policy: FetchPolicy) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    func set(_ option: CURLoption, _ value: Int) { attest_curl_set_long(handle, option, value) }
    for (option, text) in [
      (CURLOPT_PROTOCOLS_STR, "http,https"), (CURLOPT_REDIR_PROTOCOLS_STR, "http,https"), (CURLOPT_PROXY, ""),
      (CURLOPT_NOPROXY, "*"), (CURLOPT_USERAGENT, policy.userAgent), (CURLOPT_URL, request.url.text),
    ] { attest_curl_set_text(handle, option, text) }
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    set(CURLOPT_PATH_AS_IS, 1)
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_HTTP_CONTENT_DECODING, 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_TIMEOUT_MS, Int(min(request.deadline ?? policy.deadline, policy.deadline) * 1000))
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(policy.connectDeadline * 1000))
    set(CURLOPT_DNS_CACHE_TIMEOUT, policy.nameSeconds)
    // The other family of addresses is tried when the first seems dead, not beside it.
    set(CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, 3000)
    for field in FetchPolicy.fields + request.conditions { fieldList = curl_slist_append(fieldList, field) }
    attest_curl_set_pointer(handle, CURLOPT_HTTPHEADER, fieldList)
    attest_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    attest_curl_set_data(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Transfer.of(context)?.header(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    attest_curl_set_pointer(handle, CURLOPT_HEADERDATA, this)
    attest_curl_set_data(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Transfer.of(context)?.body(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    attest_curl_set_pointer(handle, CURLOPT_WRITEDATA, this)
    attest_curl_set_pointer(handle, CURLOPT_PRIVATE, this)
    keeper.initialize(
      to: attest_curl_gatekeeper(
        gate: { context, family, address, port in
          guard let address, let transfer = Transfer.of(context) else { return 1 }
          let bytes = Array(UnsafeBufferPointer(start: address, count: family == 4 ? 4 : 16))
          return transfer.mayConnect(bytes, port: Int(port)) ? 0 : 1
        }, context: this, sockets: fetcher.sockets, is_single: policy.isPoliteByAddress ? 1 : 0))
    attest_curl_set_gatekeeper(handle, keeper)
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Decides on the very address that is connected to.
  private func mayConnect(_ address: [UInt8], port: Int) -> Bool {
    let policy = fetcher.policy
    guard policy.mayConnect(address) else {
      result.failure = .blockedAddress
      result.detail = AddressRules.text(address)
      return false
    }
    guard port == request.url.port else { return false }
    guard fetcher.mayUse(address, host: request.url.origin) else {
      result.isPostponed = true
      return false
    }
    (result.failure, result.isPostponed) = (nil, false)
    addresses.append(address)
    receivedBefore = 0
    return true
  }

  private func header(_ line: UnsafeRawBufferPointer) -> Int {
    headerTotal += line.count
    // Fields after the body are of no use here.
    guard result.body.isEmpty else { return headerTotal > fetcher.policy.headerBytes ? 0 : line.count }
    if line.starts(with: "HTTP/".utf8) {
      result.header.removeAll(keepingCapacity: true)
      result.status = 0
    }
    fields += 1
    guard headerTotal <= fetcher.policy.headerBytes, fields <= fetcher.policy.headerFields else {
      result.failure = .headers
      result.detail = "\(headerTotal) bytes, \(fields) lines"
      return 0
    }
    result.header.append(contentsOf: line)
    return line.count
  }

  private func body(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard fetcher.mayHold(bytes.count, self) else {
      isPaused = true
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    let limit = min(request.bodyBytes ?? .max, fetcher.policy.bodyBytes)
    let room = limit - result.body.count
    result.body.append(contentsOf: bytes.prefix(room))
    guard bytes.count <= room else {
      result.failure = .tooLarge
      result.truncation = "length"
      result.detail = "more than \(limit) bytes"
      return 0
    }
    return bytes.count
  }
}
