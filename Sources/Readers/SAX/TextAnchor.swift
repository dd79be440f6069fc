import Glibc

/// Finds the place in the bytes of a run of text that libxml2 reports, and proves it: the bytes there are the text.
///
/// libxml2 gives copies of most runs and a position near their end. Which place is the right one was found by running
/// libxml2 2.9.14 on 1.7 million runs: the order of the rules matters, since equal bytes alone may be another occurrence.
struct TextAnchor {
  /// The bytes being parsed.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Finds markup between runs.
  let scanner: MarkupScanner
  /// One past the last byte that is accounted for.
  var cursor: Int

  /// The place of `text`, reported when the parser stood at `position`; `inside` is its place if it is no copy.
  @inline(__always)
  func locate(_ text: UnsafeBufferPointer<UInt8>, position: Int, inside: Int?) -> Range<Int>? {
    let count = text.count
    if let inside, inside >= cursor, inside + count <= bytes.count { return inside..<inside + count }
    if count <= 8, let short = locateShort(text, position) { return short }
    if holds(text, at: position - count) { return position - count..<position }
    return locateNear(text, position)
  }

  /// References and single signs.
  private func locateShort(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Range<Int>? {
    let isAmpersand = text.count == 1 && text[0] == 0x26
    if let ampersand = lastAmpersand(before: position) {
      if isReference(ampersand, position, isAmpersand: isAmpersand) { return ampersand..<position }
      // A name that is none: the sign is reported first, the name as text after it.
      if isAmpersand { return ampersand..<ampersand + 1 }
    }
    if text.count == 1, text[0] == 0x3C, holds(text, at: position) { return position..<position + 1 }
    return nil
  }

  private func lastAmpersand(before position: Int) -> Int? {
    var index = position - 1
    // No reference of HTML is longer than its longest name and the two signs around it; numbers may have zeros in front.
    let lowest = max(cursor, position - 64)
    while index >= lowest {
      if bytes[index] == 0x26 { return index }
      index -= 1
    }
    return nil
  }

  /// Whether the bytes from an ampersand to the parser's position are one reference that libxml2 resolves.
  private func isReference(_ ampersand: Int, _ position: Int, isAmpersand: Bool) -> Bool {
    var index = ampersand + 1
    guard index < position else { return false }
    if bytes[index] == 0x23 {
      index += 1
      while index < position, ASCII.hexValue(bytes[index]) != nil || bytes[index] | 0x20 == 0x78 { index += 1 }
      return index == position || index == position - 1 && bytes[index] == 0x3B
    }
    while index < position, ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) { index += 1 }
    guard index == position - 1, bytes[index] == 0x3B else { return false }
    return !isAmpersand || index - ampersand == 4
  }

  private func locateNear(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Range<Int>? {
    let count = text.count
    for shift in 1...4 where holds(text, at: position + shift - count) {
      return position + shift - count..<position + shift
    }
    if holds(text, at: cursor) { return cursor..<cursor + count }
    return withLineEnds(text, at: cursor) ?? withLineEnds(text, at: afterMarkup(cursor, limit: position))
  }

  /// The place of a CDATA section's text, reported when the parser stood behind the section.
  func locateSection(_ text: UnsafeBufferPointer<UInt8>, position: Int) -> Range<Int>? {
    if holds(text, at: position - 3 - text.count) { return position - 3 - text.count..<position - 3 }
    var index = scanner.next(0x3C, from: cursor, to: position)
    while index < position {
      if ASCII.matches(bytes, at: index, "<![cdata["), let range = withLineEnds(text, at: index + 9) { return range }
      index = scanner.next(0x3C, from: index + 1, to: position)
    }
    return nil
  }

  @inline(__always)
  private func holds(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= cursor, start + text.count <= bytes.count, let base = bytes.baseAddress,
      let other = text.baseAddress
    else { return false }
    return memcmp(base + start, other, text.count) == 0
  }

  /// The place of a text whose line ends were made line feeds.
  private func withLineEnds(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
    guard start >= cursor else { return nil }
    var index = start
    for byte in text {
      guard index < bytes.count else { return nil }
      if byte == 0x0A, bytes[index] == 0x0D {
        index += index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      } else {
        guard bytes[index] == byte else { return nil }
        index += 1
      }
    }
    return start..<index
  }

  private func afterMarkup(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, bytes[index] == 0x3C {
      let piece = scanner.piece(at: index)
      guard piece.kind != .text else { break }
      index = piece.end
    }
    return index
  }
}
