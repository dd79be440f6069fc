import DocumentModel

/// Makes one consistent set of what the recognisers found: no duplicates, no partial overlaps, nesting only where the
/// contract reports it, `within` set.
enum OverlapResolver {
  /// Mentions by (start, end, kind). Cost: n log n in the number of mentions, times the depth of nesting.
  static func resolve(_ found: [Mention]) -> [Mention] {
    // Longer first; of equal ranges the kind earlier in the contract's order, so that a keeper is seen before what it
    // holds.
    let order = found.sorted { a, b in
      if a.range.start != b.range.start { return a.range.start < b.range.start }
      if a.range.end != b.range.end { return a.range.end > b.range.end }
      return a.kind.rank < b.kind.rank
    }
    var kept: [Mention] = []
    var open: [Int] = []
    for mention in order {
      open.removeAll { kept[$0].range.end <= mention.range.start }
      if let rival = open.first(where: { kept[$0].range.end < mention.range.end }) {
        // A partial overlap: the longer one stays; of equal length the one earlier in the contract's order.
        let other = kept[rival]
        let wins =
          mention.range.count > other.range.count
          || (mention.range.count == other.range.count && mention.kind.rank < other.kind.rank)
        guard wins, !open.contains(where: { kept[$0].range.end < mention.range.end && $0 != rival }) else { continue }
        kept[rival].range.end = kept[rival].range.start
        open.removeAll { $0 == rival }
      }
      let around = open.map { kept[$0] }
      if around.contains(where: { $0.kind == mention.kind && $0.range == mention.range }) { continue }
      guard around.allSatisfy({ mayStand(mention, inside: $0) }) else { continue }
      open.append(kept.count)
      kept.append(mention)
    }
    var result = kept.filter { $0.range.start < $0.range.end }
    result.sort { a, b in
      if a.range.start != b.range.start { return a.range.start < b.range.start }
      if a.range.end != b.range.end { return a.range.end < b.range.end }
      return a.kind.rawValue < b.kind.rawValue
    }
    Nesting.assign(&result)
    return result
  }

  /// The contract's "Nesting": which kinds are reported inside which.
  private static func mayStand(_ inner: Mention, inside outer: Mention) -> Bool {
    switch inner.kind {
    case .year, .date: [.law, .treaty, .citation, .reference, .period, .date, .agency, .acronym].contains(outer.kind)
    case .agency, .place:
      [.agency, .treaty, .law, .citation, .acronym, .reference].contains(outer.kind)
        && (outer.kind != inner.kind || inner.range != outer.range)
    case .law, .treaty: [.acronym, .reference, .citation].contains(outer.kind)
    case .count: outer.kind == .count && inner.range != outer.range
    case .citation: outer.kind == .reference
    case .reference, .acronym, .period, .percent, .money, .measure: false
    }
  }
}
