import WebArchive

extension Crawler {
  /// Adds what a document links to; what it is where it is no page.
  func find(_ url: QueuedURL, _ content: [UInt8], _ message: HTTPMessage?, _ host: HostState) -> String? {
    let type = (message?.header["Content-Type"] ?? "").prefix { $0 != ";" }.lowercased()
    let isHTML = type.contains("html") && !Self.isXML(content)
    if url.role == .page, isHTML || !(type.hasSuffix("xml") || Self.isXML(content)) {
      if isHTML || type.isEmpty { links(url, PageLinks(content), host.row.site) }
      return nil
    }
    let sitemap = SitemapContents(content)
    guard let form = sitemap.form, form != .text || url.role == .sitemap else {
      return url.role == .page ? nil : "sitemap"
    }
    if sitemap.isCut { log.note(url.url, "more URLs than a sitemap may have; the rest is not read") }
    for target in sitemap.pages { add(target, base: url.url, site: host.row.site, depth: 1, role: .page, via: url.id) }
    if url.depth < plan.sitemapDepth {
      for target in sitemap.sitemaps {
        add(target, base: url.url, site: host.row.site, depth: url.depth + 1, role: .sitemap, via: url.id)
      }
    }
    return form == .feed ? "feed" : "sitemap"
  }

  private func links(_ url: QueuedURL, _ page: PageLinks, _ site: Int) {
    let depth = url.depth + 1
    guard !page.isNoFollow, depth <= plan.sites[site].depth else { return }
    let base = page.base.flatMap { try? WebURL($0, base: url.url) } ?? url.url
    for target in page.links { add(target, base: base, site: site, depth: depth, role: .page, via: url.id) }
    for target in page.feeds.prefix(20) { add(target, base: base, site: site, depth: depth, role: .feed, via: url.id) }
  }

  private func add(_ target: String, base: WebURL, site: Int, depth: Int, role: URLRole, via: Int64) {
    guard let url = try? WebURL(target, base: base), plan.sites[site].contains(url), !Self.isOtherType(url) else {
      return
    }
    frontier.add(FoundURL(url: url, site: site, depth: depth, role: role, via: via))
  }

  private static func isXML(_ content: [UInt8]) -> Bool {
    let head = content.prefix(512).drop { ASCIIBytes.isSpace($0) || $0 >= 0x80 }
    if head.starts(with: "<?xml".utf8) { return !String(decoding: head, as: UTF8.self).lowercased().contains("<html") }
    return ["<urlset", "<sitemapindex", "<rss", "<feed"].contains { head.starts(with: $0.utf8) }
  }

  /// Whether a URL's name says that it is no document that can be read.
  private static func isOtherType(_ url: WebURL) -> Bool {
    let path = url.pathOnly.utf8
    guard let dot = path.lastIndex(of: 0x2E) else { return false }
    let suffix = path[dot...].dropFirst()
    return suffix.count <= longestType && otherTypes.contains(String(decoding: suffix, as: UTF8.self).lowercased())
  }

  private static let longestType = otherTypes.map(\.utf8.count).max() ?? 0

  private static let otherTypes: Set<String> = [
    "7z", "avi", "bin", "bmp", "css", "csv", "doc", "docx", "dmg", "eot", "epub", "exe", "gif", "ico", "iso", "jpeg",
    "jpg", "js", "json", "m4a", "mov", "mp3", "mp4", "mpeg", "mpg", "odp", "ods", "odt", "ogg", "otf", "pdf", "png",
    "ppt", "pptx", "rar", "rtf", "svg", "tar", "tif", "tiff", "ttf", "wav", "webm", "webp", "wmv", "woff", "woff2",
    "xls",
    "xlsx", "zip",
  ]
}
