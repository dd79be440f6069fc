/// How a host has answered in this night, which decides what places its fetches may take: hosts that hold what they are
/// asked for take none from those that answer.
enum Standing {
  /// No page has come from it yet.
  case unproven
  /// Its last page came at once.
  case quick
  /// Its last answer took long, or there was none for long.
  case slow

  /// Seconds after which a fetch is slow: it takes up no place any more that another could begin in.
  static let slowSeconds = 1.0

  /// The standing after an answer. A robots.txt proves nothing: it is small, and everybody has one.
  func after(_ result: FetchResult, isPage: Bool) -> Standing {
    if result.isPostponed { return self }
    if result.seconds >= Self.slowSeconds { return .slow }
    return isPage && result.status > 0 ? .quick : self
  }

  /// Whether another fetch may begin where `young` are under way that are not slow yet, and `all` in all. A quarter of all
  /// places is for hosts that are quick; a slow host takes none of those of young fetches.
  func hasRoom(young: Int, all: Int, concurrency: Int) -> Bool {
    let most = min((1 + Self.slowForEach) * concurrency, 512)
    return switch self {
    case .quick: young < concurrency && all < most
    case .unproven: young < max(1, concurrency * 3 / 4) && all < max(1, most * 3 / 4)
    case .slow: all < max(1, most / 2)
    }
  }

  /// Slow fetches for each place.
  private static let slowForEach = 7
}
