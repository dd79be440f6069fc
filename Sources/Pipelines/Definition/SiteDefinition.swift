import Crawling

extension PipelineDefinition {
  /// The `sites` of a pipeline. Throws `PipelineError` (78) with file and line.
  static func sites(_ top: NodeReader) throws -> [CrawlPlan.Site] {
    let sites = try top.list("sites").map { entry in
      try entry.allow(["seeds", "scope", "depth", "budget"])
      let seeds = try entry.strings("seeds").map { text in
        do throws(WebURL.Refusal) {
          return try WebURL(text)
        } catch let refusal {
          throw entry.error("seeds", "has \(text), which cannot be fetched: \(refusal)")
        }
      }
      guard !seeds.isEmpty else { throw entry.error("seeds", "is missing: list at least one URL") }
      var site = CrawlPlan.Site(seeds: seeds)
      if let scope = try entry.string("scope") {
        guard let known = CrawlPlan.Scope(rawValue: scope) else {
          let all = CrawlPlan.Scope.allCases.map(\.rawValue).joined(separator: ", ")
          throw entry.error("scope", "should be one of \(all)")
        }
        site.scope = known
      }
      if let depth = try entry.integer("depth") {
        guard depth >= 0 else { throw entry.error("depth", "should be 0 or more") }
        site.depth = depth
      }
      let budget = try entry.object("budget")
      try budget?.allow(["pages", "bytes", "time"])
      if let budget, let pages = try budget.integer("pages") {
        guard pages > 0 else { throw budget.error("pages", "should be 1 or more") }
        site.pages = pages
      }
      if let budget, let bytes = try budget.bytes("bytes") {
        guard bytes > 0 else { throw budget.error("bytes", "should be 1 or more") }
        site.bytes = bytes
      }
      if let budget, let time = try budget.string("time") {
        guard let seconds = seconds(time) else { throw budget.error("time", "should be a time such as 6h or 30m") }
        site.seconds = seconds
      }
      return site
    }
    if !sites.isEmpty {
      guard let contact = try top.string("contact") else {
        throw top.error("contact", "is missing: sites must know whom to write to, e.g. mailto:you@example.org")
      }
      guard contact.contains("@") || contact.contains("://"), contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw top.error("contact", "should be an address or a URL without spaces, e.g. mailto:you@example.org")
      }
      guard try top.string("archive") != nil else {
        throw top.error("archive", "is missing: name the folder for what is fetched")
      }
    }
    return sites
  }

  /// `90`, `90s`, `30m`, `6h` in seconds.
  private static func seconds(_ text: String) -> Double? {
    let factor: Double
    switch text.last {
    case "h": factor = 3600
    case "m": factor = 60
    default: factor = 1
    }
    let digits = text.last.map { "hms".contains($0) } == true ? text.dropLast() : text[...]
    return Int(digits).flatMap { $0 > 0 ? Double($0) * factor : nil }
  }
}
