/// A path pattern of a rule: `*` stands for any bytes, `$` at its end for the end of the path (RFC 9309, 2.2.3).
struct RobotsPattern: Sendable {
  /// Bytes of the pattern as written, which decide which of several rules holds.
  let length: Int
  /// What must stand one after the other, with anything between.
  private let parts: [[UInt8]]
  private let isEnd: Bool
  /// `$` as itself.
  private static let mark = Array("%24".utf8)

  init(_ text: ArraySlice<UInt8>) {
    // Some sites write whole URLs, which stand for paths of that form.
    var body = text.first == 0x2F || text.first == 0x2A ? text : [0x2F] + text
    isEnd = body.last == 0x24
    if isEnd { body.removeLast() }
    parts = body.split(separator: 0x2A, omittingEmptySubsequences: false).map { RobotsPattern.normalized($0) }
    // Many `*` in a row are one.
    var length = isEnd ? 1 : 0
    for (index, part) in parts.enumerated() { length += part.count + (index > 0 ? 1 : 0) }
    self.length = length
  }

  /// Whether a path, normalised in the same way, matches.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = parts.first, path.starts(with: first) else { return false }
    var place = first.count
    if parts.count == 1 { return !isEnd || place == path.count || path[place...].starts(with: Self.mark) }
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.find(part, in: path, from: place) else { return false }
      place = found + part.count
    }
    let last = parts[parts.count - 1]
    guard isEnd else { return Self.find(last, in: path, from: place) != nil }
    // The mark may also be meant as itself.
    if Self.find(last + Self.mark, in: path, from: place) != nil { return true }
    return path.count - last.count >= place && path.suffix(last.count).elementsEqual(last)
  }

  private static func find(_ part: [UInt8], in path: [UInt8], from place: Int) -> Int? {
    guard !part.isEmpty else { return place }
    guard path.count >= part.count else { return nil }
    var index = place
    while index <= path.count - part.count {
      if path[index] == part[0], path[index..<(index + part.count)].elementsEqual(part) { return index }
      index += 1
    }
    return nil
  }

  /// Escapes as they must be compared: those of unreserved characters undone, others in upper case, and bytes that are not
  /// ASCII escaped.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.endIndex, let high = ASCIIBytes.hex(bytes[index + 1]),
        let low = ASCIIBytes.hex(bytes[index + 2])
      {
        let value = high << 4 | low
        if isPlain(value) { out.append(value) } else { out += [0x25, digits[Int(high)], digits[Int(low)]] }
        index += 3
        continue
      }
      // `$` and `*` in the middle of a pattern, or in a path, are themselves.
      if byte >= 0x80 || byte < 0x21 || byte == 0x24 {
        out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        out.append(byte)
      }
      index += 1
    }
    return out
  }

  /// Whether an escaped byte is the same as the byte: not where the byte itself has a meaning in a path or a pattern.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"/?#*$%&=+;,:@".utf8.contains(byte)
  }
}
