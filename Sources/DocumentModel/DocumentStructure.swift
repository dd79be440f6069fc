/// A section: what stands between a heading and the next of its level or above.
public struct Section: Hashable, Sendable {
  /// The heading's range in the text.
  public var heading: TextRange
  /// The heading's level, from 1.
  public var level: Int
  /// Index into `Document.sections` of the section around it.
  public var parent: Int?

  /// Makes a section from its fields.
  public init(heading: TextRange, level: Int, parent: Int?) {
    self.heading = heading
    self.level = level
    self.parent = parent
  }
}

/// The mark of a note and the note it leads to. Marks are not part of the text, so that they do not cut words, but for the
/// signs that are ordinary text at the end of a table's cell (`45*`).
public struct NoteLink: Hashable, Sendable {
  /// The mark as written, e.g. `3` or `*`; empty for a note that stands in the line without a mark.
  public var label: String
  /// Where the mark stands in the source (half-open bytes): its text, without its tags. Without a mark it is empty, and
  /// where the note begins.
  public var mark: SourceRange
  /// The place in the text behind which the mark stands (UTF-8 bytes).
  public var position: Int
  /// Index into `Document.blocks` of the first block of the note; nil where the page has none.
  public var note: Int?

  /// Makes a link from its fields.
  public init(label: String, mark: SourceRange, position: Int, note: Int?) {
    self.label = label
    self.mark = mark
    self.position = position
    self.note = note
  }
}

/// A figure: its caption and what stands for it where it cannot be seen.
public struct Figure: Hashable, Sendable {
  /// The caption's range in the text.
  public var caption: TextRange?
  /// The alternative text of its image, and where it stands in the source (half-open bytes of the attribute's value).
  public var alternative: String?
  /// Where the alternative text stands in the source.
  public var alternativeSource: SourceRange?
  /// The address of its image as written.
  public var image: String?
  /// Path of its element.
  public var path: String

  /// Makes a figure from its fields.
  public init(
    caption: TextRange? = nil, alternative: String? = nil, alternativeSource: SourceRange? = nil, image: String? = nil,
    path: String
  ) {
    self.caption = caption
    self.alternative = alternative
    self.alternativeSource = alternativeSource
    self.image = image
    self.path = path
  }
}
