/// One element of a page and how much stands in it. Amounts are bytes of source text without white space.
struct PageElement {
  /// What is known of an element beside its name.
  struct Signs: OptionSet {
    let rawValue: UInt32
    /// Furniture by its name, class, id or role.
    static let furniture = Signs(rawValue: 1)
    /// Readers' comments.
    static let comments = Signs(rawValue: 2)
    /// Not shown.
    static let hidden = Signs(rawValue: 4)
    /// Small print beside a text.
    static let minor = Signs(rawValue: 8)
    /// An author's line or portrait.
    static let person = Signs(rawValue: 16)
    /// The body of an article, as its markup says.
    static let content = Signs(rawValue: 32)
    /// A part of a form or a menu, which in a very short document may be all there is.
    static let control = Signs(rawValue: 64)
    /// The main element, or an article.
    static let main = Signs(rawValue: 128)
    /// An element with text that is `main` stands in it.
    static let holdsMain = Signs(rawValue: 256)
    /// A heading of level 1, or around one.
    static let holdsTitle = Signs(rawValue: 512)
    /// References or notes, whose links are no menu.
    static let reference = Signs(rawValue: 1024)
    /// References or notes stand in it.
    static let holdsReference = Signs(rawValue: 2048)
    /// Left out.
    static let skipped = Signs(rawValue: 4096)
    /// Begins like the credit of a picture, or a copyright notice.
    static let credit = Signs(rawValue: 8192)
    /// The last line in it ends with a colon.
    static let colon = Signs(rawValue: 16384)
    /// The first line in it is a link.
    static let leadsWithLink = Signs(rawValue: 32768)
    /// The caption of a picture.
    static let caption = Signs(rawValue: 65536)
    /// A small part with a credit stands in it.
    static let holdsCredit = Signs(rawValue: 131072)
    /// A small form stands in it.
    static let holdsForm = Signs(rawValue: 262144)
    /// What goes from an element to those around it.
    static let inherited: Signs = [.holdsMain, .holdsTitle, .holdsReference]
  }

  /// Index of its start event; -1 for the document around all elements.
  var event: Int32
  /// Index of the element around it.
  var parent: Int32
  /// One past the index of the last element in it.
  var end: Int32 = 0
  /// What its name tells.
  var traits: PageTraits
  /// What else is known.
  var signs: Signs
  /// Heading level, 0 for none.
  var level: UInt8 = 0
  /// Text directly in it.
  var ownText: Int32 = 0
  /// Text in it.
  var text: Int32 = 0
  /// Text of links.
  var linked: Int32 = 0
  /// Text in tables.
  var tabular: Int32 = 0
  /// Prose directly in it.
  var ownProse: Int32 = 0
  /// Prose in it.
  var prose: Int32 = 0
  /// Prose in it that is not left out.
  var kept: Int32 = 0
  /// Headings in it that are links: teasers.
  var teasers: Int32 = 0

  /// Whether it is left out.
  var isSkipped: Bool {
    get { signs.contains(.skipped) }
    set { if newValue { signs.insert(.skipped) } else { signs.remove(.skipped) } }
  }

  /// The part of the text that is links, 0 to 1.
  var linkShare: Float { text == 0 ? 0 : Float(linked) / Float(text) }

  /// The part of the text that is kept prose, 0 to 1.
  var proseShare: Float { text == 0 ? 0 : Float(kept) / Float(text) }

  /// Whether it is small print or about an author.
  var isAside: Bool { !signs.isDisjoint(with: [.minor, .person]) }

  /// Whether it is a paragraph that is no link.
  var isLine: Bool { traits.contains(.paragraph) && linkShare < 0.5 }

  /// Whether it is a box that begins with a link and says little of it, in no more bytes than teasers of the press have.
  var isTeaser: Bool {
    signs.contains(.leadsWithLink) && teasers == 0 && text < 600 && linkShare < 0.9
      && !traits.isDisjoint(with: [.group, .article, .item])
  }

  /// Adds what stands in an element that ends.
  mutating func add(_ inner: PageElement) {
    if text == 0, ownText == 0, inner.text > 0, !inner.traits.contains(.link),
      inner.linkShare > 0.9 || inner.signs.contains(.leadsWithLink)
    {
      signs.insert(.leadsWithLink)
    }
    if inner.isTeaser { teasers &+= 1 }
    if inner.text < Credit.longestCaption {
      if !inner.signs.isDisjoint(with: [.credit, .holdsCredit]) { signs.insert(.holdsCredit) }
      if inner.traits.contains(.form) || inner.signs.contains(.holdsForm) { signs.insert(.holdsForm) }
    }
    text &+= inner.text
    linked &+= inner.linked
    tabular &+= inner.tabular
    prose &+= inner.prose
    teasers &+= inner.teasers
    if inner.level > 0, inner.text > 0, inner.linkShare >= 0.8 { teasers &+= 1 }
    signs.formUnion(inner.signs.intersection(.inherited))
    if inner.signs.contains(.main), inner.text > 0 { signs.insert(.holdsMain) }
    if inner.signs.contains(.reference) { signs.insert(.holdsReference) }
  }
}
