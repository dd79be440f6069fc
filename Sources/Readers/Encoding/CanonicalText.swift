import DocumentModel

/// A document as UTF-8: the bytes as received where they are valid UTF-8, else decoded, with the way back.
struct CanonicalText {
  /// Valid UTF-8. A byte order mark is its first scalar.
  let utf8: [UInt8]
  /// Leads from offsets in `utf8` to offsets in the bytes as received.
  let map: CanonicalMap
  /// How many scalars stand for bytes that could not be decoded.
  let replacements: Int
  /// The number of scalars where some are replaced, else 0.
  let scalars: Int
  /// Whether the system lacks the encoding, so that windows-1252 was read.
  let isSubstitute: Bool

  /// Decodes bytes in the encoding of a WHATWG name; `isValid` says that they are known to be valid UTF-8.
  init(_ bytes: [UInt8], charset: String, isValid: Bool = false) {
    var decoded: DecodedBytes?
    var isSubstitute = false
    switch charset {
    case "utf-8": decoded = isValid || UTF8Repair.isValid(bytes) ? nil : UTF8Repair.repair(bytes)
    case "utf-16le": decoded = UTF16Decoder.decode(bytes, bigEndian: false)
    case "utf-16be": decoded = UTF16Decoder.decode(bytes, bigEndian: true)
    default:
      decoded = bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B } ? nil : LegacyDecoder.decode(bytes, name: charset)
      if decoded == nil, !UTF8Repair.isValid(bytes) {
        isSubstitute = true
        decoded = LegacyDecoder.decode(bytes, name: "windows-1252") ?? UTF8Repair.repair(bytes)
      }
    }
    self.isSubstitute = isSubstitute
    guard let decoded else {
      utf8 = bytes
      map = .identity
      replacements = 0
      scalars = 0
      return
    }
    utf8 = decoded.utf8
    map = CanonicalMap(utf8: decoded.utf8, widths: decoded.widths, shift: 0)
    replacements = decoded.replacements
    scalars = decoded.widths.count
  }
}
