public import DocumentModel
import Recognition

/// The kinds of mentions that a pipeline asks for (`kinds`). All are looked for, since one decides about another; the others
/// are left out of the result, and so are facts of figures where no figures are asked for.
public struct KindSelection: Sendable {
  private let kinds: [MentionKind]

  private static let figures: [MentionKind] = [.count, .percent, .money, .measure, .period]

  /// Takes kinds, in any order.
  public init(_ kinds: [MentionKind]) { self.kinds = Set(kinds).sorted() }

  /// Their names, which are part of the extractor's fingerprint: another selection extracts anew.
  var name: String { kinds.map(\.rawValue).joined(separator: "+") }

  /// What is asked for of an extraction, nested anew.
  func selected(_ extraction: Extraction) -> Extraction {
    var selected = extraction
    selected.mentions.removeAll { !kinds.contains($0.mention.kind) }
    Nesting.assign(&selected.mentions)
    if !kinds.contains(where: Self.figures.contains) {
      let properties = [FactProperty.quantity.rawValue, FactProperty.series.rawValue]
      selected.facts.removeAll { properties.contains($0.draft.property) }
    }
    return selected
  }
}
