public import DocumentModel

/// What a search is narrowed to. What is absent does not narrow.
public struct SearchFilter: Hashable, Sendable {
  /// Mentions of this kind only.
  public var kind: MentionKind?
  /// Facts of this property only.
  public var property: String?
  /// What has to do with this entity: facts about it, passages that name it, the entity itself. Its identifier, its key, or
  /// one of its names, in any case.
  public var entity: String?
  /// As `entity`, for agencies only.
  public var agency: String?
  /// What holds for some of these years, or names one of them.
  public var years: ClosedRange<Int>?
  /// Sources whose name begins so.
  public var source: String?

  /// Narrows to nothing yet.
  public init() {}
}
