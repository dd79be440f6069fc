import Glibc

/// A file that is written beside its final name and moved there when it is whole, so that a reader never sees half of
/// one. A device or pipe is written as it is.
public final class OutputFile {
  private let path: String
  /// The name until it is whole; nil for what is no regular file.
  private let temporary: String?
  private let descriptor: Int32
  private var isDone = false

  /// Begins the file; its folder is made where it is missing. Throws `KnowledgeBaseError` (`cannotCreate`), also where a
  /// database stands there: no text is worth one.
  public init(_ path: String) throws(KnowledgeBaseError) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw .cannotCreate("\(path): is a folder") }
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      guard !Self.isDatabase(path) else {
        throw .cannotCreate("\(path): is a database, which this would replace; give another path")
      }
      Self.makeFolders(path)
      let beside = "\(path).\(getpid()).tmp"
      temporary = beside
      descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else {
      throw .cannotCreate("\(path): cannot be written (\(String(cString: strerror(errno))))")
    }
  }

  deinit {
    close(descriptor)
    if !isDone, let temporary { unlink(temporary) }
  }

  /// Adds bytes. Throws `io` where the disk is full or writing fails.
  public func write(_ bytes: [UInt8]) throws(KnowledgeBaseError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure }
      done += count
    }
  }

  /// Gives the file its name; what was written is on the disk. Throws `io`.
  public func finish() throws(KnowledgeBaseError) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure }
    isDone = true
  }

  private var failure: KnowledgeBaseError {
    .io("\(path): writing failed (\(String(cString: strerror(errno)))); what stood there before is kept")
  }

  /// Whether a file begins as SQLite's do (https://sqlite.org/fileformat.html#the_database_header).
  static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let mark = Array("SQLite format 3\0".utf8)
    var head = [UInt8](repeating: 0, count: mark.count)
    return read(descriptor, &head, head.count) == head.count && head == mark
  }

  /// Makes the folders of a path; where it fails, opening the file tells why.
  private static func makeFolders(_ path: String) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if !part.isEmpty, access(folder, F_OK) != 0 { mkdir(folder, 0o777) }
    }
  }
}
