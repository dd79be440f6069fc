public import DocumentModel
import GRDB
import Glibc
import Synchronization

/// The one writer of a knowledge base. Documents are stored a batch at a time, a batch whole or not at all; what was
/// stored is on the disk when the call returns.
public final class KnowledgeBaseWriter: Sendable {
  private let path: String
  private let extractor: String
  private let search: Bool
  private let queue: DatabaseQueue
  /// Held until the writer is closed; the number of the run once it wrote something.
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var lock: WriterLock?
    var run: Int64?
  }

  /// Opens the knowledge base at `path`, or makes it. `extractor` is the version of the program's rules and packs, stored
  /// with each document; without `search` documents are stored but not indexed. Throws `KnowledgeBaseError`.
  public static func open(path: String, extractor: String, search: Bool) throws -> KnowledgeBaseWriter {
    let lock = try WriterLock(knowledgeBase: path)
    let queue = try StoreConnection.openForWriting(path)
    return KnowledgeBaseWriter(path: path, extractor: extractor, search: search, queue: queue, lock: lock)
  }

  private init(path: String, extractor: String, search: Bool, queue: DatabaseQueue, lock: consuming WriterLock) {
    self.path = path
    self.extractor = extractor
    self.search = search
    self.queue = queue
    state = Mutex(State(lock: lock, run: nil))
  }

  /// What is stored for a source's name: unchanged input need not be read again. Nil for a new name. `reason` says why the
  /// document is not ok, nil where it is.
  public func known(
    source: String
  ) throws -> (sha256: SHA256Digest, extractor: String, status: String, reason: String?)? {
    try KnowledgeBaseError.mapping(path) {
      try queue.read { db in
        let sql =
          "SELECT sha256, extractor, status, reason FROM sources JOIN documents ON documents.id = document WHERE name = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [source]) else { return nil }
        var columns = ColumnReader(row)
        guard let digest = SHA256Digest(hex: try columns.text()) else { return nil }
        return (digest, try columns.text(), try columns.text(), try columns.optionalText())
      }
    }
  }

  /// The names of all sources in the order of their bytes.
  public func sources() throws -> [String] {
    try KnowledgeBaseError.mapping(path) {
      try queue.read { try String.fetchAll($0, sql: "SELECT name FROM sources ORDER BY name") }
    }
  }

  /// Stores whole documents in one transaction, each in place of what its source held before; all or nothing. The bytes
  /// in `originals`, by their digest, are kept beside them.
  public func store(_ batch: [Extraction], originals: [SHA256Digest: [UInt8]] = [:]) throws {
    try change { store in
      for extraction in batch { try store.store(extraction) }
      for (digest, bytes) in originals { try store.keep(bytes, digest: digest) }
    }
  }

  /// Removes sources, and their documents where no other source holds the same bytes; all or nothing.
  public func remove(sources: [String]) throws {
    try change { store in for source in sources { try store.remove(source: source) } }
  }

  /// Ends writing and gives the lock back.
  public func close() throws {
    try KnowledgeBaseError.mapping(path) { try queue.close() }
    state.withLock { $0.lock = nil }
  }

  /// Runs changes in a transaction; one that changes nothing writes nothing.
  private func change(_ body: (inout BatchStore) throws -> Void) throws {
    try KnowledgeBaseError.mapping(path) {
      try state.withLock { state in
        let known = state.run
        var run = known
        try queue.writeWithoutTransaction { db in
          try db.inTransaction(.immediate) {
            let number = try known ?? Self.begin(db, extractor)
            let before = db.totalChangesCount
            var store = try BatchStore(db, run: number, extractor: extractor, search: search)
            try body(&store)
            guard db.totalChangesCount > before else { return .rollback }
            try store.finish()
            run = number
            return .commit
          }
        }
        state.run = run
      }
    }
  }

  /// Notes that a run begins to write.
  private static func begin(_ db: Database, _ extractor: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO runs (extractor, started) VALUES (?, ?)", arguments: [extractor, Int64(time(nil))])
    return db.lastInsertedRowID
  }
}
