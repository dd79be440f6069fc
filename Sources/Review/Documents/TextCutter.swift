import DocumentModel

/// Cuts a long text into pieces between words, and not in a mention. Takes ranges in their order; one pass over the mentions.
struct TextCutter {
  private let utf8: [UInt8]
  /// By start, those around others first.
  private let mentions: [TextRange]
  private let size: Int
  private var next = 0
  /// The last outermost mention that was passed.
  private var outer: TextRange?

  /// How far back a space is looked for.
  private static let back = 200

  init(_ utf8: [UInt8], _ mentions: [TextRange], size: Int) {
    self.utf8 = utf8
    self.mentions = mentions.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
    self.size = size
  }

  /// Pieces of at most `size` bytes, in order; together they are the range.
  mutating func pieces(of range: TextRange) -> [TextRange] {
    var pieces: [TextRange] = []
    var start = range.start
    while range.end - start > size {
      let cut = place(before: start + size, after: start)
      pieces.append(TextRange(start, cut))
      start = cut
    }
    pieces.append(TextRange(start, range.end))
    return pieces
  }

  private mutating func place(before limit: Int, after start: Int) -> Int {
    var cut = limit
    while cut > limit - Self.back, cut > start + 1, utf8[cut - 1] != 0x20, utf8[cut - 1] != 0x0A { cut -= 1 }
    if cut <= limit - Self.back || cut <= start + 1 {
      cut = limit
      while cut > start + 1, utf8[cut] & 0xC0 == 0x80 { cut -= 1 }
    }
    while next < mentions.count, mentions[next].start < cut {
      if mentions[next].start >= outer?.end ?? 0 { outer = mentions[next] }
      next += 1
    }
    if let outer, outer.start > start, outer.start < cut, cut < outer.end { return outer.start }
    return cut
  }
}
