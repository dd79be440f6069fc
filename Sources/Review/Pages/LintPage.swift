import ClaimChecking
import DocumentModel

/// What documents say against themselves.
enum LintPage {
  /// Documents that are read for a page: each takes some milliseconds.
  private static let size = 25

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let store = visit.store
    let number = max(1, min(visit.fields.number("page") ?? 1, 1_000_000))
    let chosen = visit.fields["document"] ?? ""
    let sources = try store.rows(
      """
      SELECT source FROM documents WHERE (:chosen = '' OR id = :chosen) AND status IN ('ok', 'partial')
      ORDER BY source LIMIT :limit OFFSET :offset
      """,
      [
        "chosen": .string(chosen), "limit": .integer(size + 1), "offset": .integer((number - 1) * size),
      ])
    let findings = try store.claims.findings(in: sources.prefix(size).compactMap { $0["source"]?.text })
    var paging: NormalizedFields = [
      "page": .integer(number), "isLong": .boolean(number > 1 || sources.count > size),
    ]
    if number > 1 { paging["previous"] = .string("/lint?page=\(number - 1)") }
    if sources.count > size { paging["next"] = .string("/lint?page=\(number + 1)") }
    return Page(
      title: "Findings", template: "lint", area: "Findings",
      data: [
        "findings": .array(findings.map { .object(row($0)) }), "read": .integer(min(sources.count, size)),
        "paging": .object(paging),
      ])
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
