public import DocumentModel

/// What is wrong between the citations of a document and its references: citations without a reference, slips, references
/// that nothing cites, references without a year.
public enum CitationFindings {
  /// One thing found, with the places it rests on.
  public struct Finding: Hashable, Sendable {
    /// `citation-unresolved`, `citation-ambiguous`, `citation-year`, `citation-name`, `reference-uncited` or
    /// `reference-undated`.
    public var rule: String
    /// A sentence for a reader.
    public var message: String
    /// The citation, then the reference or references it may mean.
    public var ranges: [TextRange]

    /// Makes a finding from its fields.
    public init(rule: String, message: String, ranges: [TextRange]) {
      self.rule = rule
      self.message = message
      self.ranges = ranges
    }
  }

  /// The findings among the mentions of a document, in its order; none where it has no references. Cost: linear in the number
  /// of mentions and of candidates.
  public static func findings(in mentions: [Mention]) -> [Finding] {
    var references: [String: Mention] = [:]
    for mention in mentions where mention.kind == .reference {
      if let id = mention.normalized["ref_id"]?.text { references[id] = mention }
    }
    guard !references.isEmpty else { return [] }
    var cited: Set<String> = []
    var found: [Finding] = []
    for mention in mentions where mention.kind == .citation {
      let ids = targets(of: mention)
      cited.formUnion(ids)
      let places = [mention.range] + ids.prefix(8).compactMap { references[$0]?.range }
      switch mention.normalized["resolution"]?.text {
      case "unresolved":
        found.append(Finding(rule: "citation-unresolved", message: "No reference fits this citation.", ranges: places))
      case "ambiguous":
        found.append(
          Finding(rule: "citation-ambiguous", message: "\(ids.count) references fit this citation.", ranges: places))
      case "fuzzy":
        let differs = differences(of: mention)
        let rule = differs.contains("year") ? "citation-year" : "citation-name"
        found.append(
          Finding(
            rule: rule, message: "The \(differs.joined(separator: " and ")) differs from the reference.", ranges: places
          ))
      default: break
      }
    }
    for mention in mentions where mention.kind == .reference {
      guard let id = mention.normalized["ref_id"]?.text else { continue }
      // The mark of its note cites what a note names.
      if !cited.contains(id), mention.recognizer != "reference/note" {
        found.append(
          Finding(rule: "reference-uncited", message: "Nothing cites this reference.", ranges: [mention.range]))
      }
      if mention.normalized["year"] == nil {
        found.append(
          Finding(rule: "reference-undated", message: "This reference has no year.", ranges: [mention.range]))
      }
    }
    return found.sorted { a, b in
      a.ranges[0].start != b.ranges[0].start ? a.ranges[0].start < b.ranges[0].start : a.rule < b.rule
    }
  }

  /// The identifiers of the references a citation may mean.
  public static func targets(of citation: Mention) -> [String] {
    if let id = citation.normalized["ref_id"]?.text { return [id] }
    guard case .array(let ids)? = citation.normalized["ref_ids"] else { return [] }
    return ids.compactMap(\.text)
  }

  private static func differences(of citation: Mention) -> [String] {
    guard case .array(let names)? = citation.normalized["differs"] else { return [] }
    return names.compactMap(\.text)
  }
}
