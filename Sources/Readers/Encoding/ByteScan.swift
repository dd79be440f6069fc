/// A position in a few bytes, to read a declaration piece by piece.
struct ByteScan {
  private let bytes: [UInt8]
  /// The next byte.
  private(set) var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Steps over white space; whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = index
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// Steps over `text` if it stands here.
  @discardableResult
  mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  /// Moves behind the next `text`, if it stands before the next `stop`.
  mutating func find(_ text: String, before stop: UInt8?) -> Bool {
    var place = index
    while place < bytes.count, bytes[place] != stop {
      if bytes[place...].starts(with: text.utf8) {
        index = place + text.utf8.count
        return true
      }
      place += 1
    }
    return false
  }

  /// The bytes up to one of `ends` or the end, nil if there are none.
  mutating func word(endingAt ends: [UInt8]) -> String? {
    let start = index
    while index < bytes.count, !ends.contains(bytes[index]) { index += 1 }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }
}
