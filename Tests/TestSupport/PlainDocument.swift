public import DocumentModel

/// Documents made from text, for tests of what comes after reading.
public enum PlainDocument {
  /// One document whose blocks are the given texts.
  public static func make(_ blocks: [String], kind: Block.Kind = .paragraph) -> Document {
    var bytes: [UInt8] = []
    var made: [Block] = []
    for (number, text) in blocks.enumerated() {
      let start = bytes.count
      bytes += Array(text.utf8)
      made.append(Block(kind: kind, range: TextRange(start, bytes.count), path: "/p[\(number + 1)]"))
      bytes.append(0x0A)
    }
    return Document(
      source: SourceRecord(name: "test", mediaType: .text, sha256: .ofNothing, byteCount: bytes.count),
      charset: Charset(name: "utf-8", why: "given"), text: DocumentText(utf8: bytes), blocks: made,
      sourceMap: .identity(), status: .ok)
  }
}

extension SHA256Digest {
  fileprivate static var ofNothing: SHA256Digest {
    guard let digest = SHA256Digest(hex: String(repeating: "0", count: 64)) else { preconditionFailure("64 digits") }
    return digest
  }
}
