import DocumentModel
import GRDB
import GRDBSQLite
import Glibc

/// Compares the rows of a document as they stand in the file with those that its content makes: what was derived while
/// storing (numbers, years, measures, references) must be what it would be today.
struct StoredRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Whether every column of every row of a document is as prepared.
  func match(_ prepared: PreparedDocument, document: Int64) throws -> Bool {
    func first(_ table: String) throws -> Int64 {
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT min(id) FROM \(table) WHERE document = ?"), arguments: [document])
        ?? 0
    }
    var targets = RowWriter.Targets(document: document)
    targets.sentences = try first("_sentences")
    targets.facts = try first("_facts")
    for entity in prepared.entities {
      let number = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM _entities WHERE key = ? AND identifier = ? AND kind = ?"),
        arguments: [entity.key, entity.identifier, EntityName.kind(ofKey: entity.key)])
      guard let number else { return false }
      targets.entities.append(number)
    }
    let tables = [
      ("_diagnostics", prepared.diagnostics), ("_sentences", prepared.sentences), ("_mentions", prepared.mentions),
      ("_facts", prepared.facts),
    ]
    for (table, rows) in tables {
      guard try matches("SELECT * FROM \(table) WHERE document = ? ORDER BY id", rows, targets) else { return false }
    }
    return try matches(
      """
      SELECT * FROM _evidence WHERE fact IN (SELECT id FROM _facts WHERE document = ?) ORDER BY id
      """, prepared.evidence, targets)
  }

  /// The digest of a document's passages as they stand in the file.
  func passagesDigest(document: Int64) throws -> String {
    var rows = RowBuffer(width: 6)
    let sql = #"SELECT kind, start, "end", text FROM _passages WHERE document = ? ORDER BY id"#
    let handle = try db.cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    sqlite3_bind_int64(handle, 1, document)
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW {
      rows.row()
      rows.document()
      for column in 0..<Int32(4) {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: rows.integer(Int(sqlite3_column_int64(handle, column)))
        case SQLITE_TEXT:
          rows.text(
            UnsafeBufferPointer(
              start: sqlite3_column_text(handle, column), count: Int(sqlite3_column_bytes(handle, column))))
        default: rows.null()
        }
      }
      code = sqlite3_step(handle)
    }
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    return ContentDigest.digest(of: rows).hex
  }

  /// Compares the columns where SQLite holds them: this is most of what verifying does.
  private func matches(_ sql: String, _ rows: RowBuffer, _ targets: RowWriter.Targets) throws -> Bool {
    let statement = try db.cachedStatement(sql: sql)
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, targets.document)
    guard sqlite3_column_count(handle) == Int32(rows.width) else { return false }
    var place = 0
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW {
      guard place < rows.count else { return false }
      let isEqual = rows.cells.withUnsafeBufferPointer { cells in
        rows.texts.withUnsafeBytes { texts in
          (0..<rows.width).allSatisfy { Self.equals(handle, Int32($0), cells[place * rows.width + $0], texts, targets) }
        }
      }
      guard isEqual else { return false }
      place += 1
      code = sqlite3_step(handle)
    }
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    return place == rows.count
  }

  private static func equals(
    _ handle: OpaquePointer, _ column: Int32, _ cell: RowBuffer.Cell, _ texts: UnsafeRawBufferPointer,
    _ targets: RowWriter.Targets
  ) -> Bool {
    let type = sqlite3_column_type(handle, column)
    let number = Int64(bitPattern: cell.bits)
    func isNumber(_ expected: Int64) -> Bool {
      type == SQLITE_INTEGER && sqlite3_column_int64(handle, column) == expected
    }
    switch RowBuffer.Kind(rawValue: cell.kind) {
    case .row, .label: return true
    case .null, nil: return type == SQLITE_NULL
    case .integer: return isNumber(number)
    case .real: return type == SQLITE_FLOAT && sqlite3_column_double(handle, column).bitPattern == cell.bits
    case .text:
      guard type == SQLITE_TEXT, let text = sqlite3_column_text(handle, column),
        sqlite3_column_bytes(handle, column) == Int32(cell.length)
      else { return false }
      guard cell.length > 0, let base = texts.baseAddress else { return cell.length == 0 }
      return memcmp(text, base + Int(cell.bits), Int(cell.length)) == 0
    case .document: return isNumber(targets.document)
    case .entity: return isNumber(targets.entities[Int(cell.bits)])
    case .sentence: return isNumber(targets.sentences + number)
    case .fact: return isNumber(targets.facts + number)
    }
  }
}
