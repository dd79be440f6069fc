import CZlib

/// Packs bytes as one gzip member, the same for the same bytes: without a name and a time.
enum Deflation {
  static func gzip(_ parts: [[UInt8]]) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    let total = parts.reduce(0) { $0 + $1.count }
    return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(total)))) { out, count in
      stream.next_out = out.baseAddress
      stream.avail_out = UInt32(out.count)
      for (index, part) in parts.enumerated() {
        part.withUnsafeBytes { bytes in
          stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
          stream.avail_in = UInt32(bytes.count)
          _ = deflate(&stream, index == parts.count - 1 ? Z_FINISH : Z_NO_FLUSH)
        }
      }
      count = out.count - Int(stream.avail_out)
    }
  }
}
