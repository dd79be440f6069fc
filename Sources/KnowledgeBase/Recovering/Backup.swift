import GRDB
import Glibc

/// Copies a knowledge base while it may be written: the copy is the state between two commits.
public struct Backup: Sendable {
  /// What was copied.
  public struct Summary: Hashable, Sendable {
    /// Documents, with superseded versions.
    public var documents: Int
    /// Size in bytes.
    public var bytes: Int
    /// The digest that joins those of all documents.
    public var root: String
  }

  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base to copy.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// Copies it to a file, whole or not at all. The copy is checked before it gets its name: every document against its
  /// digest, and the root of them. Throws `KnowledgeBaseError`: `corrupt` where the knowledge base is damaged, and then
  /// there is no copy.
  public func make(_ path: String) throws -> Summary {
    try Self.checkTarget(path, of: reader.path)
    let temporary = "\(path).\(getpid()).tmp"
    // Fails early, and tells why, where nothing can be made there.
    try OutputFile(temporary).finish()
    defer { unlink(temporary) }
    try reader.copy(to: temporary)
    let summary = try check(temporary)
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw KnowledgeBaseError.io("\(path): writing failed (\(String(cString: strerror(errno))))")
    }
    return summary
  }

  /// An earlier backup may be replaced, nothing else. Throws `cannotCreate`.
  private static func checkTarget(_ path: String, of knowledgeBase: String) throws {
    var target = stat()
    guard lstat(path, &target) == 0 else { return }
    var own = stat()
    let isOwn = stat(knowledgeBase, &own) == 0 && own.st_ino == target.st_ino && own.st_dev == target.st_dev
    guard target.st_mode & S_IFMT == S_IFREG, OutputFile.isDatabase(path), !isOwn else {
      throw KnowledgeBaseError.cannotCreate(
        "\(path): is no earlier backup, and only such a file is replaced; give another path")
    }
  }

  private func check(_ path: String) throws -> Summary {
    let copy = try KnowledgeBaseReader.open(path: path)
    defer { try? copy.close() }
    return try copy.read { db in
      let damaged = "\(reader.path): damaged, no copy was made (`attest recover` saves what can be saved): "
      let integrity = DocumentIntegrity(db)
      if let problem = try integrity.problem() { throw KnowledgeBaseError.corrupt(damaged + problem) }
      let loader = DocumentLoader(db)
      for (id, source) in try loader.documents() where try !integrity.isWhole(try loader.load(id)) {
        throw KnowledgeBaseError.corrupt(damaged + "what is stored of \(source) was changed")
      }
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return Summary(
        documents: try Int.fetchOne(db, sql: "SELECT count(*) FROM _documents") ?? 0,
        bytes: pages * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0),
        root: try String.fetchOne(db, sql: "SELECT root FROM _state") ?? "")
    }
  }
}
