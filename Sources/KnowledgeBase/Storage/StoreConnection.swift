import CPageChecks
import GRDB
import GRDBSQLite
import Glibc

/// Opens the SQLite file of a knowledge base.
enum StoreConnection {
  /// How long a reader waits for a commit to end, in seconds.
  private static let readerPatience = 5.0
  /// How long a commit waits for readers to end, in seconds.
  private static let writerPatience = 30.0

  /// Whether pages are checked: from the first opening on, for the whole process.
  private static let checksPages = attest_page_checks_register() == SQLITE_OK

  /// Opens a database with its pages checked, where it has checksums.
  static func open(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    guard checksPages else { throw KnowledgeBaseError.io("\(path): the checks of pages could not be set up") }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw KnowledgeBaseError.corrupt("\(path): is a folder, no knowledge base; make one of it with `attest run`")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Makes the tables in an empty file whose pages have room for their checksums.
  static func create(_ db: Database) throws {
    // Twice SQLite's size: a batch touches fewer pages of the indexes, each of which is written twice.
    try db.execute(sql: "PRAGMA page_size = 8192")
    var bytes = Int32(ATTEST_PAGE_CHECK_BYTES)
    guard sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes) == SQLITE_OK else {
      throw KnowledgeBaseError.io("no room could be made for checksums of pages")
    }
    try Schema.create(db)
  }

  /// Throws `corrupt` where the header says that pages have no checksums: they would go unchecked.
  static func checkRoom(_ db: Database, _ path: String) throws {
    var bytes: Int32 = -1
    sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes)
    guard bytes == Int32(ATTEST_PAGE_CHECK_BYTES) else {
      throw KnowledgeBaseError.corrupt("\(path): its header is damaged")
    }
  }

  /// Opens for writing, with the tables made where there are none.
  static func openForWriting(_ path: String) throws -> DatabaseQueue {
    try KnowledgeBaseError.mapping(path) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .timeout(writerPatience)
      var queue = try open(path, configuration)
      if try queue.read({ try Schema.found($0, path: path) }) == 1 {
        try queue.close()
        try Migration(path).run()
        queue = try open(path, configuration)
      }
      try queue.writeWithoutTransaction { db in
        let exists = try Schema.check(db, path: path)
        // A rollback journal: Debian's SQLite 3.40.1 has the WAL-reset bug (https://sqlite.org/wal.html#walresetbug).
        try db.execute(
          sql: """
            PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000
            """)
        if exists {
          try checkRoom(db, path)
          if try !db.tableExists("_archives") { try db.execute(sql: Schema.archiveTables) }
          try Schema.addFollowTables(db)
        } else {
          try create(db)
        }
      }
      return queue
    }
  }

  /// Opens for reading. A transaction that a killed writer left half-way is rolled back first.
  static func openForReading(_ path: String) throws -> DatabaseQueue {
    var status = stat()
    guard stat(path, &status) == 0 else { throw KnowledgeBaseError.notFound("\(path): no such knowledge base") }
    guard access(path, R_OK) == 0 else { throw KnowledgeBaseError.permission("\(path): may not be read") }
    return try KnowledgeBaseError.mapping(path) {
      do {
        return try checked(path)
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
        // Only a connection that may write can roll back; reading is what makes it do so.
        let recovery = try open(path, Configuration())
        _ = try recovery.read { try Int64.fetchOne($0, sql: "PRAGMA user_version") }
        try recovery.close()
        return try checked(path)
      }
    }
  }

  private static func checked(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(readerPatience)
    let queue = try open(path, configuration)
    try queue.read { db in
      guard try Schema.check(db, path: path) else {
        throw KnowledgeBaseError.corrupt("\(path): an empty file, no knowledge base")
      }
      try checkRoom(db, path)
      // A page that is read again is checked again: claims and searches come back to the same ones.
      try db.execute(sql: "PRAGMA cache_size = -32000")
    }
    return queue
  }
}
