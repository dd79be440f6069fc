/// An http or https URL in canonical form: two that are equal lead to the same resource. Parsed by the rules of the URL
/// Standard for special schemes, then normalised by RFC 3986, 6.2.2: no fragment, no default port, no dot segments,
/// escapes in upper case and only where they are needed.
public struct WebURL: Hashable, Sendable {
  /// Whether it is https.
  public let isSecure: Bool
  /// The host in lower case, in ASCII; an IPv6 address in brackets.
  public let host: String
  /// The port.
  public let port: Int
  /// Path and query: begins with `/`.
  public let path: String
  /// The address that the host is; nil for a name.
  public let address: [UInt8]?

  /// Why a text is no URL that may be fetched.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither http nor https.
    case scheme(String)
    /// It carries a user name or a password.
    case credentials
    /// The host is none.
    case host
    /// A port that other services use.
    case port(Int)
    /// It is longer than servers take.
    case length(Int)
    /// It is not a URL at all.
    case form

    /// What is wrong, as the end of a sentence about the URL.
    public var description: String {
      switch self {
      case .scheme(let scheme): "its scheme is \(scheme.prefix(20)), and only http and https are fetched"
      case .credentials: "it carries a user name or a password"
      case .host: "its host or port is none"
      case .port(let port): "port \(port) is not one of web servers"
      case .length(let length): "it has \(length) bytes, more than \(WebURL.longest)"
      case .form: "it does not begin with http:// or https://"
      }
    }
  }

  /// Bytes of a URL, at most.
  public static let longest = 8192

  /// `https://host:port`.
  public var origin: String { (isSecure ? "https://" : "http://") + authority }
  /// `host:port`, without the scheme's own port.
  public var authority: String { port == (isSecure ? 443 : 80) ? host : "\(host):\(port)" }
  /// The whole URL.
  public var text: String { origin + path }
  /// Path without query.
  public var pathOnly: Substring { path[..<(path.utf8.firstIndex(of: 0x3F) ?? path.endIndex)] }

  /// Parses an absolute URL, or one relative to `base`.
  public init(_ text: String, base: WebURL? = nil) throws(Refusal) {
    var input = text.utf8.drop { $0 <= 0x20 }
    while let last = input.last, last <= 0x20 { input.removeLast() }
    let bytes = input.filter { $0 != 9 && $0 != 10 && $0 != 13 }
    guard bytes.count <= Self.longest else { throw .length(bytes.count) }
    let parts = URLParts(bytes)
    let scheme = parts.scheme ?? (base.map { $0.isSecure ? "https" : "http" } ?? "")
    guard scheme == "http" || scheme == "https" else { throw parts.scheme == nil ? .form : .scheme(scheme) }
    isSecure = scheme == "https"
    var rawPath = parts.path
    var query = parts.query
    if let authority = parts.authority {
      (host, port, address) = try Self.parse(authority, isSecure: isSecure)
    } else {
      guard let base, parts.scheme == nil || base.isSecure == isSecure else { throw .host }
      (host, port, address) = (base.host, base.port, base.address)
      let basePath = Array(base.pathOnly.utf8)
      if rawPath.isEmpty {
        rawPath = basePath
        if query == nil, base.path.utf8.count > basePath.count {
          query = Array(base.path.utf8.dropFirst(basePath.count + 1))
        }
      } else if rawPath.first != 0x2F {
        rawPath = Array(basePath[...(basePath.lastIndex(of: 0x2F) ?? 0)]) + rawPath
      }
    }
    var path = URLEscapes.normalized(URLParts.withoutDots(rawPath), isQuery: false)
    if let query, !query.isEmpty { path += "?" + URLEscapes.normalized(query, isQuery: true) }
    guard path.utf8.count <= Self.longest else { throw .length(path.utf8.count) }
    self.path = path
  }

  /// Another path, in canonical form already, of the same host.
  init(origin: WebURL, path: String) {
    (isSecure, host, port, address) = (origin.isSecure, origin.host, origin.port, origin.address)
    self.path = path
  }

  private static func parse(
    _ authority: [UInt8], isSecure: Bool
  ) throws(Refusal) -> (host: String, port: Int, address: [UInt8]?) {
    guard !authority.contains(0x40) else { throw .credentials }
    var hostBytes = authority[...]
    var port = isSecure ? 443 : 80
    let bracket = authority.lastIndex(of: 0x5D) ?? -1
    if let colon = authority.lastIndex(of: 0x3A), colon > bracket {
      hostBytes = authority[..<colon]
      let digits = authority[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.count <= 5, digits.allSatisfy(ASCIIBytes.isDigit),
          let number = Int(String(decoding: digits, as: UTF8.self)), number < 65536
        else { throw .host }
        port = number
      }
    }
    guard let text = String(validating: hostBytes, as: UTF8.self) else { throw .host }
    guard PortRules.isAllowed(port) else { throw .port(port) }
    switch HostParser.parse(text) {
    case .name(let name): return (name, port, nil)
    case .address4(let bytes): return (AddressRules.text(bytes), port, bytes)
    case .address6(let bytes): return ("[\(AddressRules.text(bytes))]", port, bytes)
    case nil: throw .host
    }
  }
}

/// Ports on which web servers may be asked.
enum PortRules {
  /// Ports above 1023 on which others than web servers listen: those that browsers refuse
  /// (https://fetch.spec.whatwg.org/#bad-port), and stores that take commands over any connection.
  private static let refused: Set<Int> = [
    1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379,
    6380, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001, 9000, 9042, 9092, 9200, 9300, 10080, 10250, 11211,
    27017, 50070,
  ]

  static func isAllowed(_ port: Int) -> Bool {
    port == 80 || port == 443 || (port >= 1024 && !refused.contains(port))
  }
}
