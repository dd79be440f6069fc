import DocumentModel

/// The stretches of a text that its markup says are citations, read along with its blocks.
struct CitationMarks {
  private let ranges: [TextRange]
  private var next = 0

  /// Takes the marks of a document, in its order; of nested ones the outer.
  init(_ document: Document) {
    var ranges: [TextRange] = []
    for mark in document.sourceMarks where mark.kind == .citation {
      if let last = ranges.last, last.end > mark.range.start { continue }
      ranges.append(mark.range)
    }
    self.ranges = ranges
  }

  /// Those in a block; blocks are asked for in their order.
  mutating func take(in block: TextRange) -> ArraySlice<TextRange> {
    guard !ranges.isEmpty else { return [] }
    while next < ranges.count, ranges[next].start < block.start { next += 1 }
    let first = next
    while next < ranges.count, ranges[next].end <= block.end { next += 1 }
    return ranges[first..<next]
  }

  /// Where a block is cut: at the starts and ends of its marks, with the white space before them, and at its own end.
  static func cuts(_ marks: ArraySlice<TextRange>, in block: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var cuts: [Int] = []
    for mark in marks {
      for edge in [mark.start, mark.end] where edge < block.end {
        let place = beforeSpace(edge, cuts.last ?? block.start, bytes)
        if place > cuts.last ?? block.start { cuts.append(place) }
      }
    }
    return cuts + [block.end]
  }

  /// The place before the white space that ends at a place.
  private static func beforeSpace(_ place: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = place
    while place > limit {
      let length = (1...3).first { place - $0 >= limit && QuoteText.whiteSpaceLength(bytes, at: place - $0) == $0 }
      guard let length else { break }
      place -= length
    }
    return place
  }

  /// Whether a token lies in one of the marks.
  static func holds(_ token: Token, _ marks: ArraySlice<TextRange>) -> Bool {
    var low = marks.startIndex
    var high = marks.endIndex
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].end <= Int(token.start) { low = middle + 1 } else { high = middle }
    }
    return low < marks.endIndex && marks[low].start <= Int(token.start)
  }
}
