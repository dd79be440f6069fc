import CZlib

/// Bytes packed by zlib, as kept sources are stored.
enum PackedBytes {
  /// Packs bytes; nil where memory runs out.
  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var count = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&packed, &count, bytes, UInt(bytes.count), 6) == Z_OK else { return nil }
    return Array(packed.prefix(Int(count)))
  }

  /// Unpacks bytes of a known number; nil where they are damaged.
  static func unpack(_ packed: [UInt8], count: Int) -> [UInt8]? {
    // A damaged count must not ask for all memory: zlib packs at most about 1:1032 (https://zlib.net/zlib_tech.html).
    guard count >= 0, count <= packed.count * 1_040 + 64 else { return nil }
    var bytes = [UInt8](repeating: 0, count: max(1, count))
    var size = UInt(bytes.count)
    guard uncompress(&bytes, &size, packed, UInt(packed.count)) == Z_OK, Int(size) == count else { return nil }
    return Array(bytes.prefix(count))
  }
}
