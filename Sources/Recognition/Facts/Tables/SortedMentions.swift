import DocumentModel

/// The mentions of a document by start, to find those in a place.
struct SortedMentions {
  private let mentions: [Mention]

  private static let timeKinds: MentionKinds = [.year, .date, .period]

  /// Takes mentions in the order of the text.
  init(_ mentions: [Mention]) { self.mentions = mentions }

  /// The mentions that begin in a range, by start; cost: logarithmic, and linear in their number.
  func inside(_ range: TextRange) -> ArraySlice<Mention> {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    return mentions[low...].prefix { $0.range.start < range.end }
  }

  /// The year, date or period of a range that is no part of a name; nil where there is none, or several.
  func onlyTime(_ range: TextRange) -> Mention? {
    let times = inside(range).filter { $0.within == nil && Self.timeKinds.contains($0.kind) }
    return times.count == 1 && times[0].range.end <= range.end ? times[0] : nil
  }
}
