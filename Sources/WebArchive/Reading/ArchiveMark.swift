import Digests
import Glibc

/// Tells archive files apart without reading them whole.
public enum ArchiveMark {
  private static let tail = 1 << 16

  /// A file's size and the digest of its last bytes: what is appended or cut off changes both. Throws `ArchiveError`.
  public static func of(_ path: String) throws -> String {
    let (bytes, size) = try read(path, fromEnd: true)
    return "\(size):\(Hex.text(RunningDigest.digest(bytes, .sha256).prefix(16)))"
  }

  /// Whether a file begins as a WARC or ARC file does, packed or not; false where it cannot be read.
  public static func isArchive(_ path: String) -> Bool {
    guard let (bytes, _) = try? read(path, fromEnd: false) else { return false }
    var head = bytes
    if bytes.starts(with: [0x1F, 0x8B]) {
      head = []
      bytes.withUnsafeBytes { whole in
        var input = whole
        _ = Inflation(.gzip).step(&input, into: &head, room: 64)
      }
    }
    return head.starts(with: "WARC/".utf8) || head.starts(with: "filedesc://".utf8)
  }

  private static func read(_ path: String, fromEnd: Bool) throws -> (bytes: [UInt8], size: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ArchiveError.inputOutput("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveError.notAnArchive("\(path): no regular file")
    }
    let size = Int(status.st_size)
    var bytes = [UInt8](repeating: 0, count: min(size, tail))
    let count = pread(descriptor, &bytes, bytes.count, off_t(fromEnd ? size - bytes.count : 0))
    guard count == bytes.count else { throw ArchiveError.inputOutput("\(path): cannot be read") }
    return (bytes, size)
  }
}
