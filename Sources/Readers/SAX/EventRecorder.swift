import CLibXML2

/// Takes libxml2's callbacks and writes the event log. It lives on the stack of the parsing function; callbacks reach it
/// through the parser's user data only.
struct EventRecorder {
  /// The parser, asked for its position.
  let parser: UnsafeMutablePointer<xmlParserCtxt>
  /// What was told so far.
  var log: EventLog
  /// Proves the places of runs.
  var anchor: TextAnchor
  /// Where the last start tag begins.
  private var tagStart = 0
  /// Bytes before this one are markup, even where the parser takes them for text.
  private var maskEnd = 0
  /// Where the `]]>` of an open CDATA section in HTML stands.
  private var sectionEnd: Int?
  /// Where the last `]]>` that was looked for stands.
  private var nextSectionEnd = -1
  /// The start events of the open elements of XML, outermost first.
  private var open: [Int] = []
  /// The value of an attribute that does not end with zero, for a moment.
  var value: [UInt8] = []

  /// Takes a parser that has not begun.
  init(parser: UnsafeMutablePointer<xmlParserCtxt>, log: EventLog, anchor: TextAnchor) {
    self.parser = parser
    self.log = log
    self.anchor = anchor
  }

  /// The parser's position in the bytes. After a switch of input or of encoding it would mean nothing: the encoding is
  /// decided before, and entities are never expanded.
  @inline(__always)
  var position: Int {
    guard let input = parser.pointee.input, let cursor = input.pointee.cur, let base = input.pointee.base else {
      return anchor.bytes.count
    }
    return min(Int(input.pointee.consumed) + (cursor - base), anchor.bytes.count)
  }

  /// Takes a run of text.
  @inline(__always)
  mutating func text(_ address: UnsafePointer<UInt8>?, _ count: Int32) {
    guard let address, count > 0, let input = parser.pointee.input, let base = input.pointee.base,
      let end = input.pointee.end
    else { return }
    let text = UnsafeBufferPointer(start: address, count: Int(count))
    let inside = address >= base && address < end ? Int(input.pointee.consumed) + (address - base) : nil
    take(anchor.locate(text, position: position, inside: inside), as: .text)
  }

  /// Takes the text of a CDATA section, or of a script of HTML.
  mutating func section(_ address: UnsafePointer<UInt8>?, _ count: Int32) {
    guard let address, count > 0 else { return }
    let text = UnsafeBufferPointer(start: address, count: Int(count))
    guard anchor.scanner.isXML else { return self.text(address, count) }
    take(anchor.locateSection(text, position: position), as: .literal)
  }

  @inline(__always)
  private mutating func take(_ range: Range<Int>?, as kind: Event.Kind) {
    guard let range, range.lowerBound >= anchor.cursor else {
      // What stands in the bytes at this place is read when the next run or tag is found.
      log.unproven += 1
      return
    }
    account(for: range.lowerBound)
    anchor.cursor = range.upperBound
    if anchor.scanner.isXML { append(kind, range) } else { appendUnmasked(range) }
  }

  /// Marks the innermost open element of XML as one in which text stands directly, if a run can be seen: elements that no
  /// vocabulary knows are part of a line beside text, else they are blocks.
  @inline(__always)
  private mutating func markHolder(_ range: Range<Int>) {
    guard let holder = open.last, !log.events[holder].marks.contains(.holdsText) else { return }
    for index in range where anchor.bytes[index] > 0x20 {
      log.events[holder].marks.insert(.holdsText)
      return
    }
  }

  /// Adds a run of HTML without what the HTML standard reads as markup and libxml2 as text: `<!x>`, `</>`, and the marks
  /// of a CDATA section.
  private mutating func appendUnmasked(_ range: Range<Int>) {
    let bytes = anchor.bytes
    if bytes[range.lowerBound] == 0x3C, range.lowerBound >= maskEnd {
      if ASCII.matches(bytes, at: range.lowerBound, "<![cdata[") {
        maskEnd = range.lowerBound + 9
        // Sections that no end follows look for it once.
        if nextSectionEnd < maskEnd { nextSectionEnd = anchor.scanner.sectionEnd(from: maskEnd) }
        sectionEnd = nextSectionEnd
      } else {
        let piece = anchor.scanner.piece(at: range.lowerBound)
        if piece.kind == .other { maskEnd = piece.end }
      }
    }
    let start = max(range.lowerBound, maskEnd)
    guard start < range.upperBound else { return }
    if let end = sectionEnd, end < range.upperBound {
      if start < end { append(.text, start..<end) }
      sectionEnd = nil
      maskEnd = end + 3
      if maskEnd < range.upperBound { append(.text, max(start, maskEnd)..<range.upperBound) }
      return
    }
    append(.text, start..<range.upperBound)
  }

  @inline(__always)
  private mutating func append(_ kind: Event.Kind, _ range: Range<Int>) {
    if anchor.scanner.isXML { markHolder(range) }
    log.events.append(
      Event(
        kind: kind, name: 0, marks: [], start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound)))
  }

  /// Takes the start of an element whose name has been numbered.
  @inline(__always)
  mutating func start(_ name: UInt16, marks: Event.Marks = [], extent: CellExtent? = nil) {
    var extentIndex = 0
    if anchor.scanner.isXML { open.append(log.events.count) }
    if let extent {
      log.extents.append(extent)
      extentIndex = log.extents.count
    }
    log.events.append(
      Event(
        kind: .start, name: name, marks: marks, start: UInt32(truncatingIfNeeded: tagStart),
        end: UInt32(truncatingIfNeeded: extentIndex)))
  }

  /// Takes the end of an element, without its tag.
  @inline(__always)
  private mutating func end(_ name: UInt16) {
    if anchor.scanner.isXML { _ = open.popLast() }
    log.events.append(
      Event(kind: .end, name: name, marks: [], start: UInt32(truncatingIfNeeded: anchor.cursor), end: 0))
  }

  /// Moves the cursor behind a start tag, if its bytes really stand before the parser's position: libxml2 also reports
  /// elements that HTML implies.
  @inline(__always)
  mutating func passStartTag(nameLength: Int, matches: (Int) -> Bool) {
    let position = position
    var tag = anchor.cursor
    // Mostly the tag begins where the last run or tag ended.
    if tag + nameLength >= position || anchor.bytes[tag] != 0x3C || !matches(tag + 1) {
      tag = position - 1
      while tag >= anchor.cursor, anchor.bytes[tag] != 0x3C { tag -= 1 }
      guard tag >= anchor.cursor, tag + 1 + nameLength <= position, matches(tag + 1) else { return }
      account(for: tag)
    }
    tagStart = tag
    var end = position
    if end < anchor.bytes.count, anchor.bytes[end] == 0x2F { end += 1 }
    if end < anchor.bytes.count, anchor.bytes[end] == 0x3E { end += 1 }
    anchor.cursor = end
  }

  /// Takes the end of an element and moves the cursor behind its end tag, if its bytes stand at the cursor and end at the
  /// parser's position. Other end tags, such as those with spaces, are passed with the gap they stand in.
  @inline(__always)
  mutating func end(_ name: UInt16, nameLength: Int, matches: (Int) -> Bool) {
    let tag = anchor.cursor
    let position = position
    end(name)
    guard position == tag + nameLength + 3, anchor.bytes[tag] == 0x3C, anchor.bytes[tag + 1] == 0x2F,
      anchor.bytes[position - 1] == 0x3E, matches(tag + 2)
    else { return }
    anchor.cursor = position
  }

  /// Looks at the bytes between the cursor and the next known place: they must be markup. Text among them is what the
  /// parser left out, and is read here.
  @inline(__always)
  mutating func account(for next: Int) {
    if anchor.cursor < next { readGap(anchor.cursor..<next) }
  }

  private mutating func readGap(_ gap: Range<Int>) {
    var text: [Range<Int>] = []
    var space: Range<Int>?
    var index = gap.lowerBound
    let bytes = anchor.bytes
    while index < gap.upperBound {
      if bytes[index] == 0x3C {
        var piece = anchor.scanner.piece(at: index)
        if piece.kind != .text {
          if piece.kind == .startTag || piece.kind == .endTag {
            let name = index + (piece.kind == .endTag ? 2 : 1)
            if piece.kind == .startTag, let raw = anchor.scanner.rawTextEnd(nameAt: name, tagEnd: piece.end) {
              piece = raw
            }
          }
          index = piece.end
          if !anchor.scanner.isXML, index > gap.upperBound { maskEnd = index }
          continue
        }
      }
      let end = anchor.scanner.next(0x3C, from: index + 1, to: gap.upperBound)
      if anchor.scanner.isXML, ASCII.matches(bytes, at: index, "]]>") {
        index += 3
        continue
      }
      if (index..<end).allSatisfy({ bytes[$0] <= 0x20 }) { space = index..<end } else { text.append(index..<end) }
      index = end
    }
    if text.isEmpty {
      if let space { append(.text, space) }
      return
    }
    log.recovered += text.count
    if log.recoveredAt == nil { log.recoveredAt = text[0].lowerBound }
    let crossesBlock = crossesBlock(gap)
    for range in text { append(crossesBlock ? .stray : .text, range) }
    anchor.cursor = gap.upperBound
  }

  /// Whether the tags of a gap end or begin a block.
  private mutating func crossesBlock(_ gap: Range<Int>) -> Bool {
    var index = anchor.scanner.next(0x3C, from: gap.lowerBound, to: gap.upperBound)
    while index < gap.upperBound {
      let piece = anchor.scanner.piece(at: index)
      if piece.kind == .startTag, isBlock(nameAt: index + 1) { return true }
      if piece.kind == .endTag, isBlock(nameAt: index + 2) { return true }
      index = anchor.scanner.next(0x3C, from: max(piece.end, index + 1), to: gap.upperBound)
    }
    return false
  }

  private mutating func isBlock(nameAt start: Int) -> Bool {
    let name = anchor.bytes[start..<anchor.scanner.nameEnd(start)]
    let id = log.names.id(of: String(decoding: name.map(ASCII.lower), as: UTF8.self))
    return log.names.roles[Int(id)].layout != .inline
  }
}
