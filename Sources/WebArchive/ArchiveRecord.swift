/// A record of a WARC or ARC file with its block.
public struct ArchiveRecord: Sendable {
  /// Byte of the file at which the record, or the packed member it begins in, begins.
  public var offset: Int
  /// The record's header.
  public var header: ArchiveHeader
  /// The block, or its first bytes where it is larger than what the reader keeps.
  public var block: [UInt8]
  /// Bytes of the whole block.
  public var blockLength: Int

  /// `response`, `revisit`, `request`, `metadata`, `resource`, `warcinfo`, `conversion` or another word.
  public var type: String { header["WARC-Type"]?.lowercased() ?? "" }
  /// The record's identifier without angle brackets.
  public var identifier: String { Self.bare(header["WARC-Record-ID"] ?? "") }
  /// The URL it is about.
  public var target: String? { header["WARC-Target-URI"].map(Self.bare) }
  /// When it was captured, ISO 8601 in UTC: comparable as text.
  public var date: String { header["WARC-Date"] ?? "" }
  /// Why the block is shorter than what was sent: `length`, `time`, `disconnect`, `unspecified`.
  public var truncation: String? { header["WARC-Truncated"] }
  /// Whether the block is not kept whole.
  public var isCut: Bool { block.count < blockLength }
  /// Whether the block is an HTTP message.
  public var isHTTP: Bool { header["Content-Type"]?.lowercased().hasPrefix("application/http") ?? false }

  /// A value without the angle brackets that it may stand in.
  static func bare(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }
}
