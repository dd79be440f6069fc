import DocumentModel

/// Makes one consistent set of what the recognisers found: no duplicates, no partial overlaps, nesting only where the
/// contract reports it, `within` set.
enum OverlapResolver {
  /// Mentions by (start, end, kind). Cost: n log n in the number of mentions, times the depth of nesting.
  static func resolve(_ found: [Mention]) -> [Mention] {
    // Places and kinds only: mentions are large to look at.
    let order = MentionOrder.outerFirst(found)
    let spans = order.map { Span(range: found[$0].range, kind: found[$0].kind) }
    var isLost = [Bool](repeating: false, count: spans.count)
    // Kept mentions that go on, outer ones first.
    var open: [Int] = []
    // Longer first; of equal ranges the kind earlier in the contract's order, so that a keeper is seen before what it
    // holds.
    for (index, span) in spans.enumerated() {
      open.removeAll { spans[$0].range.end <= span.range.start }
      isLost[index] = true
      if let rival = open.first(where: { spans[$0].range.end < span.range.end }) {
        // A partial overlap: the longer one stays; of equal length the one earlier in the contract's order.
        let other = spans[rival]
        let wins = wins(span, over: other)
        guard wins, !open.contains(where: { spans[$0].range.end < span.range.end && $0 != rival }) else { continue }
        isLost[rival] = true
        open.removeAll { $0 == rival }
      }
      guard open.allSatisfy({ mayStand(span, inside: spans[$0]) }) else { continue }
      isLost[index] = false
      open.append(index)
    }
    // Of equal ranges the order is that of the kinds' names.
    let kept = spans.indices.filter { !isLost[$0] }.sorted { a, b in
      let (x, y) = (spans[a], spans[b])
      if x.range.start != y.range.start { return x.range.start < y.range.start }
      if x.range.end != y.range.end { return x.range.end < y.range.end }
      return x.kind != y.kind && x.kind.rawValue < y.kind.rawValue
    }
    var result = kept.map { found[order[$0]] }
    Nesting.assign(&result)
    return result
  }

  /// Whether a mention stays where it overlaps another in part.
  private static func wins(_ span: Span, over other: Span) -> Bool {
    switch (span.kind, other.kind) {
    // "Boys v Chaplin [1971] AC 356": the year is the report's, and no citation of a work by a party.
    case (.law, .citation): true
    case (.citation, .law): false
    default:
      span.range.count > other.range.count
        || (span.range.count == other.range.count && span.kind.rank < other.kind.rank)
    }
  }

  /// What decides between two mentions.
  private struct Span {
    var range: TextRange
    var kind: MentionKind
  }

  /// The contract's "Nesting": which kinds are reported inside which.
  private static func mayStand(_ span: Span, inside outer: Span) -> Bool {
    switch (outer.kind, span.kind) {
    case (.reference, .citation), (.reference, .acronym), (.citation, .acronym), (.acronym, .citation): true
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
    case (.period, .year), (.period, .date), (.date, .year): true
    case (.date, .date), (.agency, .agency), (.count, .count): span.range != outer.range
    default: false
    }
  }
}
