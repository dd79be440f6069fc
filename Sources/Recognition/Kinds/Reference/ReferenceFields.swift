import DocumentModel

/// What was read of a reference: ranges of tokens, each inside the entry.
struct ReferenceFields {
  var authors: AuthorGrammar.Authors?
  /// The year with the letter or range joined to it.
  var year: Range<Int>?
  /// Its number; nil for "n.d."
  var yearValue: Int?
  var title: Range<Int>?
  var container: Range<Int>?
  var publisher: Range<Int>?
  var place: Range<Int>?
  var volume: Range<Int>?
  var issue: Range<Int>?
  var pages: Range<Int>?
  /// In bytes of the text: their ends are no ends of tokens.
  var doi: TextRange?
  var url: TextRange?
  var accessed: Range<Int>?

  /// Whether nothing was told apart but what may be a title.
  var isBare: Bool {
    authors == nil && year == nil && container == nil && publisher == nil && volume == nil && pages == nil && doi == nil
      && url == nil
  }
}
