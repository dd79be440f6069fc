/// Text of documents for HTML. Not by `Character`: `"` and a combining accent behind it are one, and an escape that looks
/// for the character `"` lets it pass, out of the attribute it stands in.
public enum VisibleText {
  /// The text for content and quoted attributes: `&`, `<`, `>` and quotes escaped, controls as U+FFFD. What would show text
  /// in another order, or not at all (directional overrides, zero-width signs), is shown as its code point.
  public static func escape(_ text: String) -> String {
    var copy = text
    return copy.withUTF8 { utf8 in
      guard utf8.contains(where: isSpecial) else { return String(decoding: utf8, as: UTF8.self) }
      var out: [UInt8] = []
      out.reserveCapacity(utf8.count + 32)
      var index = 0
      while index < utf8.count {
        if let (name, length) = hidden(utf8, index) {
          out += Array("⟨U+\(name)⟩".utf8)
          index += length
          continue
        }
        // The line ends of some systems are two signs, which HTML reads as one.
        if utf8[index] != 0x0D || index + 1 == utf8.count || utf8[index + 1] != 0x0A { append(utf8[index], to: &out) }
        index += 1
      }
      return String(decoding: out, as: UTF8.self)
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F, 0xE2, 0xEF, 0xD8: true
    case 0x00..<0x20: byte != 0x09 && byte != 0x0A
    default: false
    }
  }

  private static func append(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case 0x26: out += Array("&amp;".utf8)
    case 0x3C: out += Array("&lt;".utf8)
    case 0x3E: out += Array("&gt;".utf8)
    case 0x22: out += Array("&quot;".utf8)
    case 0x27: out += Array("&#39;".utf8)
    case 0x09, 0x0A: out.append(byte)
    case 0x00..<0x20, 0x7F: out += Array("\u{FFFD}".utf8)
    default: out.append(byte)
    }
  }

  /// A sign that is not seen, and its length in bytes. The joiners U+200C and U+200D are left: Persian and Hindi need them.
  private static func hidden(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> (name: String, length: Int)? {
    guard index + 1 < utf8.count else { return nil }
    if utf8[index] == 0xD8, utf8[index + 1] == 0x9C { return ("061C", 2) }
    guard index + 2 < utf8.count else { return nil }
    switch (utf8[index], utf8[index + 1], utf8[index + 2]) {
    case (0xEF, 0xBB, 0xBF): return ("FEFF", 3)
    case (0xE2, 0x80, let last) where [0x8B, 0x8E, 0x8F].contains(last) || (0xAA...0xAE).contains(last):
      return ("20" + String(last & 0x3F, radix: 16, uppercase: true).leftPadded, 3)
    case (0xE2, 0x81, let last) where last == 0xA0 || (0xA6...0xA9).contains(last):
      return ("20" + String(0x40 + (last & 0x3F), radix: 16, uppercase: true).leftPadded, 3)
    default: return nil
    }
  }
}

extension String {
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
