public import DocumentModel

/// What a knowledge base holds for a source, as far as it decides whether the source must be read again.
public struct KnownSource: Hashable, Sendable {
  /// SHA-256 of its bytes.
  public var sha256: SHA256Digest
  /// Version of the rules and packs that read it.
  public var extractor: String
  /// `ok`, `partial`, `rejected` or `failed`.
  public var status: String
  /// Why it is not ok; nil where it is.
  public var reason: String?
  /// The record of a web archive that its bytes are from.
  public var archive: ArchivePlace?
}
