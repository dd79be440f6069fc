public import DocumentModel

/// The contract's "Nesting": `within` is the kind of the smallest mention of another kind that holds a mention, or equals
/// it and stands earlier in the order of kinds.
public enum Nesting {
  /// Sets `within` of each mention, anew. Cost: n log n, times the depth of nesting.
  public static func assign(_ mentions: inout [Mention]) {
    var open: [Int] = []
    for index in MentionOrder.outerFirst(mentions) {
      let (range, kind) = (mentions[index].range, mentions[index].kind)
      if !open.isEmpty { open.removeAll { mentions[$0].range.end <= range.start } }
      var least: Int?
      for holder in open where mentions[holder].range.end >= range.end && mentions[holder].kind != kind {
        if least.map({ mentions[holder].range.count < mentions[$0].range.count }) ?? true { least = holder }
      }
      mentions[index].within = least.map { mentions[$0].kind }
      open.append(index)
    }
  }

  /// The same where some were left out, so that what held others may be gone.
  public static func assign(_ mentions: inout [AnchoredMention]) {
    var plain = mentions.map(\.mention)
    assign(&plain)
    for index in mentions.indices { mentions[index].mention.within = plain[index].within }
  }
}
