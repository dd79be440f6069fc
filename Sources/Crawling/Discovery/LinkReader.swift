/// The links of a page.
public struct PageLinks: Sendable, Equatable {
  /// Targets of links, frames, canonical and alternate references and refreshes, as written, in order; each once.
  public var links: [String] = []
  /// What relative links refer to, as written.
  public var base: String?
  /// Feeds that the page names.
  public var feeds: [String] = []
  /// Whether the page asks not to be followed.
  public var isNoFollow = false

  /// Links of a page, at most.
  private static let most = 10_000

  /// Reads the links of HTML.
  public init(_ bytes: [UInt8]) {
    var seen: Set<String> = []
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TagScanner(buffer, isHTML: true)
      while let item = scanner.next() {
        guard case .start(let name, let range) = item, links.count < Self.most else { continue }
        switch name {
        case "a", "area", "link", "iframe", "frame", "base", "meta": break
        default: continue
        }
        read(name, scanner.attributes(range), &seen)
      }
    }
  }

  private mutating func read(_ name: String, _ attributes: [String: String], _ seen: inout Set<String>) {
    func add(_ target: String?) {
      guard let target, !target.isEmpty, !target.hasPrefix("#"), seen.insert(target).inserted else { return }
      links.append(target)
    }
    let relations = (attributes["rel"] ?? "").lowercased().split(separator: " ")
    switch name {
    case "base": base = base ?? attributes["href"]
    case "a", "area": if !relations.contains("nofollow") { add(attributes["href"]) }
    case "iframe", "frame": add(attributes["src"])
    case "link":
      let type = attributes["type"]?.lowercased() ?? ""
      if relations.contains("alternate"), type.contains("rss") || type.contains("atom") {
        if let target = attributes["href"] { feeds.append(target) }
      } else if relations.contains(where: { ["canonical", "next", "prev", "alternate"].contains($0) }) {
        add(attributes["href"])
      }
    case "meta":
      let content = attributes["content"] ?? ""
      if attributes["name"]?.lowercased() == "robots", content.lowercased().contains("nofollow") { isNoFollow = true }
      if attributes["http-equiv"]?.lowercased() == "refresh", let mark = content.lowercased().firstRange(of: "url=") {
        let offset = content.utf8.distance(from: content.startIndex, to: mark.upperBound)
        add(String(content.dropFirst(offset).filter { $0 != "'" && $0 != "\"" }))
      }
    default: break
    }
  }
}
