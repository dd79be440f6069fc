import DocumentModel

/// Writes the text of a document from runs of canonical bytes, and the segments that lead back to them.
///
/// Each run of white space becomes one space, or one line feed for a line break; what a block begins or ends with is
/// left out. Text is copied from the canonical bytes, never from a parser's copies.
struct TextAssembler {
  /// The canonical bytes.
  let source: UnsafeBufferPointer<UInt8>
  /// Whether references are XML's.
  let isXML: Bool
  /// The text so far.
  private(set) var text: [UInt8] = []
  /// Its segments.
  private(set) var segments: [SourceMap.Segment] = []
  /// First byte of the open block, nil between blocks.
  private(set) var blockStart: Int?
  /// Canonical hull of the open block's text.
  private(set) var blockSource = SourceRange(0, 0)
  /// Whether content was left out since the last visible character.
  private var isGap = false
  /// White space since the last visible character.
  private var space = Space.none
  /// Canonical place of the first of that white space: a character, a reference or the tag of a line break.
  private var spaceSource = SourceRange(0, 0)
  /// Whether it stands behind the content that was left out.
  private var isSpaceAfterGap = false
  /// Canonical offset at which the open linear segment would go on, -1 if there is none.
  private var linearEnd = -1
  /// Canonical bytes before this one are used: a reference may be longer than the run it begins in.
  private var used = 0

  private enum Space { case none, space, line }

  /// Classes of bytes: 0 visible, 1 white space, 2 perhaps the lead of white space, 3 the beginning of a reference.
  private static let classes: [UInt8] = (0..<256).map { byte in
    switch byte {
    case 0...0x20: 1
    case 0xC2, 0xE1, 0xE2, 0xE3: 2
    case 0x26: 3
    default: 0
    }
  }

  /// Takes the canonical bytes; room is made for `capacity` bytes of text, by default as many as the bytes have: pages that
  /// are not written to cost nothing, growing by copies would.
  init(source: UnsafeBufferPointer<UInt8>, isXML: Bool, capacity: Int? = nil, runs: Int = 0) {
    self.source = source
    self.isXML = isXML
    text.reserveCapacity(capacity ?? source.count)
    segments.reserveCapacity(runs)
  }

  /// Ends the open block. Its range and the canonical hull of its text, nil if it has none.
  mutating func endBlock() -> (range: TextRange, source: SourceRange)? {
    space = .none
    isGap = false
    linearEnd = -1
    guard let start = blockStart else { return nil }
    blockStart = nil
    return (TextRange(start, text.count), blockSource)
  }

  /// Says that the next run may stand before those read so far. Takes effect between blocks.
  mutating func moveBack() { used = 0 }

  /// Says that visible content is left out here.
  mutating func leaveGap() { if blockStart != nil { isGap = true } }

  /// Says that a tag stands here that reads as a space; `tag` is its canonical place.
  mutating func separate(_ tag: Range<Int>) {
    guard blockStart != nil, space == .none else { return }
    space = .space
    spaceSource = SourceRange(tag.lowerBound, tag.upperBound)
    isSpaceAfterGap = isGap
  }

  /// Says that a line ends here; `tag` is the canonical place of what says so.
  mutating func breakLine(_ tag: Range<Int>) {
    guard blockStart != nil else { return }
    if space == .none {
      spaceSource = SourceRange(tag.lowerBound, tag.upperBound)
      isSpaceAfterGap = isGap
    }
    space = .line
  }

  /// Adds a run. `keepsLines` makes line feeds line breaks, `isLiteral` takes ampersands as they are.
  mutating func append(_ run: Range<Int>, keepsLines: Bool, isLiteral: Bool) {
    Self.classes.withUnsafeBufferPointer { classes in
      var index = max(run.lowerBound, used)
      let end = run.upperBound
      while index < end {
        switch classes[Int(source[index])] {
        case 1:
          note(index, width: 1, keepsLines: keepsLines)
          index += 1
          // The first of a run of white space says it all, but for line ends that are kept.
          if !keepsLines { while index < end, source[index] <= 0x20 { index += 1 } }
        case 2:
          let width = WhiteSpace.length(source, at: index)
          if width > 0 {
            note(index, width: width, keepsLines: false)
            index += width
          } else {
            index = appendVisible(from: index, to: end, classes)
          }
        case 3:
          if !isLiteral, let reference = CharacterReference(source, at: index, isXML: isXML) {
            append(reference, at: index)
            index += reference.length
            used = index
          } else {
            index = appendVisible(from: index, to: end, classes)
          }
        default: index = appendVisible(from: index, to: end, classes)
        }
      }
    }
  }

  /// Copies visible bytes and the single spaces between them; the first byte is visible whatever its class. The offset
  /// after them.
  @inline(__always)
  private mutating func appendVisible(
    from start: Int, to end: Int, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = start + 1
    while index < end {
      let plain = PlainWord.length(source, at: index, to: end)
      if plain > 0 {
        index += plain
        continue
      }
      switch classes[Int(source[index])] {
      case 0:
        index += 1
        continue
      case 1 where source[index] == 0x20 && index + 1 < end && classes[Int(source[index + 1])] == 0:
        index += 2
        continue
      case 2 where WhiteSpace.length(source, at: index) == 0:
        index += 1
        continue
      default: break
      }
      break
    }
    begin(at: start)
    if start != linearEnd || isGap {
      segments.append(SourceMap.Segment(text: UInt32(text.count), source: UInt32(start), followsGap: isGap))
      isGap = false
    }
    text.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
    linearEnd = index
    blockSource.end = index
    return index
  }

  private mutating func append(_ reference: CharacterReference, at start: Int) {
    if WhiteSpace.isSpace(reference.first) {
      note(start, width: reference.length, keepsLines: false)
      return
    }
    begin(at: start)
    segments.append(
      SourceMap.Segment(
        text: UInt32(text.count), source: UInt32(start), atom: UInt32(reference.length), followsGap: isGap))
    isGap = false
    UTF8Bytes.append(reference.first, to: &text)
    if let second = reference.second { UTF8Bytes.append(second, to: &text) }
    linearEnd = -1
    blockSource.end = start + reference.length
  }

  @inline(__always)
  private mutating func note(_ offset: Int, width: Int, keepsLines: Bool) {
    guard blockStart != nil else { return }
    let isLine = keepsLines && (source[offset] == 0x0A || source[offset] == 0x0D)
    if space == .none {
      space = isLine ? .line : .space
      spaceSource = SourceRange(offset, offset + width)
      isSpaceAfterGap = isGap
    } else if isLine {
      space = .line
    }
  }

  /// Opens a block if none is open, else writes the white space before a visible character at `offset`.
  @inline(__always)
  private mutating func begin(at offset: Int) {
    if blockStart == nil {
      if !text.isEmpty { text.append(0x0A) }
      blockStart = text.count
      blockSource = SourceRange(offset, offset)
      linearEnd = -1
      isGap = false
    } else if space != .none {
      if spaceSource.start == linearEnd, spaceSource.end == linearEnd + 1, !isSpaceAfterGap {
        linearEnd += 1
      } else {
        segments.append(
          SourceMap.Segment(
            text: UInt32(text.count), source: UInt32(spaceSource.start),
            atom: UInt32(spaceSource.end - spaceSource.start), followsGap: isSpaceAfterGap))
        if isSpaceAfterGap { isGap = false }
        linearEnd = -1
      }
      text.append(space == .line ? 0x0A : 0x20)
    }
    space = .none
  }
}
