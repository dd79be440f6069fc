public import DocumentModel
import GRDBSQLite
import Glibc
import Synchronization

/// A connection that reads and can do nothing else, whatever SQL it is given: the file is opened read-only, an authorizer
/// allows reading and computing alone (no ATTACH, no PRAGMA, no functions that reach files), a clock ends what takes long,
/// and values have a largest size. One query at a time.
public final class QueryConnection: Sendable {
  private let handle: Mutex<Handle>

  /// Largest value that a query may make, in bytes: `zeroblob(2e9)` is refused.
  private static let valueBytes: Int32 = 4 << 20
  /// Steps of SQLite's machine between two looks at the clock: some ten microseconds' work.
  private static let steps: Int32 = 1_000
  /// How long a query waits for a commit to end, in milliseconds.
  private static let patience: Int32 = 2_000

  private struct Handle: ~Copyable, @unchecked Sendable {
    let pointer: OpaquePointer
    let clock: UnsafeMutablePointer<Int>

    deinit {
      sqlite3_close_v2(pointer)
      clock.deallocate()
    }
  }

  /// Opens a knowledge base. Throws `KnowledgeBaseError`.
  public init(path: String) throws {
    // What checks the file, sets up the checks of its pages, and rolls back what a killed writer left.
    try KnowledgeBaseReader.open(path: path).close()
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let pointer = opened else {
      sqlite3_close_v2(opened)
      throw KnowledgeBaseError.io("\(path): cannot be opened for queries")
    }
    let clock = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    clock.initialize(to: .max)
    Self.restrict(pointer, clock)
    handle = Mutex(Handle(pointer: pointer, clock: clock))
  }

  /// All memory that SQLite may take in this process, in bytes. For a process that answers what others type.
  public static func limitMemory(_ bytes: Int) { sqlite3_hard_heap_limit64(Int64(bytes)) }

  /// Runs one SELECT; `:name` stands for a value of `parameters`, the other parameters are NULL. Throws `QueryFailure`.
  public func run(
    _ sql: String, _ parameters: [String: NormalizedValue] = [:], limits: QueryLimits = .own
  ) throws -> QueryAnswer {
    try handle.withLock { handle in
      handle.clock.pointee = Self.now() + limits.milliseconds
      defer { handle.clock.pointee = .max }
      return try Self.run(handle.pointer, sql, parameters, limits)
    }
  }

  private static func restrict(_ pointer: OpaquePointer, _ clock: UnsafeMutablePointer<Int>) {
    sqlite3_busy_timeout(pointer, patience)
    for (limit, value) in [
      (SQLITE_LIMIT_LENGTH, valueBytes), (SQLITE_LIMIT_SQL_LENGTH, 1 << 16), (SQLITE_LIMIT_COLUMN, 200),
      (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 50), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000), (SQLITE_LIMIT_WORKER_THREADS, 0), (SQLITE_LIMIT_FUNCTION_ARG, 100),
    ] { sqlite3_limit(pointer, limit, value) }
    sqlite3_set_authorizer(
      pointer, { _, action, first, second, _, _ in QueryAuthorizer.decide(action, first, second) }, nil)
    sqlite3_progress_handler(
      pointer, steps,
      { clock in
        guard let clock else { return 1 }
        return QueryConnection.now() > clock.load(as: Int.self) ? 1 : 0
      }, clock)
  }

  /// Milliseconds of a clock that is never set.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  private static func run(
    _ pointer: OpaquePointer, _ sql: String, _ parameters: [String: NormalizedValue], _ limits: QueryLimits
  ) throws -> QueryAnswer {
    let statement = try prepare(pointer, sql)
    defer { sqlite3_finalize(statement.pointer) }
    for index in 0..<sqlite3_bind_parameter_count(statement.pointer) {
      guard let name = sqlite3_bind_parameter_name(statement.pointer, index + 1),
        let value = parameters[String(cString: name + 1)]
      else { continue }
      statement.bind(value, index + 1)
    }
    var answer = QueryAnswer(columns: statement.columns, rows: [], isCut: false)
    var bytes = 0
    while true {
      let code = sqlite3_step(statement.pointer)
      guard code == SQLITE_ROW else {
        if code == SQLITE_DONE { return answer }
        throw failure(pointer, code)
      }
      guard answer.rows.count < limits.rows, bytes < limits.bytes else {
        answer.isCut = true
        return answer
      }
      let row = statement.row()
      bytes += row.bytes
      answer.rows.append(row.values)
    }
  }

  private static func prepare(_ pointer: OpaquePointer, _ sql: String) throws -> QueryStatement {
    var (prepared, code, rest) = (OpaquePointer?.none, SQLITE_OK, "")
    sql.withCString { start in
      var tail: UnsafePointer<CChar>?
      code = sqlite3_prepare_v2(pointer, start, -1, &prepared, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
    }
    guard code == SQLITE_OK else { throw failure(pointer, code) }
    guard let prepared else { throw QueryFailure.refused("there is no query") }
    guard rest.allSatisfy({ $0.isWhitespace || $0 == ";" }), sqlite3_stmt_readonly(prepared) != 0,
      sqlite3_column_count(prepared) > 0
    else {
      sqlite3_finalize(prepared)
      throw QueryFailure.refused("one SELECT at a time")
    }
    return QueryStatement(pointer: prepared)
  }

  private static func failure(_ pointer: OpaquePointer, _ code: Int32) -> QueryFailure {
    let message = String(cString: sqlite3_errmsg(pointer))
    return switch code & 0xFF {
    case SQLITE_INTERRUPT: .limit("time limit")
    case SQLITE_NOMEM, SQLITE_TOOBIG: .limit("memory limit")
    case SQLITE_BUSY, SQLITE_LOCKED: .unavailable("a run is writing to the knowledge base; try again in a moment")
    case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN: .unavailable(message)
    default: .refused(message)
    }
  }
}
