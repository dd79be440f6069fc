import Foundation
import GRDB

/// Reads the columns of a row in order; a value of another type than expected is damage, not a trap.
struct ColumnReader {
  private let row: Row
  private var index = 0

  init(_ row: Row) { self.row = row }

  mutating func text() throws -> String { try required(optionalText()) }
  mutating func int() throws -> Int { try required(optionalInt()) }

  mutating func bytes() throws -> [UInt8] {
    guard case .blob(let data) = next().storage else { throw damage }
    return [UInt8](data)
  }

  mutating func optionalText() throws -> String? {
    switch next().storage {
    case .null: nil
    case .string(let text): text
    default: throw damage
    }
  }

  mutating func optionalInt() throws -> Int? {
    switch next().storage {
    case .null: nil
    case .int64(let number): Int(number)
    default: throw damage
    }
  }

  private mutating func next() -> DatabaseValue {
    defer { index += 1 }
    return index < row.count ? row[index] : .null
  }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw damage }
    return value
  }

  private var damage: KnowledgeBaseError { .corrupt("column \(index) of a row has a value of another type") }
}
