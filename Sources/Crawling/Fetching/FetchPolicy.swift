/// What every fetch keeps to.
public struct FetchPolicy: Sendable {
  /// The User-Agent, which names the crawler and whom to write to.
  public var userAgent: String
  /// Whether this machine may be asked: for tests alone.
  public var allowsLoopback = false
  /// Seconds of a fetch, from the first byte sent to the last received.
  public var deadline = 60.0
  /// Seconds until a connection stands.
  public var connectDeadline = 15.0
  /// Bytes of a body as received, at most.
  public var bodyBytes = 16 << 20
  /// Bytes of a header, at most.
  public var headerBytes = 64 << 10
  /// Lines of a header, at most.
  public var headerFields = 500
  /// Bytes of all large bodies that are being received, at most; who is above waits.
  public var heldBytes = 32 << 20
  /// Fetches at the same time; those that are slow do not count.
  public var concurrency = 32
  /// Connections to a host.
  public var connectionsPerHost = 1
  /// Seconds for which the address of a name is remembered.
  public var nameSeconds = 60
  /// Whether hosts of one address are asked one after the other.
  public var isPoliteByAddress = true

  /// Makes a policy; all else has a default.
  public init(userAgent: String) { self.userAgent = userAgent }

  /// Whether an address may be connected to.
  func mayConnect(_ address: [UInt8]) -> Bool {
    AddressRules.isPublic(address) || allowsLoopback && AddressRules.isLoopback(address)
  }

  /// Fields of every request, in order, besides Host and User-Agent.
  static let fields = [
    "Accept: text/html, application/xhtml+xml, application/xml, text/xml, text/plain;q=0.8, */*;q=0.1",
    "Accept-Encoding: gzip, deflate",
  ]
}
