public import DocumentModel

/// What an archive holds of a URL at some time, as far as it decides what is read.
public struct Capture: Sendable {
  /// What was found then.
  public enum Content: Sendable {
    /// A document, in this record.
    case document
    /// The same as in another record, of this identifier, or of this URL and date.
    case same(recordID: String?, target: String, date: String)
    /// Nothing: the server said that it is gone.
    case gone
  }

  /// The URL.
  public var target: String
  /// Its record.
  public var place: ArchivePlace
  /// What was found.
  public var content: Content

  /// Whether a media type is one of documents that can be read; so it is where none is given.
  public static func isReadable(_ mediaType: String?) -> Bool {
    guard let mediaType else { return true }
    let type = mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    return type.isEmpty || type == "text/html" || type == "text/plain" || type.hasSuffix("xml")
      || type == "application/gzip" || type == "application/x-gzip"
  }

  /// What a record says of its URL; nil where it is no capture of a document. `file` is the path of its file;
  /// `acceptsPartial`: whether what broke off is a document, as far as it goes.
  public init?(_ record: ArchiveRecord, file: String, acceptsPartial: Bool = false) {
    // What this program fetched to find its way: no documents.
    guard record.header["WARC-Attest-Purpose"] == nil else { return nil }
    guard let target = record.target, target.hasPrefix("http://") || target.hasPrefix("https://") else { return nil }
    self.target = target
    place = ArchivePlace(file: file, recordID: record.identifier, offset: record.offset, captured: record.date)
    switch record.type {
    case "response":
      // What broke off is not what the server has; what was cut at a limit is, as far as it goes.
      guard acceptsPartial || record.truncation != "disconnect" && record.truncation != "time" else { return nil }
      guard let message = HTTPMessage(record.block) else { return nil }
      switch message.status {
      case 200, 203:
        guard Self.isReadable(message.header["Content-Type"]), !message.body.isEmpty else {
          return nil
        }
        content = .document
      case 404, 410: content = .gone
      default: return nil
      }
    case "resource":
      guard Self.isReadable(record.header["Content-Type"]) else { return nil }
      content = .document
    case "revisit":
      // What is the same may also be that it is gone, or an error.
      switch record.isHTTP ? HTTPMessage(record.block)?.status ?? 0 : 0 {
      case 404, 410:
        content = .gone
        return
      case 0, 200, 203, 304: break
      default: return nil
      }
      content = .same(
        recordID: record.header["WARC-Refers-To"].map(ArchiveRecord.bare),
        target: record.header["WARC-Refers-To-Target-URI"].map(ArchiveRecord.bare) ?? target,
        date: record.header["WARC-Refers-To-Date"] ?? "")
    default: return nil
    }
  }
}
