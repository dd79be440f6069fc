import Glibc

/// A right that one process has at a time: `flock(2)` on a file that names its holder. The system gives it back when the
/// holder ends in any way.
public final class FileLock {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock at once. Throws `CrawlError.locked`, or `cannotCreate`.
  public init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw CrawlError.cannotCreate("\(path): \(String(cString: strerror(errno)))") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      var text = [UInt8](repeating: 0, count: 20)
      let count = pread(descriptor, &text, text.count, 0)
      let pid = String(decoding: text.prefix(max(count, 0)).prefix { $0 > 0x20 }, as: UTF8.self)
      throw CrawlError.locked("\(path): locked by pid \(pid), which is crawling; try again when it has ended")
    }
    ftruncate(descriptor, 0)
    let text = Array("\(getpid())\n".utf8)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit { close(descriptor) }
}
