import TestSupport
import Testing

@testable import Crawling

@Suite("Places of fetches")
struct StandingTests {
  private static func result(status: Int, seconds: Double, isPostponed: Bool = false) -> FetchResult {
    var result = FetchResult()
    (result.status, result.seconds, result.isPostponed) = (status, seconds, isPostponed)
    return result
  }

  @Test("a host is quick by a page that came at once, and slow by one that did not, whatever it did before")
  func standings() {
    let (quick, slow) = (Self.result(status: 200, seconds: 0.1), Self.result(status: 200, seconds: 5))
    #expect(Standing.unproven.after(quick, isPage: true) == .quick)
    #expect(Standing.unproven.after(quick, isPage: false) == .unproven)
    #expect(Standing.quick.after(slow, isPage: true) == .slow)
    #expect(Standing.unproven.after(slow, isPage: false) == .slow)
    #expect(Standing.slow.after(quick, isPage: true) == .quick)
    // No answer says nothing, unless it took long not to come; nor does a fetch that was not begun.
    #expect(Standing.quick.after(Self.result(status: 0, seconds: 0.1), isPage: true) == .quick)
    #expect(Standing.unproven.after(Self.result(status: 0, seconds: 9), isPage: true) == .slow)
    #expect(Standing.quick.after(Self.result(status: 0, seconds: 9, isPostponed: true), isPage: true) == .quick)
  }

  @Test("hosts that are slow or unknown, however many, leave places to those that answer")
  func places() {
    for concurrency in [1, 2, 8, 32, 100] {
      // As many as can begin one after the other, of hosts that hold what they begin.
      func fill(_ standing: Standing, isYoung: Bool) -> Int {
        var count = 0
        while count < 10_000, standing.hasRoom(young: isYoung ? count : 0, all: count, concurrency: concurrency) {
          count += 1
        }
        return count
      }
      let (young, old, slow) = (
        fill(.unproven, isYoung: true), fill(.unproven, isYoung: false), fill(.slow, isYoung: false)
      )
      #expect(young >= 1 && slow >= 1 && old > young)
      #expect(slow <= old)
      #expect(Standing.quick.hasRoom(young: concurrency > 1 ? young : 0, all: young, concurrency: concurrency))
      #expect(Standing.quick.hasRoom(young: 0, all: max(old, slow), concurrency: concurrency))
      #expect(Standing.unproven.hasRoom(young: 0, all: slow, concurrency: concurrency))
    }
  }
}
