import Digests

/// A record to be written.
public struct ArchiveEntry: Sendable {
  /// `response`, `request`, `metadata` or `revisit`.
  public var type: String
  /// The URL it is about; nil for what is about the file.
  public var target: String?
  /// When: ISO 8601 in UTC, e.g. `2026-11-25T21:40:00.123456Z`.
  public var date: String
  /// Media type of the block.
  public var contentType: String
  /// Further fields in order, such as `WARC-IP-Address`.
  public var fields: [(name: String, value: String)] = []
  /// The block.
  public var block: [UInt8]
  /// Where in the block the payload begins; nil for records without one.
  public var payloadStart: Int?
  /// The record's identifier.
  public let identifier: String

  /// Makes a record. `number` tells apart records of one type, URL and date.
  public init(
    type: String, target: String?, date: String, contentType: String, block: [UInt8], payloadStart: Int? = nil,
    number: String = ""
  ) {
    self.type = type
    self.target = target
    self.date = date
    self.contentType = contentType
    self.block = block
    self.payloadStart = payloadStart
    identifier = RecordIdentifier.make("\(type) \(target ?? "") \(date) \(number) \(Self.counter())")
  }

  /// A number that no other record has: of the process, and counted.
  private static func counter() -> String { "\(Self.process)-\(Self.next.add())" }
  private static let process = UInt64.random(in: 0...UInt64.max)
  private static let next = Counter()

  /// Media type of HTTP responses in an archive.
  public static let httpResponse = "application/http; msgtype=response"
  /// Media type of HTTP requests in an archive.
  public static let httpRequest = "application/http; msgtype=request"
  /// Media type of blocks of fields.
  public static let warcFields = "application/warc-fields"

  /// SHA-256 as a label: `sha256:` and hexadecimal digits.
  public static func digest(_ bytes: some Sequence<UInt8>) -> String {
    "sha256:" + Hex.text(RunningDigest.digest(bytes, .sha256))
  }

  /// The record's header.
  func header(warcinfo: String?) -> ArchiveHeader {
    var all: [(String, String)] = [
      ("WARC-Type", type), ("WARC-Record-ID", "<\(identifier)>"), ("WARC-Date", date),
    ]
    if let target { all.append(("WARC-Target-URI", target)) }
    if let warcinfo, type != "warcinfo" { all.append(("WARC-Warcinfo-ID", "<\(warcinfo)>")) }
    all += fields.map { ($0.name, $0.value) }
    all.append(("WARC-Block-Digest", Self.digest(block)))
    if let payloadStart, !fields.contains(where: { $0.name == "WARC-Payload-Digest" }) {
      all.append(("WARC-Payload-Digest", Self.digest(block[payloadStart...])))
    }
    all += [("Content-Type", contentType), ("Content-Length", String(block.count))]
    return ArchiveHeader(first: "WARC/1.1", fields: all.map { (name: $0.0, value: $0.1) })
  }
}
