public import DocumentModel

/// One place that a search found.
public struct SearchHit: Hashable, Sendable {
  /// What was found.
  public enum Kind: String, Sendable, CaseIterable {
    /// A fact.
    case fact
    /// A mention, and with it an entity.
    case mention
    /// The text of a block.
    case passage
  }

  /// What it is.
  public var kind: Kind
  /// Identifier of the fact, the mention's entity (of the mention where it has none), or the passage's document.
  public var id: String
  /// A mention's kind, a fact's property, or a passage's block kind.
  public var label: String
  /// The source's name.
  public var source: String
  /// SHA-256 of its bytes, hexadecimal.
  public var sha256: String
  /// Its place in the source (half-open bytes); nil for a passage whose place is not proven.
  public var place: SourceRange?
  /// What stands there.
  public var quote: String
  /// Part of the text around the words found, which stand in `⟦` and `⟧`; for mentions their sentence.
  public var snippet: String
  /// What a fact says, in one line: subject, value, period, who says it; nil for other hits.
  public var statement: String?
  /// What the documents that a fact cites say of it, where they are in the knowledge base.
  public var cited: [CitedAnswer] = []

  /// What a cited document says of a fact.
  public struct CitedAnswer: Hashable, Sendable {
    /// `supported there`, `contradicted there` or `not found there`.
    public var verdict: String
    /// The cited document's source.
    public var source: String
    /// Identifier of the fact there that decided.
    public var fact: String?
    /// Its place in that source (half-open bytes).
    public var place: SourceRange?
    /// What stands there.
    public var quote: String?
  }
}
