import Digests

/// Checks a record's bytes against the digests in its header, while they are read.
struct RecordDigests: ~Copyable {
  private var block: RunningDigest?
  private let wanted: String?

  /// Takes a record's header.
  init(_ header: ArchiveHeader) {
    wanted = header["WARC-Block-Digest"]
    block = wanted.flatMap(Self.algorithm).map { RunningDigest($0) }
  }

  /// Adds bytes of the block.
  mutating func update(_ bytes: ArraySlice<UInt8>) { block?.update(bytes) }

  /// What is wrong with the block; nil where its digest is right or of an unknown kind.
  consuming func finish() -> String? {
    guard let found = block?.finish(), let wanted, !Self.isEqual(found, wanted) else { return nil }
    return "the block's digest is not its WARC-Block-Digest"
  }

  /// What is wrong with a record's payload; nil where nothing is, or nothing can be told.
  static func problem(_ record: ArchiveRecord) -> String? {
    guard record.type == "response" || record.type == "request" || record.type == "resource", !record.isCut,
      let wanted = record.header["WARC-Payload-Digest"], let algorithm = algorithm(wanted)
    else { return nil }
    guard record.isHTTP else {
      return isEqual(RunningDigest.digest(record.block, algorithm), wanted) ? nil : message
    }
    guard let message = HTTPMessage(record.block) else { return nil }
    // Writers differ in whether the payload is what stands in the block, or is freed of its chunks first.
    if isEqual(RunningDigest.digest(message.body, algorithm), wanted) { return nil }
    if let plain = message.withoutChunks, isEqual(RunningDigest.digest(plain, algorithm), wanted) { return nil }
    return Self.message
  }

  private static let message = "the payload's digest is not its WARC-Payload-Digest"

  private static func algorithm(_ label: String) -> RunningDigest.Algorithm? {
    switch label.prefix(while: { $0 != ":" }).lowercased() {
    case "sha1", "sha-1": .sha1
    case "sha256", "sha-256": .sha256
    default: nil
    }
  }

  private static func isEqual(_ digest: [UInt8], _ label: String) -> Bool {
    let value = label.drop { $0 != ":" }.dropFirst().lowercased().filter { $0 != "=" }
    return value == Hex.text(digest) || value == Base32.text(digest).lowercased().filter { $0 != "=" }
  }
}
