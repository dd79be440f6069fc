import Foundation
import GRDB
import GRDBSQLite

/// Reads the columns of a row in order; a value of another type than expected is damage, not a trap.
struct ColumnReader {
  private let source: Source
  private var index = 0

  private enum Source {
    /// A row that stands by itself.
    case row(Row)
    /// The row a statement is at, read where SQLite holds it.
    case statement(OpaquePointer)
  }

  init(_ row: Row) { source = .row(row) }

  /// Reads the row that a statement is at, until its next step.
  init(at statement: OpaquePointer) { source = .statement(statement) }

  mutating func text() throws -> String { try required(optionalText()) }
  mutating func int() throws -> Int { try required(optionalInt()) }

  mutating func bytes() throws -> [UInt8] {
    guard case .row(let row) = source, case .blob(let data) = Self.value(row, index).storage else { throw damage }
    index += 1
    return [UInt8](data)
  }

  mutating func optionalText() throws -> String? {
    defer { index += 1 }
    switch source {
    case .row(let row):
      switch Self.value(row, index).storage {
      case .null: return nil
      case .string(let text): return text
      default: throw damage
      }
    case .statement(let handle):
      let column = Int32(index)
      switch sqlite3_column_type(handle, column) {
      case SQLITE_NULL: return nil
      case SQLITE_TEXT:
        let text = UnsafeBufferPointer(
          start: sqlite3_column_text(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
        return String(decoding: text, as: UTF8.self)
      default: throw damage
      }
    }
  }

  mutating func optionalInt() throws -> Int? {
    defer { index += 1 }
    switch source {
    case .row(let row):
      switch Self.value(row, index).storage {
      case .null: return nil
      case .int64(let number): return Int(number)
      default: throw damage
      }
    case .statement(let handle):
      switch sqlite3_column_type(handle, Int32(index)) {
      case SQLITE_NULL: return nil
      case SQLITE_INTEGER: return Int(sqlite3_column_int64(handle, Int32(index)))
      default: throw damage
      }
    }
  }

  private static func value(_ row: Row, _ index: Int) -> DatabaseValue { index < row.count ? row[index] : .null }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw damage }
    return value
  }

  private var damage: KnowledgeBaseError { .corrupt("column \(index) of a row has a value of another type") }
}
