import DocumentModel
import Recognition

/// Citations against the list of references.
enum CitationRules {
  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    let mentions = document.recognition.mentions
    let references = mentions.filter { $0.kind == .reference }
    guard !references.isEmpty else { return }
    var byIdentifier: [String: Mention] = [:]
    for reference in references { if let id = reference.normalized["ref_id"]?.text { byIdentifier[id] = reference } }
    var cited: Set<String> = []
    let citations = mentions.filter { $0.kind == .citation }
    for citation in citations {
      if let id = citation.normalized["ref_id"]?.text { cited.insert(id) }
      if case .array(let ids)? = citation.normalized["ref_ids"] { cited.formUnion(ids.compactMap(\.text)) }
      let reference = citation.normalized["ref_id"]?.text.flatMap { byIdentifier[$0] }
      switch citation.normalized["resolution"]?.text {
      case "unresolved"?:
        list.add("citation-unresolved", .high, "no reference has this author and year", [citation.range])
      case "fuzzy"?:
        guard let reference else { continue }
        differing(citation, reference, &list)
      default: continue
      }
    }
    for reference in references {
      if reference.normalized["year"] == nil {
        list.add("reference-undated", .low, "the reference has no year", [reference.range])
      }
      if let id = reference.normalized["ref_id"]?.text, !cited.contains(id), !citations.isEmpty {
        list.add("reference-uncited", .low, "no citation leads to the reference", [reference.range])
      }
    }
  }

  /// A citation that leads to a reference with another year or with another spelling of the name.
  private static func differing(_ citation: Mention, _ reference: Mention, _ list: inout FindingList) {
    func year(_ mention: Mention) -> String? { mention.normalized["year"].map { String($0.displayText.prefix(4)) } }
    func quoted(_ name: String) -> TextRange { reference.part(name) ?? reference.range }
    if let cited = year(citation), let listed = year(reference), cited != listed {
      list.add("citation-year", .high, "cited with \(cited), listed with \(listed)", [citation.range, quoted("year")])
    } else {
      list.add(
        "citation-name", .high, "the name is spelled otherwise in the list", [citation.range, quoted("authors")])
    }
  }
}
