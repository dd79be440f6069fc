/// What a URL is asked for.
enum URLRole: Int, Sendable {
  case page, sitemap, feed
  /// What turned out to be no document that can be read.
  case other

  /// What the archive says of it; nil for a page, which is a document.
  var purpose: String? {
    switch self {
    case .page: nil
    case .sitemap: "sitemap"
    case .feed: "feed"
    case .other: "other"
    }
  }
}

/// What became of a document between two nights.
public enum URLChange: Int, Sendable {
  /// It was not known before.
  case new = 1
  /// Its bytes are others.
  case changed = 2
  /// It is no more.
  case withdrawn = 3
  /// It cannot be had any more; what was archived of it stays.
  case lost = 4
}

/// The copy of a URL that the archive holds.
struct KnownCopy: Sendable {
  var digest: [UInt8]
  /// The record's identifier.
  var record: String
  /// Microseconds since 1970.
  var captured: Int
}

/// Bytes that the archive holds, whatever became of the URL they were fetched for.
struct KnownPayload: Sendable {
  var url: String
  var copy: KnownCopy
  /// Whether the record is one that documents may refer to.
  var isDocument: Bool
}

/// A robots.txt as it was read.
struct RobotsCopy: Sendable {
  /// Row of the host.
  var host: Int64
  /// Its text; empty where the host has none.
  var text: [UInt8]
  /// Seconds since 1970.
  var fetched: Int
  var expires: Int
}

/// A URL that is to be fetched.
struct QueuedURL: Sendable {
  var id: Int64
  var url: WebURL
  var depth: Int
  var hops: Int
  var role: URLRole
  var via: Int64?
  var etag: String?
  var modified: String?
  var copy: KnownCopy?
  /// How it ended when it was last asked for.
  var outcome: FetchOutcome?

  /// Whether an outcome takes away a document that could be had when it was last asked for.
  func isLost(by outcome: FetchOutcome) -> Bool {
    copy != nil && role == .page && outcome.isRefusal && self.outcome != outcome
  }
}

/// A place in the order in which URLs of a host are due.
struct DuePlace: Sendable {
  var night: Int
  var depth: Int
  var id: Int64
}

/// A URL that was found.
struct FoundURL: Sendable {
  var url: WebURL
  var site: Int
  var depth: Int
  var hops = 0
  var role = URLRole.page
  var via: Int64?
}

/// What is known of a URL after a fetch.
struct URLUpdate: Sendable {
  var id: Int64
  var outcome: FetchOutcome
  /// What it turned out to be; nil where that is known already.
  var role: URLRole?
  var change: URLChange?
  var detail: String?
  var etag: String?
  var modified: String?
  var copy: KnownCopy?
}

/// A host as the frontier knows it.
struct HostRow: Sendable {
  var id: Int64
  var origin: String
  var site: Int
  var pages: Int
  var bytes: Int
  /// Milliseconds since 1970.
  var ready: Int
}
