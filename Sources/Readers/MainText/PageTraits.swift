/// What the name of an element of HTML tells of its place on a page.
struct PageTraits: OptionSet, Sendable {
  let rawValue: UInt16
  /// The whole document; never furniture.
  static let page = PageTraits(rawValue: 1)
  /// A link.
  static let link = PageTraits(rawValue: 2)
  /// A cell of a table.
  static let cell = PageTraits(rawValue: 4)
  /// An item of a list.
  static let item = PageTraits(rawValue: 8)
  /// A table.
  static let table = PageTraits(rawValue: 16)
  /// An article, which may be a teaser among articles.
  static let article = PageTraits(rawValue: 32)
  /// A form.
  static let form = PageTraits(rawValue: 64)
  /// A paragraph.
  static let paragraph = PageTraits(rawValue: 128)
  /// A line of text or a part of one, which is main text if it is long, whatever it is called.
  static let line = PageTraits(rawValue: 256)
  /// May be furniture inside the main text.
  static let part = PageTraits(rawValue: 512)
  /// Holds blocks; if these are links only, it is a menu.
  static let group = PageTraits(rawValue: 1024)
  /// May be the one element around the main text.
  static let frame = PageTraits(rawValue: 2048)

  /// The traits of an element by its name in lower case; nothing is known of parts of a line.
  static func of(_ name: String, _ role: ElementRole) -> PageTraits {
    if let known = known[name] { return known }
    return role.layout == .block && role.kind == nil ? .frame : []
  }

  private static let known: [String: PageTraits] = [
    "html": [.page, .frame], "body": [.page, .frame],
    "a": [.link, .line], "span": [.line, .part],
    "p": [.paragraph, .line, .part],
    "h1": [], "h2": [.line, .part], "h3": [.line, .part], "h4": .part, "h5": .part, "h6": .part,
    "ul": [.part, .group, .frame], "ol": [.part, .group, .frame], "dl": [.part, .group, .frame],
    "div": [.part, .group, .frame], "section": [.part, .group, .frame], "article": [.article, .part, .group, .frame],
    "nav": [.part, .frame], "aside": [.part, .frame], "figure": [.part, .frame], "form": [.form, .part, .frame],
    "table": [.table, .part, .group], "thead": [], "tbody": [], "tr": [], "td": .cell, "th": .cell,
    "li": [.item, .part], "blockquote": [],
  ]
}
