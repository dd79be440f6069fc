import DocumentModel

/// What stands before and after each mention in its sentence, as a TextQuoteSelector has it. Where a sentence says the
/// quote several times, mentions are matched to them in order, or not at all where their numbers differ.
struct QuoteSurroundings {
  private struct Place: Hashable {
    var block: String
    var context: String
    var quote: String
  }

  private var mentions: [Place: [SourceRange]] = [:]

  /// Takes a document's mentions in their order.
  init(_ mentions: [AnchoredMention]) {
    for mention in mentions {
      let hull = mention.provenance.hull
      // Mentions of several kinds may stand at one place.
      if self.mentions[Self.place(mention), default: []].last != hull {
        self.mentions[Self.place(mention), default: []].append(hull)
      }
    }
  }

  /// The text of the sentence around a mention; nil where it is not certain.
  func around(_ mention: AnchoredMention) -> (prefix: String, suffix: String)? {
    let (context, quote) = (Array(mention.context.utf8), Array(mention.provenance.quote.utf8))
    var places: [Int] = []
    var from = 0
    while let found = context[from...].firstRange(of: quote) {
      places.append(found.lowerBound)
      from = found.upperBound
    }
    let siblings = mentions[Self.place(mention)] ?? []
    guard !places.isEmpty, places.count == siblings.count || places.count == 1,
      let index = siblings.firstIndex(of: mention.provenance.hull)
    else { return nil }
    let place = places[min(index, places.count - 1)]
    return (
      String(decoding: context[..<place], as: UTF8.self),
      String(decoding: context[(place + quote.count)...], as: UTF8.self)
    )
  }

  private static func place(_ mention: AnchoredMention) -> Place {
    Place(block: mention.block, context: mention.context, quote: mention.provenance.quote)
  }
}
