import DocumentModel
import Foundation
import Pipelines

/// Decisions: the list of those that hold, and the form that makes one.
enum DecisionPages {
  private static let path = "/decisions"
  /// Longest text of a field, in bytes.
  private static let most = 2_000

  @Sendable static func list(_ visit: Visit) throws -> Page {
    let all = try visit.store.decisions().all.sorted { ($0.when, $0.subject) > ($1.when, $1.subject) }
    let paging = Paging(visit.fields)
    let start = (paging.number - 1) * Paging.size
    let rows = all.dropFirst(start).prefix(Paging.size + 1).map(row)
    let (decisions, pages) = paging.cut(Array(rows), path: path, visit.fields)
    var data: NormalizedFields = ["decisions": decisions, "paging": pages, "count": .integer(all.count)]
    data["warning"] = try visit.store.decisionWarning().map(NormalizedValue.string)
    return Page(title: "Decisions", template: "decisions", area: "Decisions", data: data)
  }

  /// Takes a decision about a mention or about an entity's names, and leads back to it.
  @Sendable static func decide(_ visit: Visit) throws -> Outcome {
    let fields = visit.fields
    guard let verdict = fields["verdict"].flatMap(ReviewDecision.Verdict.init), let who = fields["who"]?.trimmed,
      !who.isEmpty, fields.fields.allSatisfy({ $0.value.utf8.count <= most })
    else { throw PageProblem(status: 400, message: "A decision needs a verdict and the name of who decides.") }
    let why = String((fields["why"] ?? "").trimmed)
    if let id = fields["entity"] {
      try visit.store.decide(entity(id, verdict, String(who), why, visit))
      return .moved(to: "/entities/\(id)#decide")
    }
    let decision = try mention(verdict, String(who), why, visit)
    try visit.store.decide(decision)
    let document = String((decision.sha256 ?? "").prefix(32))
    return .moved(to: "/documents/\(document)?at=\(decision.start ?? 0)-\(decision.end ?? 0)#at")
  }

  private static func mention(
    _ verdict: ReviewDecision.Verdict, _ who: String, _ why: String, _ visit: Visit
  ) throws -> ReviewDecision {
    let fields = visit.fields
    let row = try visit.store.document(fields["document"] ?? "")
    let reading = try visit.store.reading(of: row)
    guard let kind = fields["kind"], let start = fields.number("start"), let end = fields.number("end"),
      let found = reading.mentions.first(where: {
        $0.mention.kind.rawValue == kind && $0.provenance.hull == SourceRange(start, end)
      })
    else { throw PageProblem(status: 404, message: "There is no such mention; it may have changed in a run.") }
    var decision = ReviewDecision(
      verdict, sha256: reading.document.source.sha256.hex, source: reading.document.source.name, kind: kind,
      start: start, end: end, quote: found.provenance.quote, who: who, when: Self.now(), why: why)
    guard verdict == .corrected else { return decision }
    if let newKind = fields["newKind"] {
      guard MentionKind(rawValue: newKind) != nil else {
        throw PageProblem(status: 400, message: "There is no such kind.")
      }
      if newKind != kind { decision.newKind = newKind }
    }
    if let newStart = fields.number("newStart"), let newEnd = fields.number("newEnd"),
      SourceRange(newStart, newEnd) != found.provenance.hull
    {
      guard 0 <= newStart, newStart < newEnd, newEnd <= reading.document.source.byteCount else {
        throw PageProblem(status: 400, message: "The right place must be bytes of the source.")
      }
      (decision.newStart, decision.newEnd) = (newStart, newEnd)
    }
    guard decision.newKind != nil || decision.newStart != nil else {
      throw PageProblem(status: 400, message: "A correction needs another kind or another place.")
    }
    return decision
  }

  private static func entity(
    _ id: String, _ verdict: ReviewDecision.Verdict, _ who: String, _ why: String, _ visit: Visit
  ) throws -> ReviewDecision {
    func key(_ id: String) throws -> String {
      let row = try visit.store.row("SELECT key FROM _entities WHERE identifier = :id", ["id": .string(id)])
      guard let key = row?["key"]?.text else { throw PageProblem(status: 404, message: "There is no such entity.") }
      return key
    }
    let into = try visit.fields["into"].map { try key(String($0.split(separator: "/").last ?? "")) }
    let own = try key(id)
    guard verdict != .corrected || into != nil && into != own else {
      throw PageProblem(status: 400, message: "A correction needs the other entity that it is.")
    }
    return ReviewDecision(
      verdict, entity: own, name: visit.fields["name"], into: into, who: who, when: now(), why: why)
  }

  private static func now() -> String { Date.now.formatted(.iso8601) }

  /// A decision for a template and the twin.
  static func row(_ decision: ReviewDecision) -> NormalizedFields {
    var row: NormalizedFields = [
      "verdict": .string(decision.verdict.rawValue), "who": .string(decision.who), "when": .string(decision.when),
    ]
    if !decision.why.isEmpty { row["why"] = .string(decision.why) }
    for (name, text) in [
      ("source", decision.source), ("kind", decision.kind), ("quote", decision.quote), ("newKind", decision.newKind),
      ("entity", decision.entity), ("name", decision.name), ("into", decision.into),
      ("document", decision.sha256.map { String($0.prefix(32)) }),
    ] { row[name] = text.map(NormalizedValue.string) }
    for (name, number) in [
      ("start", decision.start), ("end", decision.end), ("newStart", decision.newStart), ("newEnd", decision.newEnd),
    ] { row[name] = number.map(NormalizedValue.integer) }
    return row
  }
}
