/// A robots.txt as RFC 9309 reads it: groups of rules for crawlers, sitemaps, and what was not understood.
public struct RobotsFile: Sendable {
  /// Bytes that are read (RFC 9309, 2.5 asks for 500 KiB at least). A rule that the limit cuts is dropped, never shortened.
  public static let limit = 512_000

  /// A rule: a pattern of paths that may, or may not, be fetched.
  struct Rule: Sendable {
    let isAllowed: Bool
    let pattern: RobotsPattern
  }

  /// Rules for the crawlers of some names.
  struct Group: Sendable {
    /// Product tokens in lower case, `*` for all others, and the names as written.
    var agents: [(token: String, written: String)] = []
    var rules: [Rule] = []
    var crawlDelay: Double?
  }

  let groups: [Group]
  /// URLs of sitemaps as written.
  public let sitemaps: [String]
  /// Bytes behind the limit, which were not read.
  public let dropped: Int

  /// Reads the bytes of a robots.txt. Never fails: what is no rule is passed over.
  public init(_ bytes: [UInt8]) {
    var text = bytes.prefix(Self.limit)
    if bytes.count > Self.limit {
      // Only whole lines count.
      let end = bytes[Self.limit] == 0x0A || bytes[Self.limit] == 0x0D
      if !end { text = text[..<(text.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? 0)] }
    }
    dropped = bytes.count - text.count
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    var builder = Builder()
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { builder.add(line) }
    builder.end()
    (groups, sitemaps) = (builder.groups, builder.sitemaps)
  }

  private struct Builder {
    var groups: [Group] = []
    var sitemaps: [String] = []
    private var group = Group()
    /// Whether the last line that counts named a crawler: further names join the group.
    private var isNaming = false

    mutating func end() {
      if !group.agents.isEmpty { groups.append(group) }
      group = Group()
    }

    mutating func add(_ line: ArraySlice<UInt8>) {
      let plain = line.prefix { $0 != 0x23 }
      guard let (key, value) = Self.pair(plain) else { return }
      switch key {
      case "user-agent":
        if !isNaming { end() }
        isNaming = true
        group.agents.append((Self.token(value), String(decoding: value, as: UTF8.self).lowercased()))
      case "allow", "disallow":
        isNaming = false
        // An empty pattern matches nothing.
        guard !group.agents.isEmpty, !value.isEmpty else { return }
        group.rules.append(Rule(isAllowed: key == "allow", pattern: RobotsPattern(value)))
        // Who allows a folder's index allows the folder, under which it is mostly asked for.
        if key == "allow", let folder = Self.folder(ofIndex: value) {
          group.rules.append(Rule(isAllowed: true, pattern: RobotsPattern(folder)))
        }
      case "crawl-delay":
        isNaming = false
        guard !group.agents.isEmpty, let delay = Double(String(decoding: value, as: UTF8.self)), delay >= 0 else {
          return
        }
        group.crawlDelay = group.crawlDelay ?? delay
      case "sitemap": if !value.isEmpty { sitemaps.append(String(decoding: value, as: UTF8.self)) }
      // A line of another kind ends the names of a group.
      default: isNaming = false
      }
    }

    /// `/folder/$` for `/folder/index.html`.
    private static func folder(ofIndex value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      for name in ["index.html", "index.htm"] where value.suffix(name.utf8.count + 1).elementsEqual("/\(name)".utf8) {
        return value.dropLast(name.utf8.count) + [0x24]
      }
      return nil
    }

    /// A key in lower case, with the usual slips of spelling set right, and its value.
    private static func pair(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
      let line = trimmed(line)
      let key: ArraySlice<UInt8>
      let value: ArraySlice<UInt8>
      if let colon = line.firstIndex(of: 0x3A) {
        (key, value) = (trimmed(line[..<colon]), trimmed(line[(colon + 1)...]))
      } else {
        // `Disallow /path`, without the colon: two words, and no more.
        let words = line.split(whereSeparator: ASCIIBytes.isSpace)
        guard words.count == 2 else { return nil }
        (key, value) = (words[0], words[1])
      }
      let name = String(decoding: key, as: UTF8.self).lowercased()
      switch name {
      case "useragent", "user agent": return ("user-agent", value)
      case "site-map": return ("sitemap", value)
      case "dissallow", "dissalow", "disalow", "diasllow", "disallaw": return ("disallow", value)
      default: return (name, value)
      }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var bytes = bytes
      while let first = bytes.first, ASCIIBytes.isSpace(first) { bytes.removeFirst() }
      while let last = bytes.last, ASCIIBytes.isSpace(last) { bytes.removeLast() }
      return bytes
    }

    /// The product token: letters, `_` and `-`; `*` for all.
    private static func token(_ value: ArraySlice<UInt8>) -> String {
      if value.first == 0x2A, value.count == 1 || ASCIIBytes.isSpace(value[value.startIndex + 1]) { return "*" }
      let token = value.prefix { ASCIIBytes.isLetter($0) || $0 == 0x2D || $0 == 0x5F }
      return String(decoding: token, as: UTF8.self).lowercased()
    }
  }
}
