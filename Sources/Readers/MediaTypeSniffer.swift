public import DocumentModel

/// Finds what bytes are, from what is said of them and from how they begin.
public enum MediaTypeSniffer {
  /// The kind of a document: by its declared media type, else by its name, else by its first bytes.
  public static func mediaType(name: String?, declared: String?, bytes: [UInt8]) -> MediaType {
    if let declared, let kind = kind(ofLabel: essence(declared)) { return kind }
    if let name, let kind = kind(ofName: name) { return kind }
    return kind(ofHead: bytes)
  }

  /// The media type of bytes that are no text, e.g. `image/png`, nil for text.
  public static func binaryType(_ bytes: [UInt8]) -> String? {
    for (type, signature) in signatures where bytes.starts(with: signature) { return type }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return nil }
    guard bytes.withUnsafeBytes({ ControlBytes.stand(in: UnsafeRawBufferPointer(rebasing: $0.prefix(4096))) }) else {
      return nil
    }
    // Zero bytes make up half of UTF-16 text in a Latin script, all on even or all on odd places.
    let head = bytes.prefix(4096)
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // Text has hardly any control characters; of random bytes every tenth is one.
    let controls = head.count { $0 < 0x20 && $0 != 0 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    if head.count >= 64, controls * 20 > head.count { return "application/octet-stream" }
    let isWide = min(zeros.even, zeros.odd) == 0 && max(zeros.even, zeros.odd) * 4 > head.count
    return !isWide && (zeros.even + zeros.odd) * 20 > head.count ? "application/octet-stream" : nil
  }

  private static let signatures: [(String, [UInt8])] = [
    ("image/png", [0x89, 0x50, 0x4E, 0x47]), ("image/jpeg", [0xFF, 0xD8, 0xFF]), ("image/gif", Array("GIF8".utf8)),
    ("application/pdf", Array("%PDF-".utf8)), ("application/x-elf", [0x7F, 0x45, 0x4C, 0x46]),
    ("application/zip", [0x50, 0x4B, 3, 4]), ("application/zip", [0x50, 0x4B, 5, 6]),
    ("application/gzip", [0x1F, 0x8B]), ("application/zstd", [0x28, 0xB5, 0x2F, 0xFD]),
    ("application/x-bzip2", Array("BZh".utf8)), ("application/x-xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    ("application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF]), ("image/tiff", [0x49, 0x49, 0x2A, 0]),
    ("image/tiff", [0x4D, 0x4D, 0, 0x2A]), ("application/x-ole-storage", [0xD0, 0xCF, 0x11, 0xE0]),
    ("application/vnd.sqlite3", Array("SQLite format 3\0".utf8)),
  ]

  private static func essence(_ mediaType: String) -> String {
    String(mediaType.prefix { $0 != ";" }).lowercased().filter { $0 != " " }
  }

  private static func kind(ofLabel label: String) -> MediaType? {
    if label.hasPrefix("text/html") || label.hasSuffix("html") && !label.contains("+") { return .html }
    if label.hasSuffix("xml") { return .xml }
    return label.hasPrefix("text/") ? .text : nil
  }

  private static func kind(ofName name: String) -> MediaType? {
    var path = name.lowercased()
    if path.hasSuffix(".gz") { path.removeLast(3) }
    if path.hasSuffix(".html") || path.hasSuffix(".htm") { return .html }
    if [".xml", ".nxml", ".rss", ".atom", ".xhtml"].contains(where: path.hasSuffix) { return .xml }
    return path.hasSuffix(".txt") ? .text : nil
  }

  private static func kind(ofHead bytes: [UInt8]) -> MediaType {
    let skipped: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x20, 13, 10, 9]
    let head = String(
      decoding: bytes.prefix(1000).filter { $0 != 0 }.drop { skipped.contains($0) }.map(ASCII.lower), as: UTF8.self)
    if head.contains("<!doctype html") || head.contains("<html") { return .html }
    if head.hasPrefix("<?xml") { return .xml }
    return head.hasPrefix("<") ? .html : .text
  }
}
