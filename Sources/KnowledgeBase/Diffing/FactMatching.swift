import DocumentModel

/// Pairs the facts of two sides, source by source, and keeps what differs.
struct FactMatching {
  private var changes: [FactChange] = []
  /// What has no partner in its own source.
  private var removed: [ComparedFact] = []
  private var added: [ComparedFact] = []

  /// Compares what one source says on both sides.
  mutating func compare(_ before: [ComparedFact], _ after: [ComparedFact]) {
    var (old, new) = (before, after)
    // The same at the same place; then the same elsewhere; then another value of the same.
    _ = Self.pair(&old, &new) { Place(content: $0.content, ranges: $0.place.ranges, quote: $0.place.quote) }
    for (a, b) in Self.pair(&old, &new, by: \.content) {
      changes.append(FactChange(kind: .moved, before: a, after: b))
    }
    for (a, b) in Self.pair(&old, &new, by: \.slot) {
      changes.append(FactChange(kind: .changed, before: a, after: b))
    }
    removed += old
    added += new
  }

  /// All differences, those between sources included.
  mutating func finish() -> [FactChange] {
    for (a, b) in Self.pair(&removed, &added, by: \.content) {
      changes.append(FactChange(kind: .moved, before: a, after: b))
    }
    changes += removed.map { FactChange(kind: .removed, before: $0) }
    changes += added.map { FactChange(kind: .added, after: $0) }
    return changes
  }

  private struct Place: Hashable {
    var content: FactDraft
    var ranges: [SourceRange]
    var quote: String
  }

  /// Takes out of both lists what has the same key, in order, and gives the pairs.
  private static func pair<Key: Hashable>(
    _ old: inout [ComparedFact], _ new: inout [ComparedFact], by key: (ComparedFact) -> Key
  ) -> [(ComparedFact, ComparedFact)] {
    var waiting: [Key: [Int]] = [:]
    for index in old.indices.reversed() { waiting[key(old[index]), default: []].append(index) }
    var pairs: [(ComparedFact, ComparedFact)] = []
    var taken: Set<Int> = []
    new.removeAll { fact in
      guard let index = waiting[key(fact)]?.popLast() else { return false }
      taken.insert(index)
      pairs.append((old[index], fact))
      return true
    }
    old = old.indices.filter { !taken.contains($0) }.map { old[$0] }
    return pairs
  }
}
