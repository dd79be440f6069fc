import CZlib
import Readers

/// Unpacks gzip through zlib, with limits on size and ratio.
enum Gzip {
  /// Ratio above which a stream of more than a megabyte is a bomb.
  private static let ratio = 100

  /// The content of all members, or why it is refused. A cut stream gives what there is, so that reading reports it.
  static func unpack(_ bytes: [UInt8], limit: Int) -> FileReader.Outcome {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return .rejected(reason: "gzip")
    }
    defer { inflateEnd(&stream) }
    var out: [UInt8] = []
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let (code, count) = buffer.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let code = inflate(&stream, Z_NO_FLUSH)
          return (code, target.count - Int(stream.avail_out))
        }
        out.append(contentsOf: buffer[0..<count])
        if out.count > limit { return .rejected(reason: SizeLimit.reason(out.count, limit: limit)) }
        if out.count > 1 << 20, out.count / max(1, bytes.count - Int(stream.avail_in)) > ratio {
          return .rejected(
            reason: "compression-ratio 1:\(out.count / max(1, bytes.count - Int(stream.avail_in))) > \(ratio)")
        }
        if code == Z_STREAM_END {
          if stream.avail_in == 0 { return .bytes(out, isCut: false) }
          if inflateReset(&stream) != Z_OK { return .bytes(out, isCut: true) }
        } else if code != Z_OK {
          return out.isEmpty ? .rejected(reason: "gzip") : .bytes(out, isCut: true)
        } else if stream.avail_in == 0, count < buffer.count {
          return .bytes(out, isCut: true)
        }
      }
    }
  }
}
