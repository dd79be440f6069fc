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
    var styles: [String: (right: Int, wrong: Int)] = [:]
    for citation in citations {
      if citation.normalized["resolution"]?.text == "unresolved" {
        styles[style(citation, document), default: (0, 0)].wrong += 1
      } else {
        styles[style(citation, document), default: (0, 0)].right += 1
      }
    }
    for citation in citations {
      if let id = citation.normalized["ref_id"]?.text { cited.insert(id) }
      if case .array(let ids)? = citation.normalized["ref_ids"] { cited.formUnion(ids.compactMap(\.text)) }
      let reference = citation.normalized["ref_id"]?.text.flatMap { byIdentifier[$0] }
      switch citation.normalized["resolution"]?.text {
      case "unresolved"?:
        // Only what is written as the citations that lead to the list proves that the list lacks it.
        let own = style(citation, document)
        let (right, wrong) = styles[own] ?? (0, 0)
        if let number = number(citation, document), number > references.count * 2 + 10 { continue }
        if right > 0, right >= wrong {
          list.add("citation-unresolved", .high, "no reference has this author and year", [citation.range])
        } else if citations.count == 1, own.hasPrefix("name ") {
          list.add("citation-unresolved", .medium, "no reference has this author and year", [citation.range])
        }
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

  /// How a citation is written: by number, or by names with or without a comma before the year; several authors are no other
  /// style than one.
  private static func style(_ citation: Mention, _ document: EvidenceDocument) -> String {
    let quote = document.document.text.quote(citation.range)
    guard let year = citation.part("year"), quote.contains(where: \.isLetter) else {
      return quote.contains(where: \.isLetter) ? "name" : "number \(quote.first.map { String($0) } ?? "")"
    }
    let before = document.document.text.utf8[citation.range.start..<max(citation.range.start, year.start)]
    let mark = before.last { $0 != 0x20 && $0 != 0xA0 && $0 != 0xC2 } ?? 0
    return mark == 0x2C || mark == 0x28 ? "name \(mark)" : "name"
  }

  /// The number of a citation by number.
  private static func number(_ citation: Mention, _ document: EvidenceDocument) -> Int? {
    let quote = document.document.text.quote(citation.range)
    return quote.contains(where: \.isLetter) ? nil : Int(quote.filter { $0.isNumber })
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
