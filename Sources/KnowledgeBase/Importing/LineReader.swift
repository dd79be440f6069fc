import Glibc

/// Reads a file line by line; a line may be as long as a document.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  /// Where the next line begins in `pending`, and up to where no line end was found.
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  /// Opens a file. Throws `notFound` and `permission`.
  init(_ path: String) throws(KnowledgeBaseError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let why = "\(path): cannot be read (\(String(cString: strerror(errno))))"
      throw errno == ENOENT ? .notFound(why) : .permission(why)
    }
  }

  deinit { close(descriptor) }

  /// The next line without its end; nil after the last one. Throws `io`.
  mutating func next() throws(KnowledgeBaseError) -> [UInt8]? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        defer {
          start = end + 1
          searched = start
        }
        return Array(pending[start..<end])
      }
      pending.removeFirst(start)
      start = 0
      searched = pending.count
      if isAtEnd {
        guard !pending.isEmpty else { return nil }
        defer {
          pending.removeAll()
          searched = 0
        }
        return pending
      }
      try fill()
    }
  }

  private mutating func fill() throws(KnowledgeBaseError) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    guard count >= 0 else { throw .io("reading failed (\(String(cString: strerror(errno))))") }
    if count == 0 { isAtEnd = true }
    pending.append(contentsOf: chunk[..<count])
  }
}
