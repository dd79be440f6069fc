import DocumentModel

/// A work that a document names in full: an entry of a list of references, or a note that cites it.
struct ReferenceEntry {
  var mention: Mention
  /// The number it is cited by: its label, else its place in the list; nil for what stands in a note.
  var number: Int?
  /// The identifiers that the markup gives it.
  var identifiers: [String] = []
  /// Whether it stands in a note.
  var isNote = false
}

/// A citation that stands as an entry of a list, with what leads to it.
struct ShortForm {
  var mention: Mention
  var number: Int?
  var identifiers: [String]
}

/// The works that a document names in full, and the lines among them that only name one again.
struct Bibliography {
  /// The works in document order.
  var entries: [ReferenceEntry] = []
  /// Citations that stand as entries of a list: `Oskarsen 1998, p. 51.`
  var shortForms: [ShortForm] = []
  /// The notes of the document.
  var notes: NoteBlocks
  /// Parts of notes that name no work in full, as tokens.
  var remarks: [Range<Int>] = []
}
