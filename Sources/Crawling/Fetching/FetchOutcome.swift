/// How a fetch ended: one of these, always.
public enum FetchOutcome: String, Sendable, CaseIterable {
  /// A new or changed document.
  case fetched
  /// The server said that nothing changed.
  case notModified = "not-modified"
  /// The same bytes as before, or as under another URL.
  case same
  /// Another URL was named.
  case redirected
  /// 404.
  case notFound = "not-found"
  /// 410.
  case gone
  /// Another 4xx.
  case refused
  /// 5xx.
  case serverError = "server-error"
  /// 429, or 503 with Retry-After: the host is left alone.
  case limited
  /// The URL is none that may be fetched, or of another scheme.
  case blockedURL = "blocked-url"
  /// The address that it leads to is not public.
  case blockedAddress = "private-address"
  /// robots.txt does not allow it.
  case robotsDenied = "robots"
  /// robots.txt could not be read: the host is left alone.
  case robotsUnavailable = "robots-unavailable"
  /// The host has no address.
  case noAddress = "dns"
  /// No connection, or it was closed before an answer.
  case noConnection = "connect"
  /// TLS failed, or the certificate is not right.
  case tls
  /// The total time was over.
  case deadline
  /// The header has too many bytes or fields.
  case headers
  /// Too many redirects one after the other.
  case redirects
  /// An encoding that is unknown, damaged or a bomb.
  case contentEncoding = "content-encoding"
  /// More bytes than the limit; the first are kept.
  case tooLarge = "too-large"
  /// Fewer bytes than were announced.
  case shortBody = "short-body"
  /// No HTTP.
  case protocolError = "protocol"
  /// Neither HTML nor XML nor text.
  case otherType = "other-type"

  /// Whether somebody should know of it.
  public var isFailure: Bool {
    switch self {
    case .fetched, .notModified, .same, .redirected, .robotsDenied, .otherType, .notFound, .gone, .limited: false
    default: true
    }
  }

  /// Whether the server gave what it has at the URL, or said where it is or that it is no more: the site is there.
  public var isAnswer: Bool {
    switch self {
    case .fetched, .notModified, .same, .redirected, .otherType, .notFound, .gone: true
    default: false
    }
  }

  /// Whether the server, its rules or the bounds of a fetch say that there is no such document for this crawler: not only
  /// for this moment.
  var isRefusal: Bool {
    switch self {
    case .refused, .robotsDenied, .redirected, .redirects, .blockedURL, .blockedAddress, .contentEncoding, .tooLarge,
      .otherType, .headers, .protocolError:
      true
    default: false
    }
  }

  /// The outcome that a frontier keeps as a number; nil for none.
  static func at(_ number: Int?) -> FetchOutcome? {
    number.flatMap { allCases.indices.contains($0) ? allCases[$0] : nil }
  }

  /// Whether it may be tried again in the same night.
  var isTransient: Bool {
    switch self {
    case .noAddress, .noConnection, .deadline, .serverError, .shortBody: true
    default: false
    }
  }
}
