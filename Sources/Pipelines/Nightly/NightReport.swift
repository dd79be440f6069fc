import Crawling
import DocumentModel
import KnowledgeBase

/// The morning report: the same parts as Markdown and as HTML.
public enum NightReport {
  /// A part: a heading, sentences, and a table.
  struct Part {
    var title: String
    var lines: [String] = []
    var rows: [[String]] = []
  }

  /// Facts that are listed, at most.
  static let most = 200

  /// The report as Markdown.
  public static func markdown(_ summary: NightSummary, attention: [String]) -> String {
    var out = "# \(escaped(summary.name)): night of \(date(summary.started))\n"
    for part in parts(summary, attention) {
      out += "\n## \(part.title)\n\n"
      for line in part.lines { out += "- \(escaped(line))\n" }
      guard let head = part.rows.first else { continue }
      if !part.lines.isEmpty { out += "\n" }
      out += "| \(head.joined(separator: " | ")) |\n|\(String(repeating: "---|", count: head.count))\n"
      for row in part.rows.dropFirst() { out += "| \(row.map(escaped).joined(separator: " | ")) |\n" }
    }
    return out
  }

  /// The report as a page without scripts and without anything from elsewhere.
  public static func html(_ summary: NightSummary, attention: [String]) -> String {
    var writer = MarkupWriter()
    let title = "\(summary.name): night of \(date(summary.started))"
    writer.markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
    writer.visible(title)
    writer.markup(
      """
      </title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2rem .6rem;text-align:left;vertical-align:top}
      td{overflow-wrap:anywhere}</style></head><body><h1>
      """)
    writer.visible(title)
    writer.markup("</h1>\n")
    for part in parts(summary, attention) {
      writer.markup("<h2>")
      writer.visible(part.title)
      writer.markup("</h2>\n")
      if !part.lines.isEmpty {
        writer.markup("<ul>")
        for line in part.lines {
          writer.markup("<li>")
          writer.visible(line)
          writer.markup("</li>")
        }
        writer.markup("</ul>\n")
      }
      guard !part.rows.isEmpty else { continue }
      writer.markup("<table>")
      for (index, row) in part.rows.enumerated() {
        writer.markup("<tr>")
        for cell in row {
          writer.markup(index == 0 ? "<th>" : "<td>")
          writer.visible(cell)
          writer.markup(index == 0 ? "</th>" : "</td>")
        }
        writer.markup("</tr>\n")
      }
      writer.markup("</table>\n")
    }
    writer.markup("</body></html>\n")
    return writer.string
  }

  private static func parts(_ summary: NightSummary, _ attention: [String]) -> [Part] {
    var parts = [
      Part(title: "To look at", lines: attention.isEmpty ? ["nothing"] : attention)
    ]
    if let crawl = summary.crawl {
      var rows = [["what", "number"]] + crawl.outcomes.map { ["URLs: \($0.outcome.rawValue)", String($0.count)] }
      for (name, change) in [("new", URLChange.new), ("changed", .changed), ("withdrawn", .withdrawn)] {
        rows.append(["documents: \(name)", String(crawl.changes[change] ?? 0)])
      }
      if let lost = crawl.changes[.lost] { rows.append(["documents: not to be had any more", String(lost)]) }
      parts.append(Part(title: "Fetched", lines: crawl.notes, rows: rows))
      if crawl.left > 0 {
        let lines = ["\(crawl.left) URLs were not asked for: a budget was used up, or a host left alone"]
        let patterns = crawl.leftPatterns.map { [$0.pattern, String($0.count)] }
        parts.append(
          Part(title: "Left for another night", lines: lines, rows: [["URLs such as", "number"]] + patterns))
      }
    }
    parts += losses(summary)
    parts += stillLost(summary)
    parts += facts(summary)
    parts += failures(summary)
    var cost = [["step", "seconds"]] + summary.seconds.map { [$0.step, String(($0.seconds * 10).rounded() / 10)] }
    if let crawl = summary.crawl { cost.append(["bytes received", String(crawl.bytes)]) }
    cost.append(["bytes of the archive", String(summary.archiveBytes)])
    cost.append(["bytes of the knowledge base", String(summary.knowledgeBytes)])
    if !summary.pruned.isEmpty { cost.append(["archive files deleted", String(summary.pruned.count)]) }
    parts.append(Part(title: "Cost", rows: cost))
    return parts
  }

  private static func losses(_ summary: NightSummary) -> [Part] {
    guard !summary.losses.isEmpty else { return [] }
    var part = Part(
      title: "Sources with less than before, or not read as a whole: \(summary.losses.count)",
      rows: [["source", "was", "is"]])
    if summary.losses.count > most { part.lines.append("the first \(most) are listed") }
    part.rows += summary.losses.prefix(most).map { [$0.source, $0.was ?? "new", $0.now] }
    return [part]
  }

  private static func stillLost(_ summary: NightSummary) -> [Part] {
    guard let first = summary.stillLost.first else { return [] }
    var part = Part(
      title: "Still lost since \(first.since) or later: \(summary.stillLost.count)",
      rows: [["source", "since", "why", "stands on the old capture"]])
    if summary.stillLost.count > most { part.lines.append("the first \(most) are listed") }
    part.rows += summary.stillLost.prefix(most).map { [$0.source, $0.since, $0.why, $0.held] }
    return [part]
  }

  private static func facts(_ summary: NightSummary) -> [Part] {
    let titles: [(FactChange.Kind, String)] = [
      (.contradicted, "New contradictions"), (.changed, "Changed facts"), (.added, "New facts"),
      (.removed, "Facts that are gone"),
    ]
    return titles.compactMap { kind, title in
      let changes = summary.changes.filter { $0.kind == kind }
      guard !changes.isEmpty else { return nil }
      let count = summary.changeCounts[kind] ?? changes.count
      let isContradiction = kind == .contradicted
      let head =
        isContradiction
        ? ["fact", "one says", "quote", "source", "another says", "quote", "source"]
        : ["fact", "was", "is", "quote", "source"]
      var part = Part(title: "\(title): \(count)", rows: [head])
      if count > most {
        let all = changes.count < count ? "`attest export`" : "`attest diff`"
        part.lines.append("the first \(most) are listed; \(all) tells all")
      }
      for change in changes.prefix(most) {
        guard let fact = change.after ?? change.before else { continue }
        let period = fact.statement.period.map { " (\($0))" } ?? ""
        let name = "\(fact.statement.property) \(fact.statement.subject)\(period)"
        if isContradiction {
          part.rows.append([name] + side(fact) + (change.other.map(side) ?? ["", "", ""]))
        } else {
          part.rows.append(
            [name, change.before.map(DiffRendering.value) ?? "", change.after.map(DiffRendering.value) ?? ""]
              + side(fact).dropFirst())
        }
      }
      return part
    }
  }

  /// What a fact says, its quote, and where that stands.
  private static func side(_ fact: ComparedFact) -> [String] {
    let hull = fact.place.hull
    return [DiffRendering.value(fact), fact.place.quote, "\(fact.source) bytes \(hull.start)–\(hull.end)"]
  }

  private static func failures(_ summary: NightSummary) -> [Part] {
    var parts: [Part] = []
    if let crawl = summary.crawl, !crawl.failures.isEmpty {
      parts.append(
        Part(
          title: "Not fetched",
          rows: [["URL", "outcome", "detail"]]
            + crawl.failures.prefix(most).map { [$0.url, $0.outcome.rawValue, $0.detail ?? ""] }))
    }
    if !summary.run.problems.isEmpty {
      parts.append(
        Part(
          title: "Not read as a whole",
          rows: [["source", "state", "reason"]]
            + summary.run.problems.prefix(most).map { [$0.source, $0.status, $0.reason] }))
    }
    if summary.run.unnamed > 0 {
      let line = "they stay as they are; `attest run` with the pipeline and --remove-unnamed removes them"
      parts.append(Part(title: "Documents of no source of the pipeline: \(summary.run.unnamed)", lines: [line]))
    }
    if !summary.unverified.isEmpty {
      parts.append(
        Part(
          title: "Not verified",
          rows: [["source", "verdict", "quote"]]
            + summary.unverified.map { [$0.source, $0.verdict.rawValue, $0.quote ?? $0.message ?? ""] }))
    }
    return parts
  }

  /// Text that Markdown and the HTML in it take for nothing but text; what is not seen is shown as its code point.
  private static func escaped(_ text: String) -> String {
    var out = ""
    // In running text quotes mean nothing: they stay as they are.
    let shown = VisibleText.escape(text).replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    for character in shown {
      switch character {
      case "\n", "\r\n", "\r": out += " "
      case "|", "\\", "`", "*", "_", "[", "]", "!", "#": out += "\\\(character)"
      default: out.append(character)
      }
    }
    return out
  }

  private static func date(_ seconds: Int) -> String { String(Stamp.text(seconds).prefix(10)) }
}
