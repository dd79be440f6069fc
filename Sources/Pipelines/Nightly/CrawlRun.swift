public import Crawling
import DocumentModel
import Foundation
import WebArchive

/// Crawls the sites of a pipeline into its archive.
public enum CrawlRun {
  /// The plan of a pipeline's crawl. Throws `PipelineError` (78) where it has no sites.
  public static func plan(_ file: PipelineFile) throws -> CrawlPlan {
    let definition = file.definition
    guard let archive = file.archive, let contact = definition.contact, !definition.sites.isEmpty else {
      throw PipelineError(.configuration, "\(file.path): names no `sites` to crawl")
    }
    let name = definition.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" }
    var plan = CrawlPlan(
      sites: definition.sites, archive: archive, name: String(name), contact: contact, version: Extractor.version)
    if let limit = definition.documentBytes { plan.policy.bodyBytes = min(limit, plan.policy.bodyBytes) }
    return plan
  }

  /// Crawls. `log` hears of each fetch as a line of JSON. Throws `PipelineError`.
  public static func run(_ plan: CrawlPlan, log: @escaping (String) -> Void) throws -> CrawlSummary {
    do {
      return try Crawler(plan, log: log).run()
    } catch let error as CrawlError {
      switch error {
      case .locked(let text): throw PipelineError(.locked, text)
      case .cannotCreate(let text): throw PipelineError(.cannotCreate, text)
      case .inputOutput(let text): throw PipelineError(.inputOutput, text)
      case .corrupt(let text): throw PipelineError(.unusableData, text)
      case .configuration(let text): throw PipelineError(.configuration, text)
      }
    } catch let error as ArchiveError {
      throw PipelineError(.inputOutput, error.description)
    }
  }

  /// Lets the next crawl fetch anew what archive files held that were deleted. Throws `PipelineError`.
  static func forget(_ files: [String], archive: String) throws {
    guard !files.isEmpty else { return }
    do {
      try CrawlMemory.forget(files: files, archive: archive)
    } catch let error as CrawlError {
      throw PipelineError(.inputOutput, error.description)
    }
  }

  /// The summary table.
  public static func table(_ summary: CrawlSummary, archive: String) -> String {
    var rows = [["fetches", "number"]] + summary.outcomes.map { [$0.outcome.rawValue, String($0.count)] }
    for (name, change) in [("new documents", URLChange.new), ("changed", .changed), ("withdrawn", .withdrawn)] {
      rows.append([name, String(summary.changes[change] ?? 0)])
    }
    if let lost = summary.changes[.lost] { rows.append(["not to be had any more", String(lost)]) }
    rows.append(["URLs known", String(summary.known)])
    if summary.left > 0 { rows.append(["of these not asked for", String(summary.left)]) }
    rows.append(["bytes received", String(summary.bytes)])
    var out = TextColumns.render(rows)
    if !summary.failures.isEmpty {
      out +=
        "\n"
        + TextColumns.render(
          [["not fetched", "outcome", "detail"]]
            + summary.failures.prefix(50).map { [$0.url, $0.outcome.rawValue, $0.detail ?? ""] })
    }
    if !summary.silent.isEmpty {
      out +=
        "\n"
        + TextColumns.render(
          [["nothing fetched of", "why", "asked to be left alone until"]]
            + summary.silent.map {
              [$0.origin, $0.outcome?.rawValue ?? "not asked", $0.until.map(Stamp.text) ?? ""]
            })
    }
    if !summary.leftPatterns.isEmpty {
      out +=
        "\n"
        + TextColumns.render(
          [["left for another night: URLs such as", "number"]]
            + summary.leftPatterns.map { [$0.pattern, String($0.count)] })
    }
    for note in summary.notes { out += "\n\(note)\n" }
    return out + "\narchive: \(archive)\n"
  }

  /// The summary as one JSON object and a line end.
  public static func json(_ summary: CrawlSummary) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("night", summary.night)
      object.key("outcomes")
      object.object { for entry in summary.outcomes { $0.member(entry.outcome.rawValue, entry.count) } }
      object.member("new", summary.changes[.new] ?? 0)
      object.member("changed", summary.changes[.changed] ?? 0)
      object.member("withdrawn", summary.changes[.withdrawn] ?? 0)
      object.member("lost", summary.changes[.lost] ?? 0)
      object.member("hosts", summary.hosts)
      object.member("bytes", summary.bytes)
      object.member("known", summary.known)
      object.member("left", summary.left)
      object.key("leftPatterns")
      object.object { for entry in summary.leftPatterns { $0.member(entry.pattern, entry.count) } }
      object.key("notes")
      object.array { list in for note in summary.notes { list.value(note) } }
      object.key("files")
      object.array { list in for file in summary.files { list.value(file) } }
      object.key("failures")
      object.array { list in
        for failure in summary.failures {
          list.object {
            $0.member("url", failure.url)
            $0.member("outcome", failure.outcome.rawValue)
            $0.member("detail", failure.detail)
          }
        }
      }
    }
    writer.newline()
    return writer.string
  }
}
