/// Whether the walk through a document is inside its list of references: in an element that is one, or below a heading
/// that names one.
struct ReferenceSection {
  /// Depth of the element that is the list.
  private var elementDepth: Int?
  /// Level of the heading that names the list.
  private var headingLevel: Int?

  /// Whether blocks here are entries.
  var isOpen: Bool { elementDepth != nil || headingLevel != nil }

  /// Opens an element that is a list of references.
  mutating func enter(depth: Int) {
    if elementDepth == nil { elementDepth = depth }
  }

  /// Closes an element.
  mutating func leave(depth: Int) {
    if elementDepth == depth { elementDepth = nil }
  }

  /// Passes a heading.
  mutating func pass(heading: ArraySlice<UInt8>, level: Int) {
    if let open = headingLevel, level <= open { headingLevel = nil }
    if Self.isTitle(heading) { headingLevel = level }
  }

  private static let titles: Set<String> = [
    "references", "reference list", "list of references", "references cited", "bibliography", "works cited",
    "literature cited", "literature", "cited literature", "selected bibliography", "daftar pustaka", "referensi",
    "daftar referensi", "pustaka", "bibliografi", "references and notes",
  ]

  private static let initials = Array("rblwcsdp".utf8)

  /// Whether a heading, without its number, names a list of references.
  static func isTitle(_ heading: ArraySlice<UInt8>) -> Bool {
    guard heading.count < 60 else { return false }
    let letters = heading.drop { !ASCII.isLetter($0) }
    // No other heading is worth a string.
    guard letters.count >= 7, let first = letters.first, initials.contains(ASCII.lower(first)) else { return false }
    var text = String(decoding: letters.map(ASCII.lower), as: UTF8.self)
    while let last = text.last, last == ":" || last == " " || last == "." { text.removeLast() }
    return titles.contains(text)
  }
}
