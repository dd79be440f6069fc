public import DocumentModel

/// The contract's "Nesting": `within` is the kind of the smallest mention of another kind that holds a mention, or equals
/// it and stands earlier in the order of kinds.
public enum Nesting {
  /// Sets `within` of each mention, anew. Cost: n log n, times the depth of nesting.
  public static func assign(_ mentions: inout [Mention]) {
    for index in mentions.indices { mentions[index].within = nil }
    var open: [Int] = []
    let byStart = mentions.indices.sorted { a, b in
      let (x, y) = (mentions[a], mentions[b])
      if x.range.start != y.range.start { return x.range.start < y.range.start }
      if x.range.end != y.range.end { return x.range.end > y.range.end }
      return x.kind.rank < y.kind.rank
    }
    for index in byStart {
      let mention = mentions[index]
      open.removeAll { mentions[$0].range.end <= mention.range.start }
      let holders = open.filter { mentions[$0].range.end >= mention.range.end && mentions[$0].kind != mention.kind }
      if let least = holders.min(by: { mentions[$0].range.count < mentions[$1].range.count }) {
        mentions[index].within = mentions[least].kind
      }
      open.append(index)
    }
  }
}
