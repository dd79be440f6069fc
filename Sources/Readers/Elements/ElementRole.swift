import DocumentModel

/// What an element means for blocks of text.
struct ElementRole: Sendable {
  /// How it stands among its siblings.
  enum Layout: UInt8, Sendable {
    /// Nothing is known of it; HTML's unknown elements are inline, XML's are judged by what stands around them.
    case unknown
    /// Part of a line.
    case inline
    /// Part of a line, with a space at each of its tags.
    case spaced
    /// A line end inside a block.
    case lineBreak
    /// Ends the block before it; its text has its own.
    case block
    /// A block whose unknown children are part of its lines.
    case leaf
  }

  /// Whether its text is read.
  enum Treatment: UInt8, Sendable {
    /// It is.
    case text
    /// The quote law deletes it: scripts, styles, templates.
    case deleted
    /// It is metadata and never text: an HTML head.
    case hidden
    /// It is navigation, a form or front matter: read when the full text is asked for.
    case furniture
  }

  /// Elements that the reader knows by themselves.
  enum Special: UInt8, Sendable {
    case none, body, main, article, section, pageHeader, title, table, tableHead, row, cell, headerCell, list
    case references, preformatted, noteMark, superscript
    case tableBody, tableFoot, tableColumn, link
    /// Around an image and its caption.
    case figure
    /// An image.
    case image
    /// What an image shows, in words, as the text of an element.
    case alternative
    /// A part of a form or a menu: its words are what one may do with the page, as long as there is a page beside it.
    case control
  }

  /// How it stands among its siblings.
  var layout: Layout = .inline
  /// Whether its text is read.
  var treatment: Treatment = .text
  /// What else it is.
  var special: Special = .none
  /// The kind of the blocks in it, nil if that is up to the elements around it.
  var kind: Block.Kind?
  /// Heading level from 1; 0 for a heading whose level is the number of sections around it.
  var level: UInt8 = 0
  /// Whether the quote law replaces its tags by a space.
  var isSpaced = false
  /// One more than the index of what its profile says beside the role (`ProfileRoles.facets`), 0 if that is nothing.
  var facet: UInt16 = 0

  /// Whether it ends the block before it.
  var isBlock: Bool { layout == .block || layout == .leaf }

  static let unknown = ElementRole(layout: .unknown)
}
