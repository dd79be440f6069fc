/// A request.
public struct FetchRequest: Sendable {
  /// What is fetched.
  public var url: WebURL
  /// The validator of the copy that is known.
  public var etag: String?
  /// The time of the copy that is known, as the server gave it.
  public var lastModified: String?
  /// Bytes of the body, where they are fewer than the policy's.
  public var bodyBytes: Int?
  /// Seconds, where they are fewer than the policy's.
  public var deadline: Double?

  /// Makes a request.
  public init(_ url: WebURL) { self.url = url }

  /// The fields that make it conditional.
  var conditions: [String] {
    var fields: [String] = []
    if let etag { fields.append("If-None-Match: \(etag)") }
    if let lastModified { fields.append("If-Modified-Since: \(lastModified)") }
    return fields
  }

  /// The request as it is sent.
  func bytes(_ policy: FetchPolicy) -> [UInt8] {
    let lines = ["GET \(url.path) HTTP/1.1", "Host: \(url.authority)", "User-Agent: \(policy.userAgent)"]
    return Array(((lines + FetchPolicy.fields + conditions).joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

/// What came back.
public struct FetchResult: Sendable {
  /// Why there is no answer, or only a part; nil for a whole one.
  public var failure: FetchOutcome?
  /// What happened, in a few words.
  public var detail = ""
  /// The status code; 0 without an answer.
  public var status = 0
  /// Status line and fields as received, with their empty line; of several headers the last.
  public var header: [UInt8] = []
  /// The body as received, freed of its transfer encoding.
  public var body: [UInt8] = []
  /// The address that was connected to.
  public var address: String?
  /// Why the body is cut, as in `WARC-Truncated`; nil where it is whole.
  public var truncation: String?
  /// Seconds from its beginning to its end.
  public var seconds = 0.0
  /// Whether the address was in use by another host: to be tried again.
  public var isPostponed = false
}
