import Glibc

/// The right to write a knowledge base: `flock(2)` on a file beside it that names the holder. The system gives the lock
/// back when the holder ends in any way, so a file left behind never hinders.
struct WriterLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock at once or throws `KnowledgeBaseError.locked`.
  init(knowledgeBase: String) throws(KnowledgeBaseError) {
    path = knowledgeBase + ".lock"
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard opened >= 0 else { throw Self.cannotOpen(path, errno) }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        let pid = Self.holder(opened)
        close(opened)
        let who = pid.map { "pid \($0)" } ?? "another process"
        throw .locked(pid: pid, "\(knowledgeBase): locked by \(who), which is writing it; try again when it has ended")
      }
      // The holder before may have removed the file after it was opened here: then the lock is on no name any more.
      var locked = stat()
      var named = stat()
      if fstat(opened, &locked) == 0, stat(path, &named) == 0, locked.st_ino == named.st_ino,
        locked.st_dev == named.st_dev
      {
        descriptor = opened
        break
      }
      close(opened)
    }
    ftruncate(descriptor, 0)
    let text = Array("\(getpid())\n".utf8)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int? {
    var text = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &text, text.count, 0)
    return Int(String(decoding: text.prefix(max(count, 0)).prefix { $0 > 0x20 }, as: UTF8.self))
  }

  private static func cannotOpen(_ path: String, _ code: Int32) -> KnowledgeBaseError {
    let why = String(cString: strerror(code))
    return code == EACCES || code == EPERM || code == EROFS
      ? .permission("\(path): \(why)") : .cannotCreate("\(path): \(why)")
  }
}
