import CContentCodings

/// Undoes the content encodings of a message, with limits.
public enum ContentDecoding {
  /// What became of a body.
  public enum Outcome: Sendable {
    /// The content; whether the packed bytes ended before it was whole.
    case bytes([UInt8], isCut: Bool)
    /// It is refused, for this reason.
    case rejected(reason: String)
  }

  /// Encodings one over the other, at most.
  private static let mostEncodings = 5
  /// Ratio above which a stream of more than a megabyte is a bomb.
  private static let ratio = 100

  /// The content of a body. `encodings` are the values of all Content-Encoding fields in order; at most `limit` bytes.
  public static func decode(_ body: [UInt8], encodings: [String], limit: Int) -> Outcome {
    let names = encodings.flatMap { $0.split(separator: ",") }.map {
      $0.lowercased().filter { $0 != " " && $0 != "\t" }
    }.filter { !$0.isEmpty && $0 != "identity" }
    guard names.count <= mostEncodings else { return .rejected(reason: "content-encoding: \(names.count) encodings") }
    var outcome = Outcome.bytes(body, isCut: false)
    for name in names.reversed() {
      guard case .bytes(let bytes, let isCut) = outcome else { return outcome }
      switch name {
      case "gzip", "x-gzip":
        // Archives are written that say so of what they unpacked.
        guard bytes.starts(with: [0x1F, 0x8B]) else { continue }
        outcome = gunzip(bytes, limit: limit)
      case "br", "zstd":
        let kind = name == "br" ? Int(ATTEST_CODING_BROTLI) : Int(ATTEST_CODING_ZSTD)
        guard let stream = ForeignInflation(kind) else {
          return .rejected(reason: "content-encoding: \(name), whose library is not installed")
        }
        outcome = unpack(bytes, stream, isRepeated: { name == "zstd" && !$0.isEmpty }, limit: limit)
      case "deflate":
        let isFramed = bytes.count > 1 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        outcome = unpack(bytes, Inflation(isFramed ? .zlib : .raw), isRepeated: { _ in false }, limit: limit)
      default: return .rejected(reason: "content-encoding: \(name.prefix(20))")
      }
      if isCut, case .bytes(let plain, _) = outcome { outcome = .bytes(plain, isCut: true) }
    }
    return outcome
  }

  /// The content of all gzip members of a file.
  public static func gunzip(_ bytes: [UInt8], limit: Int) -> Outcome {
    unpack(bytes, Inflation(.gzip), isRepeated: { $0.starts(with: [0x1F, 0x8B]) }, limit: limit)
  }

  /// `isRepeated`: whether what stands behind the end of a member is another.
  private static func unpack(
    _ bytes: [UInt8], _ stream: any Unpacking, isRepeated: (UnsafeRawBufferPointer) -> Bool, limit: Int
  ) -> Outcome {
    var out: [UInt8] = []
    return bytes.withUnsafeBytes { whole in
      var input = whole
      while true {
        let (before, written) = (input.count, out.count)
        let outcome = stream.step(&input, into: &out, room: 1 << 16)
        if out.count > limit {
          return .rejected(reason: "too-large: more than \(limit) bytes unpacked")
        }
        let used = max(1, whole.count - input.count)
        if out.count > 1 << 20, out.count / used > ratio {
          return .rejected(reason: "compression-ratio 1:\(out.count / used) > \(ratio)")
        }
        switch outcome {
        case .end:
          guard isRepeated(input) else { return .bytes(out, isCut: false) }
          stream.reset()
        case .failed: return out.isEmpty ? .rejected(reason: "content-encoding: damaged") : .bytes(out, isCut: true)
        case .more where before == input.count && written == out.count:
          return out.isEmpty ? .rejected(reason: "content-encoding: damaged") : .bytes(out, isCut: true)
        case .more: continue
        }
      }
    }
  }
}
