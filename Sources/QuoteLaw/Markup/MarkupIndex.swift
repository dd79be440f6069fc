/// Where the markup of a document lies: disjoint tokens in order; what is between them is text.
struct MarkupIndex: Sendable {
  /// What a token leaves in a quote.
  enum Mark: UInt8, Sendable {
    /// Nothing.
    case nothing
    /// A space.
    case space
    /// A space, and a block begins.
    case blockStart
    /// A space, and a block ends.
    case blockEnd
    /// Nothing, and the text up to the next token is a CDATA section's: it has no references.
    case cdataStart
  }

  /// One piece of markup.
  struct Token: Sendable {
    /// First byte.
    var start: UInt32
    /// One past the last byte.
    var end: UInt32
    /// What it leaves.
    var mark: Mark
  }

  /// The tokens in order.
  private(set) var tokens: [Token] = []

  /// Only a byte order mark of `end` bytes, or nothing: the markup of plain text.
  static func mark(upTo end: Int) -> MarkupIndex {
    var index = MarkupIndex()
    if end > 0 { index.append(0, end, .nothing) }
    return index
  }

  /// The number of tokens.
  var count: Int { tokens.count }

  /// The first token that ends after `offset`; `count` if there is none.
  func first(endingAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  @inline(__always)
  fileprivate mutating func append(_ start: Int, _ end: Int, _ mark: Mark) {
    tokens.append(
      Token(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), mark: mark))
  }

  /// Makes room for the tokens of `bytes` bytes of markup.
  fileprivate mutating func reserve(_ bytes: Int) {
    tokens.reserveCapacity(bytes / 32)
  }
}

/// Collects tokens as a scanner meets them; a deleted element becomes one token with all its content.
struct MarkupCollector {
  private(set) var index = MarkupIndex()
  private let effects: ElementEffects
  /// The deleted element that is open: its name, how many of that name are open, and where it began.
  private var deleted: (name: ElementName, depth: Int, start: Int)?

  init(_ effects: ElementEffects, bytes: Int) {
    self.effects = effects
    index.reserve(bytes)
  }

  /// The effect of a name.
  @inline(__always)
  func effect(_ name: ElementName) -> ElementEffect { effects[name] }

  /// Takes a token that is no tag; an empty one is passed over.
  @inline(__always)
  mutating func add(_ start: Int, _ end: Int, _ mark: MarkupIndex.Mark) {
    if deleted == nil, start < end { index.append(start, end, mark) }
  }

  /// Takes a tag; `isEmpty` tells of XML's empty-element tags.
  @inline(__always)
  mutating func addTag(
    _ name: ElementName, _ effect: ElementEffect, isEnd: Bool, isEmpty: Bool, _ start: Int, _ end: Int
  ) {
    guard deleted == nil else {
      skip(name, isEnd: isEnd, isEmpty: isEmpty, end)
      return
    }
    switch effect {
    case .inline: index.append(start, end, .nothing)
    case .space: index.append(start, end, .space)
    case .block: index.append(start, end, isEnd ? .blockEnd : .blockStart)
    case .deleted, .deletedRaw:
      if isEnd || isEmpty { index.append(start, end, .nothing) } else { deleted = (name, 1, start) }
    }
  }

  /// Ends at `end`, the end of the text: what is open there is deleted to the end.
  mutating func finish(_ end: Int) {
    if let open = deleted, open.start < end { index.append(open.start, end, .nothing) }
    deleted = nil
  }

  private mutating func skip(_ name: ElementName, isEnd: Bool, isEmpty: Bool, _ end: Int) {
    guard let open = deleted, open.name == name, !isEmpty else { return }
    let depth = open.depth + (isEnd ? -1 : 1)
    guard depth == 0 else {
      deleted?.depth = depth
      return
    }
    deleted = nil
    index.append(open.start, end, .nothing)
  }
}
