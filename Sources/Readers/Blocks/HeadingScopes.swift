import DocumentModel

/// How far the headings of a document of XML reach: each to the end of the element in which it stands, or of the one around
/// that, if it is only a frame of headings. The title of the document, a heading of level 1, reaches to its end.
struct HeadingScopes {
  /// How far one heading reaches.
  struct Scope {
    /// Index of the heading's block.
    var block: Int
    /// How many elements are open where it holds.
    var depth: Int
    /// One past the index of the last block it holds for; nil while that is not known.
    var end: Int?
  }

  /// The headings in the order of their blocks.
  private(set) var scopes: [Scope] = []

  private var open: [Int] = []

  /// Takes a heading that has ended; `depth` is how many elements are open, its own included.
  mutating func open(block: Int, level: Int, depth: Int) {
    if level > 1 { open.append(scopes.count) }
    scopes.append(Scope(block: block, depth: level > 1 ? depth - 1 : 0))
  }

  /// Takes the end of the element at `depth`, counted from 1.
  @inline(__always)
  mutating func leave(depth: Int, blocks: [Block]) {
    guard let last = open.last, scopes[last].depth >= depth else { return }
    close(depth, blocks)
  }

  private mutating func close(_ depth: Int, _ blocks: [Block]) {
    // Headings without text so far stand in a frame: they hold for what follows it.
    var framed = open.count
    while framed > 0, scopes[open[framed - 1]].depth >= depth, isFrame(scopes[open[framed - 1]], blocks) {
      scopes[open[framed - 1]].depth = depth - 1
      framed -= 1
    }
    let kept = Array(open[framed...])
    open.removeLast(kept.count)
    while let last = open.last, scopes[last].depth >= depth {
      scopes[last].end = blocks.count
      open.removeLast()
    }
    open += kept
  }

  private func isFrame(_ scope: Scope, _ blocks: [Block]) -> Bool {
    blocks.count == scope.block + 1 || blocks[blocks.count - 1].kind == .heading && blocks.count == scope.block + 2
  }
}
