/// The mentions of a document as marks in its text, block by block: what comes next is text, the start of a mention or the
/// end of one. Takes the blocks in their order; its time is that of the mentions and blocks together.
public struct MarkWalk {
  /// What comes next in a block.
  public enum Piece {
    /// Text of the document, never empty.
    case text(TextRange)
    /// A mention begins; of those that begin together the longest comes first.
    case start(AnchoredMention)
    /// The innermost open mention ends.
    case end
  }

  /// By start, the longer first.
  private let mentions: [AnchoredMention]
  private var next = 0

  /// Takes the mentions of a document, with their ranges in its text.
  public init(_ mentions: [AnchoredMention]) {
    self.mentions = mentions.sorted { a, b in
      let (x, y) = (a.mention.range, b.mention.range)
      return x.start != y.start ? x.start < y.start : x.end > y.end
    }
  }

  /// The pieces of the next block.
  public mutating func pieces(of block: Block) -> [Piece] {
    var pieces: [Piece] = []
    var from = block.range.start
    var ends: [Int] = []
    func text(to place: Int) {
      if from < place { pieces.append(.text(TextRange(from, place))) }
      from = max(from, place)
    }
    func close(before place: Int) {
      while let end = ends.last, end <= place {
        text(to: end)
        pieces.append(.end)
        ends.removeLast()
      }
    }
    while next < mentions.count, mentions[next].mention.range.start < block.range.end {
      let mention = mentions[next]
      next += 1
      guard block.range.contains(mention.mention.range) else { continue }
      close(before: mention.mention.range.start)
      text(to: mention.mention.range.start)
      pieces.append(.start(mention))
      // Ranges nest; one that did not would end with those around it.
      ends.append(min(mention.mention.range.end, ends.last ?? block.range.end))
    }
    close(before: block.range.end)
    text(to: block.range.end)
    return pieces
  }
}
