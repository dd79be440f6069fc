/// An HTTP response or request as it stands in an archive.
public struct HTTPMessage: Sendable {
  /// Status line or request line, and fields.
  public let header: ArchiveHeader
  /// What follows the header, as received.
  public let body: ArraySlice<UInt8>

  /// Parses a message; nil where it has no header.
  public init?(_ bytes: [UInt8]) {
    // A message may end with its header, even without the empty line.
    let end = ArchiveHeader.end(in: bytes[...]) ?? bytes.count
    guard let header = ArchiveHeader(bytes[..<end], isStrict: false),
      header.first.hasPrefix("HTTP/") || end < bytes.count
    else { return nil }
    self.header = header
    body = bytes[end...]
  }

  /// The status code of a response; 0 where there is none.
  public var status: Int {
    Int(header.first.split(separator: " ", omittingEmptySubsequences: true).dropFirst().first ?? "") ?? 0
  }

  /// The body without the chunks of its transfer encoding; nil where it has none, or the chunks are not right.
  var withoutChunks: [UInt8]? {
    guard header["Transfer-Encoding"]?.lowercased().contains("chunked") == true else { return nil }
    var out: [UInt8] = []
    var index = body.startIndex
    while true {
      guard let line = body[index...].firstIndex(of: 0x0A) else { return nil }
      let digits = body[index..<line].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 }
      guard digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return nil
      }
      index = line + 1
      if size == 0 { return out }
      guard size <= body.endIndex - index else { return nil }
      out.append(contentsOf: body[index..<(index + size)])
      index += size
      if index < body.endIndex, body[index] == 0x0D { index += 1 }
      guard index < body.endIndex, body[index] == 0x0A else { return nil }
      index += 1
    }
  }
}
