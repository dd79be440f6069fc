import DocumentModel

/// The mark of a note while the document is read.
struct NoteMark {
  /// The mark as written; empty where the note has none.
  var label: String
  /// Where it stands in the canonical bytes.
  var range: Range<Int>
  /// Length of the text before it.
  var position: Int
  /// The identifier of the note, without its `#`.
  var target: [UInt8]?
  /// Index of the block it stands in.
  var block: Int
  /// Canonical offset of the tag of the note, once it is known: at once for a note that stands in the line.
  var noteStart: Int?
  /// Whether that tag is the note's own, and not an anchor inside it.
  var isNoteElement = true
  /// Index of the note's first block.
  var note: Int?

  /// Attributes in which the vocabularies say which note a mark belongs to, in the order in which they are asked.
  private static let targets = ["href", "rid", "target", "linkend", "idref", "ref"]
  /// Events of a mark that are looked at: its text, its link, its superscript.
  static let longest = 24

  /// What the mark that starts with the event at `index` leads to: the attribute of its element, or of the first inside.
  static func target(_ log: EventLog, at index: Int, bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) -> [UInt8]? {
    var depth = 0
    for place in index..<min(index + longest, log.events.count) {
      switch log.events[place].kind {
      case .start:
        depth += 1
        let tag = TagAttributes(bytes: bytes, start: Int(log.events[place].start), isXML: isXML)
        for name in targets {
          guard let value = tag.value(of: name)?.text else { continue }
          if value.hasPrefix("#") { return decoded(value.dropFirst()) }
          // Addresses of other documents are no notes of this one.
          if name != "href", name != "target" { return Array(value.utf8) }
        }
      case .end:
        depth -= 1
        if depth == 0 { return nil }
      default: break
      }
    }
    return nil
  }

  /// The identifier in the page that the `href` of one tag of HTML leads to.
  static func target(ofTag start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let tag = TagAttributes(bytes: bytes, start: start, isXML: false)
    guard let value = tag.value(of: "href")?.text, value.hasPrefix("#") else { return nil }
    return decoded(value.dropFirst())
  }

  /// An identifier in an address, its percent signs resolved.
  private static func decoded(_ name: Substring) -> [UInt8] {
    let bytes = Array(name.utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = ASCII.hexValue(bytes[index + 1]),
        let low = ASCII.hexValue(bytes[index + 2])
      {
        out.append(UInt8(high << 4 | low))
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  /// Signs that are marks of notes wherever they are superscript or begin a note; a longer one stands behind its parts.
  static let signs = ["*", "**", "***", "†", "‡", "§"]

  /// The sign that ends a text behind a figure or a word; nil where there is none.
  static func sign(at end: Int, from start: Int, of text: [UInt8]) -> String? {
    guard end > start, text[end - 1] == 0x2A || text[end - 1] >= 0x80 else { return nil }
    let found = signs.last { $0 != "§" && text[start..<end].suffix($0.utf8.count).elementsEqual($0.utf8) }
    guard let found, end - found.utf8.count > start else { return nil }
    return found
  }

  /// Index of the first mark at or behind a place in the text.
  static func firstIndex(in marks: [NoteMark], from position: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the text of a link to something named like a note is a mark, and not a part of the sentence: a number, a
  /// letter, a sign, or a word for a note with a number.
  static func isLabel(_ text: String) -> Bool {
    let text = text.utf8.filter { $0 > 0x20 && ![0x28, 0x29, 0x5B, 0x5D].contains($0) }
    guard !text.isEmpty, text.count <= 12 else { return text.isEmpty }
    let letters = text.prefix(while: ASCII.isLetter)
    if letters.count > 2 {
      let word = String(decoding: letters.map(ASCII.lower), as: UTF8.self)
      return ["note", "fn", "footnote", "endnote", "catatan"].contains(word) && text.count > letters.count
        && text.dropFirst(letters.count).allSatisfy(ASCII.isDigit)
    }
    return text.count(where: ASCII.isLetter) <= 2
  }
}
