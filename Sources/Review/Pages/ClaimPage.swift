import ClaimChecking
import DocumentModel

/// A claim, what the sources say of it, and the comparison that decided.
enum ClaimPage {
  /// Longest claim, in bytes.
  private static let most = 2_000

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let claim = visit.fields["claim"] ?? ""
    guard claim.utf8.count <= most else {
      throw PageProblem(status: 400, message: "A claim is a sentence of at most \(most) bytes.")
    }
    var data: NormalizedFields = ["claim": .string(claim)]
    data["source"] = visit.fields["source"].map(NormalizedValue.string)
    if !claim.isEmpty {
      let verdict = try visit.store.claims.check(claim, source: visit.fields["source"])
      data["verdict"] = .object(try fields(verdict, visit.store))
    }
    return Page(title: "Check a claim", template: "check", area: "Check", data: data)
  }

  private static func fields(_ verdict: ClaimVerdict, _ store: ReviewStore) throws -> NormalizedFields {
    [
      "label": .string(verdict.label.rawValue),
      "words": .string(verdict.label.rawValue.replacing("_", with: " ")),
      "trace": .array(verdict.trace.map(NormalizedValue.string)),
      "evidence": .array(verdict.evidence.map { .object(evidence($0)) }),
      "against": .array(verdict.contradictedBy.map { .object(evidence($0)) }),
    ]
  }

  static func evidence(_ evidence: Evidence) -> NormalizedFields {
    var row: NormalizedFields = [
      "quote": .string(evidence.quote), "source": .string(evidence.source),
      "document": .string(String(evidence.sha256.prefix(32))),
    ]
    if let first = evidence.ranges.first, let last = evidence.ranges.last {
      row["start"] = .integer(first.start)
      row["end"] = .integer(last.end)
    }
    row["citation"] = evidence.citation.map(NormalizedValue.string)
    return row
  }
}
