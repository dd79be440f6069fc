import DocumentModel
import Testing

/// A document, a part of it, and what the quote law leaves of that part.
struct Cut: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var bytes: [UInt8]
  var mediaType: MediaType
  /// What the transport says of the encoding.
  var transport: String?
  /// The ranges of the parts, which stand once in the document.
  var ranges: [SourceRange]
  /// Nil where the ranges begin or end inside something.
  var quote: String?
  var crossesBlock: Bool

  /// Takes a document in which `⟦` and `⟧` mark the parts.
  init(
    _ name: String, _ marked: String, _ quote: String?, _ mediaType: MediaType = .html, transport: String? = nil,
    crossesBlock: Bool = false, encode: (String) -> [UInt8] = { Array($0.utf8) }
  ) {
    testDescription = name
    self.mediaType = mediaType
    self.transport = transport
    self.quote = quote
    self.crossesBlock = crossesBlock
    bytes = []
    ranges = []
    var start = 0
    for piece in marked.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "⟦" || $0 == "⟧" }).enumerated()
    {
      if piece.offset % 2 == 1 { start = bytes.count }
      bytes += encode(String(piece.element))
      if piece.offset % 2 == 1 { ranges.append(SourceRange(start, bytes.count)) }
    }
  }

  /// Takes bytes and the ranges in them.
  init(
    _ name: String, bytes: [UInt8], _ mediaType: MediaType, _ ranges: [SourceRange], _ quote: String?,
    transport: String? = nil
  ) {
    testDescription = name
    self.bytes = bytes
    self.mediaType = mediaType
    self.transport = transport
    self.ranges = ranges
    self.quote = quote
    crossesBlock = false
  }
}
