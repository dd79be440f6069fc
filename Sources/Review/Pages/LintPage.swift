import ClaimChecking
import DocumentModel

/// What documents say against themselves.
enum LintPage {
  /// Documents that are read for a page, and their bytes together: a million are read in about a second.
  private static let (mostDocuments, mostBytes) = (25, 1_000_000)

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let start = max(0, min(visit.fields.number("from") ?? 0, 100_000_000))
    let chosen = visit.fields["document"] ?? ""
    let rows = try documents(visit.store, chosen, from: start, count: mostDocuments + 1)
    let read = fitting(rows)
    let findings = try visit.store.claims.findings(in: rows.prefix(read).compactMap { $0["source"]?.text })
    var paging: NormalizedFields = [
      "isLong": .boolean(start > 0 || rows.count > read), "part": .string("\(start + 1)–\(start + read)"),
    ]
    if start > 0 {
      let first = max(0, start - mostDocuments)
      let before = try documents(visit.store, chosen, from: first, count: start - first)
      paging["previous"] = link(start - max(1, fitting(before.reversed())), chosen)
    }
    if rows.count > read { paging["next"] = link(start + read, chosen) }
    return Page(
      title: "Findings", template: "lint", area: "Findings",
      data: [
        "findings": .array(findings.map { .object(row($0)) }), "read": .integer(read), "paging": .object(paging),
      ])
  }

  private static func documents(
    _ store: ReviewStore, _ chosen: String, from start: Int, count: Int
  ) throws -> [NormalizedFields] {
    try store.rows(
      """
      SELECT source, byte_count FROM documents WHERE (:chosen = '' OR id = :chosen) AND status IN ('ok', 'partial')
      ORDER BY source LIMIT :limit OFFSET :offset
      """,
      ["chosen": .string(chosen), "limit": .integer(count), "offset": .integer(start)])
  }

  /// How many of the documents are read for one page: at least one, however large.
  private static func fitting(_ rows: [NormalizedFields]) -> Int {
    var bytes = 0
    let fitting = rows.prefix(mostDocuments).prefix { row in
      bytes += row["byte_count"]?.double.map { Int($0) } ?? 0
      return bytes <= mostBytes
    }
    return min(rows.count, max(1, fitting.count))
  }

  private static func link(_ start: Int, _ chosen: String) -> NormalizedValue {
    let document = chosen.isEmpty ? "" : "&document=\(chosen.filter { $0.isLetter || $0.isNumber })"
    return .string("/lint?from=\(max(0, start))\(document)")
  }

  private static func row(_ finding: Finding) -> NormalizedFields {
    [
      "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message), "source": .string(finding.source),
      "document": .string(String(finding.sha256.prefix(32))),
      "quotes": .array(finding.quotes.map { .object(ClaimPage.evidence($0)) }),
    ]
  }
}
