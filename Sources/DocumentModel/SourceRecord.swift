/// What a document is in this project: the three kinds of bytes that can be read.
public enum MediaType: String, Sendable, CaseIterable {
  /// `text/html`
  case html = "text/html"
  /// `application/xml`
  case xml = "application/xml"
  /// `text/plain`
  case text = "text/plain"
}

/// Where a document's bytes came from, and their digest.
public struct SourceRecord: Hashable, Sendable {
  /// The source's name in the knowledge base and in every output: its URL or its path, `/`-separated.
  public var name: String
  /// The URL the bytes were fetched from, where it is known.
  public var url: String?
  /// How the bytes are read.
  public var mediaType: MediaType
  /// SHA-256 of the bytes as received.
  public var sha256: SHA256Digest
  /// Number of bytes as received.
  public var byteCount: Int
  /// The record of a web archive that they are the payload of; nil where they do not come from one.
  public var archive: ArchivePlace?

  /// Makes a record from its fields.
  public init(name: String, url: String? = nil, mediaType: MediaType, sha256: SHA256Digest, byteCount: Int) {
    self.name = name
    self.url = url
    self.mediaType = mediaType
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}
