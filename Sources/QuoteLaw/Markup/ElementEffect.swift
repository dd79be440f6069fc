/// What the quote law does with an element's tags.
enum ElementEffect: UInt8, Sendable {
  /// They are deleted.
  case inline
  /// Each is a space.
  case space
  /// Each is a space and ends a block that no mention crosses.
  case block
  /// The element is deleted with its content, which is parsed as markup.
  case deleted
  /// The element is deleted with its content, which in HTML is raw text up to the end tag.
  case deletedRaw
}

/// An element's local name in ASCII lower case, up to 16 bytes; longer names are of no element the law knows.
struct ElementName: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Takes the bytes of a qualified name; what stands before its last colon is left out.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var length = 0
    for index in start..<end {
      let byte = bytes[index]
      guard byte != 0x3A else {
        (low, high, length) = (0, 0, 0)
        continue
      }
      let lower = UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if length < 8 { low |= lower << (8 * UInt64(length)) } else { high = high << 8 | lower }
      length += 1
    }
    if length > 16 { (low, high) = (0, 0) }
  }

  /// Takes a short ASCII name.
  init(_ name: String) {
    self = Array(name.utf8).withUnsafeBufferPointer { ElementName($0, 0, $0.count) }
  }

  /// A place in a table of 256.
  @inline(__always)
  var hash256: Int { Int(truncatingIfNeeded: ((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}

/// The elements of one dialect and their effects, by open addressing: asked once for each tag.
struct ElementEffects: Sendable {
  private var names = [ElementName](repeating: ElementName(""), count: 256)
  private var effects = [ElementEffect](repeating: .inline, count: 256)

  private init(_ lists: [(ElementEffect, String)]) {
    for (effect, list) in lists {
      for word in list.split(whereSeparator: \.isWhitespace) {
        let name = ElementName(String(word))
        var place = name.hash256
        while names[place] != ElementName("") { place = (place + 1) & 255 }
        names[place] = name
        effects[place] = effect
      }
    }
  }

  /// The effect of a name, `inline` for an unknown one.
  @inline(__always)
  subscript(name: ElementName) -> ElementEffect {
    var place = name.hash256
    while names[place] != ElementName("") {
      if names[place] == name { return effects[place] }
      place = (place + 1) & 255
    }
    return .inline
  }

  /// HTML: the block elements of https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3, of which
  /// paragraphs, list items, cells, headings and captions are what no mention crosses.
  static let html = ElementEffects([
    (.block, "p li td th h1 h2 h3 h4 h5 h6 caption figcaption dt dd"),
    (
      .space,
      """
      br hr div table thead tbody tfoot tr colgroup col section article header footer blockquote pre dl ul ol menu dir
      figure main aside nav form fieldset legend details summary address hgroup search center dialog body html head
      title optgroup option
      """
    ),
    (.deleted, "template noscript"), (.deletedRaw, "script style"),
  ])

  /// XML: HTML's and those of common report vocabularies. A title, heading, label or number stands for itself.
  static let xml = ElementEffects([
    (.block, "p li td th h1 h2 h3 h4 h5 h6 caption figcaption dt dd para list-item item entry"),
    (
      .space,
      """
      br hr div table thead tbody tfoot tr colgroup col section article header footer blockquote pre dl ul ol menu dir
      figure main aside nav form fieldset legend details summary address hgroup search center dialog body html head
      title optgroup option sec row list abstract fig table-wrap disp-quote line lb break chapter label heading num
      """
    ),
    (.deleted, "script style template noscript"),
  ])
}
