import Digests
import Glibc

/// The digest of the beginning of a file.
enum FileDigest {
  /// SHA-256 of the first `length` bytes, in hexadecimal digits. Throws `ArchiveError`.
  static func hex(_ path: String, length: Int) throws -> String {
    var digest = RunningDigest(.sha256)
    try add(path, length: length, to: &digest)
    return Hex.text(digest.finish())
  }

  /// Adds the first `length` bytes of a file to a digest. Throws `ArchiveError`.
  static func add(_ path: String, length: Int, to digest: inout RunningDigest) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ArchiveError.inputOutput("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var done = 0
    while done < length {
      let got = pread(descriptor, &buffer, min(buffer.count, length - done), off_t(done))
      guard got > 0 else { throw ArchiveError.inputOutput("\(path): it ends before byte \(length)") }
      digest.update(buffer[..<got])
      done += got
    }
  }
}
