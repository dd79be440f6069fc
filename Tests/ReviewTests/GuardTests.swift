import Testing

@testable import Review

/// Who may ask, and what every answer carries.
@Suite struct GuardTests {
  private static let port = 7420

  private func refusal(
    _ method: String, host: [String], _ more: [(name: String, value: String)] = []
  ) -> Int? {
    let fields = host.map { (name: "host", value: $0) } + more
    return RequestGuard(token: "t").refusal(
      ReviewRequest(method: method, target: "/", fields: fields, port: Self.port))
  }

  @Test("the names of this machine pass", arguments: ["127.0.0.1:7420", "localhost:7420", "[::1]:7420"])
  func own(_ host: String) { #expect(refusal("GET", host: [host]) == nil) }

  @Test(
    "any other name is refused",
    arguments: [
      "", "127.0.0.1", "localhost", "127.0.0.1:7421", "127.0.0.1:7420.", "127.0.0.1.:7420", "127.0.0.1:07420",
      "evil.example:7420", "127.0.0.1.evil.example:7420", "evil.example@127.0.0.1:7420", "127.0.0.1:7420@evil.example",
      "LOCALHOST:7420", " localhost:7420", "localhost:7420 ", "localhost:7420,evil.example", "[::1]", "[::]:7420",
      "0.0.0.0:7420", "127.1:7420", "2130706433:7420", "0x7f000001:7420", "[::ffff:127.0.0.1]:7420", "localhost.:7420",
      "xlocalhost:7420", "localhost:7420/", "localhost:7420#", "localhost:7420?x", "http://localhost:7420",
    ])
  func foreign(_ host: String) { #expect(refusal("GET", host: [host]) == 421) }

  @Test("prefixes and suffixes of every name are refused")
  func affixes() {
    for name in ["127.0.0.1:7420", "localhost:7420", "[::1]:7420"] {
      for byte in UInt8(0x20)...0x7E {
        let sign = String(UnicodeScalar(byte))
        #expect(refusal("GET", host: [sign + name]) == 421)
        #expect(refusal("GET", host: [name + sign]) == 421)
      }
    }
  }

  @Test("none and two hosts are refused")
  func number() {
    #expect(refusal("GET", host: []) == 421)
    #expect(refusal("GET", host: ["localhost:7420", "localhost:7420"]) == 421)
    #expect(refusal("GET", host: ["localhost:7420", "evil.example"]) == 421)
  }

  @Test("a form must come from a page of this server")
  func origin() {
    let host = ["localhost:7420"]
    let own = (name: "origin", value: "http://localhost:7420")
    #expect(refusal("POST", host: host, [own]) == nil)
    #expect(refusal("POST", host: host, [own, ("sec-fetch-site", "same-origin")]) == nil)
    for value in [
      "null", "", "http://127.0.0.1:7420", "https://localhost:7420", "http://localhost", "http://localhost:7421",
      "http://evil.example", "http://localhost:7420.evil.example", "http://localhost:7420/", "HTTP://localhost:7420",
    ] { #expect(refusal("POST", host: host, [("origin", value)]) == 403) }
    #expect(refusal("POST", host: host) == 403)
    #expect(refusal("POST", host: host, [own, own]) == 403)
    // A page without a referrer sends no origin: what a browser does with the application's own forms.
    #expect(refusal("POST", host: host, [("origin", "null"), ("sec-fetch-site", "same-origin")]) == nil)
    for site in ["cross-site", "same-site", "none", "", "same-origin, same-origin", "Same-Origin"] {
      #expect(refusal("POST", host: host, [own, ("sec-fetch-site", site)]) == 403)
      #expect(refusal("POST", host: host, [("origin", "null"), ("sec-fetch-site", site)]) == 403)
    }
    let twice = [("origin", "null"), ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "same-origin")]
    #expect(refusal("POST", host: host, twice.map { (name: $0.0, value: $0.1) }) == 403)
  }

  @Test("of all that a browser may say of where a form is from, only what is from here passes")
  func combinations() {
    let host = "localhost:7420"
    let origins = [
      "http://localhost:7420", "null", "http://127.0.0.1:7420", "http://[::1]:7420", "https://localhost:7420",
      "http://localhost", "http://localhost:7421", "http://evil.example", "http://evil.example:7420", "file://", "",
      "http://localhost:7420.evil.example", "http://localhost:7420@evil.example", "NULL", "http://LOCALHOST:7420",
      "data:", "blob:http://localhost:7420", "ws://localhost:7420", "http://localhost:7420 http://evil.example",
    ]
    let sites = [
      nil, "same-origin", "same-site", "cross-site", "none", "", "SAME-ORIGIN", " same-origin", "same-origin;x", "*",
      "same-origin\u{0}",
    ]
    var passed: Set<String> = []
    for origin in origins {
      for site in sites {
        let more = [(name: "origin", value: origin)] + (site.map { [(name: "sec-fetch-site", value: $0)] } ?? [])
        if refusal("POST", host: [host], more) == nil { passed.insert("\(origin) \(site ?? "-")") }
      }
    }
    #expect(origins.count * sites.count >= 200)
    #expect(passed == ["http://localhost:7420 -", "http://localhost:7420 same-origin", "null same-origin"])
  }

  @Test("no other method is answered", arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get"])
  func methods(_ method: String) { #expect(refusal(method, host: ["localhost:7420"]) == 405) }

  @Test("only the whole token is taken")
  func token() {
    let guardian = RequestGuard(token: "0123456789abcdef")
    #expect(guardian.accepts("0123456789abcdef"))
    for wrong in [nil, "", "0123456789abcde", "0123456789abcdeF", "0123456789abcdef0", "x"] {
      #expect(!guardian.accepts(wrong))
    }
  }
}
