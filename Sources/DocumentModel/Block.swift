/// A paragraph, list item, table cell, heading, caption or reference entry: no mention crosses its ends.
public struct Block: Hashable, Sendable {
  /// What a block is.
  public enum Kind: String, Sendable {
    /// A heading of any level.
    case heading
    /// Running text.
    case paragraph
    /// One item of a list.
    case listItem
    /// One cell of a table.
    case tableCell
    /// The caption of a table or figure.
    case caption
    /// An entry of a reference list.
    case reference
    /// A footnote or endnote.
    case note
    /// Preformatted text, line ends kept.
    case preformatted
  }

  /// What it is.
  public var kind: Kind
  /// Heading level from 1, 0 for other kinds.
  public var level: Int
  /// Its range in the text; never empty.
  public var range: TextRange
  /// Where its element stands.
  public var location: BlockPath
  /// Path of its element, e.g. `/html/body/main/p[12]`. Cost: the depth of the element.
  public var path: String { location.text }
  /// Index into `Document.sections` of the innermost section around it; nil before the first heading.
  public var section: Int?

  /// Makes a block from its fields.
  public init(kind: Kind, level: Int = 0, range: TextRange, location: BlockPath) {
    self.kind = kind
    self.level = level
    self.range = range
    self.location = location
  }

  /// Makes a block whose path is known as text.
  public init(kind: Kind, level: Int = 0, range: TextRange, path: String) {
    self.init(kind: kind, level: level, range: range, location: BlockPath(path))
  }
}
