import DocumentModel

/// Makes one consistent set of what the recognisers found: no duplicates, no partial overlaps, nesting only where the
/// contract reports it, `within` set.
enum OverlapResolver {
  /// Mentions by (start, end, kind). Cost: n log n in the number of mentions, times the depth of nesting.
  static func resolve(_ found: [Mention]) -> [Mention] {
    var kept: [Int] = []
    var isLost = [Bool](repeating: false, count: found.count)
    // Kept mentions that go on, outer ones first.
    var open: [Int] = []
    // Longer first; of equal ranges the kind earlier in the contract's order, so that a keeper is seen before what it
    // holds.
    for index in MentionOrder.outerFirst(found) {
      let (range, kind) = (found[index].range, found[index].kind)
      open.removeAll { found[$0].range.end <= range.start }
      if let rival = open.first(where: { found[$0].range.end < range.end }) {
        // A partial overlap: the longer one stays; of equal length the one earlier in the contract's order.
        let other = found[rival].range
        let wins = range.count > other.count || (range.count == other.count && kind.rank < found[rival].kind.rank)
        guard wins, !open.contains(where: { found[$0].range.end < range.end && $0 != rival }) else { continue }
        isLost[rival] = true
        open.removeAll { $0 == rival }
      }
      if open.contains(where: { found[$0].kind == kind && found[$0].range == range }) { continue }
      guard open.allSatisfy({ mayStand(kind, range, inside: found[$0]) }) else { continue }
      open.append(index)
      kept.append(index)
    }
    kept.removeAll { isLost[$0] }
    kept.sort { a, b in
      let (x, y) = (found[a], found[b])
      if x.range.start != y.range.start { return x.range.start < y.range.start }
      if x.range.end != y.range.end { return x.range.end < y.range.end }
      return x.kind != y.kind && x.kind.rawValue < y.kind.rawValue
    }
    var result = kept.map { found[$0] }
    Nesting.assign(&result)
    return result
  }

  /// The contract's "Nesting": which kinds are reported inside which.
  private static func mayStand(_ kind: MentionKind, _ range: TextRange, inside outer: Mention) -> Bool {
    switch (outer.kind, kind) {
    case (.reference, .citation): true
    case (.reference, .year), (.reference, .date), (.reference, .agency), (.reference, .place), (.reference, .law),
      (.reference, .treaty):
      true
    case (.citation, .year), (.citation, .date), (.citation, .agency), (.citation, .place), (.citation, .law),
      (.citation, .treaty):
      true
    case (.acronym, .year), (.acronym, .date), (.acronym, .agency), (.acronym, .place), (.acronym, .law),
      (.acronym, .treaty):
      true
    case (.law, .year), (.law, .date), (.law, .agency), (.law, .place): true
    case (.treaty, .year), (.treaty, .date), (.treaty, .agency), (.treaty, .place): true
    case (.agency, .year), (.agency, .date), (.agency, .place): true
    case (.period, .year), (.period, .date), (.date, .year), (.date, .date): true
    case (.agency, .agency), (.count, .count): range != outer.range
    default: false
    }
  }
}
