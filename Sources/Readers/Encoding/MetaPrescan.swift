/// Finds the encoding that an HTML document declares in a `meta` element, as
/// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding does.
///
/// The standard scans 1,024 bytes and lets the parser change its mind at a later `meta`; here the scan goes on, past the
/// contents of scripts, styles, titles and text areas, until the body begins. Its time is linear in the bytes scanned.
struct MetaPrescan {
  /// Bytes in which the contents of scripts are scanned too, as the standard has it.
  private static let prescan = 1024

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Whether the bytes ended inside a tag: then it says nothing.
  private var isCut = false

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The label of the first declaration that names an encoding known to `isKnown`; nil where there is none.
  static func label(in bytes: UnsafeBufferPointer<UInt8>, isKnown: (String) -> Bool) -> String? {
    var scan = MetaPrescan(bytes)
    return scan.run(isKnown)
  }

  private mutating func run(_ isKnown: (String) -> Bool) -> String? {
    while index < bytes.count, !isCut {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if stands("<!--") {
        index += 2
        skip(to: "-->")
      } else if stands("<meta"), index + 5 < bytes.count, ASCII.isSpace(bytes[index + 5]) || bytes[index + 5] == 0x2F {
        index += 5
        if let label = meta(), isKnown(label) { return label }
      } else if index + 1 < bytes.count, ASCII.isLetter(bytes[index + 1]) {
        if index >= Self.prescan, stands("<body") { return nil }
        let rawText = index >= Self.prescan ? Self.rawText.first { stands($0) } : nil
        skipTag()
        if let rawText { skipContent(of: rawText) }
      } else if index + 2 < bytes.count, bytes[index + 1] == 0x2F, ASCII.isLetter(bytes[index + 2]) {
        skipTag()
      } else if index + 1 < bytes.count, [0x21, 0x2F, 0x3F].contains(bytes[index + 1]) {
        skip(to: ">")
      } else {
        index += 1
      }
    }
    return nil
  }

  private static let rawText: [StaticString] = ["<script", "<style", "<title", "<textarea"]

  /// The label in a `meta` element; nil where it declares none.
  private mutating func meta() -> String? {
    var names: [String] = []
    var isPragma = false
    var needsPragma = false
    var label: String?
    while let (name, value) = attribute() {
      guard !names.contains(name) else { continue }
      names.append(name)
      switch name {
      case "http-equiv": isPragma = value.lowercased() == "content-type"
      case "content" where label == nil:
        label = Self.label(inContent: value)
        if label != nil { needsPragma = true }
      case "charset":
        label = value
        needsPragma = false
      default: break
      }
    }
    return isCut || needsPragma && !isPragma ? nil : label
  }

  /// `text/html; charset=…`: https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
  private static func label(inContent content: String) -> String? {
    var scan = ByteScan(content.utf8.map(ASCII.lower))
    while scan.find("charset", before: nil) {
      scan.skipSpace()
      guard scan.take("=") else { continue }
      scan.skipSpace()
      for quote in ["\"", "'"] where scan.take(quote) {
        let value = scan
        guard scan.find(quote, before: nil) else { return nil }
        scan = value
        return scan.word(endingAt: Array(quote.utf8))
      }
      return scan.word(endingAt: [0x20, 9, 10, 12, 13, 0x3B])
    }
    return nil
  }

  private mutating func skipTag() {
    while index < bytes.count, !ASCII.isSpace(bytes[index]), bytes[index] != 0x3E { index += 1 }
    while attribute() != nil {}
  }

  /// The next attribute of a tag, in lower case; nil at the tag's end, behind which the scan then stands.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = current, ASCII.isSpace(byte) || byte == 0x2F { index += 1 }
    guard let first = current, first != 0x3E else {
      if current == nil { isCut = true } else { index += 1 }
      return nil
    }
    let start = index
    // A name may begin with an equals sign.
    index += 1
    while let byte = current, !ASCII.isSpace(byte), byte != 0x2F, byte != 0x3E, byte != 0x3D { index += 1 }
    let name = text(start..<index)
    while let byte = current, ASCII.isSpace(byte) { index += 1 }
    guard current == 0x3D else { return end(name, "") }
    index += 1
    while let byte = current, ASCII.isSpace(byte) { index += 1 }
    guard let quote = current else { return end(name, "") }
    if quote == 0x22 || quote == 0x27 {
      index += 1
      let from = index
      while let byte = current, byte != quote { index += 1 }
      let value = text(from..<index)
      if current != nil { index += 1 }
      return end(name, value, isOpen: index == bytes.count && bytes[index - 1] != quote)
    }
    let from = index
    while let byte = current, !ASCII.isSpace(byte), byte != 0x3E { index += 1 }
    return end(name, text(from..<index))
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func end(_ name: String, _ value: String, isOpen: Bool = false) -> (name: String, value: String)? {
    guard index < bytes.count, !isOpen else {
      isCut = true
      return nil
    }
    return (name, value)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range].map(ASCII.lower), as: UTF8.self) }

  private func stands(_ text: StaticString) -> Bool { ASCII.matches(bytes, at: index, text) }

  /// Moves behind the next `text`, or to the end.
  private mutating func skip(to text: StaticString) {
    while index < bytes.count, !ASCII.matches(bytes, at: index, text) { index += 1 }
    index = min(index + text.utf8CodeUnitCount, bytes.count)
  }

  /// Moves to the end tag of an element whose start tag, with `<`, is `tag`.
  private mutating func skipContent(of tag: StaticString) {
    let count = tag.utf8CodeUnitCount - 1
    while index < bytes.count {
      if bytes[index] == 0x3C, index + 1 + count < bytes.count, bytes[index + 1] == 0x2F,
        (0..<count).allSatisfy({ ASCII.lower(bytes[index + 2 + $0]) == tag.utf8Start[$0 + 1] })
      {
        return
      }
      index += 1
    }
  }
}
