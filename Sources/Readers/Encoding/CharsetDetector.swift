import DocumentModel

/// Decides the encoding of a document before anything is parsed, so that no parser can change it half-way.
///
/// The order is that of https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding: byte
/// order mark, transport, declaration inside, then UTF-8 where the bytes are valid, else windows-1252 (XML: UTF-8).
enum CharsetDetector {
  /// The encoding and the reason for it, and labels that were met but are not read.
  static func detect(
    _ bytes: [UInt8], mediaType: MediaType, options: ReadOptions
  ) -> (charset: Charset, unread: [String]) {
    if let forced = options.forcedCharset, let name = CharsetLabels.name(of: forced) {
      return (Charset(name: name, why: "given"), [])
    }
    if let name = markName(bytes) { return (Charset(name: name, why: "bom"), []) }
    var unread: [String] = []
    if let label = options.charset {
      if let name = CharsetLabels.name(of: label) {
        return (Charset(name: exact(name, label, mediaType), why: "transport"), [])
      }
      unread.append(label)
    }
    if let label = declaration(bytes, mediaType: mediaType, &unread) {
      if let name = CharsetLabels.name(of: label) {
        // A declaration that could be read as ASCII is not written in UTF-16.
        let readable = name.hasPrefix("utf-16") ? "utf-8" : exact(name, label, mediaType)
        return (Charset(name: readable, why: mediaType == .xml ? "xml-declaration" : "meta"), unread)
      }
      unread.append(label)
    }
    if UTF8Repair.isValid(bytes) { return (Charset(name: "utf-8", why: "valid-utf-8"), unread) }
    return (Charset(name: mediaType == .xml ? "utf-8" : "windows-1252", why: "fallback"), unread)
  }

  /// In XML, ISO-8859-1 is itself: its C1 controls are no windows-1252 letters.
  private static func exact(_ name: String, _ label: String, _ mediaType: MediaType) -> String {
    guard mediaType == .xml, name == "windows-1252" else { return name }
    let key = label.lowercased()
    return key.contains("8859") || key.hasPrefix("latin") || key == "l1" ? "iso-8859-1" : name
  }

  private static func markName(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0, 0x3F, 0]) { return "utf-16le" }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0x3C, 0, 0x3F]) { return "utf-16be" }
    return nil
  }

  private static func declaration(_ bytes: [UInt8], mediaType: MediaType, _ unread: inout [String]) -> String? {
    switch mediaType {
    case .text: nil
    case .html:
      bytes.withUnsafeBufferPointer { bytes in
        MetaPrescan.label(in: bytes) { label in
          if CharsetLabels.name(of: label) != nil { return true }
          unread.append(label)
          return false
        }
      }
    case .xml: xmlEncoding(bytes.prefix(1024))
    }
  }

  /// `<?xml … encoding="…"`
  private static func xmlEncoding(_ head: ArraySlice<UInt8>) -> String? {
    var scan = ByteScan(head.map(ASCII.lower))
    scan.skipSpace()
    guard scan.take("<?xml"), scan.find("encoding", before: 0x3E) else { return nil }
    scan.skipSpace()
    guard scan.take("=") else { return nil }
    scan.skipSpace()
    guard scan.take("\"") || scan.take("'") else { return nil }
    return scan.word(endingAt: [0x22, 0x27])
  }
}
