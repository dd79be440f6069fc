/// One thing a document says about itself, and where it says so.
///
/// Metadata is read from attributes and scripts as well as from text: it has a place in the bytes, but is never a mention.
public struct MetadataItem: Hashable, Sendable {
  /// What is said.
  public enum Field: String, CaseIterable, Sendable {
    case title, author, published, modified, publisher, language
    /// The canonical URL.
    case url
    /// A licence's URL or its words.
    case licence
    case doi
    /// The name of the journal, series or site around the document.
    case container
    /// A summary in one or a few sentences.
    case description
  }

  /// What is said.
  public var field: Field
  /// The value: text with single spaces; dates in ISO 8601 as precise as written; languages in BCP 47.
  public var value: String
  /// Who says it: `json-ld`, `open-graph`, `dublin-core`, `citation`, `microdata`, `meta`, `html`,
  /// `xml`, `text`.
  public var origin: String
  /// Where (half-open bytes as received): the attribute's value, the string in a script, or the text; nil where it is
  /// not said but found out (a language guessed from its words).
  public var source: SourceRange?

  /// Makes an item from its fields.
  public init(_ field: Field, _ value: String, origin: String, source: SourceRange?) {
    self.field = field
    self.value = value
    self.origin = origin
    self.source = source
  }
}
