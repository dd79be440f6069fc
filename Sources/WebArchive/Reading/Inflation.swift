import CZlib

/// A zlib stream that unpacks one member after the other.
final class Inflation {
  /// What one step did.
  enum Outcome {
    /// Unpacked some bytes; more input or room is wanted.
    case more
    /// The member, its checksum included, has ended.
    case end
    /// The bytes do not unpack.
    case failed
  }

  /// What is unpacked.
  enum Form: Int32 {
    /// A gzip member.
    case gzip = 31
    /// zlib's form of deflate.
    case zlib = 15
    /// Deflate without a frame.
    case raw = -15
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  init(_ form: Form) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady = inflateInit2_(stream, form.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins another member.
  func reset() { inflateReset(stream) }

  /// Unpacks from `input`, which it shortens by what it used, and appends to `output`.
  func step(_ input: inout UnsafeRawBufferPointer, into output: inout [UInt8], room: Int = 1 << 16) -> Outcome {
    guard isReady else { return .failed }
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
    defer { buffer.deallocate() }
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    let code = inflate(stream, Z_NO_FLUSH)
    input = UnsafeRawBufferPointer(rebasing: input.suffix(Int(stream.pointee.avail_in)))
    buffer = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: room)
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer.prefix(room - Int(stream.pointee.avail_out))))
    switch code {
    case Z_STREAM_END: return .end
    case Z_OK, Z_BUF_ERROR: return .more
    default: return .failed
    }
  }
}
