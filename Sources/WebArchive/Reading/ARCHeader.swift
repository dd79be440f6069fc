import Digests

/// The one line before a record of an ARC 1.0 file: URL, address, date, media type, length.
struct ARCHeader {
  let target: String
  let address: String
  let date: String
  let mediaType: String
  let length: Int

  /// Parses a line; nil where it is none, or has no length.
  static func parse(_ line: ArraySlice<UInt8>) -> ARCHeader? {
    let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count >= 5, fields[0].contains("://") || fields[0].contains(":"), let last = fields.last,
      let length = Int(last.trimmingCarriageReturn), length >= 0
    else { return nil }
    let digits = fields[2].utf8.prefix(14).map { Character(Unicode.Scalar($0)) }
    guard digits.count >= 8, digits.allSatisfy(\.isNumber) else { return nil }
    let padded = String(digits) + String(repeating: "0", count: 14 - digits.count)
    func part(_ from: Int, _ count: Int) -> Substring { padded.dropFirst(from).prefix(count) }
    let date =
      "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(part(12, 2))Z"
    return ARCHeader(target: fields[0], address: fields[1], date: date, mediaType: fields[3], length: length)
  }

  /// The same as a WARC record's header, with an identifier made of the place.
  func header(offset: Int) -> ArchiveHeader {
    let isDescription = target.hasPrefix("filedesc:")
    let isHTTP = target.hasPrefix("http")
    return ArchiveHeader(
      first: "ARC/1.0",
      fields: [
        ("WARC-Type", isDescription ? "warcinfo" : isHTTP ? "response" : "resource"),
        ("WARC-Record-ID", "<\(RecordIdentifier.make("\(target) \(date) \(offset)"))>"),
        ("WARC-Target-URI", target), ("WARC-Date", date), ("WARC-IP-Address", address),
        ("Content-Type", isHTTP ? "application/http; msgtype=response" : mediaType),
        ("Content-Length", String(length)),
      ])
  }
}

extension String {
  fileprivate var trimmingCarriageReturn: Substring { hasSuffix("\r") ? dropLast() : self[...] }
}

/// Identifiers of records.
enum RecordIdentifier {
  /// A UUID of version 8 made of a digest (RFC 9562): the same for the same text.
  static func make(_ text: String) -> String {
    var bytes = Array(RunningDigest.digest(text.utf8, .sha256).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    var out = Array("urn:uuid:".utf8)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { out.append(0x2D) }
      out.append(Hex.digits[Int(byte >> 4)])
      out.append(Hex.digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
