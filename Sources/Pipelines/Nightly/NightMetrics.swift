import Crawling
import Foundation
import KnowledgeBase

/// A night in numbers for Prometheus' textfile collector
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public enum NightMetrics {
  /// The file's text.
  public static func text(_ summary: NightSummary, code: Int32) -> String {
    let label = "{pipeline=\"\(escaped(summary.name))\"}"
    var out = ""
    func gauge(_ name: String, _ help: String, _ samples: [(label: String, value: String)]) {
      out += "# HELP attest_\(name) \(help)\n# TYPE attest_\(name) gauge\n"
      for sample in samples { out += "attest_\(name)\(sample.label) \(sample.value)\n" }
    }
    func labelled(_ key: String, _ value: String) -> String {
      "{pipeline=\"\(escaped(summary.name))\",\(key)=\"\(escaped(value))\"}"
    }
    gauge("night_start_time_seconds", "When the night began.", [(label, String(summary.started))])
    gauge("night_success", "Whether nobody must look.", [(label, code == 0 ? "1" : "0")])
    gauge("night_exit_code", "How the night ended: 0 where nobody must look.", [(label, String(code))])
    gauge(
      "night_step_seconds", "How long each step took.",
      summary.seconds.map { (labelled("step", $0.step), String($0.seconds)) })
    if let crawl = summary.crawl {
      gauge(
        "night_fetches", "Fetches by outcome.",
        crawl.outcomes.map { (labelled("outcome", $0.outcome.rawValue), String($0.count)) })
      gauge("night_received_bytes", "Bytes received.", [(label, String(crawl.bytes))])
      gauge("night_known_urls", "URLs of the frontier.", [(label, String(crawl.known))])
    }
    gauge(
      "night_documents", "Documents stored, by status.",
      summary.run.documents.sorted { $0.key < $1.key }.map { (labelled("status", $0.key), String($0.value)) })
    gauge(
      "night_fact_changes", "Differences of facts to the night before.",
      ["added", "removed", "changed", "contradicted"].map { kind in
        (labelled("kind", kind), String(FactChange.Kind(rawValue: kind).flatMap { summary.changeCounts[$0] } ?? 0))
      })
    gauge(
      "night_sources_lost", "Sources of which there is less than before, or that were not read as a whole.",
      [(label, String(summary.losses.count))])
    gauge(
      "night_sources_still_lost", "Sources that were lost in an earlier night and still are.",
      [(label, String(summary.stillLost.count))])
    gauge(
      "night_hosts_silent", "Hosts of which nothing could be fetched.",
      [(label, String(summary.crawl?.silent.count ?? 0))])
    gauge("night_unverified", "Stored quotes that do not verify.", [(label, String(summary.unverifiedCount))])
    gauge("archive_bytes", "Bytes of the archive.", [(label, String(summary.archiveBytes))])
    gauge("knowledge_base_bytes", "Bytes of the knowledge base.", [(label, String(summary.knowledgeBytes))])
    return out
  }

  /// What is known of a night that failed before its end. Without a pipeline that can be read its name is that of its file.
  public static func failure(pipeline path: String, code: Int32) -> String {
    // A file that is wrong elsewhere may still tell its name.
    let lines = ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
    let named = lines.first { $0.hasPrefix("name:") }?.dropFirst(5).filter { $0 != " " && $0 != "\"" && $0 != "'" }
    let name = (try? PipelineFile.read(path).definition.name) ?? named ?? path
    let label = "{pipeline=\"\(escaped(name))\"}"
    return """
      # HELP attest_night_success Whether nobody must look.
      # TYPE attest_night_success gauge
      attest_night_success\(label) 0
      # HELP attest_night_exit_code How the night ended: 0 where nobody must look.
      # TYPE attest_night_exit_code gauge
      attest_night_exit_code\(label) \(code)

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
