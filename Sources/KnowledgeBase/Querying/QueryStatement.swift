import DocumentModel
import GRDBSQLite

/// A prepared query.
struct QueryStatement {
  let pointer: OpaquePointer

  /// Names of its columns.
  var columns: [String] {
    (0..<sqlite3_column_count(pointer)).map { sqlite3_column_name(pointer, $0).map { String(cString: $0) } ?? "" }
  }

  /// Gives a parameter its value; lists and objects as their JSON.
  func bind(_ value: NormalizedValue, _ index: Int32) {
    switch value {
    case .integer(let number): sqlite3_bind_int64(pointer, index, Int64(number))
    case .number(let number): sqlite3_bind_double(pointer, index, number)
    case .boolean(let flag): sqlite3_bind_int64(pointer, index, flag ? 1 : 0)
    case .string, .array, .object:
      let text = value.displayText
      // SQLITE_TRANSIENT: SQLite copies it.
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      sqlite3_bind_text(pointer, index, text, Int32(clamping: text.utf8.count), transient)
    }
  }

  /// The row it stands at, and the bytes of its texts.
  func row() -> (values: [NormalizedValue?], bytes: Int) {
    var bytes = 0
    let values = (0..<sqlite3_column_count(pointer)).map { column -> NormalizedValue? in
      switch sqlite3_column_type(pointer, column) {
      case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(pointer, column)))
      case SQLITE_FLOAT: return .number(sqlite3_column_double(pointer, column))
      case SQLITE_TEXT:
        let text = UnsafeBufferPointer(
          start: sqlite3_column_text(pointer, column), count: Int(sqlite3_column_bytes(pointer, column)))
        bytes += text.count
        return .string(String(decoding: text, as: UTF8.self))
      case SQLITE_BLOB: return .string("\(sqlite3_column_bytes(pointer, column)) bytes")
      default: return nil
      }
    }
    return (values, bytes)
  }
}
