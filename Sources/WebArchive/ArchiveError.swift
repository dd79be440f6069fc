/// Why an archive cannot be read or written at all.
public enum ArchiveError: Error, CustomStringConvertible {
  /// The file is not there.
  case notFound(String)
  /// The file is no archive.
  case notAnArchive(String)
  /// The system refused.
  case inputOutput(String)
  /// Another process writes the archive.
  case locked(String)

  /// What happened, with the file.
  public var description: String {
    switch self {
    case .notFound(let text), .notAnArchive(let text), .inputOutput(let text), .locked(let text): text
    }
  }
}

/// A place of an archive file that is not as it should be.
public struct ArchiveDamage: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Sendable {
    /// The file ends inside a record.
    case truncated
    /// The packed bytes do not unpack, or have another checksum.
    case packing
    /// A header that is none.
    case header
    /// A record without its end mark.
    case recordEnd = "record-end"
    /// The block or the payload has another digest than its record says.
    case digest
    /// Records that are not packed one by one: all can be read, but not found by their place alone.
    case members = "not-record-at-a-time"
    /// An archive of this program that was not ended: its writer was killed, or its end was cut off.
    case unfinished
  }

  /// What is wrong.
  public var kind: Kind
  /// Byte of the file at which the record or its packed member begins.
  public var offset: Int
  /// A sentence.
  public var message: String
  /// Whether the bytes after it are lost to the reader.
  public var isLoss: Bool { kind != .members && kind != .unfinished }
}
