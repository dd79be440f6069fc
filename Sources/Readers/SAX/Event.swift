/// One event of a parser: the start or the end of an element, or a run of text and its place in the canonical bytes.
struct Event {
  /// What happened.
  enum Kind: UInt8 {
    case start
    case end
    /// A run of text with character references in it.
    case text
    /// A run of text without character references (a CDATA section).
    case literal
    /// Text that the parser left out between two blocks; it stands on its own.
    case stray
  }

  /// What the attributes of an element say.
  struct Marks: OptionSet {
    let rawValue: UInt16
    /// `class`, `id` or `role` name page furniture.
    static let furniture = Marks(rawValue: 1)
    /// `hidden`, or a style that shows nothing.
    static let hidden = Marks(rawValue: 2)
    /// A table for layout.
    static let presentation = Marks(rawValue: 4)
    /// A list of references.
    static let references = Marks(rawValue: 8)
    /// `role="main"`.
    static let main = Marks(rawValue: 16)
    /// The mark of a note: a link to it.
    static let noteMark = Marks(rawValue: 32)
    /// A note.
    static let note = Marks(rawValue: 64)
    /// Text stands directly in the element.
    static let holdsText = Marks(rawValue: 128)
    /// `class` or `id` name readers' comments.
    static let comments = Marks(rawValue: 256)
    /// `class` or `id` name small print beside a text: its date, tags, buttons.
    static let minor = Marks(rawValue: 512)
    /// `class` or `id` name an author's line or portrait.
    static let person = Marks(rawValue: 1024)
    /// `class`, `id` or `itemprop` name the body of an article.
    static let content = Marks(rawValue: 2048)
    /// `class` or `id` name notes of the text.
    static let notes = Marks(rawValue: 4096)
    /// A cell that says which cells it heads, or which head it.
    static let cellHeaders = Marks(rawValue: 8192)
    /// `itemprop`, `itemtype`, `property`, `typeof` or `rel` may say something of the document.
    static let saysMetadata = Marks(rawValue: 16384)
    /// `class` or `id` name a picture or its caption.
    static let caption = Marks(rawValue: 32768)
    /// `class` or `id` name the credit of a picture: the person of a picture.
    static let credit: Marks = [.person, .caption]
    /// What names say of the parts of a page.
    static let page: Marks = [.furniture, .hidden, .comments, .minor, .person, .content]
  }

  /// The number of the element's name, for starts and ends, in thirteen bits, and above it what happened: a document has
  /// millions of events.
  private var nameAndKind: UInt16
  /// What its attributes say, for starts.
  var marks: Marks
  /// First canonical byte of a run, or of the last start tag.
  var start: UInt32
  /// One past the last byte of a run; for a start, one more than the index of its cell extent, or 0.
  var end: UInt32

  /// How many names there may be.
  static let mostNames = 1 << 13

  init(kind: Kind, name: UInt16, marks: Marks, start: UInt32, end: UInt32) {
    nameAndKind = UInt16(kind.rawValue) << 13 | name & 0x1FFF
    self.marks = marks
    self.start = start
    self.end = end
  }

  /// What happened.
  var kind: Kind { Kind(rawValue: UInt8(nameAndKind >> 13)) ?? .text }
  /// The number of the element's name, for starts and ends.
  var name: UInt16 { nameAndKind & 0x1FFF }
}

/// How many columns and rows of a table's grid a cell covers, as written. No rows: all to the end of its part.
struct CellExtent {
  var columns = 1
  var rows = 1
}
