/// A document after reading: its text in blocks, its tables and metadata, and the way back to the bytes.
public struct Document: Sendable {
  /// Where the bytes came from.
  public var source: SourceRecord
  /// The encoding the bytes were read in, and why.
  public var charset: Charset
  /// BCP 47 language declared by the document, else found from its words.
  public var language: String?
  /// The title from the metadata, else the first heading.
  public var title: String?
  /// The text. Blocks are separated by line feeds.
  public var text: DocumentText
  /// The blocks in the order of the text, disjoint.
  public var blocks: [Block]
  /// The data tables in document order.
  public var tables: [DocumentTable]
  /// The way from text offsets to source offsets.
  public var sourceMap: SourceMap
  /// The state in which reading ended.
  public var status: DocumentStatus
  /// What was noticed while reading.
  public var diagnostics: [Diagnostic]

  /// Makes a document from its fields.
  public init(
    source: SourceRecord, charset: Charset, language: String? = nil, title: String? = nil, text: DocumentText,
    blocks: [Block], tables: [DocumentTable] = [], sourceMap: SourceMap, status: DocumentStatus,
    diagnostics: [Diagnostic] = []
  ) {
    self.source = source
    self.charset = charset
    self.language = language
    self.title = title
    self.text = text
    self.blocks = blocks
    self.tables = tables
    self.sourceMap = sourceMap
    self.status = status
    self.diagnostics = diagnostics
  }
}

/// The encoding of a document, and the reason it was chosen.
public struct Charset: Hashable, Sendable {
  /// WHATWG name in lower case, e.g. `utf-8`, `windows-1252`, `utf-16le`.
  public var name: String
  /// `bom`, `transport`, `meta`, `xml-declaration`, `given`, `valid-utf-8` or `fallback`.
  public var why: String

  /// Makes a decision from its fields.
  public init(name: String, why: String) {
    self.name = name
    self.why = why
  }
}

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
  /// Path of its element, e.g. `/html/body/main/p[12]`.
  public var path: String

  /// Makes a block from its fields.
  public init(kind: Kind, level: Int = 0, range: TextRange, path: String) {
    self.kind = kind
    self.level = level
    self.range = range
    self.path = path
  }
}
