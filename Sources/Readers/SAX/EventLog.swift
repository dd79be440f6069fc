/// All that a parser told of a document.
struct EventLog {
  /// The events in document order.
  var events: [Event] = []
  /// The names of the elements.
  var names: ElementNames
  /// Extents of cells that cover more than one place.
  var extents: [CellExtent] = []
  /// Whether the document is XHTML, read as XML.
  var isXHTML = false
  /// The profile of the document's vocabulary; nil for HTML and XHTML.
  var profile: ProfileRoles?
  /// Whether an element has begun.
  var hasElements = false
  /// The declared language of the whole document.
  var language: String?
  /// Runs that the parser reported and that could not be found in the bytes.
  var unproven = 0
  /// Pieces of text that the parser left out and that were read from the bytes.
  var recovered = 0
  /// Canonical offset of the first of them.
  var recoveredAt: Int?
  /// The first error that ended the parsing of XML.
  var fault: XMLFault?
  /// The system identifier of a document type declaration.
  var externalSubset: String?
  /// Canonical offset of the first reference to an entity declared outside the document.
  var externalReference: Int?
}

/// An error after which XML is not well-formed.
struct XMLFault {
  /// libxml2's words, one line.
  var message: String
  /// Canonical offset at which it was noticed.
  var offset: Int
  /// How many elements were open there.
  var openElements: Int
}
