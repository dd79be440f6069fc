import Crawling
import KnowledgeBase

/// A night in numbers for Prometheus' textfile collector
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public enum NightMetrics {
  /// The file's text.
  public static func text(_ summary: NightSummary, succeeded: Bool) -> String {
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
    gauge("night_success", "Whether nobody must look.", [(label, succeeded ? "1" : "0")])
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
    gauge("night_unverified", "Stored quotes that do not verify.", [(label, String(summary.unverified.count))])
    gauge("archive_bytes", "Bytes of the archive.", [(label, String(summary.archiveBytes))])
    gauge("knowledge_base_bytes", "Bytes of the knowledge base.", [(label, String(summary.knowledgeBytes))])
    return out
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
