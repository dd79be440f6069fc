import DocumentModel

/// The order in which holders come before what they hold. Sorts small keys: mentions are large to move.
enum MentionOrder {
  /// Indices by start; of equal starts the longer first, then by the contract's order of kinds, then as they stand.
  static func outerFirst(_ mentions: [Mention]) -> [Int] {
    var keys: [(place: UInt64, rank: Int, index: Int)] = []
    keys.reserveCapacity(mentions.count)
    for index in mentions.indices {
      // Text offsets are below 4 GiB, as in tokens.
      let range = mentions[index].range
      let end = UInt32.max - UInt32(truncatingIfNeeded: range.end)
      keys.append((UInt64(range.start) << 32 | UInt64(end), mentions[index].kind.rank, index))
    }
    keys.sort { $0 < $1 }
    return keys.map(\.index)
  }
}
