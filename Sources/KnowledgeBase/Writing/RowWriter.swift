import GRDB
import GRDBSQLite

/// Writes prepared rows into one table through one prepared statement. Texts are bound where they lie: no copy, no object
/// for a row.
struct RowWriter {
  /// Where the references of a document's rows lead.
  struct Targets {
    var document: Int64
    var entities: [Int64] = []
    var labels: [Int64] = []
    /// Numbers of the first sentence and the first fact.
    var sentences: Int64 = 0
    var facts: Int64 = 0
  }

  private let db: Database
  private let statement: Statement
  /// The number the next row gets.
  private(set) var next: Int64 = 1

  /// Prepares for a table; `hasNumber` where its rows have one. Of a row that stands there already nothing is written
  /// where `ignores` is set.
  init(_ db: Database, table: String, width: Int, hasNumber: Bool = true, ignores: Bool = false) throws {
    self.db = db
    let values = Array(repeating: "?", count: width).joined(separator: ", ")
    statement = try db.cachedStatement(sql: "INSERT \(ignores ? "OR IGNORE " : "")INTO \(table) VALUES (\(values))")
    if hasNumber { next = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1 }
  }

  /// Writes the rows in order; throws `DatabaseError`.
  mutating func write(_ rows: RowBuffer, _ targets: Targets) throws {
    guard rows.count > 0 else { return }
    let handle = statement.sqliteStatement
    let width = rows.width
    let first = next
    var code = SQLITE_DONE
    rows.texts.withUnsafeBytes { texts in
      rows.cells.withUnsafeBufferPointer { cells in
        var index = 0
        var row = first
        while index < cells.count, code == SQLITE_DONE {
          for column in 0..<width {
            Self.bind(handle, Int32(column + 1), cells[index + column], texts, targets, row)
          }
          code = sqlite3_step(handle)
          sqlite3_reset(handle)
          index += width
          row += 1
        }
      }
    }
    sqlite3_clear_bindings(handle)
    guard code == SQLITE_DONE else {
      let message = db.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    next = first + Int64(rows.count)
  }

  private static func bind(
    _ handle: OpaquePointer, _ place: Int32, _ cell: RowBuffer.Cell, _ texts: UnsafeRawBufferPointer,
    _ targets: Targets, _ row: Int64
  ) {
    let number = Int64(bitPattern: cell.bits)
    switch RowBuffer.Kind(rawValue: cell.kind) {
    case .integer: sqlite3_bind_int64(handle, place, number)
    case .real: sqlite3_bind_double(handle, place, Double(bitPattern: cell.bits))
    case .text:
      // An empty text has no address of its own; any will do.
      let start = texts.baseAddress.map { $0 + Int(cell.bits) } ?? UnsafeRawPointer(handle)
      sqlite3_bind_text(handle, place, start.assumingMemoryBound(to: CChar.self), Int32(cell.length), nil)
    case .document: sqlite3_bind_int64(handle, place, targets.document)
    case .row: sqlite3_bind_int64(handle, place, row)
    case .entity: sqlite3_bind_int64(handle, place, targets.entities[Int(cell.bits)])
    case .label: sqlite3_bind_int64(handle, place, targets.labels[Int(cell.bits)])
    case .sentence: sqlite3_bind_int64(handle, place, targets.sentences + number)
    case .fact: sqlite3_bind_int64(handle, place, targets.facts + number)
    case .null, nil: sqlite3_bind_null(handle, place)
    }
  }
}
