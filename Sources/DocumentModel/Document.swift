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
  /// What the document says about itself, by field and in the order of preference within a field.
  public var metadata: [MetadataItem] = []
  /// The sections in document order; each stands behind its parent.
  public var sections: [Section] = []
  /// The marks of notes, in document order.
  public var noteLinks: [NoteLink] = []
  /// The figures in document order.
  public var figures: [Figure] = []
  /// What the document's own markup says of stretches of its text, in document order.
  public var sourceMarks: [SourceMark] = []
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

extension Document {
  /// The headings around a block, outermost first, as quotes; the block's own heading is not among them.
  public func sectionPath(of block: Block) -> [String] {
    var path: [String] = []
    var index = block.section
    while let current = index, sections.indices.contains(current) {
      let heading = sections[current].heading
      if heading != block.range { path.append(text.quote(heading)) }
      index = sections[current].parent
    }
    return path.reversed()
  }

  /// The most trusted value of a metadata field.
  public func metadata(_ field: MetadataItem.Field) -> MetadataItem? { metadata.first { $0.field == field } }
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
