/// What a sitemap, a sitemap index, a feed or a list of URLs names.
public struct SitemapContents: Sendable, Equatable {
  /// What it is.
  public enum Form: String, Sendable {
    /// https://www.sitemaps.org/protocol.html, a list of pages.
    case pages
    /// A list of sitemaps.
    case index
    /// RSS or Atom.
    case feed
    /// One URL a line.
    case text
  }

  /// What it is; nil where it is none of these.
  public var form: Form?
  /// URLs of pages as written, in order.
  public var pages: [String] = []
  /// URLs of further sitemaps.
  public var sitemaps: [String] = []
  /// Whether there are more than are read.
  public var isCut = false

  /// URLs of one sitemap, at most (the protocol's own limit).
  private static let most = 50_000

  /// Reads the bytes of a sitemap, unpacked. Never fails; what is not well-formed is read as far as it goes.
  public init(_ received: [UInt8]) {
    let bytes = Self.utf8(received)
    guard let first = bytes.first(where: { !ASCIIBytes.isSpace($0) }) else { return }
    if first != 0x3C {
      readLines(bytes)
      return
    }
    bytes.withUnsafeBufferPointer { readMarkup($0) }
  }

  private mutating func add(_ text: String) {
    let url = text.trimmingSpace
    guard !url.isEmpty, url.utf8.count <= WebURL.longest else { return }
    guard pages.count + sitemaps.count < Self.most else {
      isCut = true
      return
    }
    if form == .index { sitemaps.append(url) } else { pages.append(url) }
  }

  private mutating func readLines(_ bytes: [UInt8]) {
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let text = String(decoding: line, as: UTF8.self).trimmingSpace
      guard text.hasPrefix("http://") || text.hasPrefix("https://") else { continue }
      form = .text
      add(text)
    }
  }

  private mutating func readMarkup(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = TagScanner(bytes, isHTML: false)
    var open: [String] = []
    var text = ""
    while let item = scanner.next() {
      switch item {
      case .start(let name, let range):
        if form == nil { form = Self.form(ofRoot: name) }
        let isEmpty = range.upperBound > range.lowerBound && bytes[range.upperBound - 1] == 0x2F
        if name == "link", form == .feed {
          let attributes = scanner.attributes(range)
          if let target = attributes["href"], ["alternate", nil].contains(attributes["rel"]) { add(target) }
        }
        if !isEmpty, open.count < 64 { open.append(name) }
        text = ""
      case .text(let range, let isRaw):
        guard let name = open.last, name == "loc" || name == "link" || name == "guid" else { continue }
        if text.utf8.count < WebURL.longest { text += scanner.text(range, isRaw: isRaw) }
      case .end(let name):
        if name == "loc", ["url", "sitemap"].contains(open.dropLast().last), form == .pages || form == .index {
          add(text)
        }
        if name == "link", form == .feed, open.last == "link" { add(text) }
        text = ""
        if let place = open.lastIndex(of: name) { open.removeSubrange(place...) }
      }
    }
  }

  private static func form(ofRoot name: String) -> Form? {
    switch name {
    case "urlset": .pages
    case "sitemapindex": .index
    case "rss", "feed", "rdf": .feed
    default: nil
    }
  }

  /// UTF-16 as UTF-8, by its mark.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isBig = bytes.starts(with: [0xFE, 0xFF])
    guard isBig || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place -> UInt16 in
      let (a, b) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isBig ? a << 8 | b : b << 8 | a
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmingSpace: String {
    let bytes = Array(utf8)
    let start = bytes.firstIndex { !ASCIIBytes.isSpace($0) } ?? bytes.count
    let end = (bytes.lastIndex { !ASCIIBytes.isSpace($0) } ?? start - 1) + 1
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
  }
}
