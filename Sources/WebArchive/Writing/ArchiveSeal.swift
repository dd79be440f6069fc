import Digests

/// The last record of a file that this program ended: how many records and bytes stand before it, and their digest. A file
/// whose end was cut off, even between two records, has none; a file of which any bit was changed has another digest.
public enum ArchiveSeal {
  static let mediaType = "application/vnd.attest.seal+warc-fields"
  static let software = "attest"

  /// The block of a seal.
  static func block(records: Int, length: Int, digest: [UInt8]) -> [UInt8] {
    Array("records: \(records)\r\nlength: \(length)\r\nsha256: \(Hex.text(digest))\r\n".utf8)
  }

  /// Notices the seal while a file is read.
  struct Reading {
    private var isOwn = false
    private var seal: (offset: Int, digest: String)?
    private var count = 0

    mutating func see(_ record: ArchiveRecord) {
      if count == 0, record.type == "warcinfo" {
        let text = String(decoding: record.block.prefix(1000), as: UTF8.self)
        isOwn = text.hasPrefix("software: \(ArchiveSeal.software)/")
      }
      seal = nil
      if record.header["Content-Type"] == ArchiveSeal.mediaType,
        let fields = ArchiveHeader((Array("\r\n".utf8) + record.block)[...], isStrict: false),
        fields["records"] == String(count), fields["length"] == String(record.offset)
      {
        seal = (record.offset, fields["sha256"] ?? "")
      }
      count += 1
    }

    /// That a file of this program has no end, or that any bit of it was changed.
    func problem(path: String, size: Int) throws -> ArchiveDamage? {
      guard isOwn else { return nil }
      guard let seal else {
        return ArchiveDamage(
          kind: .unfinished, offset: size, message: "the archive was not ended, or its end was cut off")
      }
      guard try FileDigest.hex(path, length: seal.offset) != seal.digest else { return nil }
      return ArchiveDamage(kind: .digest, offset: 0, message: "the file's digest is not that of its seal")
    }
  }
}
