import DocumentModel

/// Something in a report that contradicts something else in it.
public struct Finding: Sendable, Hashable {
  /// How sure it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// Arithmetic, or the list, proves it.
    case high
    /// It is very likely, or matters less.
    case medium
    /// Something to look at.
    case low
  }

  /// The rule, e.g. `part-of-whole`.
  public var rule: String
  /// How sure it is.
  public var severity: Severity
  /// What is wrong, in one sentence.
  public var message: String
  /// The phrases compared.
  public var quotes: [Evidence]
  /// The source's name and digest.
  public var source: String
  /// SHA-256 of its bytes, hexadecimal.
  public var sha256: String
}

/// Gathers the findings of a document.
struct FindingList {
  let document: EvidenceDocument
  private(set) var findings: [Finding] = []

  init(_ document: EvidenceDocument) { self.document = document }

  /// Adds a finding about some places of the text; one whose places cannot be quoted is left out.
  mutating func add(_ rule: String, _ severity: Finding.Severity, _ message: String, _ places: [TextRange]) {
    var quotes: [Evidence] = []
    for place in places {
      if let piece = document.evidence(place), !quotes.contains(piece) { quotes.append(piece) }
    }
    guard !quotes.isEmpty else { return }
    let finding = Finding(
      rule: rule, severity: severity, message: message, quotes: quotes, source: document.source.name,
      sha256: document.source.sha256.hex)
    if !findings.contains(where: { $0.rule == rule && $0.quotes == quotes }) { findings.append(finding) }
  }

  /// In the order of the document.
  var sorted: [Finding] {
    findings.sorted { a, b in
      let (x, y) = (a.quotes[0].ranges[0], b.quotes[0].ranges[0])
      return x != y ? x < y : a.rule < b.rule
    }
  }
}
