/// Finds XML's markup in one forward pass. What is no markup by https://www.w3.org/TR/xml/ stays text.
struct XMLScanner {
  private let search: ByteSearch
  private var collector: MarkupCollector
  /// Bytes that were looked at for tags whose quotation marks have no other half.
  private var wasted = 0
  /// How often the text may be looked at for such tags; after that `<` is text, so that time stays linear. Only documents
  /// that are not well-formed have any.
  private static let patience = 64

  /// The markup of UTF-8 text, not before `start`.
  static func index(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> MarkupIndex {
    var scanner = XMLScanner(bytes)
    return scanner.scan(from: start)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    search = ByteSearch(bytes: bytes)
    collector = MarkupCollector(.xml, bytes: bytes.count)
  }

  private mutating func scan(from start: Int) -> MarkupIndex {
    collector.add(0, start, .nothing)
    var index = start
    while let open = search.next(0x3C, from: index) {
      index = markup(open) ?? open + 1
    }
    collector.finish(search.count)
    return collector.index
  }

  /// One past the markup at `open`, nil where there is none.
  @inline(__always)
  private mutating func markup(_ open: Int) -> Int? {
    switch search.byte(open + 1) {
    case 0x21: declaration(open)
    case 0x3F: instruction(open)
    default: tag(open)
    }
  }

  private mutating func declaration(_ open: Int) -> Int? {
    if search.holds("<!--", at: open) {
      let end = search.end(after: 0x2D, from: open + 4) ?? search.count
      collector.add(open, end, .nothing)
      return end
    }
    if search.holds("<![CDATA[", at: open) {
      let end = search.end(after: 0x5D, from: open + 9)
      collector.add(open, open + 9, .cdataStart)
      if let end { collector.add(end - 3, end, .nothing) }
      return end ?? search.count
    }
    guard search.holds("<!DOCTYPE", at: open), let end = doctypeEnd(open + 9) else { return nil }
    collector.add(open, end, .nothing)
    return end
  }

  private mutating func instruction(_ open: Int) -> Int {
    var from = open + 2
    var end = search.count
    while let close = search.next(0x3E, from: from) {
      if close >= open + 3, search.bytes[close - 1] == 0x3F {
        end = close + 1
        break
      }
      from = close + 1
    }
    collector.add(open, end, .nothing)
    return end
  }

  private func doctypeEnd(_ start: Int) -> Int? {
    var index = start
    while index < search.count {
      switch search.bytes[index] {
      case 0x3E: return index + 1
      case 0x22, 0x27:
        guard let close = search.next(search.bytes[index], from: index + 1) else { return nil }
        index = close + 1
      case 0x5B: return subsetEnd(index)
      default: index += 1
      }
    }
    return nil
  }

  /// One past the `]>` of the internal subset.
  private func subsetEnd(_ start: Int) -> Int? {
    var from = start
    while let bracket = search.next(0x5D, from: from) {
      var index = bracket + 1
      while index < search.count, ByteSearch.isSpace(search.bytes[index]) { index += 1 }
      if search.byte(index) == 0x3E { return index + 1 }
      from = bracket + 1
    }
    return nil
  }

  @inline(__always)
  private mutating func tag(_ open: Int) -> Int? {
    guard wasted <= Self.patience * search.count else { return nil }
    let bytes = search.bytes
    let isEnd = search.byte(open + 1) == 0x2F
    let nameStart = open + (isEnd ? 2 : 1)
    guard nameStart < bytes.count, Self.beginsName(bytes[nameStart]) else { return nil }
    var index = nameStart + 1
    while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
    let nameEnd = index
    var isEmpty = false
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x3E {
        isEmpty = bytes[index - 2] == 0x2F
        break
      }
      guard byte == 0x22 || byte == 0x27 else { continue }
      guard let close = search.next(byte, from: index) else {
        wasted += bytes.count - open
        return nil
      }
      index = close + 1
    }
    let name = ElementName(bytes, nameStart, nameEnd)
    collector.addTag(name, collector.effect(name), isEnd: isEnd, isEmpty: isEmpty, open, index)
    return index
  }

  @inline(__always)
  private static func beginsName(_ byte: UInt8) -> Bool {
    !endsName(byte) && byte != 0x21 && byte != 0x3F && byte != 0x3C && byte != 0x26
  }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool { ByteSearch.isSpace(byte) || byte == 0x2F || byte == 0x3E }
}
