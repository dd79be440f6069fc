/// How much a knowledge base holds.
public struct KnowledgeSummary: Hashable, Sendable {
  /// A name and how often it stands.
  public struct Count: Hashable, Sendable {
    /// A status, kind or property.
    public var name: String
    /// How many there are.
    public var count: Int
  }

  /// Names under which documents were read.
  public var sources: Int
  /// Documents by status.
  public var documents: [Count]
  /// Mentions by kind.
  public var mentions: [Count]
  /// Facts by property.
  public var facts: [Count]
  /// Entities by kind.
  public var entities: [Count]
}

/// One source and its document, as a list shows it.
public struct DocumentListing: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// The document's identifier.
  public var id: String
  /// `ok`, `partial`, `rejected` or `failed`.
  public var status: String
  /// Why it is not ok.
  public var reason: String?
  /// Its title.
  public var title: String?
  /// Number of its mentions.
  public var mentions: Int
  /// Number of its facts.
  public var facts: Int
}
