/// Finds HTML's markup in one forward pass, as the tokenizer of https://html.spec.whatwg.org/multipage/parsing.html would
/// outside of its special states. CDATA sections are unwrapped wherever they stand.
struct HTMLScanner {
  private let search: ByteSearch
  private var collector: MarkupCollector
  /// From these offsets on there is no quotation mark of the kind any more.
  private var lastQuote: (double: Int, single: Int)

  /// The markup of UTF-8 text, not before `start`.
  static func index(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> MarkupIndex {
    var scanner = HTMLScanner(bytes)
    return scanner.scan(from: start)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    search = ByteSearch(bytes: bytes)
    collector = MarkupCollector(.html, bytes: bytes.count)
    lastQuote = (bytes.count, bytes.count)
  }

  private mutating func scan(from start: Int) -> MarkupIndex {
    collector.add(0, start, .nothing)
    var index = start
    while let open = search.next(0x3C, from: index) {
      let second = search.byte(open + 1)
      switch second {
      case 0x21, 0x3F: index = declaration(open)
      case 0x2F: index = Self.isLetter(search.byte(open + 2)) ? tag(open, isEnd: true) : bogus(open)
      case _ where Self.isLetter(second): index = tag(open, isEnd: false)
      default: index = open + 1
      }
    }
    collector.finish(search.count)
    return collector.index
  }

  /// A comment, a CDATA section, or what HTML reads as a comment.
  private mutating func declaration(_ open: Int) -> Int {
    if search.holds("<!--", at: open) {
      let end = commentEnd(open + 4)
      collector.add(open, end, .nothing)
      return end
    }
    guard search.holds("<![CDATA[", at: open) else { return bogus(open) }
    let end = search.end(after: 0x5D, from: open + 9)
    collector.add(open, open + 9, .cdataStart)
    if let end { collector.add(end - 3, end, .nothing) }
    return end ?? search.count
  }

  private func commentEnd(_ start: Int) -> Int {
    if search.byte(start) == 0x3E { return start + 1 }
    if search.byte(start) == 0x2D, search.byte(start + 1) == 0x3E { return start + 2 }
    var from = start + 2
    while let close = search.next(0x3E, from: from) {
      let bytes = search.bytes
      if bytes[close - 1] == 0x2D, bytes[close - 2] == 0x2D { return close + 1 }
      if close >= start + 3, bytes[close - 1] == 0x21, bytes[close - 2] == 0x2D, bytes[close - 3] == 0x2D {
        return close + 1
      }
      from = close + 1
    }
    return search.count
  }

  private mutating func bogus(_ open: Int) -> Int {
    let end = search.next(0x3E, from: open).map { $0 + 1 } ?? search.count
    collector.add(open, end, .nothing)
    return end
  }

  @inline(__always)
  private mutating func tag(_ open: Int, isEnd: Bool) -> Int {
    let nameStart = open + (isEnd ? 2 : 1)
    var nameEnd = nameStart + 1
    while nameEnd < search.count, !Self.endsName(search.bytes[nameEnd]) { nameEnd += 1 }
    let close = attributesEnd(nameEnd)
    var end = min(close + 1, search.count)
    let name = ElementName(search.bytes, nameStart, nameEnd)
    let effect = collector.effect(name)
    if effect == .deletedRaw, !isEnd, close < search.count, let raw = rawElement(nameStart, nameEnd) {
      end = rawEnd(raw, from: end)
      collector.add(open, end, .nothing)
    } else {
      collector.addTag(name, effect, isEnd: isEnd, isEmpty: false, open, end)
    }
    return end
  }

  /// The offset of the `>` of a tag whose attributes begin at `start`; the end of the text without one.
  @inline(__always)
  private mutating func attributesEnd(_ start: Int) -> Int {
    let bytes = search.bytes
    let count = bytes.count
    var index = start
    while index < count {
      let byte = bytes[index]
      if byte == 0x3E { return index }
      index += 1
      if ByteSearch.isSpace(byte) || byte == 0x2F { continue }
      while index < count, !Self.endsAttributeName(bytes[index]) { index += 1 }
      if let end = valueEnd(index) { index = end }
    }
    return count
  }

  /// One past an attribute's value, if `=` and a value follow its name.
  @inline(__always)
  private mutating func valueEnd(_ start: Int) -> Int? {
    let bytes = search.bytes
    let count = bytes.count
    var index = start
    while index < count, ByteSearch.isSpace(bytes[index]) { index += 1 }
    guard index < count, bytes[index] == 0x3D else { return nil }
    index += 1
    while index < count, ByteSearch.isSpace(bytes[index]) { index += 1 }
    guard index < count else { return nil }
    switch bytes[index] {
    case 0x22:
      let close = index < lastQuote.double ? search.next(0x22, from: index + 1) : nil
      if close == nil { lastQuote.double = min(lastQuote.double, index) }
      return close.map { $0 + 1 }
    case 0x27:
      let close = index < lastQuote.single ? search.next(0x27, from: index + 1) : nil
      if close == nil { lastQuote.single = min(lastQuote.single, index) }
      return close.map { $0 + 1 }
    default:
      while index < count, bytes[index] != 0x3E, !ByteSearch.isSpace(bytes[index]) { index += 1 }
      return index
    }
  }

  /// The name of the raw text element, which is written without a prefix.
  private func rawElement(_ start: Int, _ end: Int) -> StaticString? {
    if end - start == 6, search.holds(ignoringCase: "script", at: start) { return "</script" }
    if end - start == 5, search.holds(ignoringCase: "style", at: start) { return "</style" }
    return nil
  }

  /// One past the end tag of a raw text element; the end of the text without one.
  private func rawEnd(_ endTag: StaticString, from start: Int) -> Int {
    var from = start
    while let open = search.next(0x3C, from: from) {
      let after = open + endTag.utf8CodeUnitCount
      if search.holds(ignoringCase: endTag, at: open), after < search.count, Self.endsName(search.bytes[after]) {
        return search.next(0x3E, from: after).map { $0 + 1 } ?? search.count
      }
      from = open + 1
    }
    return search.count
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool { ByteSearch.isSpace(byte) || byte == 0x2F || byte == 0x3E }

  @inline(__always)
  private static func endsAttributeName(_ byte: UInt8) -> Bool { endsName(byte) || byte == 0x3D }
}
