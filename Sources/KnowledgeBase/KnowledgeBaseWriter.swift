public import DocumentModel
import GRDB
import Glibc
import Synchronization

/// The one writer of a knowledge base. Documents are stored a batch at a time, a batch whole or not at all; what was
/// stored is on the disk when the call returns.
public final class KnowledgeBaseWriter: Sendable {
  private let path: String
  private let extractor: String
  /// The version of the rules that it writes with.
  var fingerprint: String { extractor }
  private let search: Bool
  private let queue: DatabaseQueue
  /// Held until the writer is closed; the number of the run once it wrote something.
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var lock: WriterLock?
    var run: Int64?
  }

  /// Opens the knowledge base at `path`, or makes it. One of an older schema is brought up to date first, and kept beside it
  /// as it was. `extractor` is the version of the program's rules and packs, stored
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

  /// The file of a knowledge base and those that may lie beside it: never read as documents.
  public static func files(_ path: String) -> [String] {
    [path, path + "-journal", path + ".lock"] + Migration.files(path)
  }

  /// What is stored for some sources' names: unchanged input need not be read again. Names are absent that are new, or
  /// whose document was stored without full-text search where it is wanted.
  public func known(sources: [String]) throws -> [String: KnownSource] {
    try KnowledgeBaseError.mapping(path) {
      try queue.read { db in
        let sql = """
          SELECT sha256, extractor, status, reason FROM _sources JOIN _documents ON _documents.id = document
          WHERE name = ? AND until IS NULL AND (passages_hash IS NOT NULL OR NOT ?)
          """
        let statement = try db.cachedStatement(sql: sql)
        let places = try ArchivePlaces(db)
        var known: [String: KnownSource] = [:]
        for source in sources {
          guard let row = try Row.fetchOne(statement, arguments: [source, search]) else { continue }
          var columns = ColumnReader(row)
          guard let digest = SHA256Digest(hex: try columns.text()) else { continue }
          known[source] = KnownSource(
            sha256: digest, extractor: try columns.text(), status: try columns.text(),
            reason: try columns.optionalText())
          if SourceNaming.isURL(source) {
            known[source]?.archive = try places?.place(name: source, sha256: digest.hex)
          }
        }
        return known
      }
    }
  }

  /// The same for one source.
  public func known(source: String) throws -> KnownSource? { try known(sources: [source])[source] }

  /// The names of all sources in the order of their bytes.
  public func sources() throws -> [String] {
    try KnowledgeBaseError.mapping(path) {
      try queue.read { try String.fetchAll($0, sql: "SELECT name FROM _sources WHERE until IS NULL ORDER BY name") }
    }
  }

  /// Stores whole documents in one transaction; their sources hold them from this run on, and what they held before is a
  /// version that was superseded. All or nothing. The bytes in `originals`, by their digest, are kept beside them.
  public func store(_ batch: [Extraction], originals: [SHA256Digest: [UInt8]] = [:]) throws {
    try store(batch.map { PreparedDocument($0, search: search) }, originals: originals)
  }

  /// Stores documents that were prepared on other threads.
  public func store(_ batch: [PreparedDocument], originals: [SHA256Digest: [UInt8]] = [:]) throws {
    try change { store in
      for prepared in batch { try store.store(prepared) }
      for (digest, bytes) in originals.sorted(by: { $0.key.hex < $1.key.hex }) { try store.keep(bytes, digest: digest) }
    }
  }

  /// Stores documents that another version extracted; how many were not stored as they are before.
  func store(_ batch: [PreparedDocument], extractor: String, originals: [SHA256Digest: [UInt8]] = [:]) throws -> Int {
    let stored = try change(extractor: extractor) { store in
      for prepared in batch { try store.store(prepared) }
      for (digest, bytes) in originals.sorted(by: { $0.key.hex < $1.key.hex }) { try store.keep(bytes, digest: digest) }
      return store.stored
    }
    return stored ?? 0
  }

  /// Compares the facts of all measures that changed, in this run or in one that was ended early; what was stored as
  /// agreeing or contradicting before is replaced. Then follows citations to the documents they name. Stops early where `isCancelled` says so: a later call goes on.
  public func compare(isCancelled: () -> Bool = { false }) throws {
    try KnowledgeBaseError.mapping(path) {
      try queue.writeWithoutTransaction { db in
        var isMore = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM _pending)") == true
        while isMore, !isCancelled() {
          try db.inTransaction(.immediate) {
            isMore = try ComparisonStore(db).compareSome()
            return .commit
          }
        }
        guard !isCancelled(), let citations = try FollowStore(db), try citations.isStale() else { return }
        try db.inTransaction(.immediate) { try citations.follow(isCancelled: isCancelled) ? .commit : .rollback }
      }
    }
  }

  /// Lets sources hold nothing any more, all or nothing. What they held is a version that was removed.
  public func remove(sources: [String]) throws {
    try change { store in for source in sources { try store.remove(source: source) } }
  }

  /// Ends writing and gives the lock back.
  public func close() throws {
    try KnowledgeBaseError.mapping(path) { try queue.close() }
    state.withLock { $0.lock = nil }
  }

  /// Runs changes in a transaction; one that changes nothing writes nothing. `extractor` is noted with what is stored, where
  /// it is not the writer's own.
  @discardableResult
  private func change<Value: Sendable>(extractor: String? = nil, _ body: (inout BatchStore) throws -> Value) throws
    -> Value?
  {
    try KnowledgeBaseError.mapping(path) {
      try state.withLock { state in
        let known = state.run
        var run = known
        let version = extractor ?? self.extractor
        var value: Value?
        try queue.writeWithoutTransaction { db in
          try db.inTransaction(.immediate) {
            let number = try known ?? Self.begin(db, self.extractor)
            let before = db.totalChangesCount
            var store = try BatchStore(db, run: number, extractor: version)
            value = try body(&store)
            guard db.totalChangesCount > before else { return .rollback }
            try store.finish()
            run = number
            return .commit
          }
        }
        state.run = run
        return value
      }
    }
  }

  /// Looks for places in archives.
  func places<Value>(_ body: (ArchivePlaces) throws -> Value?) throws -> Value? {
    try KnowledgeBaseError.mapping(path) { try queue.read { try ArchivePlaces($0).flatMap(body) } }
  }

  /// Notes what was read of archives, all or nothing.
  func note(_ body: (ArchivePlaces) throws -> Void) throws {
    try KnowledgeBaseError.mapping(path) { try queue.write { try ArchivePlaces($0).map(body) } }
  }

  /// Notes that a run begins to write.
  static func begin(_ db: Database, _ extractor: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO _runs (extractor, started) VALUES (?, ?)", arguments: [extractor, Int64(time(nil))])
    return db.lastInsertedRowID
  }
}
