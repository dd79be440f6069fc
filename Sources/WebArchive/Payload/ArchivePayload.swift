/// The document in a record: what was sent, freed of transfer and content encodings.
public struct ArchivePayload: Sendable {
  /// The bytes.
  public var bytes: [UInt8]
  /// Whether they are known to end before the document does.
  public var isCut: Bool
  /// Media type as the transport or the archive says, without parameters and in lower case; nil where none does.
  public var mediaType: String?
  /// The transport's charset.
  public var charset: String?

  /// Why a record has no payload that can be read.
  public struct Refusal: Error {
    /// In the words of a document's state, such as `content-encoding: br`.
    public var reason: String
  }

  /// The payload of a `response` or `resource` record, at most `limit` bytes. Throws `Refusal`.
  public init(_ record: ArchiveRecord, limit: Int) throws(Refusal) {
    guard !record.isCut else { throw Refusal(reason: "too-large: \(record.blockLength) bytes > \(limit)") }
    var declared = record.header["WARC-Identified-Payload-Type"] ?? record.header["Content-Type"]
    var outcome = ContentDecoding.Outcome.bytes(record.block, isCut: false)
    if record.isHTTP {
      guard let message = HTTPMessage(record.block) else { throw Refusal(reason: "no HTTP message") }
      declared = message.header["Content-Type"]
      outcome = ContentDecoding.decode(
        message.withoutChunks ?? Array(message.body), encodings: message.header.all("Content-Encoding"), limit: limit)
    }
    // A file that is itself packed, such as a sitemap.
    if case .bytes(let bytes, let isCut) = outcome, bytes.starts(with: [0x1F, 0x8B]) {
      outcome = ContentDecoding.gunzip(bytes, limit: limit)
      if isCut, case .bytes(let plain, _) = outcome { outcome = .bytes(plain, isCut: true) }
    }
    switch outcome {
    case .rejected(let reason): throw Refusal(reason: reason)
    case .bytes(let bytes, let isCut):
      self.bytes = bytes
      self.isCut = isCut || record.truncation != nil
    }
    let parts = (declared ?? "").split(separator: ";").map { Self.trimmed($0) }
    mediaType = parts.first?.lowercased()
    for part in parts.dropFirst() where part.lowercased().hasPrefix("charset=") {
      let value = part.dropFirst(8).filter { $0 != "\"" && $0 != "'" }
      charset = value.isEmpty ? nil : String(value)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
