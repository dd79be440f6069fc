import DocumentModel

/// Reads the JSON that is stored in columns. Keys keep their order, so that what is written again is the same.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  /// Stored values are a few levels deep.
  private static let deepest = 64

  /// The value of a JSON text; nil for anything that is none.
  static func parse(_ text: String) -> NormalizedValue? {
    var parser = JSONParser(bytes: Array(text.utf8))
    guard let value = parser.value(0) else { return nil }
    parser.skipSpace()
    return parser.index == parser.bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(_ depth: Int) -> NormalizedValue? {
    skipSpace()
    guard depth < Self.deepest, index < bytes.count else { return nil }
    switch bytes[index] {
    case 0x22: return string().map(NormalizedValue.string)
    case 0x7B: return object(depth)
    case 0x5B: return array(depth)
    case 0x74: return take("true") ? .boolean(true) : nil
    case 0x66: return take("false") ? .boolean(false) : nil
    default: return number()
    }
  }

  private mutating func object(_ depth: Int) -> NormalizedValue? {
    var fields = NormalizedFields()
    index += 1
    if takeByte(0x7D) { return .object(fields) }
    repeat {
      skipSpace()
      guard let key = string(), takeByte(0x3A) else { return nil }
      skipSpace()
      // Other programs write null for what is missing.
      if take("null") { continue }
      guard let value = value(depth + 1) else { return nil }
      fields[key] = value
    } while takeByte(0x2C)
    return takeByte(0x7D) ? .object(fields) : nil
  }

  private mutating func array(_ depth: Int) -> NormalizedValue? {
    var elements: [NormalizedValue] = []
    index += 1
    if takeByte(0x5D) { return .array(elements) }
    repeat {
      guard let value = value(depth + 1) else { return nil }
      elements.append(value)
    } while takeByte(0x2C)
    return takeByte(0x5D) ? .array(elements) : nil
  }

  private mutating func number() -> NormalizedValue? {
    let start = index
    while index < bytes.count, Self.isNumeric(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let whole = Int(text) { return .integer(whole) }
    return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte | 0x20 == 0x65
  }

  private mutating func string() -> String? {
    guard index < bytes.count, bytes[index] == 0x22 else { return nil }
    index += 1
    var out: [UInt8] = []
    while index < bytes.count, bytes[index] != 0x22 {
      guard bytes[index] == 0x5C else {
        out.append(bytes[index])
        index += 1
        continue
      }
      guard let scalar = escape() else { return nil }
      out.append(contentsOf: String(Character(scalar)).utf8)
    }
    guard index < bytes.count else { return nil }
    index += 1
    return String(decoding: out, as: UTF8.self)
  }

  /// The scalar of an escape; other programs escape what is beyond U+FFFF as two surrogates.
  private mutating func escape() -> Unicode.Scalar? {
    guard index + 1 < bytes.count else { return nil }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(letter)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      guard let code = hexadecimal() else { return nil }
      guard code & 0xFC00 == 0xD800 else { return Unicode.Scalar(code) }
      guard bytes[index...].starts(with: [0x5C, 0x75]) else { return nil }
      index += 2
      guard let low = hexadecimal(), low & 0xFC00 == 0xDC00 else { return nil }
      return Unicode.Scalar(0x10000 + (code & 0x3FF) << 10 + low & 0x3FF)
    default: return nil
    }
  }

  /// Four hexadecimal digits.
  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return code
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func takeByte(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }
}
