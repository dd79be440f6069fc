import GRDB

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

  private func matches(_ sql: String, _ rows: RowBuffer, _ targets: RowWriter.Targets) throws -> Bool {
    var place = 0
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [targets.document])
    while let row = try cursor.next() {
      guard place < rows.count else { return false }
      for column in 0..<rows.width where !equals(row[column], rows, place * rows.width + column, targets) {
        return false
      }
      place += 1
    }
    return place == rows.count
  }

  private func equals(
    _ value: DatabaseValue, _ rows: RowBuffer, _ index: Int, _ targets: RowWriter.Targets
  ) -> Bool {
    let cell = rows.cells[index]
    let number = Int64(bitPattern: cell.bits)
    switch RowBuffer.Kind(rawValue: cell.kind) {
    case .row: return true
    case .null, nil: return value.isNull
    case .integer: return value == number.databaseValue
    case .real: return value == Double(bitPattern: cell.bits).databaseValue
    case .text:
      guard case .string(let text) = value.storage else { return false }
      return text.utf8.elementsEqual(rows.texts[Int(cell.bits)..<Int(cell.bits) + Int(cell.length)])
    case .document: return value == targets.document.databaseValue
    case .entity: return value == targets.entities[Int(cell.bits)].databaseValue
    case .sentence: return value == (targets.sentences + number).databaseValue
    case .fact: return value == (targets.facts + number).databaseValue
    case .label: return true
    }
  }
}
