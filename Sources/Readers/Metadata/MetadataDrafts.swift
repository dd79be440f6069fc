import DocumentModel

/// Collects what is said of a page and puts it in the order of preference.
struct MetadataDrafts {
  private struct Draft {
    var field: MetadataItem.Field
    var text: SourcedText
    var value: String
    var origin: MetadataOrigin
    var rank: Int
  }

  private var drafts: [Draft] = []
  private var counts: [MetadataItem.Field: Int] = [:]

  /// Further values of a field are not read: no page has as many authors.
  private static let mostValues = 500

  /// Takes a value. `rank` orders those of one origin; values that say nothing are left out.
  mutating func add(_ field: MetadataItem.Field, _ text: SourcedText, _ origin: MetadataOrigin, rank: Int = 0) {
    guard counts[field, default: 0] < Self.mostValues else { return }
    counts[field, default: 0] += 1
    let names = field == .author ? PersonNames.split(text) : [text]
    for text in names {
      guard let (text, value) = PageValue.tidy(text, field) else { continue }
      drafts.append(Draft(field: field, text: text, value: value, origin: origin, rank: rank))
    }
  }

  /// Whether something is known of a field.
  func has(_ field: MetadataItem.Field) -> Bool { drafts.contains { $0.field == field } }

  /// The items by field and preference, equal values once. Of the origins that name authors only the most trusted counts,
  /// since the others name them again.
  func items(_ map: CanonicalMap) -> [MetadataItem] {
    var items: [MetadataItem] = []
    let drafts = cutTitles()
    for field in MetadataItem.Field.allCases {
      let order = MetadataOrigin.preference(field)
      func place(_ draft: Draft) -> Int { order.firstIndex(of: draft.origin) ?? order.count }
      let sorted = drafts.enumerated().filter { $0.element.field == field }
        .sorted {
          (place($0.element), $0.element.rank, $0.offset) < (place($1.element), $1.element.rank, $1.offset)
        }.map(\.element)
      var seen: Set<String> = []
      for draft in sorted where field != .author || draft.origin == sorted[0].origin && draft.rank == sorted[0].rank {
        guard seen.insert(draft.value).inserted else { continue }
        let source = SourceRange(
          map.sourceOffset(draft.text.range.lowerBound), map.sourceOffset(draft.text.range.upperBound))
        items.append(MetadataItem(field, draft.value, origin: draft.origin.rawValue, source: source))
      }
    }
    return items
  }

  /// Titles without the name of the site, where it is known to be one.
  private func cutTitles() -> [Draft] {
    let sites = drafts.filter { $0.field == .container || $0.field == .publisher }.map(\.value)
    let titles = drafts.filter { $0.field == .title }.map(\.value)
    let suffix = SiteSuffix(sites: sites, titles: titles)
    return drafts.map { draft in
      var draft = draft
      if draft.field == .title, draft.origin != .citation {
        draft.text = suffix.cut(draft.text)
        draft.value = draft.text.string
      }
      return draft
    }
  }
}
