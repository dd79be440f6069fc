/// Writes XML and HTML whose tags the program makes and whose text documents made: text is escaped wherever it stands, so
/// that nothing of a document becomes markup.
public struct MarkupWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// The bytes as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes markup as it stands in the program.
  public mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text with `&`, `<`, `>` and quotes escaped, for content and quoted attributes. Controls that XML forbids
  /// become U+FFFD.
  public mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// Writes text for people: what would show it in another order, or not at all, is shown as its code point.
  public mutating func visible(_ text: String) { bytes.append(contentsOf: VisibleText.escape(text).utf8) }

  /// Writes a file of the program as it stands.
  public mutating func file(_ content: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: content) }

  /// Writes a number.
  public mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes ` name="value"`.
  public mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// What was written, which is then forgotten.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
