extension QuoteCutter {
  /// What one stretch of the decoded source leaves in the text.
  enum Piece {
    /// Text, where it stands, and whether it is written so; else a reference stands there.
    case text([UInt8], Range<Int>, isWritten: Bool)
    /// White space for a tag.
    case space(Int, Int)
    /// White space for a tag that begins or ends a block.
    case block(Int, Int)
  }

  /// Calls `body` for all that the law leaves of the document, in order.
  func forEachPiece(_ body: (Piece) -> Void) {
    var position = 0
    for token in 0...index.count {
      let isLast = token == index.count
      let start = isLast ? source.utf8.count : Int(index.tokens[token].start)
      forEachText(position..<start, before: token, body)
      guard !isLast else { return }
      let end = Int(index.tokens[token].end)
      switch index.tokens[token].mark {
      case .nothing, .cdataStart: break
      case .space: body(.space(start, end))
      case .blockStart, .blockEnd: body(.block(start, end))
      }
      position = end
    }
  }

  /// The pieces of text without markup.
  private func forEachText(_ range: Range<Int>, before token: Int, _ body: (Piece) -> Void) {
    var position = range.lowerBound
    func written(_ end: Int) {
      if position < end { body(.text(Array(source.utf8[position..<end]), position..<end, isWritten: true)) }
    }
    if let resolver = resolver(before: token) {
      source.utf8.withUnsafeBufferPointer { utf8 in
        let search = ByteSearch(bytes: UnsafeBufferPointer(rebasing: utf8[..<range.upperBound]))
        var from = position
        while let mark = search.next(0x26, from: from) {
          guard let (value, end) = resolver.resolve(utf8[..<range.upperBound], at: mark) else {
            from = mark + 1
            continue
          }
          written(mark)
          body(.text(value, mark..<end, isWritten: false))
          (position, from) = (end, end)
        }
      }
    }
    written(range.upperBound)
  }
}
