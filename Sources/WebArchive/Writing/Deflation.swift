import CZlib

/// Packs bytes as gzip members, the same for the same bytes: without a name and a time. Its memory, a quarter of a megabyte,
/// serves all members.
final class Deflation {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool

  init() {
    stream.initialize(to: z_stream())
    isReady =
      deflateInit2_(
        stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// One member of all parts, one after the other; empty where the system has no memory for it.
  func gzip(_ parts: [[UInt8]]) -> [UInt8] {
    guard isReady, deflateReset(stream) == Z_OK else { return [] }
    let total = parts.reduce(0) { $0 + $1.count }
    return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(stream, UInt(total)))) { out, count in
      stream.pointee.next_out = out.baseAddress
      stream.pointee.avail_out = UInt32(out.count)
      for (index, part) in parts.enumerated() {
        part.withUnsafeBytes { bytes in
          stream.pointee.next_in = UnsafeMutablePointer(
            mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
          stream.pointee.avail_in = UInt32(bytes.count)
          _ = deflate(stream, index == parts.count - 1 ? Z_FINISH : Z_NO_FLUSH)
        }
      }
      count = out.count - Int(stream.pointee.avail_out)
    }
  }
}
