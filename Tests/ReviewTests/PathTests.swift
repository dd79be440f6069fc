import Testing

@testable import Review

/// Paths that lead out, or elsewhere, lead nowhere.
@Suite struct PathTests {
  private static let steps = [
    "..", "%2e%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae.", ".%2e", "..%00", "..;", "....", "\u{FF0E}\u{FF0E}",
    "...",
  ]
  private static let slashes = ["/", "%2f", "%5c", "\\", "//", "/\\", "%c0%af", "%252f"]
  private static let ends = ["etc/passwd", "kb.sqlite", "review.css", "", "static/review.css"]
  private static let begins = ["/", "/static/", "/documents/", "//", "/\\", "/documents/x/", "/entities/", ""]

  @Test("no path leads to a file or to another server")
  func traversal() async throws {
    let served = try await Served()
    defer { served.remove() }
    var count = 0
    for begin in Self.begins {
      for step in Self.steps {
        for slash in Self.slashes {
          for depth in 1...3 {
            for end in Self.ends {
              let path = begin + Array(repeating: step, count: depth).joined(separator: slash) + slash + end
              let reply = await served.get(path)
              count += 1
              if reply.status != 404 || reply.value("location") != nil || reply.text.contains("root:") {
                Issue.record("\(path): \(reply.status)")
              }
            }
          }
        }
      }
    }
    #expect(count >= 2_000)
  }

  @Test(
    "an address of another server is no path",
    arguments: [
      "//evil.example", "/\\evil.example", "http://evil.example/", "/%2f%2fevil.example", "*", "evil.example:80",
    ])
  func elsewhere(_ target: String) async throws {
    let served = try await Served()
    defer { served.remove() }
    let reply = await served.get(target)
    #expect(reply.status == 404)
    #expect(reply.value("location") == nil)
  }
}
