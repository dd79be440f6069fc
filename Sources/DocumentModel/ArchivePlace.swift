/// The record of a web archive that a document's bytes are the payload of.
public struct ArchivePlace: Hashable, Sendable {
  /// The archive file: a path, or a name as of a source.
  public var file: String
  /// The record's identifier, without angle brackets.
  public var recordID: String
  /// Byte of the file at which the record, or the packed member it begins in, begins.
  public var offset: Int
  /// When it was captured: ISO 8601 in UTC.
  public var captured: String

  /// Makes a place from its fields.
  public init(file: String, recordID: String, offset: Int, captured: String) {
    self.file = file
    self.recordID = recordID
    self.offset = offset
    self.captured = captured
  }
}
