/// Who may ask: only pages of this very server, under the names of this machine. A web page elsewhere that a browser shows
/// beside it (by a form, a script or a name that leads to 127.0.0.1) is refused.
struct RequestGuard: Sendable {
  /// Made anew at each start; every form that changes something carries it.
  let token: String

  /// The status of a refusal; nil where the request may pass.
  func refusal(_ request: ReviewRequest) -> Int? {
    let names = ["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(request.port)" }
    let hosts = request.values("host")
    guard hosts.count == 1, names.contains(hosts[0]) else { return 421 }
    switch request.method {
    case "GET", "HEAD": return nil
    case "POST": return isOwn(request, host: hosts[0]) ? nil : 403
    default: return 405
    }
  }

  /// Whether a form was sent by a page of this server. `Origin` is sent by every browser with a POST
  /// (https://fetch.spec.whatwg.org/#origin-header), but as `null` by a page that tells nobody where it is from, as all
  /// pages here; then `Sec-Fetch-Site`, which no script can set, must say that it is the same.
  private func isOwn(_ request: ReviewRequest, host: String) -> Bool {
    let sites = request.values("sec-fetch-site")
    switch request.values("origin") {
    case ["http://" + host]: return sites.isEmpty || sites == ["same-origin"]
    case ["null"]: return sites == ["same-origin"]
    default: return false
    }
  }

  /// Whether a form carries the token; the time it takes does not tell how much of it is right.
  func accepts(_ sent: String?) -> Bool {
    let (a, b) = (Array(token.utf8), Array((sent ?? "").utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// 128 random bits.
  static func makeToken() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in String(random.next() as UInt64, radix: 16) }.joined(separator: "-")
  }
}
