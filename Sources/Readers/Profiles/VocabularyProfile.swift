/// One vocabulary of XML as its file in `Sources/CPacks/profiles` describes it. Names of elements and attributes are local
/// names in lower case; lists are words with spaces between; `parent/child` in a list means the child only in that parent.
struct VocabularyProfile: Decodable, Sendable {
  /// A list of words in one line of text, or a list of such lines.
  struct Words: Decodable, Sendable {
    /// The lines as written.
    var lines: [String] = []
    /// Their words.
    var words: [String] { lines.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) } }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let lines = try? container.decode([String].self) {
        self.lines = lines
      } else {
        lines = [try container.decode(String.self)]
      }
    }

    /// No words.
    init() {}
  }

  /// Elements whose level as headings stands in an attribute.
  struct Level: Decodable, Sendable {
    /// The heading's element.
    var element: String
    /// The attribute; the digits at its end are the level, a value without digits says nothing.
    var attribute: String
    /// Added to the digits.
    var add: Int?
  }

  /// Where a table's cells say what their place is.
  struct Cells: Decodable, Sendable {
    /// Attribute of a header cell: its level, from 1; the deeper cells behind it stand below it (GPOTABLE).
    var headerLevel: String?
    /// Attribute of a cell: how many columns it covers beside its own (GPOTABLE).
    var moreColumns: String?
  }

  /// What it is called.
  var profile: String
  /// Where the vocabulary is defined.
  var source: String
  /// Names of root elements.
  var roots: Words?
  /// Parts of the root's start tag (namespaces, schema locations) that only this vocabulary has.
  var namespaces: Words?
  /// Parts of the document type's public or system identifier.
  var `public`: Words?
  /// Elements of which one stands near the root, where the root's name alone is common.
  var within: Words?
  /// `lines`: the text is lines with positions.
  var form: String?
  /// The document's title.
  var title: Words?
  /// Headings; their level is the number of sections around them, the title's is 1.
  var heading: Words?
  /// Sections.
  var section: Words?
  /// Blocks whose unknown children are part of their lines.
  var paragraph: Words?
  /// Blocks that hold blocks.
  var block: Words?
  /// Items of lists.
  var item: Words?
  /// Numbers and labels of sections and items.
  var label: Words?
  /// Parts of lines.
  var inline: Words?
  /// Line ends inside a block.
  var lineBreak: Words?
  /// Blocks whose line ends count.
  var preformatted: Words?
  /// Tables.
  var table: Words?
  /// The heads of tables.
  var tableHead: Words?
  /// The bodies of tables.
  var tableBody: Words?
  /// The feet of tables, which stand below their bodies wherever they are written.
  var tableFoot: Words?
  /// Elements that name the columns of a table (CALS `colspec`).
  var tableColumn: Words?
  /// Rows.
  var row: Words?
  /// Cells.
  var cell: Words?
  /// Header cells.
  var headerCell: Words?
  /// Captions of tables and figures.
  var caption: Words?
  /// Elements around an image and its caption.
  var figure: Words?
  /// Images; their address and alternative text stand in attributes.
  var image: Words?
  /// Elements whose text says what an image shows. It is no text of the report.
  var alternative: Words?
  /// Lists of references.
  var references: Words?
  /// Entries of reference lists; their fields are part of their line.
  var entry: Words?
  /// Notes.
  var note: Words?
  /// Marks of notes, left out of the text.
  var noteMark: Words?
  /// Front matter that is no text of the report.
  var front: Words?
  /// Levels in attributes.
  var levels: [Level]?
  /// Places in attributes.
  var cells: Cells?
  /// Elements whose markup identifies their text.
  var marks: [MarkRule]?
  /// Paths of metadata (`MetadataPath`) by field, in the order of preference.
  var metadata: [String: Words]?
}
